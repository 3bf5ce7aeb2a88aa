"""Tests of how documents come into a study."""

import shutil

import pytest

import inroads
from inroads.errors import InputError
from inroads.model.document import Document, Segment
from inroads.sources import document as reading
from inroads.store.documents import Documents

TALK = "INT: How did you come in?\nR1: Through a friend from school.\n"


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with inroads.new_study(tmp_path / "a.study", coder="C1") as opened:
        yield opened


@pytest.fixture
def talk(tmp_path):
    """A transcript on disk."""
    file = tmp_path / "interview-07.txt"
    file.write_text(TALK, encoding="utf-8")
    return file


def source(study, name="interview-07"):
    """What the study says of a source."""
    return study.table("sources").filter(source=name).row(0, named=True)


def segments(study):
    """The segments of the study's only document that say something of their place."""
    passages = study.table("passages")
    return passages.filter(passages["passage"].str.contains("#"))


def test_an_interview_comes_in(study, talk):
    """One call makes a source with kind, access, instrument and whatever else is set, and a passage for each turn."""
    told = {"interviewee_kind": "offender", "recruitment_route": "via_prison", "consent_scope": "analysis | quotation"}
    study.add(talk, kind="interview", instrument="guide-2", set={**told, "may_link": "no"})
    made = source(study)

    assert ("interview", "interview", "guide-2") == (made["kind"], made["access"], made["instrument"])
    assert ("offender", "via_prison") == (made["interviewee_kind"], made["recruitment_route"])
    assert (["analysis", "quotation"], False) == (made["consent_scope"], made["may_link"])
    rows = segments(study).select("passage", "locator", "speaker", "access", "quote").rows()
    expected = [
        ("interview-07#turn 1", "turn 1, 0-25", "INT", "interview", "INT: How did you come in?"),
        ("interview-07#turn 2", "turn 2, 26-59", "R1", "interview", "R1: Through a friend from school."),
    ]
    assert expected == rows


def test_what_is_said_of_a_source_rests_on_the_document(study, talk):
    """Every claim about the source of a document has the document as its passage."""
    study.add(talk, kind="interview")

    assert {("interview-07",)} == {tuple(held) for held in study.table("claims")["passages"].to_list()}


def test_a_broken_file_of_a_folder(study, tmp_path):
    """A file that cannot be read is told with the folder that was given; one given by itself by its own name."""
    (tmp_path / "talks").mkdir()
    for broken in (tmp_path / "talks" / "a.pdf", tmp_path / "b.srt"):
        broken.write_text("junk")

    with pytest.raises(InputError) as caught:
        study.add(tmp_path / "talks", tmp_path / "b.srt")

    assert ["talks/a.pdf", "b.srt, line 1"] == [fault.where for fault in caught.value.faults]


def test_a_document_is_a_case_file_by_default(study, talk):
    """Without a kind a document is a case file in paragraphs, of unknown access."""
    study.add(talk, name="statement", source="CF-01")
    made = source(study, "CF-01")

    assert ("case_file", "not_recorded") == (made["kind"], made["access"])
    assert ["statement#par. 1", "statement#par. 2"] == segments(study)["passage"].to_list()
    assert ["unknown", "unknown"] == segments(study)["access"].to_list()


def test_the_same_file_adds_nothing(study, talk, tmp_path):
    """A file that is known adds nothing, under whatever name it lies."""
    study.add(talk, kind="interview")
    length = len(study.folder.ledger)
    other = tmp_path / "copy.txt"
    shutil.copy(talk, other)

    assert 0 == study.add(talk, kind="interview").new + study.add(other).new
    assert length == len(study.folder.ledger)
    assert ["interview-07"] == Documents(study.folder).names()


def later_reader(_path, _data, _transcript=False):
    """A reader of a later version, which reads all otherwise."""
    return Document("Another text", (Segment("paragraph", "par. 1", 0, 12),), "text 9")


def test_text_is_read_once(study, talk, monkeypatch):
    """A later version of a reader shifts no offset: the text that was read first stands, also after an undo."""
    study.add(talk, kind="interview")
    monkeypatch.setattr(reading, "read_document", later_reader)
    study.add(talk, kind="interview", set={"language": "en"})
    assert TALK == Documents(study.folder)["interview-07"].text

    study.undo()
    study.undo()
    assert [] == Documents(study.folder).names()
    study.add(talk, kind="interview")

    assert TALK == Documents(study.folder)["interview-07"].text


def test_added_again_as_an_interview(study, talk):
    """Who forgot to say that it is an interview undoes and adds it again: the same text, now in turns."""
    study.add(talk)
    study.undo()
    study.add(talk, kind="interview")

    assert ["interview-07#turn 1", "interview-07#turn 2"] == segments(study)["passage"].to_list()
    assert "interview" == source(study)["kind"]


