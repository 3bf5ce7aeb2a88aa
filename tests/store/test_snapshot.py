"""Tests of snapshots: shadows that can be deleted and rebuilt, row for row."""

import shutil

import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import say, say_file, tables_of

from inroads.frame.default import default_frame
from inroads.frame.read import read_frame
from inroads.store.ledger import Ledger
from inroads.store.snapshot import _write, build_snapshot, content_hash, snapshot_id

FRAME = default_frame()


@pytest.fixture
def filled(study):
    """A study with something in it."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 at", "2018-03"), claim("tie T-1 a", "P-01"))
    return study


def test_rebuilt(filled):
    """After cache/ was deleted the same snapshot is built again, with the same content."""
    first = build_snapshot(filled, FRAME).manifest
    shutil.rmtree(filled.cache)

    assert build_snapshot(filled, FRAME).manifest == first


def test_read_back(filled):
    """What is read from the Parquet files is what was folded, row for row and type for type."""
    snapshot, folded = build_snapshot(filled, FRAME), tables_of(filled)

    assert set(snapshot.names()) == set(folded)
    for name in snapshot.names():
        assert snapshot.table(name).equals(folded[name])
        assert snapshot.table(name).schema == folded[name].schema
    assert snapshot.manifest["content"] == content_hash(folded)


def test_built_once(filled):
    """A snapshot that is there is read, not built again."""
    told = []
    build_snapshot(filled, FRAME, told.append)
    build_snapshot(filled, FRAME, told.append)

    assert len(told) == 2


def test_id_follows_the_ledger(filled):
    """Every act gives a snapshot of another id; the earlier one stays as it was."""
    before = build_snapshot(filled, FRAME)
    say(filled, claim("entry E-1 medium", "sms", "B"))
    after = build_snapshot(filled, FRAME)

    assert before.id != after.id
    assert before.table("entries")["medium"].item() == "phone"
    assert after.table("entries")["medium"].item() == "contested"
    assert after.length == before.length + 2


def test_id_follows_the_frame(filled):
    """Another frame is another snapshot."""
    own = read_frame({"own.yaml": "frame: own\nversion: 1\nextends: inroads@1\n"})

    assert snapshot_id(filled, own) != snapshot_id(filled, FRAME)


def test_a_writer_between(filled):
    """What somebody appends while a snapshot is being built is not in it: it is of one moment."""
    other, length = Ledger(filled.ledger.path), len(filled.ledger)

    def append(_what):
        if len(other) == length:
            with other.writing("B") as pen:
                pen.write("adjudicate", {"unit_type": "entry", "unit": "E-1", "variable": "medium", "value": "sms",
                                         "polarity": "present", "because": "b", "considered": []})  # fmt: skip

    snapshot = build_snapshot(filled, FRAME, append)

    assert snapshot.table("entries")["medium"].item() == "phone"
    assert len(filled.ledger) == snapshot.length + 1


def test_readers_are_unaffected(filled):
    """Whoever reads a snapshot reads on while acts are added and further snapshots are built."""
    reader = build_snapshot(filled, FRAME)
    say(filled, claim("entry E-2 medium", "sms"))
    build_snapshot(filled, FRAME)

    assert len(reader.table("entries")) == 1


def test_a_cut_snapshot_is_built_again(filled):
    """A folder without its manifest is what a cut-off build left: it is built anew."""
    snapshot = build_snapshot(filled, FRAME)
    (snapshot.folder / "snapshot.json").unlink()
    (snapshot.folder / "entries.parquet").write_bytes(b"cut")

    assert build_snapshot(filled, FRAME).table("entries")["entry"].to_list() == ["E-1"]
    assert [path.name for path in filled.cache.iterdir()] == [snapshot.id]


def test_two_builders(filled):
    """Of two processes that build one snapshot the later one leaves what the earlier put there."""
    snapshot = build_snapshot(filled, FRAME)
    before = (snapshot.folder / "snapshot.json").stat().st_ino
    _write(filled, FRAME, snapshot.folder, tables_of(filled))

    assert (snapshot.folder / "snapshot.json").stat().st_ino == before
    assert [path.name for path in filled.cache.iterdir()] == [snapshot.id]


def test_hashes_of_sources(study, tmp_path):
    """A source that came in as a file bears the hash of the file."""
    (tmp_path / "cases.csv").write_text("x")
    say_file(study, tmp_path / "cases.csv", claim("source cases.csv exists", source="cases.csv"))
    sources = build_snapshot(study, FRAME).table("sources")

    assert sources["sha256"].to_list() == study.evidence_ids()
    assert not any(word.startswith("sha256=") for word in sources["missing"].item())
