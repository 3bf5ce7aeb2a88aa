"""The text of a DOCX file: its paragraphs, a row of a table as one line with tabs, notes at the end.

Own reading instead of python-docx, which leaves out what was inserted under tracked changes, text boxes and notes.
Changes are read as accepted; headers, footers and comments are left out.
"""

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_plain import Plain, of_paragraphs
from inroads.sources.document_xml import Element, attribute, descend, local, parse_xml
from inroads.sources.document_zip import parts_of

BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_BLOCKS = frozenset({"p", "tr"})


def read_docx(data: bytes, name: str) -> Plain:
    """The text of the file; raises InputError."""
    parts = parts_of(data, name, (BODY, *NOTES))
    if BODY not in parts:
        raise InputError(
            _("This is no Word document: it holds no {part}.", part=BODY),
            name,
            _("Save it as DOCX, ODT or plain text."),
        )
    root = parse_xml(parts[BODY], name)
    told = [_paragraph(note) for part in NOTES if part in parts for note in _notes(parse_xml(parts[part], name))]
    notes = []
    if any(local(element) in ("ins", "del", "moveFrom") for element in root.iter()):
        notes.append(_("{file}: read as if all tracked changes were accepted.", file=name))
    if told:
        notes.append(_("{file}: footnotes and endnotes stand at the end of the text: {count}.", file=name,
                       count=len(told)))  # fmt: skip
    return of_paragraphs([*_blocks(root), *told], tuple(notes))


def _blocks(root: Element) -> list[str]:
    """The paragraphs and rows of tables, in order; a text box follows the paragraph it hangs on."""
    found = []
    for element in descend(root, _GONE | {"tr"}):
        kind = local(element)
        if kind == "p":
            found.append(_paragraph(element))
        elif kind == "tr":
            found.append(_row(element))
    return found


def _row(row: Element) -> str:
    cells = [cell for cell in descend(row, _GONE | {"tc"}) if local(cell) == "tc"]
    return "\t".join("\n".join(_blocks(cell)) for cell in cells)


def _paragraph(paragraph: Element) -> str:
    """The words of a paragraph but for those of paragraphs that hang on it."""
    said = []
    for element in descend(paragraph, _GONE | _BLOCKS):
        kind = local(element)
        said.append((element.text or "") if kind == "t" else _SIGNS.get(kind, ""))
    return "".join(said)


def _notes(root: Element) -> list[Element]:
    """The paragraphs of notes, but for the lines that separate them from the text."""
    return [
        paragraph
        for note in root
        if attribute(note, "type") in ("", "normal")
        for paragraph in descend(note, _GONE)
        if local(paragraph) == "p" and _paragraph(paragraph).strip()
    ]
