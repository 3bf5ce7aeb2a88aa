"""Tests of acts that meet: replacing, undoing, withdrawing, settling, and copies that did one each."""

import shutil
from itertools import combinations

import pytest
from tests.coding.make_rows import add, make_row
from tests.store.make_study import meaning_of, tables_of

from inroads.coding.decide import adjudicate, undo, withdraw
from inroads.frame.default import default_frame
from inroads.store.merge import merge
from inroads.store.snapshot import build_snapshot
from inroads.store.study_folder import StudyFolder
from inroads.store.verify import verify

PHONE = make_row("entries", entry="E-1", medium="phone")
SMS = make_row("entries", entry="E-1", medium="sms")
SECOND = make_row("entries", 3, entry="E-2", medium="email")


@pytest.fixture
def other(study, tmp_path):
    """A copy of the empty study."""
    other = copy_of(study, tmp_path)
    yield other
    other.close()


def copy_of(study, tmp_path):
    """A copy of a study as it is."""
    study.close()
    shutil.copytree(study.path, tmp_path / "other.study")
    return StudyFolder.open(tmp_path / "other.study")


def media(study):
    """entry -> medium."""
    return dict(tables_of(study)["entries"].select("entry", "medium").iter_rows())


def take_back(study, value):
    """Withdraw the claim of that value."""
    return withdraw(study, tables_of(study)["claims"].filter(value=value)["claim"].to_list(), "misread", "A")


def test_a_withdrawal_outlives_a_merge(study, other, tmp_path):
    """A claim withdrawn in one copy stays so when the other copy took in the same file, whichever is merged."""
    for one in (study, other):
        add(one, tmp_path / "one.csv", PHONE, SECOND)
    act = take_back(study, "phone")
    merge(other, study)
    merge(study, other)
    assert [{"E-1": "not_recorded", "E-2": "email"}] * 2 == [media(study), media(other)]
    undo(other, act, "", "A")

    assert ("phone", True) == (media(other)["E-1"], is_whole(other))


def test_a_file_that_replaces_what_it_repeats(study, tmp_path):
    """A file that was added first and named as the replacement later does replace, though it says nothing new."""
    add(study, tmp_path / "v1.csv", PHONE)
    add(study, tmp_path / "v2.csv", PHONE, SECOND)
    assert add(study, tmp_path / "v2.csv", PHONE, SECOND, replaces="v1.csv").act
    assert "" == add(study, tmp_path / "v2.csv", PHONE, SECOND, replaces="v1.csv").act
    add(study, tmp_path / "v3.csv", SECOND, replaces="v2.csv")

    assert {"E-2": "email"} == media(study)


def test_one_name_corrected_twice(study, tmp_path):
    """A file that is corrected in place twice replaces its last version each time; told again, it changes nothing."""
    add(study, tmp_path / "cases.csv", PHONE)
    add(study, tmp_path / "cases.csv", SMS, replaces="cases.csv")
    add(study, tmp_path / "cases.csv", SECOND, replaces="cases.csv")

    assert "" == add(study, tmp_path / "cases.csv", SECOND, replaces="cases.csv").act
    assert {"E-2": "email"} == media(study)


def snapshot_bytes(study):
    """The files of the snapshot, by name."""
    folder = build_snapshot(study, default_frame()).folder
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def is_whole(study):
    """Whether the study verifies, and its snapshot comes back byte by byte."""
    before = snapshot_bytes(study)
    shutil.rmtree(study.cache)
    return before == snapshot_bytes(study) and all(check.holds for check in verify(study))


def test_replaced_undone_and_added_again(study, tmp_path):
    """To undo the file that was replaced changes nothing; added again it speaks again; its replacement can still go."""
    first = add(study, tmp_path / "v1.csv", PHONE, SECOND).act
    second = add(study, tmp_path / "v2.csv", SMS, replaces="v1.csv").act
    undo(study, first, "", "A")
    assert {"E-1": "sms"} == media(study)
    add(study, tmp_path / "v1.csv", PHONE, SECOND)
    assert {"E-1": "contested", "E-2": "email"} == media(study)
    undo(study, second, "", "A")

    assert ({"E-1": "phone", "E-2": "email"}, True) == (media(study), is_whole(study))


ACTS = {
    "replace": lambda study, place: add(
        study, place / "c.csv", make_row("entries", entry="E-1", medium="email"), replaces="a.csv"
    ),
    "undo": lambda study, _place: undo(study, "", "", "A"),
    "withdraw": lambda study, _place: take_back(study, "phone"),
    "settle": lambda study, _place: adjudicate(
        study, default_frame(), "entry", "E-1", "medium", "post", "heard again", "C"
    ),
    "coder": lambda study, place: add(
        study, place / "d.csv", make_row("entries", entry="E-1", medium="game", coder="D")
    ),
}
STANDS = {
    ("replace", "undo"): "email",
    ("undo", "withdraw"): "not_recorded",
    **{pair: "post" for pair in combinations(ACTS, 2) if "settle" in pair},
}


@pytest.mark.parametrize("pair", list(combinations(ACTS, 2)), ids="+".join)
def test_copies_that_did_one_each(study, tmp_path, pair):
    """Two copies that each did one act mean the same after the merge, whichever took in the other."""
    add(study, tmp_path / "a.csv", PHONE, SECOND)
    add(study, tmp_path / "b.csv", make_row("entries", entry="E-1", medium="sms", coder="B"))
    other = copy_of(study, tmp_path)
    for one, act in zip((study, other), pair, strict=True):
        ACTS[act](one, tmp_path)
    merge(study, other)
    merge(other, study)
    stands = media(study)

    assert (STANDS.get(pair, "contested"), "replace" not in pair) == (stands["E-1"], "E-2" in stands)
    assert meaning_of(study) == meaning_of(other)
    other.close()
