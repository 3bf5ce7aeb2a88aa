"""Effects by permutation within strata: by hand, against scipy, recovery of what is true, laws."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.simulate_contrasts import Field, measure, size_once

from inroads.stats.permuted import (
    POOLED,
    arrangements,
    centred,
    counted,
    difference_within,
    permuted_effect,
    permuted_p,
)

ONE = np.zeros(8, dtype=np.int64)
X = np.array([1.0, 1, 1, 0, 0, 0, 0, 0])
Y = np.array([5.0, 6, 7, 1, 2, 3, 4, 5])
WORLDS = 300
MISSES_AT_MOST = 29
"""The 99.9 % point of misses among 300 worlds if the true rate were .05 (binomial)."""
SAMPLES = st.lists(st.tuples(st.integers(0, 400), st.booleans(), st.integers(0, 2)), min_size=6, max_size=24).filter(
    lambda rows: len({x for _y, x, _s in rows}) == 2
)


def rng() -> np.random.Generator:
    """The same random numbers for every test."""
    return np.random.default_rng(1)


def sample(rows: list[tuple[int, bool, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outcome, exposure and stratum."""
    y, x, strata = (np.array(column) for column in zip(*rows, strict=True))
    return np.log1p(y.astype(float)), x.astype(float), strata.astype(np.int64)


def test_by_hand() -> None:
    """Three of eight exposed: 56 arrangements, of which the observed means 6 and 3 are beaten or met by two more."""
    rows = arrangements(X, ONE, rng())
    found = permuted_effect(Y, rows, ONE)

    assert (56, 8) == rows.shape
    assert np.array_equal(X, rows[0])
    assert pytest.approx(3.0) == found.estimate
    assert pytest.approx(3 / 56) == found.p


def moderated(y: np.ndarray, x: np.ndarray) -> float:
    """The squared statistic of one arrangement, written out for two groups and one stratum."""
    one, zero = y[x == 1], y[x == 0]
    welch = one.var(ddof=1) / len(one) + zero.var(ddof=1) / len(zero)
    within = ((one - one.mean()) ** 2).sum() + ((zero - zero.mean()) ** 2).sum()
    pooled = within / (len(y) - 2) * (1 / len(one) + 1 / len(zero))
    share = len(one) / len(y)
    m = len(y) * share * (1 - share) / ((1 - share) ** 3 + share**3)
    lean = POOLED / (POOLED + m - 1)
    return float((one.mean() - zero.mean()) ** 2 / ((1 - lean) * welch + lean * pooled))


@pytest.mark.parametrize("effect", [0.0, 1.5, 4.0])
def test_p_is_that_of_the_formula(effect: float) -> None:
    """At any effect p is the share of all choices of three whose statistic is as far out, each worked out by itself."""
    y = np.array([5.0, 7.5, 6.1, 1, 2.2, 3.7, 4.1, 5.3]) - effect * X
    found = []
    for chosen in combinations(range(8), 3):
        x = np.zeros(8)
        x[list(chosen)] = 1
        found.append(moderated(y, x))

    expected = np.mean(np.array(found) >= moderated(y, X) * (1 - 1e-9))

    assert pytest.approx(expected) == permuted_p(y, arrangements(X, ONE, rng()), ONE)


def test_scipy_gives_the_same_p_where_groups_are_alike() -> None:
    """With equal groups and one spread the statistic orders as the difference of means does (scipy as oracle)."""
    from scipy.stats import permutation_test

    y = np.array([1.0, 4, 9, 16, 2, 3, 7, 30, 5, 12])
    x = np.array([1.0] * 5 + [0.0] * 5)
    strata = np.zeros(10, dtype=np.int64)
    oracle = permutation_test(
        (y[:5], y[5:]), lambda a, b: a.mean() - b.mean(), permutation_type="independent", n_resamples=np.inf
    )

    assert pytest.approx(float(oracle.pvalue), abs=0.02) == permuted_p(y, arrangements(x, strata, rng()), strata)


def test_least_squares_gives_the_same_estimate_within_strata() -> None:
    """The estimate is that of a regression with a mean for each stratum (numpy's least squares as oracle)."""
    y, x, strata = Field(40, 12, 2.0).origins(rng())[0], *Field(40, 12).origins(rng())
    y = y + rng().normal(size=40) + strata
    design = np.column_stack([x, *[(strata == stratum).astype(float) for stratum in range(4)]])
    expected = np.linalg.lstsq(design, y, rcond=None)[0][0]

    assert pytest.approx(float(expected)) == difference_within(y, x, strata)
    assert pytest.approx(float(expected)) == permuted_effect(y, arrangements(x, strata, rng()), strata).estimate


@pytest.mark.parametrize(("networks", "exposed"), [(18, 5), (40, 7), pytest.param(180, 30, marks=pytest.mark.slow)])
@pytest.mark.parametrize("effect", [1.0, 2.5])
def test_the_truth_is_covered_with_heavy_tails(networks: int, exposed: int, effect: float) -> None:
    """Over frozen worlds the interval misses, and without an effect p is small, no oftener than chance allows."""
    field = Field(networks, exposed, effect)
    coverage, width, rejected, _outside, _refused = measure(
        lambda rng: size_once(field, rng, 199), field.ratio(), WORLDS, seed=7
    )

    assert round((1 - coverage) * WORLDS) <= MISSES_AT_MOST
    assert width <= 1.3
    assert effect > 1 or round(rejected * WORLDS) <= MISSES_AT_MOST


