"""A JSON file of any size, read piece by piece: objects and lists are walked, records decoded one by one.

Records stand alone: one that is damaged, nested too deep or too long is left, and the next is read. Where the file
ends, or can no longer be understood, the walk ends and the report says that the file is cut off.
"""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inroads.language import _
from inroads.sources.online.report import Report
from inroads.sources.online.text_lines import as_far_as_it_goes
from inroads.sources.post_stream import pieces
from inroads.sources.text import BYTE_ORDER_MARKS

LONGEST_RECORD = 1 << 25
"""Characters; a record that is longer is left."""
STEP = 1 << 18
"""Bytes that are decoded at once."""

_BLANK = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r,]*")
_SIGN = re.compile(r'["{}\[\]]')
_IN_STRING = re.compile(r'\\.|["\n]', re.DOTALL)
_AFTER_SCALAR = re.compile(r"[,\]}\s]")


class _Over(Exception):  # noqa: N818 a turn in the road, no fault
    """The file ends here, or can no longer be understood."""


class JsonStream:
    """A walk through one JSON file; ``number`` is that of the record of the innermost list."""

    def __init__(self, path: Path, report: Report) -> None:
        self._report = report
        self._decode = json.JSONDecoder().raw_decode
        self._pieces = _texts(path, report)
        self._text, self._at = "", 0
        self._gone = 0
        self._depth = 0
        self.number = 0

    def members(self) -> Iterator[str]:
        """The keys of the object that stands here; what the caller does not read of a value is passed over."""
        yield from self._walk("{", "}")

    def items(self) -> Iterator[int]:
        """The elements of the list that stands here; the caller reads or leaves each."""
        yield from self._walk("[", "]")

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The objects in the list that stands here, numbered from 1 on through the file."""
        for _element in self.items():
            self.number += 1
            value = self.value()
            if isinstance(value, dict):
                yield self.number, value
            elif value is not None:
                self._report.leave(_("it is no record"), self.number)

    def value(self) -> Any:
        """The value that stands here; None where it cannot be taken, which the report tells."""
        try:
            return self._value()
        except _Over:
            self._cut_off()
            return None

    def _walk(self, opening: str, closing: str) -> Iterator[Any]:
        try:
            if self._peek(_BLANK) != opening:
                return
            self._at += 1
            self._depth += 1
            depth = self._depth
            while (sign := self._peek(_BETWEEN)) != closing:
                if sign in "]}":
                    self._cut_off()
                    return
                key = self._key() if opening == "{" else None
                place = self._place()
                yield key
                if self._depth != depth:
                    return
                if self._place() == place:
                    self._pass(hold=False)
            self._at += 1
            self._depth -= 1
        except _Over:
            self._cut_off()

    def _cut_off(self) -> None:
        """Nothing is read any more; every walk around this one ends, too."""
        self._report.truncated = True
        self._depth = -1
        self._text, self._at, self._pieces = "", 0, iter(())

    def _place(self) -> int:
        return self._gone + self._at

    def _more(self) -> None:
        kept, read, size = self._text[self._at :], [""], 0
        while size <= len(kept) and (piece := next(self._pieces, "")):
            read.append(piece)
            size += len(piece)
        if not size:
            raise _Over
        self._gone += self._at
        self._text, self._at = kept + "".join(read), 0

    def _peek(self, blank: re.Pattern[str]) -> str:
        while True:
            found = blank.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            self._more()

    def _key(self) -> str:
        key = self._value()
        if not isinstance(key, str) or self._peek(_BLANK) != ":":
            raise _Over
        self._at += 1
        self._peek(_BLANK)
        return key

    def _value(self) -> Any:
        if self._peek(_BLANK) in '{["':
            try:
                value, self._at = self._decode(self._text, self._at)
            except (ValueError, RecursionError):
                pass  # it does not lie whole in what was read, or is damaged
            else:
                return value
        return self._taken(self._pass(hold=True))

    def _taken(self, written: str | None) -> Any:
        if written is None:
            self._report.leave(_("it is longer than {count} characters", count=LONGEST_RECORD), self.number)
            return None
        try:
            return json.loads(written)
        except ValueError:
            self._report.leave(_("it is damaged"), self.number)
        except RecursionError:
            self._report.leave(_("it is nested too deep"), self.number)
        return None

    def _pass(self, *, hold: bool) -> str | None:
        """Go past the value that stands here; what was written, if it is to be held and is not too long."""
        if self._peek(_BLANK) in '{["':
            return self._pass_nested(hold)
        while not (end := _AFTER_SCALAR.search(self._text, self._at)):
            if len(self._text) - self._at > STEP:
                raise _Over
            try:
                self._more()
            except _Over:
                break
        stop = end.start() if end else len(self._text)
        if stop == self._at:
            raise _Over
        written, self._at = self._text[self._at : stop], stop
        return written

    def _ends_in_escape(self, at: int) -> bool:
        return self._text.endswith("\\") and len(self._text) > at

    def _pass_nested(self, hold: bool) -> str | None:
        depth, inside, at = 0, False, self._at
        while True:
            found = (_IN_STRING if inside else _SIGN).search(self._text, at)
            if not found:
                kept = len(self._text) - (inside and self._ends_in_escape(at))
                hold = hold and kept - self._at <= LONGEST_RECORD
                if not hold:
                    self._at = kept
                kept -= self._at
                self._more()
                at = self._at + kept
                continue
            at, sign = found.end(), found[0]
            if inside:
                inside = sign[0] == "\\"
            elif sign == '"':
                inside = True
            else:
                depth += 1 if sign in "{[" else -1
            if not inside and depth <= 0:
                written = self._text[self._at : at] if hold else None
                self._at = at
                return written


def _texts(path: Path, report: Report) -> Iterator[str]:
    """The text of the file in pieces, bytes that are none of its encoding replaced and told of."""
    raw = as_far_as_it_goes(pieces(path), report)
    head = next(raw, b"")
    mark, spoken = next(((mark, name) for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), (b"", "utf-8"))
    decoder = codecs.getincrementaldecoder(spoken)(errors="replace")
    told = False
    for piece in _chained(head[len(mark) :], raw):
        for start in range(0, len(piece), STEP):
            text = decoder.decode(piece[start : start + STEP])
            if not told and "\ufffd" in text:
                told = True
                report.note(
                    _("{file}: some signs in it cannot be read, or could not be when it was written; each is now �.",
                      file=report.file)
                )  # fmt: skip
            if text:
                yield text


def _chained(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest
