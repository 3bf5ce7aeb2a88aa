"""Numbers as people read them, with the rule that small numbers are never shown as a bare percentage."""

import math

from inroads.answers.spoken import points
from inroads.language import _, language, numeral

SMALL = 30
"""Below this many units a share is not printed: the count says more, the interval says how little is known."""

DASH = "–"
TO = f"{DASH}\u2060"
"""The dash between two ends: no line breaks after it."""
JUST_AS_MUCH = 0.0005
"""Bounds that lie no further apart print as one number."""


def is_known(value: object) -> bool:
    """Whether there is a number to show."""
    return value is not None and not (isinstance(value, float) and not math.isfinite(value))


def number(value: float | None) -> str:
    """A number with at most two decimals, the decimal mark of the language and thin spaces between thousands."""
    return DASH if value is None or not is_known(value) else numeral(value)


def count(n: int | None, of: int | None = None) -> str:
    """``13 of 18``, or the count alone."""
    if of is None or n is None:
        return number(n)
    return _("{n} of {of}", n=number(n), of=number(of))


def ranged(n: int | None, low: int | None, high: int | None, of: int | None = None) -> str:
    """``13-15 of 18`` where a count is a range, else as :func:`count`."""
    if low is None or high is None or low == high:
        return count(n, of)
    return span(low, high) if of is None else _("{n} of {of}", n=span(low, high), of=number(of))


def percent(share: float | None, base: int | None) -> str:
    """The share as a percentage where at least :data:`SMALL` units stand behind it, else nothing."""
    if share is None or base is None or base < SMALL or not is_known(share):
        return ""
    return f"{_whole(share)}\u00a0%"


def interval(low: float | None, high: float | None) -> str:
    """An interval of shares, ``49-87 %`` with a true dash; one decimal where whole numbers would hide its width."""
    if low is None or high is None or not (is_known(low) and is_known(high)):
        return ""
    lower, upper = _whole(low), _whole(high)
    if lower == upper and high - low > 0:
        lower, upper = f"{100 * low:.1f}", f"{100 * high:.1f}"
        if language() == "nl":
            lower, upper = lower.replace(".", ","), upper.replace(".", ",")
    return f"{lower}{TO}{upper}\u00a0%" if lower != upper else f"{lower}\u00a0%"


def change(value: float | None) -> str:
    """A change of a share in percentage points, with its sign: ``+18 points``."""
    return DASH if value is None or not is_known(value) else _("{n} points", n=points(value))


def change_interval(low: float | None, high: float | None) -> str:
    """The interval of a change: ``-37 to +26 points``."""
    if low is None or high is None or not (is_known(low) and is_known(high)):
        return ""
    return _("{n} points", n=_("{one} to {other}", one=points(low), other=points(high)))


def bounds(low: float | None, high: float | None) -> str:
    """Bounds of a share; nothing where they meet, as then nothing is unknown and the share says it already."""
    if low is None or high is None or not (is_known(low) and is_known(high)) or high - low < JUST_AS_MUCH:
        return ""
    return interval(low, high)


def span(low: float | None, high: float | None) -> str:
    """A range of counts: ``12-14``, or one number if both ends are equal."""
    lower, upper = number(low), number(high)
    return lower if lower == upper else f"{lower}{TO}{upper}"


def _whole(share: float) -> str:
    return str(math.floor(100 * share + 0.5))
