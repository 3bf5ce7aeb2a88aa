"""Numbers as people write them: with a decimal point or, in Dutch spreadsheets, a decimal comma."""

import math
import re

_POINT = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+|(?=,))(,\d*)?", re.ASCII)


def read_number(text: str, decimal_comma: bool) -> float | None:
    """The number that ``text`` writes, or ``None`` if it writes none.

    With ``decimal_comma`` a comma starts the decimals and points may only part groups of three digits;
    without it a point starts the decimals and nothing parts groups. No other reading is tried.

    Examples
    --------
    >>> read_number("1,5", decimal_comma=True)
    1.5
    >>> read_number("12.500", decimal_comma=True)
    12500.0
    >>> read_number("1,5", decimal_comma=False) is None
    True
    """
    written = text.strip()
    if decimal_comma:
        if not _COMMA.fullmatch(written) or written.strip("+-") == ",":
            return None
        written = written.replace(".", "").replace(",", ".")
    elif not _POINT.fullmatch(written):
        return None
    number = float(written)
    return number if math.isfinite(number) else None


def whole(number: float) -> int | float:
    """The number as an ``int`` where it is whole: spreadsheets hold 2015 as 2015.0."""
    return int(number) if math.isfinite(number) and number == int(number) else number
