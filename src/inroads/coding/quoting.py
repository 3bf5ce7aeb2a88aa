"""Where words stand in a text: white space may differ, nothing else may."""

import re

MOST = 25
"""How many places are looked for at most."""

Span = tuple[int, int]
"""Start and end, in code points of the text."""


def places_of(words: str, text: str, start: int = 0, end: int | None = None) -> list[Span]:
    r"""Every place at which the words stand between ``start`` and ``end``, overlapping ones too.

    Examples
    --------
    >>> places_of("from school", "he knew him from\n  school")
    [(12, 25)]
    """
    pattern = _pattern(words.split())
    last = len(text) if end is None else end
    found: list[Span] = []
    place = pattern.search(text, start, last) if words.split() else None
    while place and len(found) < MOST:
        found.append(place.span())
        place = pattern.search(text, place.start() + 1, last)
    return found


def furthest(words: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """Where the longest run of first words stands, two words at least; None where there is none."""
    said = words.split()
    low, high, best = 2, len(said) - 1, None
    while low <= high:
        count = (low + high) // 2
        place = _pattern(said[:count]).search(text, start, len(text) if end is None else end)
        if place:
            low, best = count + 1, place.span()
        else:
            high = count - 1
    return best


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words))
