"""The first signs of a line of WhatsApp: day and hour, in whatever order the telephone writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from inroads.errors import InputError
from inroads.language import _

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WIDE_SPACES = re.compile("[\u00a0\u202f\u2009]")
_DAY = r"(?P<a>\d{1,4})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})\.?"
_HOUR = r"(?P<h>\d{1,2})[:.](?P<m>\d\d)(?:[:.](?P<s>\d\d))?(?: ?(?P<half>[AaPp])\.? ?[Mm]\.?)?"
_WHEN = rf"{_DAY},?\s+(?:(?:om|at|um|klo)\s+)?{_HOUR}"
BRACKETS = re.compile(rf"\[{_WHEN}\] ?(?P<rest>.*)", re.ASCII)
DASH = re.compile(rf"{_WHEN} - (?P<rest>.*)", re.ASCII)
LONGEST_HEAD = 60
_SHAPES = (BRACKETS, DASH)
_KEPT = ("count", "first", "second", "year_first", "falls", "last")
YEAR_FIRST, DAY_FIRST, MONTH_FIRST = "y-m-d", "d/m/y", "m/d/y"
_LAST_MONTH = 12
_US = frozenset(
    f"America/{city}"
    for city in ("New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Detroit", "Boise", "Anchorage", "Juneau")
) | {"Pacific/Honolulu"}
"""Where the month is written first."""


def bare(text: str) -> str:
    """The text without signs of direction, its wide spaces plain."""
    return text if text.isascii() else _WIDE_SPACES.sub(" ", _MARKS.sub("", text))


@dataclass
class Dates:
    """What the days of a file look like, from its first to its last line."""

    shape: re.Pattern[str] | None = None
    count: int = 0
    first: int = 0
    second: int = 0
    year_first: bool = False
    separators: set[str] = field(default_factory=set)
    falls: dict[str, int] = field(default_factory=lambda: {DAY_FIRST: 0, MONTH_FIRST: 0})
    last: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def carried(self) -> dict[str, Any]:
        """All it knows, as it is kept for what is added to the file."""
        said = {name: getattr(self, name) for name in _KEPT}
        shape = _SHAPES.index(self.shape) if self.shape else None
        return {**said, "separators": sorted(self.separators), "shape": shape}

    @classmethod
    def of(cls, carried: Mapping[str, Any]) -> "Dates":
        """What was kept so."""
        said = {name: carried[name] for name in _KEPT}
        said["last"] = {order: tuple(day) for order, day in said["last"].items()}
        shape = None if carried["shape"] is None else _SHAPES[carried["shape"]]
        return cls(**said, separators=set(carried["separators"]), shape=shape)

    def match(self, line: str) -> re.Match[str] | None:
        """The line as the beginning of a message, in the style of the file's first one."""
        begun = line[0] if line else ""
        if not (begun == "[" or begun.isdigit() or begun in "\u200e\u200f\u202a\ufeff") or not begun:
            return None
        for shape, end in ((BRACKETS, "]"), (DASH, " - ")):
            if self.shape not in (None, shape):
                continue
            stop = line.find(end, 0, LONGEST_HEAD) + len(end)
            found = shape.match(bare(line[:stop]) + line[stop:])
            if found:
                self.shape = shape
                return found
        return None

    def see(self, found: re.Match[str]) -> None:
        """Take a day into account."""
        a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
        self.count += 1
        if len(found["a"]) == 4:  # noqa: PLR2004
            self.year_first = True
            return
        self.first, self.second = max(self.first, a), max(self.second, b)
        self.separators.add(found["sep"])
        for order, day in ((DAY_FIRST, (c, b, a)), (MONTH_FIRST, (c, a, b))):
            self.falls[order] += day < self.last.get(order, day)
            self.last[order] = day

    def order(self, zone: str, file: str) -> tuple[str, str]:
        """The order of day, month and year, and why; raises InputError where nothing decides."""
        if self.year_first:
            return YEAR_FIRST, _("they begin with the year")
        if self.first > _LAST_MONTH or self.second > _LAST_MONTH:
            if min(self.first, self.second) > _LAST_MONTH:
                raise InputError(
                    _("Its days are written in two orders: one has a first, another a second number over 12."), file,
                    _("Part the file where the order changes, and add both."),
                )  # fmt: skip
            return (DAY_FIRST if self.first > _LAST_MONTH else MONTH_FIRST), _("a number over 12 stands there")
        if self.separators & set(".-"):
            return DAY_FIRST, _("where points or dashes part them the day comes first")
        quiet = [order for order, count in self.falls.items() if not count]
        if len(quiet) == 1:
            return quiet[0], _("only so do the messages follow in time")
        if zone and zone != "UTC":
            return (MONTH_FIRST if zone in _US else DAY_FIRST), _("nothing in it decides; so it is done in that zone")
        raise InputError(
            _("Nothing in this file decides whether the day or the month comes first."), file,
            _("Give --zone: a zone of the United States reads the month first, any other the day."),
        )  # fmt: skip


def moment(found: re.Match[str], order: str) -> datetime | None:
    """Day and hour of a line; None where there is no such day."""
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    year, month, day = {YEAR_FIRST: (a, b, c), DAY_FIRST: (c, b, a), MONTH_FIRST: (c, a, b)}[order]
    hour, half = int(found["h"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, hour, int(found["m"]), int(found["s"] or 0))  # noqa: DTZ001, PLR2004 the zone comes later
    except ValueError:
        return None
