"""The members of one large JSON object, one by one: never the whole object in memory."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inroads.sources.post_stream import pieces

LONGEST = 1 << 24
"""How many characters a member may have."""


class NotWholeError(ValueError):
    """The object ends before its end, or is none."""


def json_members(path: Path) -> Iterator[tuple[str, Any]]:
    """Names and values; raises NotWholeError where the object ends before its end or is none."""
    decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
    text = _Text(decode(piece) for piece in pieces(path))
    text.expect("{")
    if text.peek() == "}":
        return
    while True:
        name = text.value()
        text.expect(":")
        yield str(name), text.value()
        if text.peek() == "}":
            return
        text.expect(",")


class _Text:
    """A text that comes in pieces, read from the front."""

    def __init__(self, more: Iterator[str]) -> None:
        self._more = more
        self._held = ""
        self._at = 0
        self._decode = json.JSONDecoder().raw_decode

    def _fill(self) -> bool:
        piece = next(self._more, None)
        if piece is None:
            return False
        self._held, self._at = self._held[self._at :] + piece, 0
        return True

    def peek(self) -> str:
        """The next sign that is no white space; '' at the end."""
        while True:
            while self._at < len(self._held):
                if not self._held[self._at].isspace():
                    return self._held[self._at]
                self._at += 1
            if not self._fill():
                return ""

    def expect(self, sign: str) -> None:
        """Pass over a sign; raises NotWholeError where it is another one."""
        if self.peek() != sign:
            raise NotWholeError(sign)
        self._at += 1

    def value(self) -> Any:
        """The next value; raises NotWholeError where it is none, or too long."""
        self.peek()
        wanted = 0
        while True:
            whole = len(self._held) - self._at
            try:
                value, end = self._decode(self._held, self._at)
            except json.JSONDecodeError:
                end = len(self._held)
                value = None
            except (RecursionError, ValueError) as fault:
                raise NotWholeError(str(fault)) from None
            if end < len(self._held):
                self._at = end
                return value
            wanted = max(2 * whole, 1 << 16)
            if whole > LONGEST:
                raise NotWholeError(self._held[self._at : self._at + 20])
            if not self._grow(wanted):
                return self._last()

    def _grow(self, wanted: int) -> bool:
        """Read on until twice as much is held, so that a long value is tried few times."""
        grown = False
        while len(self._held) - self._at < wanted and self._fill():
            grown = True
        return grown

    def _last(self) -> Any:
        try:
            value, self._at = self._decode(self._held, self._at)
        except (RecursionError, ValueError) as fault:
            raise NotWholeError(str(fault)) from None
        return value
