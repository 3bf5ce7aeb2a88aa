"""The text of an HTML page as it is read: blocks on lines of their own, cells of a table parted by tabs."""

import re

from inroads.language import _
from inroads.sources.document_plain import Plain, of_paragraphs
from inroads.sources.document_xml import Element, local, parse_html
from inroads.sources.text import Text, read_text

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_CELLS = frozenset({"td", "th"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "ruby", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "img", "input", "button", "select"}
)
LOOKED_AT = 2048


def read_html(data: bytes, name: str) -> Plain:
    """The text of the page; raises InputError where the bytes are no text."""
    read = _decoded(data, name)
    root = parse_html(_DECLARED.sub("", read.text))
    if root is None:
        return Plain("", (), notes=read.notes)
    page = _Page()
    page.walk(root)
    page.close()
    return of_paragraphs(page.lines, read.notes)


def _decoded(data: bytes, name: str) -> Text:
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

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []

    def close(self) -> None:
        """End the line."""
        line = "".join(self._line)
        if line.strip():
            self.lines.append(line.strip(" \n"))
        self._line = []

    def walk(self, element: Element, is_pre: bool = False) -> None:
        """Take in an element and what is in it."""
        kind = local(element)
        if not kind or kind in _SILENT:
            return
        is_pre = is_pre or kind in ("pre", "textarea")
        is_block = kind not in _INLINE and kind not in _CELLS and kind != "br"
        if is_block:
            self.close()
        if kind == "br":
            self._line.append("\n")
        if kind in _CELLS and "".join(self._line).strip():
            self._line.append("\t")
        self._say(element.text, is_pre)
        for child in element:
            self.walk(child, is_pre)
            self._say(child.tail, is_pre)
        if is_block:
            self.close()

    def _say(self, text: str | None, is_pre: bool) -> None:
        if text:
            said = text if is_pre else _SPACE.sub(" ", text)
            last = self._line[-1][-1:] if self._line else "\n"
            self._line.append(said.lstrip(" ") if last in " \n\t" and not is_pre else said)
