"""Text exports of WhatsApp, as Android and iOS write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.carried import CannotGoOnError, Carried, must_agree
from inroads.sources.online.harvest import LONGEST_TEXT, Batch, Harvest
from inroads.sources.online.reader import Asked, Head, Reader, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.text_lines import numbered_lines, told_name
from inroads.sources.online.whatsapp_dates import Dates, bare, moment
from inroads.sources.online.whatsapp_lines import is_deleted, is_remark, remark
from inroads.sources.online.written_times import WrittenTimes
from inroads.store.online_columns import ACCOUNTS, EVENTS, VENUES

PLATFORM = "WhatsApp"
_FILE = re.compile(r"WhatsApp[ _-]chat[ _](?:with|met|mit|-)[ _](?P<name>.+)", re.IGNORECASE)
_NUMBER = re.compile(r"\+\d[\d ()\-]{6,20}\d")
_MENTION = re.compile("@(?:\u2068(?P<name>[^\u2069\n]{1,100})\u2069|(?P<digits>\\d{8,15})\\b)")
_FOUNDED = re.compile(r"(?:created (?:the )?group|heeft de groep) [\"“'](?P<name>[^\"”'\n]{1,100})[\"”']")
_TWO = 2
_FEW_LINES = 40


@dataclass
class _Seen:
    """What a first reading of the whole file shows."""

    dates: Dates = field(default_factory=Dates)
    authors: set[str] = field(default_factory=set)
    is_group: bool = False


@dataclass
class _Message:
    number: int
    at: int | None
    author: str
    lines: list[str]
    size: int = 0


class _Chat:
    """One chat on its way in."""

    def __init__(self, path: Path, asked: Asked, report: Report) -> None:
        self.path, self.report, self.keep = path, report, asked.keep_addresses
        self.times = WrittenTimes(asked.zone, report)
        self.carried = asked.carried
        self.seen = _look(path, asked.carried)
        self.order, why = self.seen.dates.order(asked.zone, path.name)
        report.note(_("{file}: its days are read as {order}: {why}.", file=path.name, order=self.order, why=why))
        self.group = chat_name(path)
        self.place = asked.place or self.group or PLATFORM
        if not self.group and not asked.place:
            report.note(_("{file}: nothing says the name of the chat; give it with --place.", file=path.name))
        self.harvest = Harvest(self.name(self.place), report)
        others = self.seen.authors - {self.group}
        self.is_pair = not self.seen.is_group and len(self.seen.authors) <= _TWO and self.group in self.seen.authors
        self.pair = {self.group: next(iter(others), ""), **dict.fromkeys(others, self.group)} if self.is_pair else {}
        self.access = "private_online_seized" if self.is_pair else "members_online" if self._is_group() else ""
        self.shown: set[str] = set(asked.carried.state["shown"] if asked.carried else ())
        read_as = (self.order, self.group, self.place, self.access, self.is_pair, sorted(self.pair.items()))
        self.read_as = told_name(*read_as)
        must_agree(asked.carried, read_as=self.read_as)

    def _is_group(self) -> bool:
        return self.seen.is_group or len(self.seen.authors) > _TWO

    def name(self, shown: str) -> str:
        """An account as shown; a telephone number as what is made of it."""
        named = _NUMBER.sub(lambda found: pseudonym(found[0], self.group), shown)
        self.report.withheld |= named != shown and not self.keep
        return named

    def read(self) -> Iterator[Batch]:
        """The messages, each with the lines that go on after its first."""
        venue = self.name(self.group or self.place)
        self.harvest.add(VENUES, 1, venue=venue, kind="chat", access=self.access)
        held: _Message | None = None
        start = self.carried.start if self.carried else 0
        for number, line in numbered_lines(self.path, self.report, start):
            found = self.seen.dates.match(line)
            if not found and start and number == 1:
                raise CannotGoOnError  # the last message of the rest, or what follows its last remark, goes on
            if found:
                self._post(held, venue)
                held = self._begun(number, found, venue)
                yield from self.harvest.batches()
            elif held is None:
                if line.strip():
                    self.report.leave(_("it stands before the first message, or goes on after a remark"), number)
            elif held.size <= LONGEST_TEXT:
                held.lines.append(line)
                held.size += len(line) + 1
        self._post(held, venue)
        self.times.tell()
        yield from self.harvest.batches(last=True)
        self.report.carried = self._carried()

    def _carried(self) -> dict[str, Any] | None:
        """What is needed to go on; nothing where that would keep a telephone number that is not to be stored."""
        authors = sorted(self.seen.authors)
        if len(authors) > _TWO:
            authors = ["", "\0", "\1"]  # that they are more than two is all that matters
        if not self.keep and any(_NUMBER.search(name) for name in (*authors, self.group, self.place)):
            return None
        return {
            "dates": self.seen.dates.carried(), "authors": authors, "is_group": self.seen.is_group,
            "shown": sorted(self.shown), "read_as": self.read_as,
        }  # fmt: skip

    def _begun(self, number: int, found: re.Match[str], venue: str) -> _Message | None:
        when = moment(found, self.order)
        at = self.times.local(when) if when else None
        if at is None:
            self.report.mend(_("its time is none that can be meant, and is left open"), number)
        author, text = parted(found["rest"])
        marked = text.startswith("\u200e")
        told = remark(bare(text).strip()) if not author or marked else None
        if told is not None:
            self._events(number, told, text, at, venue)
            return None
        if not author or (marked and author == self.group and not self.is_pair):
            self.report.leave(_("a remark of WhatsApp that tells of no coming or going"), number)
            return None
        return _Message(number, at, author, [text.lstrip("\u200e")], len(text))

    def _events(self, number: int, told: list[tuple[str, str, str]], text: str, at: int | None, venue: str) -> None:
        for kind, who, by in told:
            said = {"kind": kind, "who": self.name(who), "by": self.name(by), "venue": venue, "at": at}
            self.harvest.add(EVENTS, number, event=told_name(*said.values()), detail=self.name(bare(text)), **said)

    def _post(self, held: _Message | None, venue: str) -> None:
        if held is None:
            return
        author, text = self.name(held.author), "\n".join(held.lines)
        if author not in self.shown:
            self.shown.add(author)
            address = held.author if self.keep and author != held.author else ""
            self.harvest.add(ACCOUNTS, held.number, author=author, name=author, address=address)
        other = self.pair.get(held.author, "")
        self.harvest.post(
            held.number, "", author, text, at=held.at, venue=venue, access=self.access,
            kind="private" if self.is_pair else "", to=[self.name(other)] if other else [],
            mentions=self._mentions(text), gone=is_deleted(bare(text).strip()),
        )  # fmt: skip

    def _mentions(self, text: str) -> list[str]:
        if "@" not in text:
            return []
        found = (self.name(one["name"].strip()) if one["name"] else pseudonym(one["digits"], self.group)
                 for one in _MENTION.finditer(text))  # fmt: skip
        return list(dict.fromkeys(found))


def pseudonym(number: str, group: str) -> str:
    """What stands for a telephone number in this chat; who knows the chat's name can try all numbers."""
    digits = re.sub(r"\D", "", number)
    return "number-" + blake2b(digits.encode(), key=group.encode(errors="replace")[:64], digest_size=4).hexdigest()


