"""Where reading goes on in a dump after a row that cannot be read, such as one in which a quote was left open."""

import re
from collections.abc import Callable

MOST_TRIES = 50
"""Places that are tried: no input makes the search long."""

_BETWEEN = re.compile(
    rb"\)\s{0,8},\s{0,8}(?=\()|;\s{0,8}\n\s{0,8}(?=(?:INSERT|REPLACE|CREATE|DROP|LOCK|UNLOCK|ALTER)\s|/\*!|--\s)",
    re.IGNORECASE,
)


def next_row(
    held: bytes, start: int, stop: int, match: Callable[[bytes, int], re.Match[bytes] | None]
) -> tuple[int, bool] | None:
    """The next place from ``start`` to ``stop`` where a whole row begins, or (True) another statement; else None.

    ``match`` tells whether a whole row of the table stands at a place.
    """
    for count, found in enumerate(_BETWEEN.finditer(held, start, stop)):
        if found[0].startswith(b";"):
            return found.end(), True
        if match(held, found.end()):
            return found.end(), False
        if count >= MOST_TRIES:
            break
    return None
