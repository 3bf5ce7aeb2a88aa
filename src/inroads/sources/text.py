"""Bytes of real text files into text, by a fixed rule and without guessing.

1. A byte-order mark decides: UTF-8, UTF-16 or UTF-32.
2. Else the bytes are UTF-8, if they are valid UTF-8.
3. Else they are Windows-1252, what Western European Windows programs write, and a note says so with a word to check.

Rule 2 is safe before rule 3: a lone accented letter of Windows-1252 between plain letters is never valid UTF-8 (the
tests try all of them). A file with a NUL, or with a byte that Windows-1252 does not define, is no text and is refused.
"""

import codecs
import re
from dataclasses import dataclass

from inroads.errors import InputError
from inroads.language import _

# UTF-32 first: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LONGEST_WORD = 40
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class Text:
    """What a file says, its line ends all line feeds, and what the reader should know about how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def read_text(data: bytes, name: str, do: str = "") -> Text:
    """Decode the bytes of the file ``name``; an :class:`InputError`, which says what to ``do``, if they are no text."""
    text, encoding = _decoded(data, name, do)
    control = _CONTROL.search(text)
    if control:
        raise InputError(
            _("This file is not plain text: it holds the control character {code}.", code=f"U+{ord(control[0]):04X}"),
            _("{file}, line {line}", file=name, line=1 + text.count("\n", 0, control.start())),
            do or _("Save it as CSV in UTF-8, or give the spreadsheet itself (.xlsx or .ods)."),
        )
    notes = _notes(text, encoding, name)
    return Text(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, notes)


def _decoded(data: bytes, name: str, do: str) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name, do), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(data, "windows-1252", name, do), "windows-1252"


def _strictly(data: bytes, encoding: str, name: str, do: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            _(
                "This file cannot be read as text: byte {place} is no part of {encoding}.",
                place=error.start + 1,
                encoding=encoding,
            ),
            name,
            do or _("Save it again as UTF-8, or give the spreadsheet itself (.xlsx or .ods)."),
        ) from None


def _word_with_an_accent(text: str) -> str:
    """The first such word, or what lies close around its accent: a file without spaces is read as quickly as any."""
    accent = re.search(r"[^\x00-\x7f]", text)
    if accent is None:
        return ""
    near = text[max(0, accent.start() - LONGEST_WORD) : accent.start() + LONGEST_WORD]
    word = re.search(r"\w*[^\x00-\x7f]\w*", near)
    return word[0][:LONGEST_WORD] if word else ""


def _notes(text: str, encoding: str, name: str) -> tuple[str, ...]:
    if encoding != "windows-1252":
        return ()
    shown = _word_with_an_accent(text)
    if "\r" in text and "\n" not in text:
        return (
            _(
                "{file}: read as Windows-1252, but with the line ends of an old Mac; check a word such as «{word}».",
                file=name,
                word=shown,
            ),
        )
    return (_("{file}: read as Windows-1252; check a word with an accent, such as «{word}».", file=name, word=shown),)
