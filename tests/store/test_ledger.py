"""Tests of the ledger: nothing is rewritten, and copies merge without losing a line."""

import multiprocessing
import shutil
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.errors import StudyError
from inroads.store import ledger as ledger_room
from inroads.store.entry import digest_of, id_of
from inroads.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    """An empty ledger."""
    ledger = Ledger.create(tmp_path / "ledger.db")
    yield ledger
    ledger.close()


def append(ledger, *texts, author="A"):
    """Append one entry per text, in one transaction; a text that is a function is called for its text."""
    with ledger.writing(author) as pen:
        return [pen.write("code", {"text": text() if callable(text) else text}) for text in texts]


def copy(ledger, path):
    """A copy of the ledger as one makes it with a file manager."""
    ledger.close()
    shutil.copy(ledger.path, path)
    ledger.__init__(ledger.path)
    return Ledger(path)


def ids(ledger):
    """The ids of all entries."""
    return {entry.id.hex() for entry in ledger.entries()}


def test_entries_bear_their_hash(ledger):
    """An entry is named by the hash of its parents, time, author, verb and salted digest."""
    append(ledger, "one", "two")

    for entry in ledger.entries():
        assert digest_of(entry.salt, entry.body) == entry.digest
        assert id_of(entry.parents, entry.at, entry.author, entry.verb, entry.digest) == entry.id


def test_entries_follow_one_another(ledger):
    """Each entry names the one before; the last one is the head."""
    first, second = append(ledger, "one", "two")
    (third,) = append(ledger, "three")

    assert [[parent.hex() for parent in entry.parents] for entry in ledger.entries()] == [[], [first], [second]]
    assert ledger.heads() == [third]


def test_equal_contents_have_different_digests(ledger):
    """Nobody can guess an erased body from its digest: equal bodies have their own salts."""
    append(ledger, "same", "same")

    assert len({entry.digest for entry in ledger.entries()}) == 2


def test_nothing_written_changes_nothing(ledger):
    """A transaction that wrote nothing leaves the head as it was."""
    (head,) = append(ledger, "one")
    append(ledger)

    assert (ledger.heads(), len(ledger)) == ([head], 1)


def test_a_transaction_is_whole(ledger):
    """What fails half-way leaves no entry and no head."""
    before = append(ledger, "one")
    with pytest.raises(ZeroDivisionError):
        append(ledger, *range(1500), lambda: 1 / 0)

    assert (ledger.heads(), len(ledger)) == (before, 1)
    assert append(ledger, "two") == ledger.heads()


def test_replay_twice_is_once(ledger, tmp_path):
    """The union of a ledger with its own copy adds nothing."""
    append(ledger, "one", "two")
    same = copy(ledger, tmp_path / "same.db")

    assert (ledger.union(same), ledger.union(same), len(ledger)) == (0, 0, 2)


def test_union_loses_nothing(ledger, tmp_path):
    """Two copies that took five appends each hold all ten after the merge."""
    append(ledger, *map(str, range(3)))
    other = copy(ledger, tmp_path / "other.db")
    ours = append(ledger, *"abcde", author="A")
    theirs = append(other, *"fghij", author="B")

    assert ledger.union(other) == 5
    assert {*ours, *theirs} <= ids(ledger)
    assert len(ledger) == 13
    assert ledger.heads() == sorted([ours[-1], theirs[-1]])


def test_an_append_after_a_merge_follows_both(ledger, tmp_path):
    """The first entry after a merge names both heads, and is the only head."""
    append(ledger, "root")
    other = copy(ledger, tmp_path / "other.db")
    ends = append(ledger, "a") + append(other, "b")
    ledger.union(other)
    (last,) = append(ledger, "c")

    assert [parent.hex() for parent in list(ledger.entries())[-1].parents] == sorted(ends)
    assert ledger.heads() == [last]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 4)), max_size=6))
def test_union_commutes(tmp_path_factory, work):
    """Whatever two copies did apart, either order of merging gives the same entries and the same heads."""
    place = tmp_path_factory.mktemp("copies")
    first = Ledger.create(place / "A.db")
    append(first, "root")
    copies = {"A": first, "B": copy(first, place / "B.db")}
    for name, count in work:
        append(copies[name], *map(str, range(count)), author=name)
    into_a, from_b = copy(copies["A"], place / "AB.db"), copies["B"]
    from_b.union(copies["A"])
    into_a.union(copy(from_b, place / "BA.db"))

    assert (ids(into_a), into_a.heads()) == (ids(from_b), from_b.heads())
    assert len(into_a) == 1 + sum(count for _name, count in work)


