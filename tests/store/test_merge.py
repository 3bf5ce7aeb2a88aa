"""Tests of merging two copies of a study that were worked on apart."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.make_study import make_claim as claim
from tests.store.make_study import make_study, meaning_of, row_of, say, say_file

from inroads.coding.decide import undo
from inroads.coding.record import Incoming, Made, record
from inroads.errors import InputError, StudyError
from inroads.frame.read import read_frame
from inroads.model.document import Document
from inroads.store.documents import TEXT, Documents, document_bytes
from inroads.store.durable import write_durably
from inroads.store.frames import frame_file, frame_heads, frame_in_force, write_frame
from inroads.store.merge import Merged, merge
from inroads.store.study_folder import StudyFolder
from inroads.store.verify import verify


def copy(study, path):
    """A copy of a study as one makes it with a file manager."""
    study.close()
    shutil.copytree(study.path, path)
    return StudyFolder.open(path)


def file(tmp_path, name, text="x"):
    """A file to add."""
    (tmp_path / name).write_text(text)
    return tmp_path / name


def test_union(study, tmp_path):
    """A merge brings over entries, evidence and frames, and the study then verifies."""
    other = copy(study, tmp_path / "two.study")
    say(study, claim("entry E-1 medium", "phone"))
    say_file(other, file(tmp_path, "cases.csv"), claim("entry E-1 person", "P-01", "B"))
    row_before = len(study.ledger)

    assert merge(study, other) == Merged(len(study.ledger) - row_before, 1)
    assert (row_of(study, "entries")["medium"], row_of(study, "entries")["person"]) == ("phone", "P-01")
    assert all(check.holds for check in verify(study))


def test_merging_again(study, tmp_path):
    """A second merge brings nothing, nor does a merge of a study with itself."""
    other = copy(study, tmp_path / "two.study")
    say_file(other, file(tmp_path, "cases.csv"), claim("entry E-1 person", "P-01"))
    merge(study, other)

    assert merge(study, other) == merge(study, study) == Merged(0, 0)


def test_one_file_in_both_copies(study, tmp_path):
    """Two copies that each imported one file say it once after the merge."""
    other = copy(study, tmp_path / "two.study")
    for one in (study, other):
        say_file(one, file(tmp_path, "cases.csv"), claim("entry E-1 person", "P-01"))
    before = meaning_of(study)
    merge(study, other)

    assert meaning_of(study) == before


CELLS = st.sampled_from(["entry E-1 medium", "entry E-2 medium", "tie T-1 content"])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), CELLS, st.sampled_from(["phone", "kin"])), max_size=6))
def test_merge_commutes(tmp_path_factory, work):
    """Whatever two people coded apart, both get the same tables, whoever merges first."""
    place = tmp_path_factory.mktemp("apart")
    one = make_study(place / "A.study")
    other = copy(one, place / "B.study")
    for coder, cell, value in work:
        say({"A": one, "B": other}[coder], claim(cell, value, coder))
    merge(one, other)
    merge(other, one)

    assert meaning_of(one) == meaning_of(other)
    assert one.ledger.heads() == other.ledger.heads()


def test_a_conflict_is_shown(study, tmp_path):
    """What two people said differently of one cell is contested after the merge: no line is lost."""
    other = copy(study, tmp_path / "two.study")
    say(study, claim("entry E-1 medium", "phone", "A"))
    say(other, claim("entry E-1 medium", "sms", "B"))
    merge(study, other)

    assert row_of(study, "entries")["medium"] == "contested"


def test_foreign_studies(study, tmp_path):
    """Studies that do not share their first entry are not merged, empty ones neither."""
    with pytest.raises(InputError, match="not copies of one study") as told:
        merge(study, make_study(tmp_path / "other.study"))

    assert "inroads add" in str(told.value)


def test_evidence_that_was_changed(study, tmp_path):
    """A copy whose evidence was changed is refused whole."""
    other = copy(study, tmp_path / "two.study")
    say_file(other, file(tmp_path, "cases.csv"), claim("entry E-1 person", "P-01"))
    (sha256,) = other.evidence.ids()
    other.evidence.path(sha256).write_text("y")
    before = len(study.ledger)
    with pytest.raises(StudyError, match="Nothing was merged"):
        merge(study, other)

    assert (len(study.ledger), study.evidence.ids()) == (before, [])


def test_leftovers_do_not_come_over(study, tmp_path):
    """A file that a cut-off import left in the other copy is not brought over."""
    other = copy(study, tmp_path / "two.study")
    other.evidence.put(file(tmp_path, "left.csv"))

    assert merge(study, other) == Merged(0, 0)


def test_frames_come_over(study, tmp_path):
    """Every version of the frame that either copy had is there after the merge."""
    from inroads.frame.read import read_frame

    other = copy(study, tmp_path / "two.study")
    own = read_frame({"own.yaml": "frame: own\nversion: 1\nextends: inroads@1\n"})
    with other.ledger.writing("B") as pen:
        write_frame(other, pen, own)
    merge(study, other)

    assert any(path.name.startswith("own@1") for path in (study.path / "frame").iterdir())
    assert all(check.holds for check in verify(study))


def frame_of(version, variable):
    """A frame of a study with one variable of its own."""
    text = (
        f"frame: docm\nversion: {version}\nextends: inroads@1\nvariables:\n"
        f"  - {{variable: {variable}, unit: person, type: flag, source: own, label: {{en: A, nl: A}}}}\n"
    )
    return read_frame({"own.yaml": text})


def test_frames_set_apart_are_told(study, tmp_path):
    """Two copies that set different frames are told so by the merge and by verify, and one more frame settles it."""
    other = copy(study, tmp_path / "two.study")
    for one, variable in ((study, "boat"), (other, "tattoo")):
        with one.ledger.writing(variable) as pen:
            write_frame(one, pen, frame_of(1 + (variable == "tattoo"), variable))

    assert ["docm@1 (boat)", "docm@2 (tattoo)"] == merge(study, other).frames
    assert "frames apart" in [check.name for check in verify(study)]
    with study.ledger.writing("A") as pen:
        write_frame(study, pen, frame_of(3, "boat"))
    assert "frames apart" not in [check.name for check in verify(study)]


def test_the_clock_does_not_choose_the_frame(study):
    """A frame that was set in knowledge of another is in force, though its clock was behind."""
    with study.ledger.writing("A") as pen:
        write_frame(study, pen, frame_of(1, "boat"))
    before = [act.id for act in frame_heads(study)]
    with study.ledger.writing("A") as pen:
        late = frame_of(2, "boat")
        write_durably(study.path / "frame" / frame_file(late), late.to_yaml().encode())
        told = {"frame": late.name, "digest": late.digest, "file": frame_file(late), "supersedes": before}
        pen.write("frame", told, at="2000-01-01T00:00:00+00:00")

    assert "docm@2" == frame_in_force(study).name


def say_text(study, path, text):
    """Record a document whose text is this."""
    made = Made("talk", TEXT, document_bytes(Document(text, (), "text 1")))
    return record(study, [claim("source S-1 kind", "interview")], [Incoming(path, "S-1", "text 1", "", (made,))], "A")


def test_two_texts_of_one_name(study, tmp_path):
    """Two texts that copies added under one name are told; the first stands on either side, until one is undone."""
    other = copy(study, tmp_path / "two.study")
    say_text(study, file(tmp_path, "talk.txt", "one"), "one")
    second = say_text(other, file(tmp_path, "talk2.txt", "two"), "two").act

    assert ["talk"] == merge(study, other).documents == merge(other, study).documents
    assert ["one", "one"] == [Documents(side)["talk"].text for side in (study, other)]
    assert ["documents"] == [check.name for check in verify(study) if not check.holds and check.name != "rebuild"]
    undo(study, second, "named twice", "A")
    assert all(check.holds for check in verify(study))
