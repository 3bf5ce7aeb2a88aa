"""Whole lines of a text that comes in pieces, many at once."""

from collections.abc import Iterable, Iterator

import polars as pl

from inroads.errors import InputError
from inroads.sources import post_lines
from inroads.sources.post_stream import NotUtf8


class Lines:
    """The lines of a text, taken from the front; what is wrong with it is met where it stands, not before.

    They are the lines of :func:`inroads.sources.post_lines.numbered_lines`, and are told as that would tell them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._blocks = _blocks(texts)
        self._held = pl.Series([], dtype=pl.String)
        self._first = 1
        self._size = 0
        self._long: int | None = None
        self._fault: InputError | NotUtf8 | None = None
        self.is_last = False
        """Whether no more lines than those held are to come."""

    def take(self, count: int, size: int) -> tuple[int, pl.Series]:
        """The number of the next line, and the next lines: as many as ``count``, or up to the one with which they
        have ``size`` characters; fewer before a line that was too long, before bytes that are no text, at the end.

        Raises what the text raises, after the lines before it.
        """
        while len(self._held) < count and self._size < size and self._is_open and self._fill():
            pass
        lengths = self._held.str.len_chars()
        reached = int((lengths.cum_sum() < size).sum()) + 1
        taken = self._held.head(min(count, reached))
        first = self._first
        self._held = self._held.slice(len(taken))
        self._first += len(taken)
        self._size -= int(lengths.head(len(taken)).sum())
        if taken.is_empty() and self._long is None and self._fault:
            raise self._fault
        return first, taken

    def too_long(self) -> int | None:
        """The number of a line that was too long, where it is the next one."""
        number, self._long = self._long, None
        return number

    @property
    def ends(self) -> bool:
        """Whether all that is sound was taken."""
        return self._held.is_empty() and self.is_last

    @property
    def _is_open(self) -> bool:
        return self._long is None and self._fault is None and not self.is_last

    def _fill(self) -> bool:
        try:
            number, text = next(self._blocks, (0, ""))
        except (InputError, NotUtf8) as fault:
            self._fault = fault
            return False
        if not number:
            self.is_last = True
            return False
        if text is None:
            self._long = number
            return False
        lines = pl.Series(text.split("\n"), dtype=pl.String)
        if self._held.is_empty():
            self._first = number
        self._held = self._held.append(lines)
        self._size += len(text) - len(lines) + 1
        return True


def _blocks(texts: Iterable[str]) -> Iterator[tuple[int, str | None]]:
    """Lines with the number of the first of them; None stands where a line was too long."""
    number, rest, passing = 1, "", False
    for text in texts:
        lines, end, last = text.rpartition("\n")
        if end and passing:
            _gone, end, lines = lines.partition("\n")
            number += 1
        if end:
            whole = rest + lines
            yield number, whole
            number += whole.count("\n") + 1
        if "\n" in text:
            rest, passing = last, False
        elif not passing:
            rest += last
        if len(rest) > post_lines.LONGEST:
            yield number, None
            rest, passing = "", True
    if rest:
        yield number, rest
