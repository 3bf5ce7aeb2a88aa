"""One line of a chat log of IRC: when, who said what, or who came and went; irssi, weechat, ZNC and their like."""

import re
from dataclasses import dataclass
from datetime import date, datetime

_CLOCK = r"(?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d))?"
_DATE = r"(?P<y>\d{4})-(?P<mo>\d\d)-(?P<d>\d\d)"
_HEAD = re.compile(rf"\[?(?:{_DATE}[ T])?{_CLOCK}\]?(?:Z)?(?P<gap>\t| )(?P<rest>.*)", re.ASCII)
_NICK = r"[^\s<>:,*]{1,64}"
_SPOKEN = (
    re.compile(r"<[ @+%&~!]?(?P<nick>[^\s<>][^<>]{0,63}?)\s*> ?(?P<said>.*)"),
    re.compile(r"-(?P<nick>[^\s:!-][^\s:]{0,63})(?::[#&][^\s-]+)?- (?P<said>.*)"),
    re.compile(rf" *\* (?P<nick>{_NICK})(?: (?P<said>.*))?"),
)
_TABBED = re.compile(r"(?P<nick>[^\t]{1,64})\t(?P<said>.*)")
_SERVER = re.compile(r"(?:-!-|\*\*\*|===|-->|<--|--)[ \t]+(?P<what>.*)")
_HOST = r"(?: +[\[(](?P<host>[^\])\s]{1,300})[\])])?"
_CHANNEL = r"[#&][^\s,]{1,100}"
_REASON = r"(?: +[\[(]?(?P<reason>.*?)[\])]?)?"
_EVENTS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("joined", rf"Joins: (?P<who>{_NICK}){_HOST}"),
        ("left", rf"(?:Quits|Parts): (?P<who>{_NICK}){_HOST}{_REASON}"),
        ("joined", rf"(?P<who>{_NICK}){_HOST} +has joined (?:channel )?(?P<channel>{_CHANNEL}).*"),
        ("left", rf"(?P<who>{_NICK}){_HOST} +has left (?P<channel>{_CHANNEL}){_REASON}"),
        ("left", rf"(?P<who>{_NICK}){_HOST} +has quit(?: IRC)?{_REASON}"),
        ("removed", rf"(?P<who>{_NICK}) was kicked (?:from|off) (?P<channel>{_CHANNEL}) by (?P<by>{_NICK}){_REASON}"),
        ("removed", rf"(?P<who>{_NICK}) was kicked by (?P<by>{_NICK}){_REASON}"),
        ("removed", rf"(?P<by>{_NICK}) has kicked (?P<who>{_NICK}){_REASON}"),
        ("renamed", rf"(?P<by>{_NICK}) (?:is|are) now known as (?P<who>{_NICK})"),
    )
)
_MODE = (
    re.compile(rf"[Mm]ode[/ ](?P<channel>{_CHANNEL}) \[(?P<modes>[^\]]*)\] by (?P<by>{_NICK}).*"),
    re.compile(rf"(?P<by>{_NICK}) sets mode: (?P<modes>.*)"),
)
_OPENED = re.compile(
    r"(?:--- (?:Log opened|Day changed)|\*\*\*\* BEGIN LOGGING AT|Session Start:|--- Day changed to|\[?Day changed:?)"
    r" +(?P<day>.*)"
)
_DAYS = ("%a %b %d %H:%M:%S %Y", "%a %b %d %Y", "%Y-%m-%d", "%a, %d %b %Y", "%d %b %Y")
_BY_PATTERN = re.compile(r"(?:^|\D)(\d{4})-?(\d\d)-?(\d\d)(?:\D|$)", re.ASCII)


@dataclass(frozen=True)
class Line:
    """What a line tells: ``kind`` is ``said``, ``day``, ``remark`` or that of an event; '' where it fits nothing."""

    kind: str
    clock: tuple[int, int, int] | None = None
    day: date | None = None
    nick: str = ""
    text: str = ""
    by: str = ""
    host: str = ""
    channel: str = ""


def read_line(line: str) -> Line:
    """What a line tells; of modes only operators made are told."""
    if line.startswith(("---", "****", "Session", "[Day", "Day")) and (opened := _OPENED.match(line)):
        return Line("day", day=_day(opened["day"]))
    head = _HEAD.match(line)
    if not head:
        server = _SERVER.match(line)
        return _server(server["what"], None, None) if server else Line("")
    clock = (int(head["h"]), int(head["m"]), int(head["s"] or 0))
    day = day_in(line[:12]) if head["y"] else None
    if clock > (23, 59, 60) or clock[1] > 59 or (head["y"] and not day):  # noqa: PLR2004 a clock
        return Line("")
    return (_tabbed if head["gap"] == "\t" else _spaced)(head["rest"], clock, day)


def _spaced(rest: str, clock: tuple[int, int, int], day: date | None) -> Line:
    for shape in _SPOKEN:
        if found := shape.match(rest):
            if found["nick"].strip("*"):
                return Line("said", clock, day, found["nick"], found["said"] or "")
            break
    server = _SERVER.match(rest)
    return _server(server["what"], clock, day) if server else Line("")


def day_in(name: str) -> date | None:
    """The day that stands in the name of a file."""
    for found in _BY_PATTERN.finditer(name):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def _day(written: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(written.strip()[:40], form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    return None


def _tabbed(rest: str, clock: tuple[int, int, int], day: date | None) -> Line:
    found = _TABBED.match(rest)
    if not found:
        return Line("")
    sign, said = found["nick"].strip(), found["said"]
    if sign in ("-->", "<--", "--", "="):
        return _server(said, clock, day)
    if sign == "*":
        nick, _blank, said = said.partition(" ")
        return Line("said", clock, day, nick, said)
    nick = sign.lstrip("@+%&~")
    return Line("said", clock, day, nick, said) if nick and " " not in nick else Line("")


def _server(what: str, clock: tuple[int, int, int] | None, day: date | None) -> Line:
    what = what[:2_000].strip()
    for kind, shape in _EVENTS:
        if found := shape.fullmatch(what):
            held = found.groupdict()
            host = held.get("host") or ""
            return Line(
                kind, clock, day, held["who"], held.get("reason") or "", held.get("by") or "", host,
                (held.get("channel") or "").rstrip("."),
            )  # fmt: skip
    for shape in _MODE:
        if found := shape.fullmatch(what):
            modes, *nicks = found["modes"].split()
            if modes.startswith("+") and modes.strip("+o") == "" and nicks:
                return Line("promoted", clock, day, " ".join(nicks), "", found["by"])
    return Line("remark", clock, day)
