"""Tests of the set of known posts."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.store import key_runs, post_keys
from inroads.store.keys import Keys
from inroads.store.post_keys import KnownKeys

SMALL = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))
HALF = st.one_of(st.integers(0, 3), st.integers(0, 2**64 - 1))
WIDE = st.tuples(HALF, HALF, st.integers(0, 2))


def keys(rows):
    """Keys whose first halves are often equal."""
    return Keys(*(np.array([row[part] for row in rows], dtype=np.uint64) for part in range(3)))


@given(st.lists(st.lists(SMALL, max_size=6, unique_by=lambda row: row[:2]), max_size=8), st.lists(SMALL, max_size=20))
def test_as_a_dictionary(batches, asked):
    """The set knows what a dictionary knows, however its runs were joined, also where first halves are equal."""
    known, expected = KnownKeys(), {}
    for batch in batches:
        new = [row for row in batch if row[:2] not in expected]
        known.add(keys(new))
        expected.update({row[:2]: row[2] for row in new})
    found, differ = known.find(keys(asked))

    assert len(expected) == len(known)
    assert [row[:2] in expected for row in asked] == found.tolist()
    assert [expected.get(row[:2], row[2]) != row[2] for row in asked] == differ.tolist()


def test_few_runs():
    """However many batches come, the runs stay few."""
    known = KnownKeys()
    for number in range(300):
        known.add(keys([(number, 0, 0)]))

    assert 300 == len(known)
    assert len(known.runs) < 10


def small_room(monkeypatch):
    """No more than three keys in memory, files of two runs become one, four keys pass through memory at once."""
    monkeypatch.setattr(post_keys, "HELD", 3)
    monkeypatch.setattr(post_keys, "MOST_RUNS", 2)
    monkeypatch.setattr(post_keys, "PIECE", 4)
    monkeypatch.setattr(key_runs, "PIECE", 4)


@given(st.lists(st.lists(WIDE, max_size=6, unique_by=lambda row: row[:2]), max_size=12), st.lists(WIDE, max_size=20))
def test_on_disk_as_in_memory(batches, asked):
    """Keys that went to disk are found as those in memory are, and come back all, each once."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        small_room(patch)
        known, spilled = KnownKeys(), KnownKeys(Path(folder))
        for batch in batches:
            new = keys(batch)
            for held in (known, spilled):
                held.add(new.taken(np.flatnonzero(~held.find(new)[0])))
        again = KnownKeys()
        again.absorb(spilled)

        assert len(known) == len(spilled) == len(again)
        for one, other, back in zip(
            known.find(keys(asked)), spilled.find(keys(asked)), again.find(keys(asked)), strict=True
        ):
            assert one.tolist() == other.tolist() == back.tolist()


def test_memory_holds_few_keys(tmp_path, monkeypatch):
    """What does not fit goes to disk, in few files."""
    small_room(monkeypatch)
    known = KnownKeys(tmp_path)
    for number in range(300):
        known.add(keys([(number * 7919 % 300, number, 0)]))

    assert (300, True) == (len(known), sum(map(len, known.runs)) <= 3)
    assert len(list(tmp_path.iterdir())) < 10
