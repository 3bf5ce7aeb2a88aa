"""The text of an ODT file: its paragraphs, a row of a table as one line with tabs, notes at the end.

What was deleted under tracked changes and comments are left out.
"""

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_plain import Plain, of_paragraphs
from inroads.sources.document_xml import Element, attribute, descend, local, parse_xml
from inroads.sources.document_zip import parts_of

CONTENT = "content.xml"
MOST_SPACES = 1000
_GONE = frozenset({"tracked-changes", "annotation", "annotation-end", "forms"})
_BLOCKS = frozenset({"p", "h"})


def read_odt(data: bytes, name: str) -> Plain:
    """The text of the file; raises InputError."""
    parts = parts_of(data, name, (CONTENT,))
    root = parse_xml(parts[CONTENT], name) if CONTENT in parts else None
    body = next((found for found in root.iter() if local(found) == "text"), None) if root is not None else None
    if body is None:
        raise InputError(
            _("This is no text document: it holds no text in {part}.", part=CONTENT),
            name,
            _("Save it as DOCX, ODT or plain text."),
        )
    told = [
        _paragraph(paragraph)
        for note in descend(body, _GONE)
        if local(note) == "note-body"
        for paragraph in descend(note, _GONE)
        if local(paragraph) in _BLOCKS
    ]
    notes: tuple[str, ...] = ()
    if told:
        notes = (_("{file}: footnotes and endnotes stand at the end of the text: {count}.", file=name,
                   count=len(told)),)  # fmt: skip
    return of_paragraphs([*_lines(body), *told], notes)


def _lines(body: Element) -> list[str]:
    found = []
    for element in descend(body, _GONE | {"note", "table-row"}):
        kind = local(element)
        if kind in _BLOCKS:
            found.append(_paragraph(element))
        elif kind == "table-row":
            cells = [cell for cell in descend(element, _GONE | {"table-cell"}) if local(cell) == "table-cell"]
            found.append("\t".join("\n".join(_lines(cell)) for cell in cells))
    return found


def _paragraph(paragraph: Element) -> str:
    """The words of a paragraph; its spaces are one, as the format has it, and further ones are elements."""
    said: list[str] = []
    _gather(paragraph, said)
    return "".join(said).strip(" ")


def _gather(element: Element, said: list[str]) -> None:
    said.append(_squeezed(element.text))
    for child in element:
        kind = local(child)
        if kind == "s":
            said.append(" " * _count(attribute(child, "c")))
        elif kind == "tab":
            said.append("\t")
        elif kind == "line-break":
            said.append("\n")
        elif kind not in _GONE | _BLOCKS | {"note"}:
            _gather(child, said)
        said.append(_squeezed(child.tail))


def _squeezed(text: str | None) -> str:
    if not text:
        return ""
    words = " ".join(text.split(None))
    return f"{' ' * text[0].isspace()}{words}{' ' * (text[-1].isspace() and bool(words))}"


def _count(text: str) -> int:
    return min(int(text), MOST_SPACES) if text.isdecimal() and text.isascii() and len(text) < len("00000") else 1
