"""The lines of a chat log, whatever the encoding of each: UTF-8, else Windows-1252."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.harvest import LONGEST_TEXT
from inroads.sources.online.report import Report
from inroads.sources.post_stream import utf8_pieces

MOST_BYTES = 4 * LONGEST_TEXT


def numbered_lines(path: Path, report: Report, start: int = 0) -> Iterator[tuple[int, str]]:
    """Each line from a byte on, numbered from 1, without its end and without zero signs; an endless one is cut."""
    for number, line in enumerate(_lines(path, report, start), 1):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text = line.decode("windows-1252", errors="replace")
            report.mend(_("it is not UTF-8, and is read as Windows-1252"), number)
        yield number, text.replace("\0", "").rstrip("\r")


def as_far_as_it_goes(pieces: Iterator[bytes], report: Report) -> Iterator[bytes]:
    """The pieces of a file up to where its pack is damaged, which the report tells; InputError if nothing comes."""
    begun = False
    try:
        for piece in pieces:
            begun = begun or bool(piece)
            yield piece
    except InputError:
        if not begun:
            raise
        report.truncated = True


def _lines(path: Path, report: Report, start: int) -> Iterator[bytes]:
    held = bytearray()
    for piece in as_far_as_it_goes(utf8_pieces(path, start), report):
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


def told_name(*parts: object) -> str:
    """The name of an event that bears none: a hash of what is told of it."""
    return blake2b("\0".join(map(str, parts)).encode(errors="replace"), digest_size=10).hexdigest()
