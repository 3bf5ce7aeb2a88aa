"""A date as the source gives it: an interval ``[earliest, latest]``, read and written as EDTF.

Comparisons answer ``yes``, ``no`` or ``maybe``: a year against a month of that year is a *maybe*, never a guess.
Either end may be open (None).

Examples
--------
>>> When.read("2018-03")
When('2018-03')
>>> When.read("2018").before(When.read("2018-03"))
<Answer.MAYBE: 'maybe'>
>>> When.read("201X").earliest
datetime.date(2010, 1, 1)
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache

from inroads.errors import InputError
from inroads.language import _


class Answer(Enum):
    """What an uncertain comparison answers."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    def __bool__(self) -> bool:
        """Refuse to be taken for a plain truth value."""
        raise TypeError("an Answer is yes, no or maybe; compare it with Answer.YES")


SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_MARK = "[?~%]?"
_DATE = re.compile(
    rf"{_MARK}(\d\d\d\d|\d\d\dX|\d\dXX){_MARK}(?:-{_MARK}(\d\d|XX){_MARK})?(?:-{_MARK}(\d\d|XX){_MARK})?", re.ASCII
)
"""Year, month and day; each may be marked as uncertain, approximate or both."""


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _point(text: str) -> tuple[date, date]:
    """The interval of one EDTF date; raises ValueError."""
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = match.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year and (month or day):
        raise ValueError(text)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(text)
        return date(first, 1, 1), date(last, 12, 31)
    if int(month) in SEASONS and day is None:
        begin, end = SEASONS[int(month)]
        return date(first, begin, 1), _last_day(first + (end < begin), end)
    if day in (None, "XX"):
        return date(first, int(month), 1), _last_day(first, int(month))
    exact = date(first, int(month), int(day))
    return exact, exact


@lru_cache(maxsize=1 << 15)
def _bounds(text: str) -> tuple[date | None, date | None]:
    """The interval of an EDTF text; raises ValueError. A study says the same dates over and over."""
    bare = text.strip()
    if bare[:1] + bare[-1:] in ("[]", "{}"):
        return _one_of(bare[1:-1])
    if "/" in bare:
        begin, end = bare.split("/")
        return _between("" if begin == ".." else begin, "" if end == ".." else end)
    return _point(bare)


def _between(begin: str, end: str) -> tuple[date | None, date | None]:
    """From the first day of ``begin`` to the last of ``end``; '' is an open end; raises ValueError."""
    earliest = _point(begin)[0] if begin else None
    latest = _point(end)[1] if end else None
    if (earliest or latest) is None or (earliest and latest and earliest > latest):
        raise ValueError(begin, end)
    return earliest, latest


def _one_of(text: str) -> tuple[date | None, date | None]:
    """One of a set, in any order: ``[2016, 2018]``, ``[..2016]``, ``[2016..2018]``."""
    members = [member.strip().split("..") for member in text.split(",")]
    bounds = [_point(member[0]) if len(member) == 1 else _between(*member) for member in members]
    starts = [earliest for earliest, _latest in bounds]
    ends = [latest for _earliest, latest in bounds]
    return (
        None if None in starts else min(start for start in starts if start),
        None if None in ends else max(end for end in ends if end),
    )


def _edtf(earliest: date | None, latest: date | None) -> str:
    """The shortest EDTF text of an interval."""
    if earliest is None or latest is None:
        return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        ends = f"{earliest.year:04d}", f"{latest.year:04d}"
    elif earliest.day == 1 and latest == _last_day(latest.year, latest.month):
        ends = earliest.isoformat()[:7], latest.isoformat()[:7]
    else:
        ends = earliest.isoformat(), latest.isoformat()
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


@dataclass(frozen=True)
class When:
    """A date known to lie in ``[earliest, latest]``; an end that is None is open."""

    earliest: date | None
    latest: date | None
    written: str = field(default="", compare=False)

    @classmethod
    def read(cls, text: str) -> "When":
        """Read EDTF levels 0 and 1, and the sets of level 2; raises InputError.

        ``2018``, ``2018-03``, ``2018-03-04``, ``201X``, ``2018-XX``, ``2018-22`` (summer), ``2018?``, ``2018~``,
        ``2016/2018``, ``../2018``, ``2018/..``, ``[2016, 2018]``.
        """
        try:
            return cls(*_bounds(text), text.strip())
        except ValueError:
            raise InputError(
                _("«{text}» is no date.", text=text),
                do=_("Write it as EDTF: 2018, 2018-03, 2018-03-04, 2016/2018, ../2018 (before), 2018/.. (after)."),
            ) from None

    def edtf(self) -> str:
        """The interval as EDTF, in its shortest form."""
        return _edtf(self.earliest, self.latest)

    def __repr__(self) -> str:
        return f"When({self.edtf()!r})"

    def before(self, other: "When") -> Answer:
        """Whether this lies wholly before ``other``."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return Answer.YES
        if self.earliest and other.latest and self.earliest >= other.latest:
            return Answer.NO
        return Answer.MAYBE

    def after(self, other: "When") -> Answer:
        """Whether this lies wholly after ``other``."""
        return other.before(self)

    def overlaps(self, other: "When") -> Answer:
        """Whether both can be, or surely are, the same moment.

        *Yes* only where both are the same single day; *no* where the intervals do not meet.
        """
        if self.intersection(other) is None:
            return Answer.NO
        if self.earliest is not None and self.earliest == self.latest == other.earliest == other.latest:
            return Answer.YES
        return Answer.MAYBE

    def intersection(self, other: "When") -> "When | None":
        """What both allow; None where they exclude each other."""
        starts = [bound for bound in (self.earliest, other.earliest) if bound]
        ends = [bound for bound in (self.latest, other.latest) if bound]
        earliest, latest = max(starts, default=None), min(ends, default=None)
        if earliest and latest and earliest > latest:
            return None
        return When(earliest, latest)
