"""Bytes of a dump as text: UTF-8 where they are, else one other charset for the file; doubly written UTF-8 mended.

What is assumed is kept, so that the report can say it.
"""

import re
from collections.abc import Callable

UTF_8, LATIN, CYRILLIC = "utf-8", "cp1252", "cp1251"
_NAMED = {
    "cp1251": CYRILLIC, "latin1": LATIN, "cp1250": "cp1250", "latin2": "iso8859-2", "koi8r": "koi8-r",
    "koi8u": "koi8-u", "cp866": "cp866", "greek": "iso8859-7", "hebrew": "iso8859-8", "latin5": "iso8859-9",
    "latin7": "iso8859-13", "cp1256": "cp1256", "cp1257": "cp1257", "gbk": "gbk", "gb2312": "gb2312",
    "big5": "big5", "sjis": "cp932", "euckr": "euc-kr",
}  # fmt: skip
_RUN_OF_LETTERS = re.compile(rb"[\xc0-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_DOUBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122\u20ac]")
_CONTINUING = re.escape("".join(bytes([code]).decode("cp1251", errors="ignore") for code in range(0x80, 0xC0)))
_DOUBLED_CYRILLIC = re.compile(f"(?:[РС][{_CONTINUING}]){{3}}")
"""Three letters of which each is two signs: no word is written so."""
_TO_BYTE = {ord(bytes([code]).decode(LATIN, errors="ignore") or chr(code)): chr(code) for code in range(128, 256)}
"""Signs of cp1252 to those of Latin-1 with the same byte; the five that cp1252 lacks stand for themselves."""


class Charset:
    """The charset of one dump."""

    def __init__(self, named: str = "") -> None:
        self.named = _NAMED.get(named, "")
        self.other = self.named
        self.assumed = ""
        """The charset that stood for bytes that are no UTF-8, if there were any."""
        self.doubled: dict[str, int] = {}
        """How many texts were UTF-8 that had been written as if it were Latin-1 or cp1251."""

    def text(self, raw: bytes) -> str:
        """The bytes as text."""
        if raw.isascii():
            return raw.decode("ascii")
        try:
            read = raw.decode(UTF_8)
        except UnicodeDecodeError:
            return self._other(raw)
        if _DOUBLED.search(read):
            return self._single(read, "Latin-1", lambda text: text.translate(_TO_BYTE).encode("latin-1"))
        if _DOUBLED_CYRILLIC.search(read):
            return self._single(read, CYRILLIC, lambda text: text.encode(CYRILLIC))
        return read

    def _other(self, raw: bytes) -> str:
        if not self.other:
            self.other = likely(raw)
        self.assumed = self.other
        return raw.decode(self.other, errors="replace")

    def _single(self, read: str, name: str, to_bytes: Callable[[str], bytes]) -> str:
        try:
            mended = to_bytes(read).decode(UTF_8)
        except UnicodeError:
            return read
        self.doubled[name] = self.doubled.get(name, 0) + 1
        return mended


def likely(raw: bytes) -> str:
    """Whether bytes that are no UTF-8 are rather Cyrillic or Western: words of Cyrillic letters are all high bytes."""
    high = len(_HIGH.findall(raw))
    return CYRILLIC if 2 * sum(map(len, _RUN_OF_LETTERS.findall(raw))) > high else LATIN