def test_drawn_arrangements_keep_the_exposed_of_each_stratum() -> None:
    """Where all would be too many, the observed one comes first and each stratum keeps its number."""
    x, strata = Field(60, 20).origins(rng())
    rows = arrangements(x, strata, rng(), 99)

    assert (100, 60) == rows.shape
    for stratum in range(4):
        assert {float(x[strata == stratum].sum())} == set(rows[:, strata == stratum].sum(axis=1))


def test_strata_without_a_difference_add_nothing() -> None:
    """Networks of a stratum where all are alike change neither estimate nor p."""
    strata = np.append(ONE, [1, 1])
    kept = counted(np.append(X, [1.0, 1.0]), strata)

    assert [True] * 8 + [False] * 2 == kept.tolist()
    assert pytest.approx(3.0) == difference_within(np.append(Y, [90, 1]), np.append(X, [1, 1]), strata)


@settings(deadline=None, max_examples=30)
@given(SAMPLES, st.floats(-3, 3), st.floats(0.1, 5))
def test_moving_and_stretching_the_outcome_moves_and_stretches_the_interval(
    rows: list[tuple[int, bool, int]], shift: float, scale: float
) -> None:
    """An effect added is an effect found; the p of no effect does not change where everybody is moved alike."""
    y, x, strata = sample(rows)
    dealt = arrangements(x, strata, rng(), 99)
    found, moved = (permuted_effect(one, dealt, strata) for one in (y, scale * y + shift * x))
    if np.isnan(found.estimate):
        return

    assert pytest.approx(scale * found.estimate + shift, abs=1e-6) == moved.estimate
    assert pytest.approx(scale * found.low + shift, abs=1e-3) == moved.low
    assert pytest.approx(scale * found.high + shift, abs=1e-3) == moved.high
    assert pytest.approx(found.p) == permuted_p(scale * y + 7, dealt, strata)


@settings(deadline=None, max_examples=30)
@given(SAMPLES)
def test_the_other_group_has_the_mirrored_interval(rows: list[tuple[int, bool, int]]) -> None:
    """Who is called exposed does not matter."""
    y, x, strata = sample(rows)
    dealt = arrangements(x, strata, rng(), 99)
    found, other = permuted_effect(y, dealt, strata), permuted_effect(y, 1 - dealt, strata)

    assert (
        np.isnan(found.estimate)
        or pytest.approx((-found.estimate, -found.high, -found.low, found.p), abs=1e-6) == tuple(other)[:4]
    )
    assert np.isnan(found.estimate) or found.low <= found.estimate <= found.high


def test_the_interval_and_the_p_agree() -> None:
    """An effect outside the interval has a p of at most .05, one inside a larger one."""
    y, (x, strata) = rng().normal(size=30), Field(30, 9).origins(rng())
    dealt = arrangements(x, strata, rng(), 499)
    found = permuted_effect(y, dealt, strata)

    for outside in (found.low - 0.01, found.high + 0.01):
        assert permuted_p(y - outside * x, dealt, strata) <= 0.05
    for inside in (found.low + 1e-6, found.high - 1e-6):
        assert permuted_p(y - inside * x, dealt, strata) > 0.05


def test_nothing_to_compare_gives_no_number() -> None:
    """Without a difference in exposure all is nan; without any spread nothing is excluded."""
    same = arrangements(np.ones(4), np.zeros(4, dtype=np.int64), rng())

    assert all(np.isnan(permuted_effect([1, 2, 3, 4], same, np.zeros(4, dtype=np.int64))[:4]))
    assert np.isnan(permuted_p([1, 2, 3, 4], same, np.zeros(4, dtype=np.int64)))
    assert np.isnan(difference_within([1, 2], [1, 1], np.zeros(2, dtype=np.int64)))
    for value in (1.0, np.log(5), 0.1):
        assert 1.0 == permuted_p(np.full(8, value), arrangements(X, ONE, rng()), ONE)
    assert 1 / 56 == permuted_p(0.1 + X / 3, arrangements(X, ONE, rng()), ONE)
    assert (0.0, -np.inf, np.inf, 1.0) == permuted_effect(np.ones(8), arrangements(X, ONE, rng()), ONE)[:4]


def test_two_networks_tell_nothing() -> None:
    """One of each: no effect can be excluded, and the ends are open."""
    strata = np.zeros(2, dtype=np.int64)
    found = permuted_effect([1.0, 5.0], arrangements([0, 1], strata, rng()), strata)

    assert 1.0 == found.p
    assert found.estimate == 4.0


def test_centred_values_add_up_to_nothing() -> None:
    """In every stratum."""
    strata = np.array([0, 0, 1, 1, 1])

    assert [-1.0, 1.0, -1.0, 0.0, 1.0] == centred(np.array([1.0, 3, 4, 5, 6]), strata).tolist()
