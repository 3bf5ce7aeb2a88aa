"""Silent runs: by hand, against a simulation of the bound, recovery of a hole, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.silent_runs import silent_runs


def test_the_bound_by_hand() -> None:
    """Even days at 5 posts: none of 30 is empty, so p = .5 / 31; six days in a series of 66."""
    found = silent_runs([5] * 30 + [0] * 6 + [5] * 30)
    p = 0.5 / 31

    assert ([30], [6], [False]) == (found.start.tolist(), found.length.tolist(), found.apart.tolist())
    assert pytest.approx(p) == found.empty[0]
    assert pytest.approx(p**6 * (1 + 60 * (1 - p))) == found.bound[0]


def test_the_sparser_side_counts() -> None:
    """Where talk died away after a pause, the pause is judged by what came after."""
    found = silent_runs([9] * 40 + [0] * 5 + [0, 0, 0, 0, 1] * 8)

    assert 0.7 < found.empty[0]
    assert 1 == found.bound[0]


def test_a_few_days_apart_are_told() -> None:
    """A post dated before the place existed leaves a run of which one side is too short to judge by."""
    found = silent_runs([1] + [0] * 300 + [5] * 60)

    assert found.apart[0]
    assert found.bound[0] < 1e-9


def test_no_run_no_rows() -> None:
    """A series without an empty day has none."""
    assert 0 == len(silent_runs([3, 1, 4]).start)


@pytest.mark.parametrize("rate", [0.3, 1.0, 3.0])
def test_quiet_series_are_hardly_ever_suspected(rate: float) -> None:
    """Over 300 frozen worlds of 500 days any run is bounded by .01 in at most 3 percent of them."""
    rng = np.random.default_rng(2)
    hits = 0
    for _world in range(300):
        x = np.concatenate([[1], rng.negative_binomial(1, 1 / (1 + rate), 500), [1]])
        hits += bool((silent_runs(x).bound <= 0.01).any())

    assert hits <= 9


def test_a_hole_is_found() -> None:
    """Ten days cut from a lively series are suspected, and only they."""
    x = np.random.default_rng(4).poisson(3.0, 400)
    x[200:210] = 0
    x[[0, -1, 199, 210]] = 1
    found = silent_runs(x)

    assert [(200, 10)] == [(s, n) for s, n, b in zip(found.start, found.length, found.bound, strict=True) if b <= 0.01]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=80))
def test_runs_are_the_runs(inner: list[int]) -> None:
    """Every empty day lies in exactly one run, bounds are chances, and time reversed gives the same runs."""
    x = np.array([1, *inner, 1])
    found, back = silent_runs(x), silent_runs(x[::-1])

    assert found.length.sum() == (x == 0).sum()
    assert ((found.bound >= 0) & (found.bound <= 1)).all()
    assert found.length.tolist() == back.length[::-1].tolist()
    assert found.bound.tolist() == pytest.approx(back.bound[::-1].tolist())
