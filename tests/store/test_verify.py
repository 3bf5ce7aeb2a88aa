"""Tests of the proof that a study is whole: every damage is found and named."""

import os
import random
import shutil
import sqlite3

import polars as pl
import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import make_study, say, say_file

from inroads.errors import StudyError
from inroads.frame.default import default_frame
from inroads.store.ledger import Ledger
from inroads.store.parquet import read_parquet
from inroads.store.snapshot import build_snapshot
from inroads.store.study_folder import StudyFolder
from inroads.store.verify import verify

FLIPS = int(os.environ.get("INROADS_FLIPS", "40"))


@pytest.fixture
def filled(study, tmp_path):
    """A study with a file, claims and a snapshot."""
    (tmp_path / "cases.csv").write_text("x" * 100)
    say_file(study, tmp_path / "cases.csv", claim("entry E-1 medium", "phone"))
    say(study, claim("entry E-1 at", "2018"))
    build_snapshot(study, default_frame())
    return study


def found(study):
    """The names of the checks that fail."""
    checks = verify(study)
    return {check.name for check in checks if not check.holds and not check.says.startswith("not tried")}


def change(study, *statements):
    """Change the ledger behind everybody's back."""
    study.close()
    connection = sqlite3.connect(study.path / "ledger.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def flip(path, position, bit=0):
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1 << bit
    path.chmod(0o644)
    path.write_bytes(content)


def test_a_whole_study(filled):
    """A study that is whole passes every check, and each says what was looked at."""
    checks = verify(filled)

    assert found(filled) == set()
    assert {"file", "entries", "heads", "tail", "evidence", "frame", "rebuild"} == {check.name for check in checks}
    assert all(check.says for check in checks)


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE bodies SET body = replace(body, 'phone', 'sms')", "entries"),
        ("UPDATE bodies SET salt = zeroblob(16) WHERE row = 3", "entries"),
        ("UPDATE bodies SET body = CAST(body AS BLOB) WHERE row = 3", "entries"),
        ("UPDATE entries SET author = 'B' WHERE row = 3", "entries"),
        ("UPDATE entries SET at = '2020-01-01' WHERE row = 4", "entries"),
        ("UPDATE entries SET verb = 'undo' WHERE verb = 'claim'", "entries"),
        ("UPDATE entries SET parents = x'' WHERE row = 3", "entries"),
        ("UPDATE entries SET digest = zeroblob(32) WHERE row = 3", "entries"),
        ("UPDATE entries SET id = zeroblob(32) WHERE row = 3", "entries"),
        ("UPDATE entries SET id = 'text' WHERE row = 3", "entries"),
        ("UPDATE entries SET parents = 'text' WHERE row = 3", "entries"),
        ("DELETE FROM bodies WHERE row = 3", "entries"),
        ("DELETE FROM entries WHERE row = 3", "entries"),
        ("DELETE FROM entries WHERE row = (SELECT max(row) FROM entries)", "heads"),
        ("DELETE FROM heads", "heads"),
        ("INSERT INTO heads VALUES (zeroblob(32))", "heads"),
        ("DROP TABLE bodies", "entries"),
        ("INSERT INTO bodies VALUES (99, zeroblob(16), '{}')", "entries"),
    ],
)
def test_changed_entries(filled, statement, check):
    """Whatever is changed, added or deleted in the ledger is found."""
    change(filled, statement)

    assert check in found(filled)


def test_a_changed_entry_is_named(filled):
    """The entry whose body was changed is named."""
    change(filled, "UPDATE bodies SET body = '{}' WHERE row = 4")
    fourth = list(filled.ledger.entries())[3].id.hex()

    assert any(fourth[:12] in check.says for check in verify(filled) if not check.holds)


def cut_tail(study):
    """Cut the last two entries off, cleanly."""
    earlier = list(study.ledger.entries())[-3].id.hex()
    last = "(SELECT max(row) FROM entries)"
    cut = [f"DELETE FROM {table} WHERE row = {last}" for table in ("bodies", "entries")]
    change(study, cut[0], cut[1], cut[0], cut[1], "DELETE FROM heads", f"INSERT INTO heads VALUES (x'{earlier}')")


def test_a_cut_tail(filled):
    """A ledger that was cut cleanly at its end is found where a snapshot or a report holds its later head."""
    cut_tail(filled)

    assert found(filled) == {"tail"}


