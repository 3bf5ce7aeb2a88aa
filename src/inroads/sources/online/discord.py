"""Exports of DiscordChatExporter (JSON): a file for each channel or part of one, or a folder of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.online.harvest import Batch, Harvest, Said
from inroads.sources.online.json_stream import JsonStream
from inroads.sources.online.json_values import record, records, whole, word
from inroads.sources.online.reader import Asked, Head, Reader, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.two_sides import with_other_side
from inroads.sources.online.written_times import WrittenTimes
from inroads.store.online_columns import ACCOUNTS, BOT, DELETED, EVENTS, MARKS, VENUES

PLATFORM = "Discord"
DAY = 86_400 * 1_000_000
_EPOCH_MS = 1_420_070_400_000
_SHORTEST_SNOWFLAKE = 15
_DELETED_USER = "456226577798135808"
SPOKEN = ("Default", "Reply", "0", "19", "20", "23", "ChatInputCommand", "ContextMenuCommand")
"""Kinds of messages that an account wrote; all others are remarks of Discord."""


@dataclass
class _File:
    """One file on its way in."""

    path: Path
    asked: Asked
    report: Report
    times: WrittenTimes
    guild: dict[str, Any] = field(default_factory=dict)
    channel: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)
    venue: str = ""
    thread: str = ""
    forwarded: int = 0
    unnamed_reactions: int = 0
    is_export: bool = False

    def read(self, first: int) -> Iterator[Batch]:
        """What the file holds; its messages are numbered from ``first`` on."""
        stream = JsonStream(self.path, self.report)
        stream.number, said = first, None
        harvest = Harvest(self.asked.place or PLATFORM, self.report)
        for key in stream.members():
            if key == "guild":
                self.guild = record(stream.value())
                harvest = Harvest(self.asked.place or word(self.guild.get("name")) or PLATFORM, self.report)
            elif key == "channel":
                self.channel = record(stream.value())
            elif key == "messages":
                self.is_export = True
                yield from self._messages(stream, harvest)
            elif key == "messageCount":
                said = whole(stream.value())
        self.count = stream.number - first
        if said is not None and said != self.count:
            self.report.truncated = self.report.truncated or said > self.count
            self.report.note(
                _("{file}: it says that it holds {said} messages; it holds {count}.",
                  file=self.path.name, said=numeral(said), count=numeral(self.count))
            )  # fmt: skip
        yield from harvest.batches(last=True)

    count: int = 0

    @property
    def private(self) -> bool:
        """Whether it is a conversation outside any guild."""
        return word(self.channel.get("type")) in ("DirectTextChat", "DirectGroupTextChat", "1", "3")

    @property
    def access(self) -> str:
        """A channel of a guild is for its members."""
        return "private_online_seized" if self.private else "members_online" if self.channel else ""

    def _messages(self, stream: JsonStream, harvest: Harvest) -> Iterator[Batch]:
        self._venues(harvest, stream.number + 1)
        told: Iterator[tuple[int, dict[str, Any], str, str]]
        if word(self.channel.get("type")) in ("DirectTextChat", "1"):
            told = with_other_side(stream.records(), author_of)
        else:
            told = ((number, message, author_of(message), "") for number, message in stream.records())
        for number, message, author, other in told:
            self._message(harvest, number, message, author, other)
            yield from harvest.batches()

    def _venues(self, harvest: Harvest, number: int) -> None:
        channel, parent = word(self.channel.get("id")), word(self.channel.get("categoryId"))
        if not channel:
            return
        is_thread = "Thread" in word(self.channel.get("type")) and bool(parent)
        self.venue, self.thread = (parent, channel) if is_thread else (channel, "")
        if parent and parent != "0":
            name, kind = word(self.channel.get("category")), "channel" if is_thread else "category"
            harvest.add(VENUES, number, venue=parent, name=name, kind=kind, access=self.access)
        harvest.add(
            VENUES, number, venue=channel, parent=parent if parent != "0" else "", name=word(self.channel.get("name")),
            kind="chat" if self.private else "channel", access=self.access,
        )  # fmt: skip

    def _message(self, harvest: Harvest, number: int, message: dict[str, Any], author: str, other: str) -> None:
        post = word(message.get("id"))
        if not post:
            self.report.leave(_("it has no id"), number)
            return
        at = self._at(post, message, number)
        self._account(harvest, number, record(message.get("author")))
        mentioned = [account for account in records(message.get("mentions")) if word(account.get("id"))]
        for account in mentioned:
            self._account(harvest, number, account)
        mentions = list(dict.fromkeys(word(account["id"]) for account in mentioned))
        kind = word(message.get("type"))
        if kind and kind not in SPOKEN:
            self._event(harvest, number, message, kind, post, author, mentions, at)
            return
        self.forwarded += bool(record(message.get("forwardedMessage")))
        content = message.get("content")
        said: Said = {
            "at": at, "venue": self.venue, "thread": self.thread, "access": self.access, "mentions": mentions,
            "edited_at": self.times.iso(message.get("timestampEdited")),
        }  # fmt: skip
        if kind in ("Reply", "19"):
            said["reply_to"] = word(record(message.get("reference")).get("messageId"))
        if self.private:
            said["kind"], said["to"] = "private", [other] if other else []
        harvest.post(number, post, author, content if isinstance(content, str) else "", **said)
        self._reactions(harvest, number, message, post, author)

    def _at(self, post: str, message: dict[str, Any], number: int) -> int | None:
        written = message.get("timestamp")
        of_id = of_snowflake(post)
        bare = isinstance(written, str) and not re.search(r"(?:Z|[+-]\d\d:?\d\d)$", written)
        at = of_id if bare and of_id is not None else self.times.iso(written)
        if of_id is not None and (at is None or abs(at - of_id) > DAY):
            self.report.mend(_("its time is not that of its id, by which it goes"), number)
            return of_id
        return at

    def _account(self, harvest: Harvest, number: int, account: dict[str, Any]) -> None:
        author = word(account.get("id"))
        roles = records(account.get("roles"))
        rank = word(max(roles, key=lambda role: whole(role.get("position")) or 0).get("name")) if roles else ""
        name, nickname, digits = (word(account.get(key)) for key in ("name", "nickname", "discriminator"))
        name = f"{name}#{digits}" if name and digits.strip("0") else name
        name = f"{name} ({nickname})" if nickname and nickname != word(account.get("name")) else name
        if not author or self.shown.get(author) == (name, rank):
            return
        self.shown[author] = name, rank
        kind = BOT if account.get("isBot") is True else DELETED if author == _DELETED_USER else ""
        harvest.add(ACCOUNTS, number, author=author, name=name, rank=rank, kind=kind)

    def _event(
        self, harvest: Harvest, number: int, message: dict[str, Any], kind: str, post: str, author: str,
        mentions: list[str], at: int | None,
    ) -> None:  # fmt: skip
        said = {"venue": self.venue, "at": at, "detail": word(message.get("content"))}
        if kind in ("GuildMemberJoin", "7"):
            harvest.add(EVENTS, number, event=post, kind="joined", who=author, **said)
        elif kind in ("RecipientAdd", "1"):
            for who in mentions:
                harvest.add(EVENTS, number, event=f"{post}/{who}", kind="invited", who=who, by=author, **said)
        elif kind in ("RecipientRemove", "2"):
            for who in mentions or [author]:
                told = {"kind": "left"} if who == author else {"kind": "removed", "by": author}
                harvest.add(EVENTS, number, event=f"{post}/{who}", who=who, **told, **said)
        else:
            self.report.leave(_("a remark of Discord that tells of no coming or going"), number)

    def _reactions(self, harvest: Harvest, number: int, message: dict[str, Any], post: str, to: str) -> None:
        for reaction in records(message.get("reactions")):
            emoji = record(reaction.get("emoji"))
            sign = word(emoji.get("name")) or word(emoji.get("id"))
            users = [user for user in records(reaction.get("users")) if word(user.get("id"))]
            self.unnamed_reactions += max(0, min(whole(reaction.get("count")) or 0, 10**9) - len(users))
            for user in users:
                self._account(harvest, number, {**user, "roles": []} if word(user["id"]) not in self.shown else {})
                by = word(user["id"])
                mark = f"{post}/{by}/{word(emoji.get('id')) or sign}"
                harvest.add(MARKS, number, mark=mark, kind="reaction", by=by, to=to, post=post, value=sign)


def author_of(message: dict[str, Any]) -> str:
    """The id of the account that wrote."""
    return word(record(message.get("author")).get("id"))


def of_snowflake(number: str) -> int | None:
    """The time that an id of Discord holds, in microseconds; None where it is no such id."""
    if not (number.isascii() and number.isdecimal() and _SHORTEST_SNOWFLAKE <= len(number) < 20):  # noqa: PLR2004
        return None
    return ((int(number) >> 22) + _EPOCH_MS) * 1_000


def _recognise(head: Head) -> str:
    text = head.text.lstrip()
    if head.names:
        files = [name for name in head.names if name.lower().endswith((".json", ".json.gz", ".json.zst"))]
        return _("a folder of files of DiscordChatExporter") if files and _is_export(head.path / files[0]) else ""
    return _("an export of DiscordChatExporter") if _looks(text) else ""


def _is_export(path: Path) -> bool:
    return path.is_file() and _looks(head_of(path).text.lstrip())


def _looks(text: str) -> bool:
    return text.startswith("{") and all(re.search(rf'"{key}"\s*:\s*\{{', text) for key in ("guild", "channel"))


def _read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    report.unit = "message"
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.is_file() and ".json" in file.name.lower())
    times, first, read = WrittenTimes(asked.zone, report), 0, []
    for one in files:
        file = _File(one, asked, report, times)
        yield from file.read(first)
        first += file.count
        read.append(file)
    if not any(file.is_export for file in read):
        raise InputError(
            _("This is no export of DiscordChatExporter: no messages stand in it."),
            path.name,
            _("Export with `--format Json`."),
        )
    times.tell()
    for text, count in (
        (_("messages forwarded from elsewhere, whose words are left"), sum(file.forwarded for file in read)),
        (_("reactions of which it does not say whose they are"), sum(file.unnamed_reactions for file in read)),
    ):
        if count:
            report.note(_("{file}: {what}: {count}.", file=path.name, what=text, count=numeral(count)))


DISCORD = Reader("discord", _recognise, _read, folders=True)
