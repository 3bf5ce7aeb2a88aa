"""Differences of mean shares within strata: by hand, against the methods it extends, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stats.simulate_contrasts import Field, measure, share_once

from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import wilson
from inroads.stats.share_difference import share_difference, stratum_weights, weighted_share

WORLDS = 300
MISSES_AT_MOST = 34
"""The 99.9 % point of misses among 300 worlds if the true coverage were .93 (binomial)."""
SAMPLES = st.lists(
    st.integers(2, 30).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m), st.booleans(), st.integers(0, 1))),
    min_size=4, max_size=25,
).filter(lambda rows: len({x for _k, _m, x, _s in rows}) == 2)  # fmt: skip


def test_newcombe_by_hand() -> None:
    """56 of 70 against 48 of 80 gives Newcombe's published .2000 (.0524 to .3339), each network one unit."""
    k = np.array([1] * 56 + [0] * 14 + [1] * 48 + [0] * 32)
    x = np.array([1] * 70 + [0] * 80)
    found = share_difference(k, np.ones(150), x, np.zeros(150, dtype=np.int64))

    assert [pytest.approx(0.2), pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5)] == list(found)


def test_strata_weigh_as_they_overlap() -> None:
    """Strata of 1 and 1, and of 1 and 2: weights 1/2 and 2/3, so 3/7 and 4/7; each group's weights add up to one."""
    x, strata = np.array([1, 0, 1, 0, 0]), np.array([0, 0, 1, 1, 1])
    weights = stratum_weights(x, strata)

    assert [pytest.approx(share) for share in (3 / 7, 3 / 7, 4 / 7, 2 / 7, 2 / 7)] == list(weights)


@given(
    st.lists(st.integers(2, 30).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))), min_size=2, max_size=80)
)
def test_equal_weights_are_the_mean_of_shares(rows: list[tuple[int, int]]) -> None:
    """The interval is that of decision 5, to the last digit."""
    k, m = np.array(rows).T

    assert [pytest.approx(value) for value in mean_of_shares(k, m)] == list(weighted_share(k, m, np.ones(len(m))))


def test_networks_of_one_unit_are_wilson() -> None:
    """Whether a network crosses borders is one unit: no degrees of freedom are lost."""
    low, high = wilson(3, 9)

    assert (1 / 3, float(low), float(high)) == pytest.approx(
        tuple(weighted_share([1, 1, 1, 0, 0, 0, 0, 0, 0], np.ones(9), np.ones(9)))
    )


@pytest.mark.parametrize("likeness", [0.3, 0.0])
@pytest.mark.parametrize(("networks", "exposed"), [(18, 5), (40, 7), pytest.param(180, 30, marks=pytest.mark.slow)])
@pytest.mark.parametrize("effect", [1.0, 2.5])
def test_the_truth_is_covered(networks: int, exposed: int, effect: float, likeness: float) -> None:
    """Over frozen worlds the interval misses no oftener than .07 and is not wider than 1.3 times the true spread."""
    field = Field(networks, exposed, effect)
    coverage, width, rejected, outside, _refused = measure(
        lambda rng: share_once(field, rng, likeness, 199), field.difference(), WORLDS, seed=7
    )

    assert round((1 - coverage) * WORLDS) <= MISSES_AT_MOST
    assert width <= 1.3
    assert effect > 1 or max(rejected, outside) * WORLDS <= MISSES_AT_MOST


@given(SAMPLES)
def test_the_other_group_has_the_mirrored_interval(rows: list[tuple[int, int, bool, int]]) -> None:
    """Who is called exposed does not matter; and the difference lies in its interval, within -1 and 1."""
    k, m, x, strata = (np.array(column) for column in zip(*rows, strict=True))
    found, other = share_difference(k, m, x, strata), share_difference(k, m, 1 - x, strata)

    assert np.isnan(found.estimate) or [pytest.approx(-value) for value in (found.estimate, found.high, found.low)] == [
        other.estimate, other.low, other.high
    ]  # fmt: skip
    assert np.isnan(found.estimate) or -1 - 1e-9 <= found.low <= found.estimate <= found.high <= 1 + 1e-9


def test_without_networks_no_number() -> None:
    """A group without units gives nan."""
    assert np.isnan(share_difference([1, 0], [2, 0], [1, 0], np.zeros(2, dtype=np.int64)).estimate)
