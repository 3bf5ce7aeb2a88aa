"""Whole lines of a text that comes in pieces, many at once."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from inroads.errors import InputError
from inroads.sources import post_lines
from inroads.sources.post_line_ends import LINE_END, count_lines
from inroads.sources.post_stream import NotUtf8

_OF_CHARACTER, _INNER = 0xC0, 0x80
"""By these bits a byte of UTF-8 is known that does not begin a character."""


@dataclass(frozen=True)
class Taken:
    """Some lines: the number of the first, their bytes in UTF-8 with all line ends, how many lines and characters.

    The bytes come in blocks as they were read: what is made of one of them finds room where the last one was.
    """

    first: int
    blocks: tuple[bytes, ...]
    count: int
    characters: int

    def texts(self) -> list[str]:
        """The lines one by one, without their ends."""
        return b"".join(self.blocks).decode().split("\n")[:-1]


@dataclass(frozen=True)
class _Block:
    """Whole lines; the line ends are not counted among the characters."""

    raw: bytes
    count: int
    characters: int

    @classmethod
    def of(cls, raw: bytes) -> "_Block":
        count = count_lines(raw)
        return cls(raw, count, (len(raw) if raw.isascii() else len(raw.decode())) - count)

    def cut(self, count: int, size: int) -> "tuple[_Block, _Block]":
        """The first lines, as :meth:`Lines.take` takes them, and the others."""
        held = np.frombuffer(self.raw, dtype=np.uint8)
        ends = np.flatnonzero(held == LINE_END)[:count]
        until = ends + 1 if self.raw.isascii() else np.cumsum((held & _OF_CHARACTER) != _INNER)[ends]
        until = until - np.arange(1, len(ends) + 1)
        end = int(ends[min(len(ends) - 1, int((until < size).sum()))]) + 1
        return _Block.of(self.raw[:end]), _Block.of(self.raw[end:])


class Lines:
    """The lines of a text, taken from the front; what is wrong with it is met where it stands, not before.

    They are the lines of :func:`inroads.sources.post_lines.numbered_lines`, and are told as that would tell them.
    """

    def __init__(self, texts: Iterable[bytes | str]) -> None:
        self._blocks = _blocks(texts)
        self._held: deque[_Block] = deque()
        self._first = 1
        self._count = self._characters = 0
        self._long: int | None = None
        self._fault: InputError | NotUtf8 | None = None
        self.is_last = False
        """Whether no more lines than those held are to come."""

    def take(self, count: int, size: int) -> Taken:
        """The next lines: as many as ``count``, or up to the one with which they have ``size`` characters; fewer before
        a line that was too long, before bytes that are no text, at the end.

        Raises what the text raises, after the lines before it.
        """
        while self._count < count and self._characters < size and self._is_open and self._fill():
            pass
        first = self._first
        taken: list[_Block] = []
        while self._held and count > 0 and size > 0:
            block = self._held.popleft()
            if block.count > count or block.characters >= size:
                block, rest = block.cut(count, size)
                self._held.extendleft([rest] if rest.count else [])
            taken.append(block)
            count -= block.count
            size -= block.characters
        lines, characters = sum(block.count for block in taken), sum(block.characters for block in taken)
        self._first += lines
        self._count -= lines
        self._characters -= characters
        if not taken and self._long is None and self._fault:
            raise self._fault
        return Taken(first, tuple(block.raw for block in taken), lines, characters)

    def too_long(self) -> int | None:
        """The number of a line that was too long, where it is the next one."""
        number, self._long = self._long, None
        return number

    @property
    def ends(self) -> bool:
        """Whether all that is sound was taken."""
        return not self._count and self.is_last

    @property
    def _is_open(self) -> bool:
        return self._long is None and self._fault is None and not self.is_last

    def _fill(self) -> bool:
        try:
            number, block = next(self._blocks, (0, None))
        except (InputError, NotUtf8) as fault:
            self._fault = fault
            return False
        if not number:
            self.is_last = True
            return False
        if block is None:
            self._long = number
            return False
        if not self._count:
            self._first = number
        self._held.append(block)
        self._count += block.count
        self._characters += block.characters
        return True


def _blocks(texts: Iterable[bytes | str]) -> Iterator[tuple[int, _Block | None]]:
    """Lines with the number of the first of them; None stands where a line was too long."""
    number, rest, passing = 1, "", False
    for text in texts:
        if isinstance(text, bytes):
            block = _Block.of(text)
            yield number, block
            number += block.count
            continue
        whole, end, last = text.rpartition("\n")
        if end and passing:
            _gone, end, whole = whole.partition("\n")
            number += 1
        if end:
            block = _Block.of(f"{rest}{whole}\n".encode())
            yield number, block
            number += block.count
        if "\n" in text:
            rest, passing = last, False
        elif not passing:
            rest += last
        if len(rest) > post_lines.LONGEST:
            yield number, None
            rest, passing = "", True
    if rest:
        yield number, _Block.of(f"{rest}\n".encode())
