"""Where words stand in a text: white space may differ, nothing else may."""

import re
from bisect import bisect_right
from itertools import accumulate

MOST = 25
"""How many places are looked for at most."""

Span = tuple[int, int]
"""Start and end, in code points of the text."""


class Words:
    """The words of a text with one space between them, and where each stands in the text."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self._text = " ".join(words)
        self._begins = [word.start() for word in re.finditer(r"\S+", text)]
        self._spaced = list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))

    def places_of(self, words: str, start: int = 0, end: int | None = None) -> list[Span]:
        r"""Every place at which the words stand between ``start`` and ``end``, overlapping ones too.

        Examples
        --------
        >>> Words("he knew him from\n  school").places_of("from school")
        [(12, 25)]
        """
        said = _plain(words)
        found: list[Span] = []
        place = self._text.find(said, self._near(start)) if said else -1
        while place >= 0 and len(found) < MOST:
            span = self._span(place, len(said))
            if end is not None and span[1] > end:
                break
            if span[0] >= start:
                found.append(span)
            place = self._text.find(said, place + 1)
        return found

    def furthest(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """Where the longest run of first words stands, two words at least; None where there is none."""
        said = _plain(words).split(" ")
        low, high, best = 2, len(said) - 1, None
        while low <= high:
            count = (low + high) // 2
            places = self.places_of(" ".join(said[:count]), start, end)
            if places:
                low, best = count + 1, places[0]
            else:
                high = count - 1
        return best

    def _near(self, start: int) -> int:
        """Where to begin to look for what stands at ``start`` or after: the word in which that lies."""
        word = bisect_right(self._begins, start) - 1
        return self._spaced[word] if word >= 0 else 0

    def _span(self, place: int, length: int) -> Span:
        return self._origin(place), self._origin(place + length - 1) + 1

    def _origin(self, place: int) -> int:
        word = bisect_right(self._spaced, place) - 1
        return self._begins[word] + place - self._spaced[word]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\S+", words))
