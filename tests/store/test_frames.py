"""Tests of the frames a study has and had."""

import pytest

from inroads.coding.decide import undo
from inroads.errors import StudyError
from inroads.frame.default import default_frame
from inroads.frame.read import read_frame
from inroads.store.frames import frame_file, frame_in_force, write_frame

OWN = read_frame({"own.yaml": "frame: own\nversion: 1\nextends: inroads@1\n"})


def put(study, frame):
    """Put a frame in force."""
    with study.ledger.writing("A") as pen:
        return write_frame(study, pen, frame)


def test_the_last_is_in_force(study):
    """The frame that was set last is in force, and every version is kept."""
    put(study, OWN)

    assert frame_in_force(study) == OWN
    assert {path.name for path in (study.path / "frame").iterdir()} == {frame_file(OWN), frame_file(default_frame())}


def test_undone(study):
    """A frame that was set and undone gives way to the one before."""
    undo(study, put(study, OWN), "", "A")

    assert frame_in_force(study).digest == default_frame().digest


def test_gone(study):
    """A version that is gone from the disk is told by its name."""
    put(study, OWN)
    (study.path / "frame" / frame_file(OWN)).unlink()

    with pytest.raises(StudyError, match="own@1"):
        frame_in_force(study)
