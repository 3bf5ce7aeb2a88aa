"""Tests of saying by what access a passage was to be had."""

import pytest

from inroads import new_study
from inroads.errors import InputError
from inroads.involvement.vantage import masked_claims

TALK = "I: How?\nR: In the chat, he wrote me.\nI: And then?\nR: We met.\n"


@pytest.fixture
def study(tmp_path):
    """A study that holds one interview, two turns of which are coded."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    with new_study(tmp_path / "one.study", coder="C1") as made:
        made.add(tmp_path / "talk.txt", kind="interview", access="interview")
        made.code("entries", {"entry": "E-1", "medium": "private_chat"}, at='talk#"In the chat"')
        made.code("entries", {"entry": "E-2", "medium": "face_to_face"}, at="talk#turn 4")
        yield made


def access_of(study, *passages):
    """The accesses of these passages."""
    held = dict(study.table("passages").select("passage", "access").iter_rows())
    return [held[passage] for passage in passages]


def masked(study, vantage):
    """The cells of entries that vanish from a vantage: at least, and at most."""
    seen = masked_claims(study.snapshot(), vantage)
    return [set(cells.filter(unit_type="entry").iter_rows()) for cells in (seen.least, seen.most)]


def test_what_lies_inside_inherits(study):
    """Whatever lies inside a passage has its access; what lies outside keeps that of the source."""
    study.set_access("talk#turn 2", "device_extract", "he showed the chat")
    passage = study.table("passages").filter(passage="talk#8-36").row(0, named=True)

    assert ["device_extract", "interview", "interview"] == access_of(study, "talk#11-22", "talk#50-60", "talk#turn 1")
    assert ("device_extract", "he showed the chat") == (passage["access"], passage["access_basis"])


def test_a_vantage_follows(study):
    """What a vantage sees changes with the access, and with nothing else."""
    before = masked(study, "interviews")
    study.set_access("talk#turn 2", "public_online", "the chat is archived")
    cells = {("entry", "E-1", "exists"), ("entry", "E-1", "medium")}

    assert [[set(), set()], [cells, cells]] == [before, masked(study, "interviews")]


def test_two_who_differ(study):
    """Two who differ leave the access contested: no vantage takes it for any; who thinks again differs from nobody."""
    study.set_access("talk", "statement", "told to the police")
    study.set_access("talk", "records", "read from the file")

    assert ["records", "records"] == access_of(study, "talk#11-22", "talk#turn 1")

    study.set_access("talk", "statement", "it was told", actor="C2")

    assert ["contested", "contested"] == access_of(study, "talk#11-22", "talk#turn 1")
    assert [0, 4] == [len(cells) for cells in masked(study, "police_file")]


def test_it_can_be_undone(study):
    """To undo it brings back what was."""
    study.set_access("talk#turn 2", "device_extract", "he showed the chat")
    study.undo()

    assert ["interview"] == access_of(study, "talk#11-22")


def test_what_is_refused(study):
    """An access needs a reason, must be one of the frame, and the passage must be there."""
    with pytest.raises(InputError, match="needs a reason"):
        study.set_access("talk#turn 2", "records", "")
    with pytest.raises(InputError, match=r"«recrds»[^$]*records"):
        study.set_access("talk#turn 2", "recrds", "read")
    with pytest.raises(InputError, match="«not_recorded»"):
        study.set_access("talk#turn 2", "not_recorded", "read")
    with pytest.raises(InputError, match="«turn 22»"):
        study.set_access("talk#turn 22", "records", "read")
