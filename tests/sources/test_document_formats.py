"""Tests of the readers of DOCX, ODT, HTML, RTF and PDF, on small files made in memory."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.sources.make_documents import make_docx, make_odt, make_pdf, make_rtf, make_zip

from inroads.errors import InputError
from inroads.sources import document_pdf, document_zip
from inroads.sources.document import read_document

TEXT = ("Één — 2 < 3 & 4", "", "e\u0301 😀 \u05d0\u05d1")
BOMB = '<!DOCTYPE a [<!ENTITY b "boom">]><w:document xmlns:w="{}"><w:p>&b;</w:p></w:document>'


def read(data, name, transcript=False):
    """The document of a file."""
    return read_document(Path(name), data if isinstance(data, bytes) else data.encode(), transcript)


@pytest.mark.parametrize(("name", "make"), [("a.docx", make_docx), ("a.odt", make_odt), ("a.rtf", make_rtf)])
def test_round_trip(name, make):
    """What was typed comes out letter by letter, a paragraph to a line."""
    document = read(make(*TEXT), name)

    assert "\n".join(TEXT) == document.text.rstrip("\n")
    assert ["par. 1", "par. 2"] == [segment.label for segment in document.segments]


def test_docx_turns():
    """Speakers of a typed interview are found, whatever is bold."""
    document = read(make_docx("Interview 7", "INT: How so?", "R1: Because.", "More."), "a.docx", transcript=True)

    expected = [("par. 1", ""), ("turn 1", "INT"), ("turn 2", "R1")]
    assert expected == [(segment.label, segment.speaker) for segment in document.segments]


def run(text):
    """A run of a DOCX."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_docx_tracked_changes():
    """Insertions are read, deletions and what was moved away are not, and a note says so."""
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
    document = read(make_docx(body=f"<w:p>{run('a ')}<w:ins>{run('new')}</w:ins>{gone}</w:p>"), "a.docx")

    assert "a new" == document.text
    assert "tracked changes" in document.notes[0]


def test_docx_tables_and_breaks():
    """A row of a table is a line with tabs, so that a transcript in two columns has speakers."""
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    table = f"<w:tbl>{row.format(run('INT'), run('How so?'))}{row.format(run('R1'), run('Because.'))}</w:tbl>"
    document = read(make_docx(body=f"{table}<w:p>{run('a')}<w:r><w:br/><w:tab/></w:r>{run('b')}</w:p>"), "a.docx", True)

    assert "INT\tHow so?\nR1\tBecause.\na\n\tb" == document.text
    assert ["INT", "R1"] == [segment.speaker for segment in document.segments]


def test_docx_text_boxes():
    """What stands in a text box is read once, after the paragraph it hangs on."""
    box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    assert "a b\nbox" == read(make_docx(body=f"<w:p>{run('a ')}<w:r>{both}</w:r>{run('b')}</w:p>"), "a.docx").text


def test_docx_footnotes():
    """Footnotes stand at the end, and a note says so."""
    document = read(make_docx("Text", footnotes=("See p. 3.",)), "a.docx")

    assert "Text\nSee p. 3." == document.text
    assert "footnotes" in document.notes[0]


def test_odt_spaces_tables_and_notes():
    """Spaces, tabs and line breaks of ODT are elements; notes stand at the end, comments and deletions nowhere."""
    note = "<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note>"
    gone = "<office:annotation><text:p>remark</text:p></office:annotation>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table><table:table-row>{cell.format('R1')}{cell.format('c')}</table:table-row></table:table>"
    body = f"<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d{note}{gone}</text:p>{row}"

    assert "a  b\tc\nd\nR1\tc\nfoot" == read(make_odt(body=body), "a.odt").text


def test_html():
    """A page is read as it is seen: blocks on lines, white space one space, no script."""
    page = (
        "<html><head><title>t</title></head><body><h1>Head</h1><p>One\n  <b>two</b><br>three &lt; 4</p>"
        "<script>x</script><table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre></body></html>"
    )

    assert "Head\nOne two\nthree < 4\na\tb\nx\n  y" == read(page, "a.html").text


def test_html_encoding():
    """The encoding that a page declares counts."""
    page = "<meta charset='iso-8859-2'><p>Łódź".encode("iso-8859-2")

    assert "Łódź" == read(page, "a.htm").text


def test_rtf_code_page():
    """Letters of a code page are letters."""
    assert "café – ok" == read(b"{\\rtf1\\ansi\\ansicpg1252 caf\\'e9 \\'96 ok}", "a.rtf").text


def test_rtf_footnotes_are_told():
    """Footnotes of RTF, which are not read, are not passed over in silence."""
    assert "footnotes" in read(b"{\\rtf1 a{\\footnote b}}", "a.rtf").notes[0]


def test_pdf_pages():
    """Each page of a PDF is a segment; a blank one is no scan."""
    document = read(make_pdf("First caf\u00e9", "", "Third"), "a.pdf")

    assert ["p. 1", "p. 2", "p. 3"] == [segment.label for segment in document.segments]
    assert ["First café", "", "Third"] == [document.text[s.start : s.end].strip() for s in document.segments]


def test_pdf_turns_know_their_page():
    """A printed interview has turns, and each says on which page it begins."""
    document = read(make_pdf("INT: How so?", "R1: Because."), "a.pdf", transcript=True)

    assert ["turn 1, p. 1", "turn 2, p. 2"] == [segment.label for segment in document.segments]


def test_scanned_pages_with_recognition(monkeypatch):
    """With text recognition at hand such a page has a text, and a note says that it may hold errors."""
    seen = []
    monkeypatch.setattr(document_pdf, "can_recognise", lambda: True)
    monkeypatch.setattr(document_pdf, "recognise", lambda picture, _name: seen.append(picture.size) or "Read")
    pytest.importorskip("PIL", reason="pillow, of the extra `ocr`, is not installed")
    document = read(make_pdf("Text", "", picture=True), "a.pdf")

    assert ["Text", "Read"] == [document.text[s.start : s.end].strip() for s in document.segments]
    assert "text recognition" in document.notes[0]
    assert [(2480, 3509)] == seen


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.rtf", "a.eaf"])
def test_broken_files(name):
    """A file that is not what its name says is refused, with the file and what to do."""
    with pytest.raises(InputError) as caught:
        read(b"nothing of the kind", name)

    assert name in caught.value.faults[0].where
    assert caught.value.faults[0].do


def test_no_entities():
    """XML that declares entities is refused before any of them is used."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    with pytest.raises(InputError, match="DOCTYPE"):
        read(make_zip({"word/document.xml": BOMB.format(namespace)}), "a.docx")


def test_billion_laughs():
    """Entities that name entities use up neither time nor memory."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><ANNOTATION_DOCUMENT a="&l11;">&l11;</ANNOTATION_DOCUMENT>'

    with pytest.raises(InputError):
        read(bomb, "a.eaf")


def test_zip_bomb(monkeypatch):
    """A part that unpacks to more than any text is refused."""
    monkeypatch.setattr(document_zip, "LARGEST_BYTES", 1 << 20)

    with pytest.raises(InputError, match="larger than 1 MB"):
        read(make_zip({"word/document.xml": " " * ((1 << 20) + 1)}), "a.docx")


def test_locked_zip():
    """A packed file with a password is refused with what to do."""
    held = io.BytesIO(make_docx("a"))
    with zipfile.ZipFile(held) as archive:
        data = bytearray(held.getvalue())
        for info in archive.infolist():
            data[info.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)

    with pytest.raises(InputError, match="without a password"):
        read(bytes(data), "a.docx")
