"""Tests of what accounts and venues add to the tables of a snapshot."""

import polars as pl
import pytest

from inroads.sources.online import all_readers
from inroads.sources.online.harvest import Harvest
from inroads.sources.online.reader import Reader
from inroads.store.duck import Duck
from inroads.store.online_columns import ACCOUNTS, VENUES
from inroads.store.refold import refold
from inroads.study import new_study

JOINED = 1_400_000_000_000_000


def read(_path, _asked, report):
    """An export with one post, two accounts and a venue."""
    harvest = Harvest("F-01", report)
    harvest.post(1, "1", "7", "hello", at=JOINED, access="members_online", venue="trade")
    harvest.add(ACCOUNTS, 1, author="7", name="Flash", rank="Administrator", joined=JOINED)
    harvest.add(ACCOUNTS, 2, author="8", rank="Elite Coder")
    harvest.add(VENUES, 3, venue="trade", name="Trade", access="members_online")
    yield from harvest.batches(last=True)


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A study that holds the export."""
    reader = Reader("invented", lambda head: "an invented export" if b"INV" in head.data else "", read)
    monkeypatch.setattr(all_readers, "READERS", (reader,))
    (tmp_path / "a.inv").write_bytes(b"INV")
    with new_study(tmp_path / "s.study", coder="A") as opened:
        opened.add(tmp_path / "a.inv")
        yield opened


def test_personas(study):
    """Accounts are personas with name, rank and the day they joined, those without posts too."""
    found = study.table("personas").select("persona", "name", "rank", "joined_earliest", "post_count").rows()
    missing = dict(
        study.table("personas").select("persona", pl.col("missing").list.contains("joined=not_recorded")).rows()
    )

    assert [("F-01 · 7", "Flash", "administrator"), ("F-01 · 8", "8", "not_recorded")] == [row[:3] for row in found]
    assert [("2014-05-13", 1.0), ("None", None)] == [(str(row[3]), row[4]) for row in found]
    assert {"F-01 · 7": False, "F-01 · 8": True} == missing


def test_judged_personas(study):
    """A persona that somebody judged keeps what its account says; so does a part of the study that is folded anew."""
    study.judge("F-01 · 7", "P-01", "same_as", because="invented")
    snapshot = study.snapshot().snapshot
    row = snapshot.table("personas").row(0, named=True)
    again = refold(snapshot, snapshot.table("claims")["claim"])

    assert ("administrator", "2014-05-13") == (row["rank"], str(row["joined_latest"]))
    assert [] == [name for name in ("personas", "places") if not again.table(name).equals(snapshot.table(name))]


def test_places(study):
    """Venues are places within their place, online, with their access."""
    found = study.table("places").select("place", "name", "medium", "access").rows()

    assert [
        ("F-01", "F-01", "not_recorded", "not_recorded"),
        ("F-01 / trade", "Trade", "online", "registration"),
    ] == found


def test_tables_of_the_evidence(study):
    """What exports tell of accounts, venues, marks and events goes out as any table does."""
    names = [name for name in study.tables() if name.startswith("online_")]

    assert ["online_accounts", "online_events", "online_marks", "online_venues"] == names
    assert [2, 0, 0, 1] == [study.table(name).height for name in names]


def test_duckdb_sees_the_posts_in_force(study, tmp_path, monkeypatch):
    """A post that a later export says is gone keeps its words, for Polars and for DuckDB."""

    def gone(_path, _asked, report):
        harvest = Harvest("F-01", report)
        harvest.post(1, "1", "7", "", at=JOINED, gone=True)
        yield from harvest.batches(last=True)

    monkeypatch.setattr(all_readers, "READERS", (Reader("invented", lambda _head: "an invented export", gone),))
    (tmp_path / "b.inv").write_bytes(b"INV later")
    study.add(tmp_path / "b.inv")
    with Duck(study.folder) as duck:
        found = duck.frame("SELECT post, text, gone, source FROM posts", {})

    assert [("1", "hello", True)] == study.table("posts").select("post", "text", "gone").rows()
    assert [("1", "hello", True, "a")] == found.rows()