def test_another_text_of_a_known_name(study, talk, tmp_path):
    """Another file under a known name is refused; with a name of its own it comes in."""
    study.add(talk, kind="interview")
    (tmp_path / "new").mkdir()
    other = tmp_path / "new" / "interview-07.md"
    other.write_text("INT: Other.\nR1: Words.", encoding="utf-8")

    with pytest.raises(InputError, match=r"another --name"):
        study.add(other)
    study.add(other, name="interview-07b", source="interview-07")

    assert ["interview-07", "interview-07b"] == Documents(study.folder).names()
    assert "interview-07b#turn 1" in segments(study)["passage"].to_list()


def test_known_document_under_another_name(study, talk):
    """A document that is in the study keeps its name and source."""
    study.add(talk)

    with pytest.raises(InputError, match="in the study already"):
        study.add(talk, name="other")


def test_all_or_nothing(study, talk, tmp_path):
    """Several documents in one call: all faults at once, and nothing of any of them stands."""
    for name in ("a.pdf", "b.docx"):
        (tmp_path / name).write_text("nothing of the kind", encoding="utf-8")
    length = len(study.folder.ledger)

    with pytest.raises(InputError) as caught:
        study.add(talk, tmp_path / "a.pdf", tmp_path / "b.docx", set={"interviewee_knd": "offender"})

    assert len(caught.value.faults) == 3
    assert "interviewee_kind" in caught.value.faults[0].do
    assert length == len(study.folder.ledger)
    assert [] == study.folder.evidence.ids()


@pytest.mark.parametrize("given", [{"name": " "}, {"source": " "}])
def test_a_blank_name(study, talk, given):
    """A document without a name, or of a source without one, could not be referred to."""
    with pytest.raises(InputError, match="name is blank"):
        study.add(talk, **given)


def test_a_known_document_in_another_spelling(study, talk):
    """A document that is known is the same under the same names, however they are spaced."""
    study.add(talk, name="I 7", source="R 7")

    assert 0 == study.add(talk, name=" I  7", source="R  7 ").new


def test_two_files_of_one_name(study, talk, tmp_path):
    """Two files that would be one document are told before anything is read."""
    (tmp_path / "interview-07.md").write_text("other", encoding="utf-8")

    with pytest.raises(InputError, match="Two files"):
        study.add(talk, tmp_path / "interview-07.md")


@pytest.mark.parametrize("name", ["a#1", "a|b"])
def test_names_that_references_could_not_hold(study, talk, name):
    """A name with a sign that parts references is refused."""
    with pytest.raises(InputError, match="--name"):
        study.add(talk, name=name)


def test_a_folder_of_documents(study, tmp_path):
    """A folder of documents gives them all, together with a case file if one is named too."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "networks.csv").write_text("network,name\nN-01,Alder\n", encoding="utf-8")
    (tmp_path / "talks").mkdir()
    for number in range(3):
        (tmp_path / "talks" / f"I-{number}.txt").write_text(f"INT: {number}?\nR1: Yes.\n", encoding="utf-8")
    (tmp_path / "talks" / "sound.mp3").touch()
    seen = []
    added = study.add(
        tmp_path / "talks", tmp_path / "cases", kind="interview", progress=lambda *told: seen.append(told)
    )

    assert ["I-0", "I-1", "I-2"] == Documents(study.folder).names()
    assert 1 == study.table("networks").height
    assert ("documents", 2, 3) in seen
    assert "talks/sound.mp3 was not read: it is no document." in added.notes


def test_a_workbook_described_the_source_before(study, talk, tmp_path):
    """What a sheet says of a source stands, and decides how the document is read; the call contests nothing."""
    sheet = tmp_path / "sources.csv"
    sheet.write_text("source,kind,access,coder\ninterview-07,interview,statement,C2\n", encoding="utf-8")
    study.add(sheet)
    study.add(talk)
    made = source(study)

    assert ("interview", "statement") == (made["kind"], made["access"])
    assert ["INT", "R1"] == segments(study)["speaker"].to_list()
    assert [] == study.table("claims").filter(state="contested").rows()


def test_a_sheet_describes_the_source_in_the_same_call(study, talk, tmp_path):
    """A sheet that comes with the documents describes their sources as one that came before does."""
    sheet = tmp_path / "sources.csv"
    sheet.write_text("source,kind,coder\ninterview-07,interview,C2\n", encoding="utf-8")
    study.add(talk, sheet)

    assert ("interview", "interview") == (source(study)["kind"], source(study)["access"])
    assert ["INT", "R1"] == segments(study)["speaker"].to_list()


def test_what_a_call_says_of_no_document(study, tmp_path):
    """Describing a document that is not given is an error, not a thing passed over."""
    sheet = tmp_path / "networks.csv"
    sheet.write_text("network,name\nN-01,Alder\n", encoding="utf-8")

    with pytest.raises(InputError, match="holds none"):
        study.add(sheet, name="interview-07")


def test_verify_holds(study, talk):
    """A study with documents verifies: its text is evidence like any other."""
    study.add(talk, kind="interview")
    study.snapshot()

    assert all(check.holds for check in study.verify())


def test_a_document_is_not_replaced(study, talk):
    """Under codings no text is exchanged for another."""
    study.add(talk)

    with pytest.raises(InputError, match="not replaced"):
        study.add(talk, replaces="interview-07.txt")
