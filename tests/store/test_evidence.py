"""Tests of evidence: kept under the hash of its bytes, whole or not at all."""

import hashlib

import pytest

from inroads.errors import StudyError
from inroads.store.evidence import PIECE_BYTES, Evidence, hash_file


@pytest.fixture
def evidence(tmp_path):
    """An empty folder of evidence."""
    (tmp_path / "evidence").mkdir()
    return Evidence(tmp_path / "evidence")


@pytest.fixture
def file(tmp_path):
    """A file of somewhat more than two pieces."""
    path = tmp_path / "cases.csv"
    path.write_bytes(b"network;person\n" * (PIECE_BYTES // 7))
    return path


def held(evidence):
    """Everything that lies in the folder, whatever it is called."""
    return sorted(path.name for path in evidence.folder.rglob("*") if path.is_file())


def test_named_by_its_bytes(evidence, file):
    """A file is kept under its SHA-256 and reads back byte for byte."""
    sha256 = evidence.put(file)

    assert sha256 == hashlib.sha256(file.read_bytes()).hexdigest() == hash_file(evidence.path(sha256))
    assert evidence.read(sha256) == file.read_bytes()


def test_same_file_once(evidence, file, tmp_path):
    """The same bytes under another name are kept once, and are not written again."""
    sha256 = evidence.put(file)
    written = evidence.path(sha256).stat().st_mtime_ns
    same = tmp_path / "copy of cases.csv"
    same.write_bytes(file.read_bytes())

    assert evidence.put(same) == sha256
    assert (held(evidence), evidence.path(sha256).stat().st_mtime_ns) == ([sha256], written)


class Cut:
    """A sealer that fails at the second piece, as a disk does."""

    name = "cut"

    def __init__(self):
        self.pieces = 0

    def seal(self, content):
        """The content, but not that of the second piece."""
        self.pieces += 1
        if self.pieces == 2:
            raise OSError(28, "No space left on device")
        return content


def test_interrupted_copy_leaves_nothing(evidence, file):
    """A copy that is cut off leaves no file, no part of one, and says that nothing was changed."""
    cut = Evidence(evidence.folder, Cut())
    with pytest.raises(StudyError, match="as it was before"):
        cut.put(file)

    assert held(evidence) == []


def test_a_file_that_changes_while_it_is_read(evidence, file):
    """A file to which somebody writes during the copy is refused; it bears no hash of its own."""

    class Writer(Cut):
        """A sealer that writes to the file it is given."""

        def seal(self, content):
            """The content, after the file was changed."""
            file.write_bytes(b"other")
            return content

    with pytest.raises(StudyError, match="changed while"):
        Evidence(evidence.folder, Writer()).put(file)

    assert held(evidence) == []


def test_sweep_takes_leftovers_only(evidence, file, tmp_path):
    """What no act claims is taken away, parts of files too; what an act claims stays."""
    kept = evidence.put(file)
    other = tmp_path / "other.csv"
    other.write_bytes(b"other")
    left = evidence.put(other)
    evidence.path(left).with_name(f".{left}.123.part").write_bytes(b"oth")

    assert evidence.sweep({kept}) == [left]
    assert held(evidence) == [kept]


def test_a_file_made_in_the_study_is_moved(evidence, file):
    """A file that the study made itself is kept without a copy; one that is kept already stays where it is."""
    expected = hash_file(file)

    assert (evidence.take(file), file.exists()) == (expected, False)
    assert evidence.take(evidence.path(expected)) == expected
    assert held(evidence) == [expected]


def test_a_hash_that_was_found_before_is_held_to(evidence, file):
    """A file that is no longer what it was when it was read is not kept."""
    with pytest.raises(StudyError, match="changed while"):
        evidence.put(file, "0" * 64)

    assert held(evidence) == []


def test_changed_evidence_gets_no_new_name(evidence, file):
    """What was changed where it lies is told, and is not kept again as if it had come in so."""
    kept = evidence.path(evidence.put(file))
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    with pytest.raises(StudyError, match="was changed"):
        evidence.take(kept)

    assert [kept.name] == held(evidence)
    kept.unlink()
    with pytest.raises(StudyError, match="gone"):
        evidence.read(kept.name)
