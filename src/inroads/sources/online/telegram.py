"""Exports of Telegram Desktop (``result.json``): one chat, or all that an account could see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.online.harvest import Batch, Harvest
from inroads.sources.online.json_stream import JsonStream
from inroads.sources.online.json_values import records, whole, word
from inroads.sources.online.reader import Asked, Head, Reader
from inroads.sources.online.report import Report
from inroads.sources.online.telegram_service import Named, take_service
from inroads.sources.online.telegram_text import mentions_in, plain
from inroads.sources.online.topics import Topics
from inroads.sources.online.two_sides import with_other_side
from inroads.sources.online.written_times import SECOND, WrittenTimes, unix
from inroads.store.online_columns import ACCOUNTS, DELETED, MARKS, VENUES

PLATFORM = "Telegram"
NOBODY = "deleted account"
AT_ONCE = 50_000
"""Messages in a batch: half of what others take, as each says so much."""
OWN = (
    "personal_information",
    "contacts",
    "frequent_contacts",
    "sessions",
    "web_sessions",
    "other_data",
    "ip_addresses",
)
"""Sections on who exported, with numbers and addresses: none of them is stored."""
PRIVATE = ("personal_chat", "bot_chat", "saved_messages")
ACCESS = {
    "public": "public_online",
    "private": "members_online",
    **dict.fromkeys(("personal", "bot", "saved"), "private_online_seized"),
}
_TYPES = "personal_chat|bot_chat|saved_messages|(?:private|public)_(?:group|supergroup|channel)"
_ONE_CHAT = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_SECTIONS = re.compile(
    r'"(?:personal_information|profile_pictures|stories|contacts|frequent_contacts|sessions|chats|left_chats)"\s*:'
)


@dataclass
class Chat:
    """What the export says of a chat before its messages."""

    number: str = ""
    name: str = ""
    type: str = ""
    venue: str = ""
    """How it is named in ids: its number, or for a chat of two the exporting side and the other one."""

    @property
    def access(self) -> str:
        """How its messages were to be had; '' where its type is none that is known."""
        return ACCESS.get(self.type.partition("_")[0], "") if re.fullmatch(_TYPES, self.type) else ""


@dataclass
class _Export:
    """One export on its way in."""

    stream: JsonStream
    harvest: Harvest
    times: WrittenTimes
    report: Report
    keep_addresses: bool = False
    me: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    chats: int = 0
    forwarded: int = 0
    unnamed_reactions: int = 0

    def whole_file(self) -> Iterator[Batch]:
        chat = Chat()
        for key in self.stream.members():
            self.report.withheld |= key in OWN and not self.keep_addresses
            if key in ("chats", "left_chats"):
                yield from self._list()
            elif key == "personal_information":
                self._find_me()
            else:
                yield from self._member(chat, key)

    def _find_me(self) -> None:
        """Whose export it is: the number of the account, and nothing else of that section."""
        for key in self.stream.members():
            if key == "user_id" and (me := word(self.stream.value())):
                self.me = f"user{me}"

    def _list(self) -> Iterator[Batch]:
        for key in self.stream.members():
            if key == "list":
                for _element in self.stream.items():
                    chat = Chat()
                    for name in self.stream.members():
                        yield from self._member(chat, name)

    def _member(self, chat: Chat, key: str) -> Iterator[Batch]:
        if key in ("name", "type"):
            setattr(chat, key, word(self.stream.value()))
        elif key == "id":
            chat.number = word(self.stream.value())
        elif key == "messages":
            self.chats += 1
            if chat.number:
                yield from self._messages(chat)
            else:
                self.report.leave(_("its chat has no id, or tells it after its messages"), self.stream.number + 1)

    def _messages(self, chat: Chat) -> Iterator[Batch]:
        private = chat.type in PRIVATE
        peer = f"user{chat.number}" if private else ""
        topics, named = Topics(), Named(self.harvest)
        told: Iterator[tuple[int, dict[str, Any], str, str]]
        if private:
            told = with_other_side(self.stream.records(), author_of, peer)
        else:
            told = ((number, message, author_of(message), "") for number, message in self.stream.records())
        for number, message, author, other in told:
            if not chat.venue:
                me = next((side for side in (author, other) if side and side != peer), "") or self.me
                chat.venue = f"{me}-{peer}" if private and me and me != NOBODY else chat.number
                self._venue(chat, number)
            self._message(chat, number, message, author, other, topics, named)
            yield from self.harvest.batches(last=number % AT_ONCE == 0)
        named.done()

    def _venue(self, chat: Chat, number: int) -> None:
        kind = "channel" if chat.type.endswith("channel") else "chat"
        self.harvest.add(VENUES, number, venue=chat.venue, name=chat.name, kind=kind, access=chat.access)

    def _message(
        self, chat: Chat, number: int, message: dict[str, Any], author: str, other: str, topics: Topics, named: Named
    ) -> None:
        found = whole(message.get("id"))
        if found is None:
            self.report.leave(_("it has no id"), number)
            return
        at, offset = self._at(message)
        post, kind = f"{chat.venue}/{found}", message.get("type")
        answered = whole(message.get("reply_to_message_id"))
        if kind == "service":
            self._account(number, message.get("actor"), author)
            if not take_service(self.harvest, named, number, message, post, author, chat.venue, at, topics, found):
                self.report.leave(_("a remark of Telegram that tells of no coming or going"), number)
            return
        if kind != "message":
            self.report.leave(_("it is a message of a kind that this version of Telegram could not show"), number)
            return
        self.report.withheld |= "contact_information" in message and not self.keep_addresses
        self._account(number, message.get("from"), author)
        named.seen(author, word(message.get("from")))
        self.forwarded += "forwarded_from" in message
        private = chat.type in PRIVATE
        self.harvest.post(
            number, post, author, plain(message), at=at, venue=chat.venue, access=chat.access,
            thread=topics.thread(chat.venue, found, answered), reply_to=_answered(chat, message, answered),
            kind="private" if private else "", to=[other] if private and other else [],
            mentions=mentions_in(message), edited_at=self._edited(message),
        )  # fmt: skip
        self._reactions(number, message, post, author, offset)

    def _at(self, message: dict[str, Any]) -> tuple[int | None, int | None]:
        """The time of a message, and how far the clock of the exporting machine stood from UTC, if it says both."""
        at = unix(whole(message.get("date_unixtime")))
        if at is None:
            return self.times.iso(message.get("date")), None
        local = WrittenTimes("", Report("")).iso(message.get("date")) if message.get("reactions") else None
        return at, None if local is None else local - at

    def _edited(self, message: dict[str, Any]) -> int | None:
        at = unix(whole(message.get("edited_unixtime")))
        if at is None and "edited_unixtime" not in message and "edited" in message:
            at = self.times.iso(message["edited"])
        return at if at is None or at > SECOND * 86_400 else None

    def _account(self, number: int, name: Any, author: str) -> None:
        name = word(name)
        if self.shown.get(author) != name:
            self.shown[author] = name
            self.harvest.add(ACCOUNTS, number, author=author, name=name, kind="" if name else DELETED)

    def _reactions(self, number: int, message: dict[str, Any], post: str, to: str, offset: int | None) -> None:
        for reaction in records(message.get("reactions")):
            sign = word(reaction.get("emoji")) or word(reaction.get("type"))
            recent = records(reaction.get("recent"))
            self.unnamed_reactions += max(0, min(whole(reaction.get("count")) or 0, 10**9) - len(recent))
            for one in recent:
                by = account_id(one.get("from_id")) or word(one.get("from"))
                if not by:
                    continue
                self._account(number, one.get("from") or self.shown.get(by), by)
                self.harvest.add(
                    MARKS, number, mark=f"{post}/{by}/{sign}", kind="reaction", by=by, to=to, post=post, value=sign,
                    at=self._reacted(one, offset),
                )  # fmt: skip

    def _reacted(self, one: dict[str, Any], offset: int | None) -> int | None:
        at = unix(whole(one.get("date_unixtime")))
        if at is not None or offset is None:
            return at if at is not None else self.times.iso(one.get("date"))
        local = WrittenTimes("", Report("")).iso(one.get("date"))
        return None if local is None else local - offset

    def tell(self) -> None:
        self.times.tell()
        for count, text in (
            (self.forwarded, _("{file}: messages forwarded from elsewhere, the words another's: {count}.",
                               file=self.report.file, count=numeral(self.forwarded))),
            (self.unnamed_reactions, _("{file}: reactions of which it does not say whose they are: {count}.",
                                       file=self.report.file, count=numeral(self.unnamed_reactions))),
        ):  # fmt: skip
            if count:
                self.report.note(text)


def _answered(chat: Chat, message: dict[str, Any], answered: int | None) -> str:
    if answered is None:
        return ""
    peer = word(message.get("reply_to_peer_id"))
    return f"{re.sub('^[a-z]+', '', peer) if peer else chat.venue}/{answered}"


def account_id(value: Any) -> str:
    """The id of an account, ``user7``; old exports write a bare number."""
    return word(value) if isinstance(value, str) else f"user{value}" if word(value) else ""


def author_of(message: dict[str, Any]) -> str:
    """The account that wrote or acted: its id, else the name that stands there."""
    for who, name in (("from_id", "from"), ("actor_id", "actor")):
        if found := account_id(message.get(who)) or word(message.get(name)):
            return found
    return NOBODY


def _recognise(head: Head) -> str:
    text = head.text.lstrip()
    if not text.startswith("{"):
        return ""
    if '"about"' in text and _SECTIONS.search(text):
        return _("an export of Telegram Desktop, all chats")
    if _ONE_CHAT.search(text) and '"id"' in text and '"messages"' in text:
        return _("an export of Telegram Desktop, one chat")
    return ""


def _read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    report.unit = "message"
    stream, harvest = JsonStream(path, report), Harvest(asked.place or PLATFORM, report)
    export = _Export(stream, harvest, WrittenTimes(asked.zone, report), report, asked.keep_addresses)
    yield from export.whole_file()
    if not export.chats:
        raise InputError(
            _("This is no export of Telegram Desktop: no chat stands in it."),
            path.name,
            _("Export from Telegram Desktop as «machine-readable JSON», and give its result.json."),
        )
    export.tell()
    yield from harvest.batches(last=True)


TELEGRAM = Reader("telegram", _recognise, _read)