def test_a_cut_tail_is_told_by_a_report_alone(filled):
    """Where no snapshot is left, the heads in a report still tell that entries are missing at the end."""
    heads = " ".join(filled.ledger.heads())
    (filled.out / "report.html").write_text(f'<!doctype html>\n<head><meta name="inroads:heads" content="{heads}">')
    shutil.rmtree(filled.cache)
    cut_tail(filled)

    (tail,) = (check for check in verify(filled) if check.name == "tail")

    assert not tail.holds
    assert "report.html" in tail.says


def test_a_page_that_is_no_report(filled):
    """A page in the folder that tells no heads is passed over."""
    (filled.out / "other.html").write_bytes(b"<p>\xff")

    assert found(filled) == set()


def test_a_tail_that_must_be_trusted(study):
    """Where nothing holds an earlier head, that nothing was cut off had to be trusted, and this is said."""
    (tail,) = (check for check in verify(study) if check.name == "tail")

    assert tail.holds
    assert "trusted" in tail.says


def test_evidence(filled):
    """A changed byte of evidence and evidence that is gone are found, by the name of the file."""
    (sha256,) = filled.evidence.ids()
    flip(filled.evidence.path(sha256), 50)
    assert found(filled) == {"evidence"}
    filled.evidence.path(sha256).unlink()

    assert found(filled) == {"evidence"}
    assert any("«cases.csv» is gone" in check.says for check in verify(filled))


def test_left_over_evidence(filled, tmp_path):
    """A file that a killed import left is told, and is no damage."""
    (tmp_path / "left.csv").write_text("left")
    filled.evidence.put(tmp_path / "left.csv")

    assert found(filled) == set()
    assert "left over" in {check.name for check in verify(filled)}


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_frame(filled, damage):
    """A version of the frame that was changed or is gone is found, the shipped one too."""
    (path,) = (filled.path / "frame").iterdir()
    path.write_text(path.read_text().replace("M1", "M0")) if damage == "changed" else path.unlink()

    assert found(filled) == {"frame"}


def test_a_changed_snapshot(filled):
    """A snapshot whose tables are not those that the ledger gives is found."""
    snapshot = build_snapshot(filled, default_frame())
    other = snapshot.table("entries").with_columns(medium=pl.lit("sms"))
    other.write_parquet(snapshot.folder / "entries.parquet")

    assert found(filled) == {"rebuild"}


def test_a_flipped_snapshot(filled):
    """Every flipped bit in a table of the snapshot is found, or the same is read."""
    snapshot = build_snapshot(filled, default_frame())
    path, right = snapshot.folder / "entries.parquet", snapshot.table("entries")
    whole, draw, seen = path.read_bytes(), random.Random(1), 0
    for _time in range(25):
        path.write_bytes(whole)
        flip(path, draw.randrange(len(whole)), draw.randrange(8))
        caught = found(filled) == {"rebuild"}
        seen += caught

        assert caught or read_parquet(path).equals(right)
    assert seen


def test_a_table_that_is_gone(filled):
    """A table that is gone from a snapshot is found."""
    (build_snapshot(filled, default_frame()).folder / "ties.parquet").unlink()

    assert found(filled) == {"rebuild"}


@pytest.mark.parametrize("name", ["a#b?c%20d.study", "één studie.study"])
def test_any_name(tmp_path, name):
    """A study is verified whatever it is called."""
    assert found(make_study(tmp_path / name)) == set()


def readable(path):
    """All that can be read from a ledger; what it says where it cannot be read."""
    try:
        ledger = Ledger(path)
        try:
            return [tuple(vars(entry).items()) for entry in ledger.entries()], ledger.heads(), len(ledger)
        finally:
            ledger.close()
    except (StudyError, TypeError, AttributeError) as fault:
        return str(fault)


def test_bit_flips(filled, tmp_path):
    """Every flipped bit that changes what can be read is found; any other is harmless: the same is read."""
    filled.close()
    whole, right = filled.path / "ledger.db", readable(filled.path / "ledger.db")
    copy = StudyFolder.open(shutil.copytree(filled.path, tmp_path / "copy.study"))
    draw = random.Random(1)
    size = whole.stat().st_size
    missed, seen = [], 0
    for _time in range(FLIPS):
        position, bit = draw.randrange(size), draw.randrange(8)
        copy.close()
        for left in copy.path.glob("ledger.db-*"):
            left.unlink()
        shutil.copy(whole, copy.path / "ledger.db")
        flip(copy.path / "ledger.db", position, bit)
        caught = bool(found(copy))
        seen += caught
        if not caught and readable(copy.path / "ledger.db") != right:
            missed.append((position, bit))

    assert missed == []
    assert 0 < seen < FLIPS
