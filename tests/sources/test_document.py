"""Tests of the one way in for documents: what a file is, and how its text is cut."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.make_documents import make_docx, make_odt, make_pdf, make_rtf

from inroads.errors import InputError
from inroads.sources.document import documents_at, is_document, read_document, segmented
from inroads.store.documents import document_bytes, read_document_bytes


def read(data, name="a.txt", transcript=False):
    """The document of a file."""
    return read_document(Path(name), data if isinstance(data, bytes) else data.encode(), transcript)


def parts(document):
    """What each segment is called and says."""
    return [(segment.label, document.text[segment.start : segment.end]) for segment in document.segments]


def test_paragraphs():
    """Lines between blank lines are a paragraph."""
    expected = [("par. 1", "One\nmore"), ("par. 2", "Two")]

    assert expected == parts(read("One\nmore\n\n  \n\nTwo\n"))


def test_lines_without_a_blank_one():
    """Where no line is blank each line is a paragraph: many programs write one line for each."""
    assert [("par. 1", "One"), ("par. 2", "Two")] == parts(read("One\nTwo\n"))


def test_pages_that_text_recognition_marks():
    """A page that is marked keeps its number, and its mark is no part of it."""
    text = "=== page 3 ===\nFoo\n\nbar\n=== page 4 ===\n\nBaz"

    assert [("p. 3", "Foo\n\nbar"), ("p. 4", "Baz")] == parts(read(text))


def test_pages_marked_in_disorder():
    """Marks whose numbers do not rise are counted, so that no two pages bear one name."""
    assert ["p. 1", "p. 2"] == [name for name, _text in parts(read("=== page 7 ===\na\n=== page 7 ===\nb"))]


def test_form_feeds():
    """A form feed ends a page; one at the very end begins none."""
    assert [("p. 1", "a"), ("p. 2", "b")] == parts(read("a\fb\f"))


def test_no_text_is_told():
    """A document without words has no segments, and says so."""
    document = read(" \n\n")

    assert () == document.segments
    assert "holds no text" in document.notes[0]


def test_first_bytes_decide():
    """A PDF is a PDF whatever it is called."""
    assert read(make_pdf("Words"), "a.txt").reader.startswith("pdf")


def test_reader_is_named():
    """A document says what read it, and in which version."""
    assert read("a").reader.startswith("text 0.")


@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
def test_old_word(name):
    """A Word document of an old kind is refused with what to do."""
    with pytest.raises(InputError, match="save it as DOCX"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 600, name)


def test_no_plain_text():
    """A text file with a NUL is refused, and the advice is not about spreadsheets."""
    with pytest.raises(InputError, match="plain text in UTF-8"):
        read(b"a\0b")


def test_documents_of_a_folder(tmp_path):
    """A folder without CSV files gives its documents in order; one with them gives none."""
    for name in ("b.txt", "a.docx", ".hidden.txt", "~lock.docx", "notes.xyz"):
        (tmp_path / name).touch()

    assert ["a.docx", "b.txt"] == [file.name for file in documents_at(tmp_path)]
    (tmp_path / "entries.csv").touch()
    assert [] == documents_at(tmp_path)


def test_a_workbook_is_no_document():
    """What case files come in is left to their readers."""
    assert not any(is_document(Path(f"a{ending}")) for ending in (".xlsx", ".ods", ".csv", ".json"))


def test_cut_anew():
    """A text that was read as paragraphs is cut into turns without a letter of it changing."""
    document = read("INT: How so?\nR1: Because.\n")
    turns = segmented(document, transcript=True, name="a.txt")

    assert ["turn 1", "turn 2"] == [segment.label for segment in turns.segments]
    assert document.text == turns.text
    assert ["par. 1", "par. 2"] == [segment.label for segment in segmented(turns, transcript=False).segments]


def test_a_misspelt_speaker_is_told():
    """Lines that look like a speaker's and were not taken as such are counted, with the first and where it stands."""
    text = "INT: How so?\nR70: Because.\nRo7: Well.\nINT: And?\nOwl: So.\n"
    note = (
        "a.txt: lines that look like those of a speaker, and were not taken as such: 2; the first is «Ro7:» (in turn 2)"
    )

    assert read(text, transcript=True).notes[0].startswith(note)
    assert segmented(read(text), transcript=True, name="a.txt").notes[0].startswith(note)
    assert "(before turn 1)" in read("Ro7: Well.\nINT: And?", transcript=True).notes[0]
    assert () == read(text).notes == read("INT: He said: come.", transcript=True).notes


ODD = "a b\né e\u0301 😀 \u05d0\u05d1 \u202eab\u202c \u2028 \u2029 \x85 \t: . R1 INT <&> 12:30 \ufeff \u200d"
TEXTS = st.lists(
    st.text(st.sampled_from(ODD) | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=8
)
SAFE = TEXTS.map("\n".join)


def utf16(text, place):
    """A place in code points as a browser counts it."""
    return len(text[:place].encode("utf-16-le")) // 2


def check(document):
    """What must hold of every document: segments in order, within the text, the same after store and browser."""
    text, last = document.text, 0
    again = read_document_bytes(document_bytes(document))
    units = text.encode("utf-16-le")
    for segment in document.segments:
        assert last <= segment.start < segment.end <= len(text)
        words = text[segment.start : segment.end]
        assert words == words.strip() or segment.kind in ("cue", "paragraph", "page")
        assert words == units[2 * utf16(text, segment.start) : 2 * utf16(text, segment.end)].decode("utf-16-le")
        last = segment.end
    assert (text, document.segments) == (again.text, again.segments)
    assert "\r" not in text
    assert len({segment.number for segment in document.segments}) == len(document.segments)


@given(SAFE, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_offsets_of_plain_text(text, end, has_mark, transcript):
    """Line ends become one, a mark at the beginning goes, and every segment is what stands there."""
    data = (b"\xef\xbb\xbf" if has_mark else b"") + text.replace("\n", end).encode()
    document = read(data, transcript=transcript)

    assert text.removeprefix("" if has_mark else "\ufeff") == document.text
    check(document)


@given(TEXTS, st.sampled_from(["docx", "odt", "rtf"]), st.booleans())
def test_offsets_of_typed_documents(paragraphs, kind, transcript):
    """What is typed in a word processor keeps every letter, and every segment is what stands there."""
    make = {"docx": make_docx, "odt": make_odt, "rtf": make_rtf}[kind]
    typed = [part.replace("\n", " ") for part in paragraphs]
    document = read(make(*typed), f"a.{kind}", transcript)

    check(document)
    held = "".join(document.text.split())
    assert "".join("".join(typed).removeprefix("\ufeff").split()) in (held, f"\ufeff{held}")


@given(
    st.lists(st.tuples(st.sampled_from(["INT", "R1"]), st.text(st.sampled_from(ODD.replace("\n", ""))))), st.booleans()
)
def test_offsets_of_turns(said, has_blank):
    """Each label begins a turn of its speaker, and no word of a transcript is lost between turns."""
    text = ("\n\n" if has_blank else "\n").join(f"{who}: {words}" for who, words in said)
    document = read(text, transcript=True)

    assert [who for who, _words in said] == [segment.speaker for segment in document.segments if segment.kind == "turn"]
    assert "".join(text.split()) == "".join("".join(words for _label, words in parts(document)).split())
    check(document)
