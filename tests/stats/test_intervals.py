"""Wilson and Clopper-Pearson: by hand, against scipy and published numbers, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from inroads.stats.intervals import clopper_pearson, wilson

COUNTS = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_wilson_by_hand() -> None:
    """One of two: centre 1/2, half-width z/(2+z^2) * sqrt(1/2 + z^2/4)."""
    z = 1.959963984540054
    half = z / (2 + z**2) * np.sqrt(0.5 + z**2 / 4)

    low, high = wilson(1, 2)

    assert (pytest.approx(0.5 - half), pytest.approx(0.5 + half)) == (float(low), float(high))


def test_clopper_pearson_by_hand() -> None:
    """None of n: the upper end solves (1 - p)^n = 2.5 %."""
    low, high = clopper_pearson(0, 10)

    assert (0.0, pytest.approx(1 - 0.025 ** (1 / 10))) == (float(low), float(high))


@pytest.mark.parametrize(("k", "low", "high"), [(13, 49.1, 87.5), (2, 3.1, 32.8), (1, 1.0, 25.8)])
def test_wilson_gives_the_published_intervals_of_18_dutch_networks(k: int, low: float, high: float) -> None:
    """13, 2 and 1 of 18 have the intervals printed in the literature."""
    found = wilson(k, 18)

    assert (low, high) == (round(100 * float(found[0]), 1), round(100 * float(found[1]), 1))


@given(COUNTS)
def test_scipy_agrees(count: tuple[int, int]) -> None:
    """Both intervals equal those of scipy's binomial test."""
    k, n = count
    tested = binomtest(k, n)

    for method, ours in (("wilson", wilson(k, n)), ("exact", clopper_pearson(k, n))):
        theirs = tested.proportion_ci(method=method)
        assert [pytest.approx(theirs.low, abs=1e-9), pytest.approx(theirs.high, abs=1e-9)] == [
            float(end) for end in ours
        ]


@pytest.mark.parametrize("p", [0.1, 0.3, 0.5])
def test_the_intervals_cover_the_truth_they_were_drawn_from(p: float) -> None:
    """Over all outcomes of 40 draws the exact interval covers at least 95 %, Wilson about 95 %."""
    from scipy.stats import binom

    k = np.arange(41)
    weight = binom.pmf(k, 40, p)
    covered = {
        method: float(weight[(method(k, 40)[0] <= p) & (p <= method(k, 40)[1])].sum())
        for method in (wilson, clopper_pearson)
    }

    assert covered[clopper_pearson] >= 0.95
    assert covered[wilson] >= 0.93


@given(COUNTS)
def test_counting_the_others_mirrors_the_interval(count: tuple[int, int]) -> None:
    """The interval of the share without the feature is one minus that of the share with it."""
    k, n = count

    for method in (wilson, clopper_pearson):
        low, high = method(k, n)
        other_low, other_high = method(n - k, n)
        assert [pytest.approx(1 - float(other_high)), pytest.approx(1 - float(other_low))] == [float(low), float(high)]
        assert 0 <= low <= k / n <= high <= 1


def test_nothing_seen_gives_no_interval() -> None:
    """With no unit both ends are nan."""
    assert all(np.isnan(float(end)) for method in (wilson, clopper_pearson) for end in method(0, 0))