def parted(rest: str) -> tuple[str, str]:
    """Author and text of a message; no author where the line is a remark of WhatsApp."""
    author, colon, text = rest.partition(": ")
    if not colon and rest.endswith(":"):
        author, colon = rest[:-1], ":"
    author = bare(author).strip()
    if not colon or is_remark(author):
        return "", rest
    return author, text


def chat_name(path: Path) -> str:
    """What the chat is called: by the name of the file or its folder, else by the remark that it was founded."""
    for name in (path.name, path.parent.name):
        stem = re.sub(r"(?i)(?:\.txt)?(?:\.gz|\.zst)?$", "", name, count=1)
        found = _FILE.fullmatch(stem)
        if found:
            return found["name"].strip()
    begun = _FOUNDED.search("\n".join(head_of(path).text.split("\n")[:_FEW_LINES]))
    return begun["name"].strip() if begun else ""


def _look(path: Path, carried: Carried | None) -> _Seen:
    seen, start = _Seen(), 0
    if carried:
        state, start = carried.state, carried.start
        seen = _Seen(Dates.of(state["dates"]), set(state["authors"]), state["is_group"])
    for _number, line in numbered_lines(path, Report(path.name), start):
        found = seen.dates.match(line)
        if not found:
            continue
        seen.dates.see(found)
        author, text = parted(found["rest"])
        if not author or text.startswith("\u200e"):
            told = remark(bare(text).strip())
            seen.is_group = seen.is_group or bool(told)
        elif len(seen.authors) <= _TWO:
            seen.authors.add(author)
    if not seen.dates.count:
        raise InputError(
            _("This is no text export of WhatsApp: no line begins with a day and an hour."), path.name,
            _("Export the chat without media, and give the text file."),
        )  # fmt: skip
    return seen


def _recognise(head: Head) -> str:
    if head.names or head.suffix not in (".txt", ""):
        return ""
    lines = [line for line in head.text.split("\n")[:_FEW_LINES] if line.strip()]
    dates = Dates()
    begun = [found for line in lines if (found := dates.match(line.rstrip("\r")))]
    named = "whatsapp" in head.path.name.lower() or head.path.name.startswith("_chat")
    if not begun or not dates.match(lines[0]) or (len(begun) == 1 and not named):
        return ""
    told = any(parted(found["rest"])[0] or remark(bare(found["rest"]).strip()) for found in begun)
    return _("a text export of WhatsApp") if told else ""


def _read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    yield from _Chat(path, asked, report).read()


WHATSAPP = Reader("whatsapp", _recognise, _read, lines_of=lambda path: path)
