"""Windows, turnover and persistence: by hand, against every way to place the dates, laws."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.graph.spell_windows import Spells, gathered, standing
from inroads.graph.turnover import temporal_correlation, turnover

WINDOWS = [(0, 2), (3, 5)]
ENDS = st.lists(st.integers(-2, 8), min_size=4, max_size=4).map(sorted)
SPELLS = st.lists(ENDS, min_size=1, max_size=3)


def true_dates(spells):
    """Every way to place the dates of each spell."""
    one = [[(b, e) for b in range(b1, b2 + 1) for e in range(e1, e2 + 1) if b <= e] for b1, b2, e1, e2 in spells]
    return product(*one)


@given(SPELLS)
@settings(max_examples=60, deadline=None)
def test_bounds_hold_whatever_is_true(spells):
    """Surely is what stands under all dates, maybe under some; counts and shares lie between their bounds."""
    uncertain = standing(Spells(*np.array(spells).T), WINDOWS)
    bounds = turnover(uncertain)
    stand = []
    for dates in true_dates(spells):
        certain = standing(Spells.certain(*np.array(dates).T), WINDOWS)
        stand.append(certain.surely)
        for bound, true in zip(bounds, turnover(certain), strict=True):
            if not np.isnan([bound, true]).any():
                assert bound[0, 0] <= true[0, 0] <= bound[0, 1]

    assert np.array_equal(uncertain.surely, np.all(stand, axis=0))
    assert np.array_equal(uncertain.maybe, np.any(stand, axis=0))


def test_turnover_by_hand():
    """Three ties, then three of which two are the same: half of the four in either window stand in both."""
    spells = Spells.certain([0, 1, 0, 4], [9, 4, 2, 6])
    found = turnover(standing(spells, WINDOWS))

    assert [[2.0, 2.0]] == found.stayed.tolist()
    assert [[1.0, 1.0]] == found.left.tolist() == found.came.tolist()
    assert [[0.5, 0.5]] == found.jaccard.tolist()
    assert pytest.approx(2 / 3) == found.persistence[0, 0]


def test_uncertain_end():
    """A tie that ended in either window leaves open whether it lasted."""
    found = turnover(standing(Spells(*np.array([[0], [0], [1], [4]])), WINDOWS))

    assert [[0.0, 1.0]] == found.stayed.tolist() == found.persistence.tolist()


def test_persons_stand_by_their_ties():
    """A person stands in a window as surely as any of its ties does."""
    spells = Spells(*np.array([[0, 0], [0, 4], [2, 6], [2, 6]]))
    found = gathered(standing(spells, WINDOWS), [0, 0], 2)

    assert [[True, False], [True, False]] == found.surely.tolist()
    assert [[True, False], [True, False]] == found.maybe.tolist()


def test_who_keeps_to_the_same_people():
    """The same neighbours each time give 1, all others 0, whatever persons are called."""
    a, b = np.array([0, 2, 2]), np.array([1, 3, 4])
    stands = np.array([[True, True, False], [True, False, True]])

    assert np.array_equal([1, 1, 0, 0, 0, np.nan], temporal_correlation(6, a, b, stands), equal_nan=True)
