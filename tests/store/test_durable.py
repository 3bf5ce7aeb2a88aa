"""Tests of files that are there whole or not at all."""

import pytest

from inroads.errors import StudyError
from inroads.store.durable import disk_faults, write_durably


def test_written_whole(tmp_path):
    """The new content stands in place of the old, and nothing lies beside it."""
    path = tmp_path / "study.toml"
    path.write_bytes(b"old")
    write_durably(path, b"new")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.toml", b"new")]


def test_refused(tmp_path):
    """Where the disk refuses, the old file stands and the error says so."""
    path = tmp_path / "study.toml"
    path.mkdir()
    with pytest.raises(StudyError, match="as it was before"):
        write_durably(path, b"new")

    assert [file.name for file in tmp_path.iterdir()] == ["study.toml"]


def test_study_errors_pass(tmp_path):
    """An error that says already what is wrong is not said again as a fault of the disk."""
    told = StudyError("The file changed.")
    with pytest.raises(StudyError) as raised, disk_faults(tmp_path):
        raise told

    assert raised.value is told
