"""Logs of IRC channels, line by line."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.carried import must_agree
from inroads.sources.online.harvest import Batch, Harvest
from inroads.sources.online.irc_lines import Line, day_in, read_line
from inroads.sources.online.reader import Asked, Head, Reader, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.text_lines import numbered_lines, told_name
from inroads.sources.online.written_times import WrittenTimes
from inroads.store.online_columns import ACCOUNTS, EVENTS, VENUES

SPEECH = "said"
PLATFORM = "IRC"
_ADDRESSED = re.compile(r"\s*@?([^\s:,]{1,64})[:,](?:\s|$)")
_WEECHAT = re.compile(r"irc\.(?P<network>[^.#&]+)\.(?P<channel>.+?)\.weechatlog", re.IGNORECASE)
_CHANNEL = re.compile(r"[#&][^\s_./]+(?:[-.][^\s_./\d]+)*")
_DAY_OR_ENDING = re.compile(
    r"(?:[_.-]?\d{4}-?\d\d-?\d\d(?:_\d\d)?|\.(?:raw|ascii|log|txt|gz|zst|weechatlog))+", re.IGNORECASE
)
_HALF_A_DAY = 12
_ENOUGH, _SHARE = 3, 0.6


class _Log:
    """One log on its way in."""

    def __init__(self, path: Path, asked: Asked, report: Report) -> None:
        self.path, self.report, self.keep = path, report, asked.keep_addresses
        self.times = WrittenTimes(asked.zone, report)
        network, self.venue = named(path)
        self.place = asked.place or network or self.venue.lstrip("#&") or PLATFORM
        self.harvest = Harvest(self.place, report)
        held = asked.carried.state if asked.carried else {}
        self.named = {"place": self.place, "venue": self.venue, "day_of_name": str(day_in(path.name))}
        must_agree(asked.carried, **self.named)
        self.start = asked.start
        self.day = date.fromisoformat(held["day"]) if held.get("day") else day_in(path.name)
        self.last: int = held.get("last", 0)
        self.nicks: dict[str, str] = dict(held.get("nicks", {}))
        self.posts: int = held.get("posts", 0)

    def read(self) -> Iterator[Batch]:
        """What the log tells."""
        if self.venue:
            self.harvest.add(VENUES, 1, venue=self.venue, kind="channel")
        dayless = 0
        for number, text in numbered_lines(self.path, self.report, self.start):
            line = read_line(text)
            if line.kind == "day":
                self.day, self.last = line.day or self.day, 0
            elif not line.kind:
                if text.strip():
                    self.report.leave(_("it is no line of a log of IRC"), number)
            elif line.kind == "remark":
                self.report.leave(_("a remark of the server that tells of no coming or going"), number)
            else:
                at = self._at(line)
                dayless += at is None
                self._take(number, line, at)
                yield from self.harvest.batches()
        if dayless:
            self.report.note(_("{file}: of its lines {count} have no time that can be told.", file=self.path.name,
                               count=dayless))  # fmt: skip
        self.times.tell()
        if not self.posts:
            raise InputError(
                _("This is no log of IRC: in no line somebody says something."), self.path.name,
                _("Write a mapping for it; see docs/how-to/posts.md."),
            )  # fmt: skip
        yield from self.harvest.batches(last=True)
        day = self.day.isoformat() if self.day else ""
        carried = {"day": day, "last": self.last, "nicks": self.nicks, "posts": self.posts}
        self.report.carried = {**self.named, **carried}

    def _at(self, line: Line) -> int | None:
        """The time of a line; a clock that falls back by half a day has passed midnight."""
        if line.day:
            self.day, self.last = line.day, 0
        if self.day is None or (line.clock is None and not self.last):
            return None
        hour, minute, second = line.clock or (self.last // 3600, self.last // 60 % 60, self.last % 60)
        clock = hour * 3600 + minute * 60 + min(second, 59)
        if self.last - clock > _HALF_A_DAY * 3600 and self.day < date.max:
            self.day += timedelta(days=1)
        self.last = clock
        return self.times.local(datetime.combine(self.day, time(hour, minute, min(second, 59))))

    def _take(self, number: int, line: Line, at: int | None) -> None:
        if line.kind == SPEECH:
            self._seen(line.nick, number)
            self.posts += 1
            addressed = addressee(line.text)
            mentioned = self.nicks.get(addressed.lower(), "") if addressed else ""
            self.harvest.post(
                number, "", line.nick, line.text, at=at, venue=self.venue,
                mentions=[mentioned] if mentioned and mentioned != line.nick else [],
            )  # fmt: skip
            return
        for who in line.nick.split(" ") if line.kind == "promoted" else [line.nick]:
            self._seen(who, number, line.host)
            said = {"kind": line.kind, "who": who, "by": line.by, "venue": line.channel or self.venue, "at": at}
            self.harvest.add(EVENTS, number, event=told_name(*said.values()), detail=line.text, **said)

    def _seen(self, nick: str, number: int, host: str = "") -> None:
        kept = host if self.keep else ""
        self.report.withheld |= bool(host) and not self.keep
        if nick.lower() not in self.nicks or kept:
            self.nicks.setdefault(nick.lower(), nick)
            self.harvest.add(ACCOUNTS, number, author=nick, name=nick, address=kept)


def addressee(text: str) -> str:
    """The nick a line begins with, as in ``nick: so`` or ``nick, so``; '' where it begins otherwise."""
    found = _ADDRESSED.match(text)
    return found[1] if found else ""


def named(path: Path) -> tuple[str, str]:
    """Network and channel, by the names of file and folders, else by the first line that says somebody joined."""
    weechat = _WEECHAT.match(path.name)
    if weechat:
        return weechat["network"], weechat["channel"]
    for name in (path.name, path.parent.name):
        if found := _CHANNEL.search(name):
            network = path.parent.parent.name if name != path.name else name[: found.start()].strip("_")
            return network, _DAY_OR_ENDING.sub("", found[0])
    for text in head_of(path).text.split("\n"):
        if channel := read_line(text.rstrip("\r")).channel:
            return "", channel
    stem = _DAY_OR_ENDING.sub("", path.name).strip("_. -")
    return "", stem


def _recognise(head: Head) -> str:
    if head.names or head.suffix not in (".log", ".txt", ".weechatlog", ".irclog", ""):
        return ""
    lines = [line for line in head.text.split("\n") if line.strip()]
    kinds = [read_line(line.rstrip("\r")).kind for line in lines]
    fitting = sum(map(bool, kinds))
    if fitting < max(_ENOUGH, _SHARE * len(lines)) or SPEECH not in kinds:
        return ""
    return _("a log of an IRC channel")


def _read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    yield from _Log(path, asked, report).read()


IRC = Reader("irc", _recognise, _read, lines_of=lambda path: path)
