"""Tests of acts that meet: replacing, undoing, withdrawing, settling, and copies that did one each."""

import shutil

import pytest
from tests.coding.make_rows import add, make_row
from tests.store.make_study import make_study, meaning_of, row_of, tables_of

from inroads.coding.decide import adjudicate, undo, withdraw
from inroads.frame.default import default_frame
from inroads.store.merge import merge
from inroads.store.study_folder import StudyFolder
from inroads.store.verify import verify

PHONE = make_row("entries", entry="E-1", medium="phone")
SMS = make_row("entries", entry="E-1", medium="sms")
SECOND = make_row("entries", 3, entry="E-2", medium="email")


@pytest.fixture
def other(study, tmp_path):
    """A copy of the empty study."""
    study.close()
    shutil.copytree(study.path, tmp_path / "other.study")
    other = StudyFolder.open(tmp_path / "other.study")
    yield other
    other.close()


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

    assert "phone" == media(other)["E-1"]


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
