"""The bytes of a file of posts, unpacked (gzip, zstd) and decoded piece by piece: never the whole file at once."""

import codecs
import gzip
import io
import zlib
from collections.abc import Generator, Iterator
from itertools import chain
from pathlib import Path
from typing import Self

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.post_seen import Seen
from inroads.sources.text import BYTE_ORDER_MARKS

PIECE = 1 << 20
ZSTD_PIECE = 1 << 12
"""What is handed to the unpacker of zstd at once: four KiB can become 128 MiB, more never."""

LONGEST_MARK = 4
WINDOWS = "windows-1252"
"""In what a file is read that is no UTF-8."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZSTD_SKIPPED = b"\x2a\x4d\x18"
"""How a frame without content goes on after its first byte; pzstd begins its files with one."""

PACKED = {".gz": _GZIP, ".gzip": _GZIP, ".zst": _ZSTD, ".zstd": _ZSTD}


class NotUtf8(Exception):  # noqa: N818 a turn in the road, no fault
    """The file without a byte-order mark is not UTF-8: it is to be read again as Windows-1252."""


def unpacked_suffix(name: str) -> str:
    """The suffix of a name that tells what is in a file, packed or not: ``posts.jsonl.gz`` is ``.jsonl``."""
    inner = name.lower()
    for suffix in PACKED:
        inner = inner.removesuffix(suffix)
    return Path(inner).suffix


def is_packed(path: Path) -> bool:
    """Whether the name of a file says that it is packed."""
    return path.suffix.lower() in PACKED


def pieces(path: Path, start: int = 0, seen: Seen | None = None) -> Generator[bytes]:
    """The unpacked bytes of a file, in pieces; from ``start`` on those of one that is not packed.

    ``seen`` sees all of one that is not packed.
    """
    with path.open("rb") as file:
        plain = iter(lambda: file.read(PIECE), b"")
        if start:
            file.seek(start)
            yield from plain
            return
        magic = file.read(4)
        file.seek(0)
        if magic.startswith(_GZIP):
            yield from _gunzipped(file, path.name)
        elif magic == _ZSTD or magic[1:] == _ZSTD_SKIPPED:
            yield from _unzstd(file, path.name)
        elif is_packed(path) and magic:
            raise _damaged(path.name, _("it does not begin as a packed file does"))
        else:
            yield from seen.pieces_of(plain) if seen else plain


def is_plain(path: Path) -> bool:
    """Whether a file is read as it is, without being unpacked."""
    with path.open("rb") as file:
        magic = file.read(4)
    return not (is_packed(path) or magic.startswith(_GZIP) or magic == _ZSTD or magic[1:] == _ZSTD_SKIPPED)


def utf8_pieces(path: Path, start: int = 0) -> Iterator[bytes]:
    """The unpacked bytes of a file without its byte-order mark; where that says UTF-16 or 32, as UTF-8."""
    if start:
        yield from pieces(path, start)
        return
    raw = pieces(path)
    head = next(raw, b"")
    while len(head) < LONGEST_MARK and (more := next(raw, b"")):
        head += more
    mark, spoken = next(((mark, name) for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), (b"", ""))
    if spoken in ("", "utf-8"):
        yield from filter(None, chain([head[len(mark) :]], raw))
        return
    decoder = codecs.getincrementaldecoder(spoken)(errors="replace")
    for piece in chain([head[len(mark) :]], raw):
        if text := decoder.decode(piece):
            yield text.encode(errors="replace")
    if text := decoder.decode(b"", final=True):
        yield text.encode()


def _gunzipped(file: io.BufferedReader, name: str) -> Iterator[bytes]:
    """What can be unpacked, also of the last piece before the damage."""
    held: list[bytes] = []
    size, fault = 0, ""
    with gzip.GzipFile(fileobj=file) as packed:
        while True:
            try:
                piece = packed.read1(PIECE)
            except (EOFError, zlib.error, gzip.BadGzipFile) as found:
                piece, fault = b"", str(found)
            held.append(piece)
            size += len(piece)
            if size >= PIECE or (size and not piece):
                yield b"".join(held)
                held, size = [], 0
            if not piece:
                break
    if fault:
        raise _damaged(name, fault)


def _unzstd(file: io.BufferedReader, name: str) -> Iterator[bytes]:
    import zstandard

    try:
        frame = zstandard.ZstdDecompressor().decompressobj()
        held = file.read(ZSTD_PIECE)
        while held:
            yield frame.decompress(held)
            held = frame.unused_data if frame.eof else b""
            more = file.read(ZSTD_PIECE)
            held += more
            if frame.eof and held:
                frame = zstandard.ZstdDecompressor().decompressobj()
    except zstandard.ZstdError as fault:
        raise _damaged(name, str(fault)) from None
    if not frame.eof:
        raise _damaged(name, _("its end is missing"))


def _damaged(name: str, reason: str) -> InputError:
    return InputError(
        _("This packed file is damaged: {reason}.", reason=reason), name, _("Get the file again, and compare its size.")
    )


class Decoding:
    """The bytes of a file without its byte-order mark, and how they become text.

    That mark decides before ``encoding`` does. Raises :class:`NotUtf8` where no encoding was given and the bytes are no
    UTF-8 from the first on that tells.
    """

    def __init__(self, path: Path, encoding: str = "", seen: Seen | None = None) -> None:
        self._pieces = pieces(path, seen=seen)
        raw = filter(None, self._pieces)
        head = next(raw, b"")
        while len(head) < LONGEST_MARK and (more := next(raw, b"")):
            head += more
        mark, marked = next(((mark, name) for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), (b"", ""))
        self.raw: Iterator[bytes] = chain([head[len(mark) :]], raw)
        self.spoken = marked or encoding or "utf-8"
        self._name = path.name
        self._is_told = bool(marked or encoding)
        self._decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(self.spoken)(), translate=True)
        self._line, self._wide = 1, False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        """Close the file, whoever still holds what was read of it."""
        self._pieces.close()

    def text(self, piece: bytes) -> str:
        """The text of a piece, line ends all line feeds; of no bytes at all the end of it."""
        try:
            text = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as fault:
            before = fault.object[: fault.start]
            if self._is_told or self._wide or not before.isascii():
                raise _no_text(self._name, self._line + before.count(b"\n"), self.spoken) from None
            raise NotUtf8 from None
        if "\0" in text:
            raise _binary(self._name, self._line + text.count("\n", 0, text.index("\0")))
        self.passed(text.count("\n"), is_ascii=text.isascii())
        return text

    def passed(self, lines: int, *, is_ascii: bool) -> None:
        """So many lines were read in another way."""
        self._line += lines
        self._wide = self._wide or not is_ascii


def texts(path: Path, encoding: str = "") -> Iterator[str]:
    """The text of a file in pieces, as :class:`Decoding` reads it."""
    with Decoding(path, encoding) as decoding:
        for piece in chain(decoding.raw, [b""]):
            yield decoding.text(piece)


def _no_text(name: str, line: int, encoding: str) -> InputError:
    return InputError(
        _("Here stand bytes that are no {encoding}, in which the file is written.", encoding=encoding),
        _("{file}, line {line}", file=name, line=line),
        _("Mend the line, or take such bytes out with `iconv -c`."),
    )


def _binary(name: str, line: int) -> InputError:
    return InputError(
        _("This file is not plain text: it holds the control character {code}.", code="U+0000"),
        _("{file}, line {line}", file=name, line=line),
        _("Say in the mapping under «read: format» what it is: csv, jsonl, parquet or lines."),
    )
