"""The lines of a file of posts, many at once as bytes in UTF-8; text in pieces where that cannot be."""

from collections.abc import Iterator
from pathlib import Path

from inroads.sources.post_line_ends import count_lines
from inroads.sources.post_seen import Seen
from inroads.sources.post_stream import Decoding

UTF8 = "utf-8"


def whole_lines(path: Path, encoding: str = "", seen: Seen | None = None) -> Iterator[bytes | str]:
    """Whole lines, or text as :func:`inroads.sources.post_stream.texts` gives it; line ends are line feeds in both.

    Text stands where a line is longer than a piece, after the last line end, and where the file is not in UTF-8.
    """
    with Decoding(path, encoding, seen) as decoding:
        rest, within = b"", False
        for piece in decoding.raw:
            held = rest + piece
            first, end = held.find(b"\n") + 1 if within else 0, held.rfind(b"\n") + 1
            if not end:
                rest, within = b"", True
                yield decoding.text(held)
                continue
            if first:
                yield decoding.text(held[:first])
            rest, within = held[end:], False
            if first < end:
                yield _checked(held[first:end], decoding)
        if rest:
            yield decoding.text(rest)
        yield decoding.text(b"")


def _checked(lines: bytes, decoding: Decoding) -> bytes | str:
    if decoding.spoken != UTF8 or b"\0" in lines:
        return decoding.text(lines)
    if b"\r" in lines:
        lines = lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    is_ascii = lines.isascii()
    if not is_ascii:
        try:
            lines.decode()
        except UnicodeDecodeError:
            return decoding.text(lines)
    decoding.passed(count_lines(lines), is_ascii=is_ascii)
    return lines