def test_parents_come_first_after_a_merge(ledger, tmp_path):
    """In the order of the ledger no entry comes before one that it follows."""
    append(ledger, "root")
    other = copy(ledger, tmp_path / "other.db")
    append(ledger, "a", "b")
    append(other, "c", "d")
    ledger.union(other)
    seen = set()
    for entry in ledger.entries():
        assert set(entry.parents) <= seen
        seen.add(entry.id)


def test_a_damaged_copy_is_not_merged(ledger, tmp_path):
    """A copy in which a new entry was changed, or has lost one it follows, is refused, and nothing came over."""
    append(ledger, "root")
    for number, damage in enumerate(
        ("UPDATE bodies SET body = '{}' WHERE row = 3", "UPDATE entries SET author = 'B' WHERE row = 3",
         "DELETE FROM entries WHERE row = 2")
    ):  # fmt: skip
        other = copy(ledger, tmp_path / f"{number}.db")
        append(other, "a", "b")
        other._connection.execute(damage)
        with pytest.raises(StudyError, match="verify"):
            ledger.union(other)

        assert len(ledger) == 1


def _append_apart(path, author, count):
    own = Ledger(path)
    for number in range(count):
        append(own, f"{author} {number}", author=author)
    own.close()


def test_two_processes_lose_nothing(ledger):
    """Two processes that append at the same time both find all their entries in one unbroken chain."""
    fork = multiprocessing.get_context("spawn")
    writers = [fork.Process(target=_append_apart, args=(ledger.path, author, 40)) for author in "AB"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [entry.author for entry in ledger.entries()].count("A") == 40
    assert (len(ledger), len(ledger.heads())) == (80, 1)
    assert all(len(entry.parents) == 1 for entry in list(ledger.entries())[1:])


def test_a_union_while_others_append(ledger, tmp_path, monkeypatch):
    """Nobody can append in the middle of a merge; what fails merges nothing; the next append follows all."""
    monkeypatch.setattr(ledger_room, "BUSY_MS", 50)
    append(ledger, "root")
    other = copy(ledger, tmp_path / "other.db")
    append(other, "theirs")
    second = Ledger(ledger.path)
    with pytest.raises(StudyError, match="somebody else"):
        ledger.union(other, lambda: append(second, "ours"))
    ledger.union(other)
    append(second, "ours")

    assert (len(ledger), len(ledger.heads())) == (3, 1)


def test_a_locked_study_says_so(ledger, monkeypatch):
    """A study that somebody else writes to says so, and that one can wait."""
    monkeypatch.setattr(ledger_room, "BUSY_MS", 50)
    second = Ledger(ledger.path)
    with ledger.writing("A"), pytest.raises(StudyError, match="somebody else") as told, second.writing("B"):
        pass

    assert "Wait" in str(told.value)


def test_readers_are_not_locked_out(ledger):
    """Whoever reads sees the ledger as it was before a writer began, and waits for nobody."""
    append(ledger, "one")
    second = Ledger(ledger.path)
    with ledger.writing("A") as pen:
        pen.write("code", {})
        pen.flush()

        assert len(second) == 1
    assert len(second) == 2


def test_reading_is_of_one_moment(ledger):
    """All that is read in one reading is of one moment, whatever others append meanwhile."""
    (head,) = append(ledger, "one")
    second = Ledger(ledger.path)
    with ledger.reading():
        assert ledger.heads() == [head]
        append(second, "two")

        assert (ledger.heads(), len(ledger), len(ids(ledger))) == ([head], 1, 1)
    assert len(ledger) == 2


def test_a_file_that_is_no_ledger(tmp_path):
    """A file that is no database is told as a ledger that cannot be read."""
    path = tmp_path / "ledger.db"
    path.write_bytes(b"no database " * 100)

    with pytest.raises(StudyError, match="verify"):
        len(Ledger(path))


def test_the_ledger_is_durable(ledger):
    """Every acknowledged entry is on the disk: the journal is a write-ahead log with full synchronisation."""
    ask = ledger._connection.execute

    assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert isinstance(ledger._connection, sqlite3.Connection)
