"""Tests of scanned pages: by Tesseract where it is installed, and everywhere with one that stands in for it."""

import io
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
from tests.sources.make_documents import make_pdf

from inroads.errors import InputError
from inroads.sources import document_ocr
from inroads.sources.document import read_document

pytest.importorskip("PIL", reason="pillow, of the extra `ocr`, is not installed")

WORDS = ("They met at the harbour school", "and later on a market forum.")
has_tesseract = pytest.mark.skipif(
    not document_ocr.can_recognise(), reason="Tesseract, or the extra `ocr`, is not installed"
)


def read(data, transcript=False):
    """The document of a PDF."""
    return read_document(Path("scan.pdf"), data, transcript)


def make_scan(*lines):
    """A PDF of one page that is a picture of these lines, as a scanner makes it: grey, and a little askew."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1500, 260 + 90 * len(lines)), 235)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((120, 130 + 90 * number), line, fill=30, font=ImageFont.load_default(56))
    made = io.BytesIO()
    page.rotate(0.4, fillcolor=235).save(made, "PDF", resolution=200)
    return made.getvalue()


def joined(*files):
    """One PDF of the pages of several."""
    with pypdfium2.PdfDocument.new() as whole:
        for file in files:
            whole.import_pages(pypdfium2.PdfDocument(file))
        made = io.BytesIO()
        whole.save(made)
    return made.getvalue()


@pytest.fixture
def stand_in(monkeypatch):
    """In place of Tesseract: what it was asked is kept in ``asked``, and ``says`` is what it reads on every page."""
    module = ModuleType("pytesseract")
    module.__spec__ = ModuleSpec("pytesseract", None)
    module.asked, module.says = [], " \n\nRead by eye\n\x0c"
    module.get_languages = lambda: ["eng", "nld", "osd"]
    module.image_to_string = lambda picture, **said: module.asked.append((picture.mode, said["lang"])) or module.says
    monkeypatch.setitem(sys.modules, "pytesseract", module)
    monkeypatch.setattr(document_ocr, "which", lambda _name: "/usr/bin/tesseract")
    return module


@has_tesseract
def test_a_scanned_page_is_read():
    """The words of a page that is only a picture are found on that page, and a note says how they were read."""
    document = read(joined(make_pdf("Typed."), make_scan(*WORDS), make_pdf("Typed too.")))

    pages = [(page.label, document.text[page.start : page.end].split()) for page in document.segments]
    assert [("p. 1", ["Typed."]), ("p. 2", " ".join(WORDS).split()), ("p. 3", ["Typed", "too."])] == pages
    assert ("scan.pdf: read by text recognition, so with errors: p. 2.",) == document.notes
    assert document.reader.endswith(", tesseract)")


def test_only_scanned_pages_are_recognised(stand_in):
    """A page with text keeps its own; of the others each is a passage, told in a note, and read in both languages."""
    document = read(joined(make_scan("a"), make_pdf("Typed."), make_scan("b")))

    pages = [(page.label, document.text[page.start : page.end].strip()) for page in document.segments]
    assert [("p. 1", "Read by eye"), ("p. 2", "Typed."), ("p. 3", "Read by eye")] == pages
    assert [("L", "nld+eng")] * 2 == stand_in.asked
    assert ("scan.pdf: read by text recognition, so with errors: p. 1, p. 3.",) == document.notes
    assert document.reader.endswith(", tesseract)")


def test_a_scanned_interview_has_turns(stand_in):
    """Turns are found in what was recognised, and each says on which page it begins."""
    stand_in.says = "INT: How so?\nR1: Because.\n"

    expected = ["turn 1, p. 1", "turn 2, p. 1", "turn 3, p. 2", "turn 4, p. 2"]
    assert expected == [turn.label for turn in read(joined(make_scan("a"), make_scan("b")), True).segments]


def test_languages_that_are_not_installed(stand_in):
    """Only languages that Tesseract has are asked for; without Dutch and English it takes its own."""
    stand_in.get_languages = lambda: ["eng", "deu"]
    read(make_scan("a"))
    stand_in.get_languages = lambda: ["deu"]
    read(make_scan("a"))

    assert ["eng", None] == [language for _mode, language in stand_in.asked]


@pytest.mark.parametrize("failure", [RuntimeError("Tesseract process timeout"), OSError("no such file")])
def test_recognition_that_fails(stand_in, failure):
    """Where Tesseract fails the error names the file, the reason and what to try."""

    def fail(*_args, **_said):
        raise failure

    stand_in.image_to_string = fail
    with pytest.raises(InputError, match=rf"{failure}(.|\n)*scan\.pdf(.|\n)*`tesseract` runs"):
        read(make_scan("a"))


@pytest.mark.parametrize("lacks", ["find_spec", "which"])
@pytest.mark.usefixtures("stand_in")
def test_without_the_extra_or_the_program(monkeypatch, lacks):
    """Where the extra or the program is lacking the scanned pages are named, with what to install; none is blank."""
    monkeypatch.setattr(document_ocr, lacks, lambda _name: None)

    with pytest.raises(InputError, match=r"scanned: p\. 1, p\. 3\.(.|\n)*scan\.pdf(.|\n)*inroads\[ocr\]"):
        read(joined(make_scan("a"), make_pdf("Typed."), make_scan("b")))
