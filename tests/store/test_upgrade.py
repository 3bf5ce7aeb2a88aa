"""Tests that the study of every earlier format still opens."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from inroads.store.frames import frame_in_force
from inroads.store.snapshot import build_snapshot
from inroads.store.study_folder import FORMAT, StudyFolder
from inroads.store.upgrade import upgrade
from inroads.store.verify import verify

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(params=[path.name for path in FIXTURES.glob("format-*.study")])
def old(request, tmp_path):
    """A study as an earlier version wrote it, brought to this one."""
    path = shutil.copytree(FIXTURES / request.param, tmp_path / "old.study")
    upgrade(path)
    study = StudyFolder.open(path)
    yield study
    study.close()


def test_a_fixture_per_format():
    """Every format there ever was has its study, with nothing of SQLite left open beside it."""
    assert sorted(path.name for path in FIXTURES.glob("*.study")) == [f"format-{n}.study" for n in range(1, FORMAT + 1)]
    assert not list(FIXTURES.rglob("ledger.db-*"))


def test_whole(old):
    """It opens and verifies."""
    assert [check for check in verify(old) if not check.holds] == []
    assert old.settings.title.startswith("Format")


def test_tables(old):
    """Its tables say what they said when it was written."""
    snapshot = build_snapshot(old, frame_in_force(old))
    entries = snapshot.table("entries").select("entry", "medium", "mechanism", "at_earliest", "at_latest").rows()

    assert entries == [
        ("E-1", "face_to_face", "M2", date(2014, 1, 1), date(2014, 12, 31)),
        ("E-2", "private_chat", "M1", date(2015, 3, 1), date(2015, 3, 31)),
        ("E-3", "unknown_to_source", "M7", date(2016, 1, 1), None),
    ]
    assert snapshot.table("ties")["tie"].to_list() == ["P-01 · P-02 · kin"]
    assert snapshot.table("networks").select("name", "coverage").row(0) == ("Network one", ["core", "money_mule"])
    assert snapshot.table("persons")["person"].to_list() == ["P-01", "P-02", "P-03"]


def test_nothing_to_do(old):
    """A study of this format needs no step."""
    assert upgrade(old.path) == []
