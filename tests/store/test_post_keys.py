"""Tests of the set of known posts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inroads.store.post_keys import Keys, KnownKeys

SMALL = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))


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
