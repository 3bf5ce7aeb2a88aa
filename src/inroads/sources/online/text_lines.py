"""The lines of a chat log, whatever the encoding of each: UTF-8, else Windows-1252."""

import codecs
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from inroads.language import _
from inroads.sources.online.harvest import LONGEST_TEXT
from inroads.sources.online.report import Report
from inroads.sources.post_stream import pieces
from inroads.sources.text import BYTE_ORDER_MARKS

MOST_BYTES = 4 * LONGEST_TEXT


def numbered_lines(path: Path, report: Report) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1 on, without its end and without zero signs; one of endless length is cut."""
    for number, line in enumerate(_lines(path), 1):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text = line.decode("windows-1252", errors="replace")
            report.mend(_("it is not UTF-8, and is read as Windows-1252"), number)
        yield number, text.replace("\0", "").rstrip("\r")


def _lines(path: Path) -> Iterator[bytes]:
    held = bytearray()
    for piece in _utf8(path):
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            held += piece[start : min(end, start + MOST_BYTES)]
            yield bytes(held[:MOST_BYTES])
            held.clear()
            start = end + 1
        if len(held) < MOST_BYTES:
            held += piece[start:]
    if held:
        yield bytes(held[:MOST_BYTES])


def _utf8(path: Path) -> Iterator[bytes]:
    """The bytes of the file; where a byte-order mark says UTF-16 or 32, as UTF-8."""
    raw = pieces(path)
    head = next(raw, b"")
    mark, spoken = next(((mark, name) for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), (b"", ""))
    if spoken in ("", "utf-8"):
        yield head[len(mark) :]
        yield from raw
        return
    decoder = codecs.getincrementaldecoder(spoken)(errors="replace")
    yield decoder.decode(head[len(mark) :]).encode(errors="replace")
    for piece in raw:
        yield decoder.decode(piece).encode(errors="replace")


def told_name(*parts: object) -> str:
    """The name of an event that bears none: a hash of what is told of it."""
    return blake2b("\0".join(map(str, parts)).encode(errors="replace"), digest_size=10).hexdigest()
