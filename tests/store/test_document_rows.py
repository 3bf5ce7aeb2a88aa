"""Tests of the segments of documents as rows of `passages`."""

import pytest
from tests.store.make_study import make_claim, make_study, tables_of

from inroads.coding.record import Incoming, Made, record
from inroads.model.claim import CitedPassage, Claim
from inroads.model.document import Document, Segment
from inroads.store.document_rows import QUOTED
from inroads.store.documents import TEXT, Documents, document_bytes

LONG = "x" * (QUOTED + 1)
WORDS = f"How so?\nBecause.\n{LONG}"
TURNS = (
    Segment("turn", "turn 1, 00:00:01", 0, 7, "INT"),
    Segment("turn", "turn 2, 00:00:09", 8, 16, "R1"),
    Segment("turn", "turn 3", 17, 17 + len(LONG), "INT"),
)


@pytest.fixture
def study(tmp_path):
    """A study that holds one document, `talk`, of a source with an access."""
    study = make_study(tmp_path / "one.study")
    file = tmp_path / "talk.txt"
    file.write_text(WORDS, encoding="utf-8")
    made = Made("talk", TEXT, document_bytes(Document(WORDS, TURNS, "text 1")))
    said = Claim("source", "S-1", "access", "interview", (CitedPassage("talk", "S-1", "talk.txt", ""),), "A")
    record(study, [said], [Incoming(file, "S-1", "text 1", "", (made,))], "A")
    yield study
    study.close()


def rows(study):
    """The passages by name."""
    return {row["passage"]: row for row in tables_of(study)["passages"].iter_rows(named=True)}


def code(study, passage, locator, access=""):
    """Record a claim that rests on a passage."""
    made = make_claim("entry E-1 medium", "phone")
    cited = (CitedPassage(passage, "S-1", locator, access),)
    record(
        study,
        [Claim(*[getattr(made, name) for name in ("unit_type", "unit", "variable", "value")], cited, "A")],
        [],
        "A",
    )


def test_a_row_for_each_segment(study):
    """A segment is a passage before anybody coded it: with place, time, speaker, access and words, without claims."""
    row = rows(study)["talk#turn 2"]

    assert ("S-1", "talk", "turn 2, 00:00:09, 8-16", "R1") == tuple(
        row[n] for n in ("source", "document", "locator", "speaker")
    )
    assert ("interview", "Because.", []) == (row["access"], row["quote"], row["claims"])


def test_long_segments_are_cut(study):
    """A quote holds at most 500 characters."""
    assert QUOTED == len(rows(study)["talk#turn 3"]["quote"])


def test_the_whole_document(study):
    """The document itself is a passage of that document, and is not quoted."""
    assert ("talk", None) == (rows(study)["talk"]["document"], rows(study)["talk"]["quote"])


def test_a_coded_segment_stands_once(study):
    """A passage that a claim describes takes the place of the segment that lies in the same range."""
    code(study, "talk#8-16", "turn 2, 8-16")

    assert "talk#turn 2" not in rows(study)
    assert (1, "Because.", "talk") == (
        len(rows(study)["talk#8-16"]["claims"]),
        *[rows(study)["talk#8-16"][n] for n in ("quote", "document")],
    )


def test_what_the_text_gives_is_not_missing(study):
    """A described passage whose words stand in the text lacks no words and no document."""
    passage = (CitedPassage("talk#8-16", "S-1", "turn 2, 8-16", ""),)
    record(study, [Claim("passage", "talk#8-16", "speaker", "R1", passage, "A")], [], "A")

    assert not {"quote=not_recorded", "document=not_recorded"} & set(rows(study)["talk#8-16"]["missing"])


def test_a_part_of_a_segment(study):
    """A coded part of a segment has its words, and the segment stays."""
    code(study, "talk#13-15", "turn 2, 13-15")

    assert ("se", "Because.") == (rows(study)["talk#13-15"]["quote"], rows(study)["talk#turn 2"]["quote"])


def test_pages_are_no_code_points(study):
    """A page range of a dossier, as somebody wrote it, is not taken for a place in the text."""
    code(study, "talk, p. 1-5", "p. 1-5")

    assert (None, None) == (rows(study)["talk, p. 1-5"]["quote"], rows(study)["talk, p. 1-5"]["document"])


def test_a_document_that_was_undone_has_no_rows(study):
    """Without the act that brought the document its segments are no passages."""
    from inroads.coding.decide import undo

    undo(study, "", "", "A")

    assert {} == rows(study)
    assert [] == Documents(study).names()
