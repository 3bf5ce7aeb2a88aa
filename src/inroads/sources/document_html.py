"""The text of an HTML page as it is read: blocks on lines of their own, cells of a table parted by tabs."""

import re
from collections.abc import Container

from inroads.language import _
from inroads.sources.document_plain import Plain, of_paragraphs
from inroads.sources.document_xml import Element, local, parse_html, walked
from inroads.sources.text import Text, read_text

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_PRE = frozenset({"pre", "textarea"})
_CELLS = frozenset({"td", "th"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "ruby", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "img", "input", "button", "select"}
)
LOOKED_AT = 2048


def read_html(data: bytes, name: str) -> Plain:
    """The text of the page; raises InputError where the bytes are no text."""
    read = decoded_page(data, name)
    root = parse_html(_DECLARED.sub("", read.text), name)
    return of_paragraphs([] if root is None else _Page().read(root), read.notes)


def words_of(element: Element, left: Container[Element] = (), quoted: Container[Element] = ()) -> str:
    """The text of a part of a page; what lies in elements of ``left`` is left out, what in ``quoted`` stands between
    ``[quote]`` and ``[/quote]``.
    """
    return "\n".join(_Page(left, quoted).read(element))


def decoded_page(data: bytes, name: str) -> Text:
    """The page as text, in the encoding that it names, if it is that; raises InputError where it is no text."""
    found = _CHARSET.search(data[:LOOKED_AT])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = found[1].decode("ascii").lower()
        encoding = "windows-1252" if encoding in ("iso-8859-1", "latin1", "ascii", "us-ascii") else encoding
        try:
            text = data.decode(encoding)
        except (LookupError, ValueError):
            pass
        else:
            return Text(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
    return read_text(data, name, _("Save the page again as HTML in UTF-8, or as plain text."))


class _Page:
    """Gathers the lines of a page: a block begins a line, white space is one space but in ``pre``."""

    def __init__(self, left: Container[Element] = (), quoted: Container[Element] = ()) -> None:
        self._left = left
        self._quoted = quoted
        self.lines: list[str] = []
        self._line: list[str] = []
        self._is_begun = False
        self._silent = 0
        self._pre = 0

    def read(self, root: Element) -> list[str]:
        """The lines of the page."""
        for event, element in walked(root):
            kind = "" if element in self._left else local(element)
            if event == "start":
                if element in self._quoted:
                    self._mark("[quote]")
                self._start(kind, element.text)
            else:
                if element in self._quoted:
                    self._mark("[/quote]")
                self._end(kind, None if element is root else element.tail)
        self._close()
        return self.lines

    def _mark(self, word: str) -> None:
        if not self._silent:
            self._close()
            self.lines.append(word)

    def _close(self) -> None:
        line = "".join(self._line)
        if line.strip():
            self.lines.append(line.strip(" \n"))
        self._line = []
        self._is_begun = False

    def _start(self, kind: str, text: str | None) -> None:
        self._silent += not kind or kind in _SILENT
        self._pre += kind in _PRE
        if self._silent:
            return
        if _is_block(kind):
            self._close()
        if kind == "br":
            self._line.append("\n")
        if kind in _CELLS and self._is_begun:
            self._line.append("\t")
        self._say(text)

    def _end(self, kind: str, tail: str | None) -> None:
        if not self._silent and _is_block(kind):
            self._close()
        self._silent -= not kind or kind in _SILENT
        self._pre -= kind in _PRE
        if not self._silent:
            self._say(tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._is_begun = self._is_begun or bool(text.strip())
            said = text if self._pre else _SPACE.sub(" ", text)
            last = self._line[-1][-1:] if self._line else "\n"
            self._line.append(said.lstrip(" ") if last in " \n\t" and not self._pre else said)


def _is_block(kind: str) -> bool:
    return kind not in _INLINE and kind not in _CELLS and kind != "br"
