"""Shares of clustered units: by hand, against survey formulas, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stats.simulate_clusters import knowing, measure, measure_even, measure_linked

from inroads.stats.clustered import LEAN, bootstrap_t, effective_interval, mean_of_shares, pooled_ratio
from inroads.stats.intervals import Interval, wilson

SAMPLES = st.lists(
    st.integers(1, 30).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))), min_size=2, max_size=25
)
WORLDS = 400
MISSES_AT_MOST = 46
"""The 99.9 % point of misses among 400 worlds if the true coverage were .93 (binomial)."""


def test_means_by_hand() -> None:
    """1 of 2, 0 of 4 and 2 of 2: the mean of shares is 1/2, the pooled share 3/8."""
    assert pytest.approx(0.5) == mean_of_shares([1, 0, 2], [2, 4, 2]).estimate
    assert pytest.approx(3 / 8) == pooled_ratio([1, 0, 2], [2, 4, 2]).estimate


def test_the_interval_by_hand() -> None:
    """Shares 1/2, 0, 1: variance 1/4, so a design of 1/3; t with 2 df shrinks three networks to 0.62."""
    n = 3 * (1.959964 / 4.302653) ** 2
    low, high = wilson(n / 2, n)

    found = mean_of_shares([1, 0, 2], [2, 4, 2])

    assert [pytest.approx(float(low), abs=1e-5), pytest.approx(float(high), abs=1e-5)] == [found.low, found.high]


@given(st.integers(2, 60).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))).filter(lambda c: c[0] < c[1]))
def test_clusters_of_one_are_the_plain_case_but_for_t(count: tuple[int, int]) -> None:
    """With one entry per network both intervals are Wilson's at (N-1)(z/t)^2 units (scipy's t as oracle)."""
    from scipy.stats import norm, t

    k, n = count
    effective = (n - 1) * (norm.ppf(0.975) / t.ppf(0.975, n - 1)) ** 2
    low, high = wilson(k / n * effective, effective)

    for method in (mean_of_shares, pooled_ratio):
        found = method([1] * k + [0] * (n - k), [1] * n)
        assert [pytest.approx(float(low)), pytest.approx(float(high))] == [found.low, found.high] or effective > n


@pytest.mark.parametrize("p", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("count", [8, 18, 40])
def test_the_truth_is_covered_in_heavy_tailed_clusters(count: int, p: float) -> None:
    """Over frozen worlds misses stay below the binomial limit, and intervals near those that know the variance."""
    for method, pooled in ((mean_of_shares, False), (pooled_ratio, True)):
        coverage, width = measure(method, count, p, 0.3, WORLDS, seed=7)
        _, yardstick = measure(knowing(0.3, pooled), count, p, 0.3, WORLDS, seed=7)

        assert round((1 - coverage) * WORLDS) <= MISSES_AT_MOST
        assert width <= (1.5 if pooled else 1.3) * yardstick


@pytest.mark.parametrize("slope", [0.0, 0.6, -0.6])
@pytest.mark.parametrize("count", [18, 40])
def test_pooled_shares_that_go_with_size_are_covered(count: int, slope: float) -> None:
    """The logit of a network's share moves with its log size: the pooled target is held, and not by any interval."""
    coverage, width = measure_linked(pooled_ratio, count, 0.3, slope, WORLDS, seed=7)

    assert round((1 - coverage) * WORLDS) <= MISSES_AT_MOST
    assert width <= 1.5
    assert measure_linked(lambda _k, _m: Interval(0.5, 0.0, 1.0), count, 0.3, slope, 50, seed=7)[1] > 1.5


@pytest.mark.parametrize("likeness", [0.02, 0.3])
def test_many_even_networks_tell_their_own_spread(likeness: float) -> None:
    """180 networks of like size: rare ways are covered by intervals hardly wider than need be."""
    coverage, width = measure_even(pooled_ratio, 180, 0.07, likeness, WORLDS, seed=7)

    assert round((1 - coverage) * WORLDS) <= MISSES_AT_MOST
    assert width <= 1.3


def test_the_pooled_interval_by_hand() -> None:
    """Four equal networks of 10: jackknife variance, N - 1 = 3 degrees of freedom and no lean; unequal ones lean."""
    k, m = np.array([1, 9, 2, 8]), np.array([10, 10, 10, 10])
    variance = 3 / 4 * sum(((20 - one) / 30 - 0.5) ** 2 for one in k)
    found = pooled_ratio(k, m)
    assert [pytest.approx(end) for end in effective_interval(0.5, variance * 4, 0.0, 3)] == [found.low, found.high]

    design = 2 / 3 * (2 * (20 / 30 - 0.6) ** 2 + (8 / 20 - 0.6) ** 2) / 0.24
    plain = effective_interval(0.6, design, 0.0, np.sqrt(2 * (16 / 6 - 1)))
    leaning = pooled_ratio([4, 4, 16], [10, 10, 20])
    assert leaning.low == pytest.approx(plain[0])
    assert leaning.high == pytest.approx(min(1, plain[1] + LEAN * (0.6 - (0.4 + 0.4 + 0.8) / 3)))


def test_degrees_of_freedom_fall_where_one_network_holds_most() -> None:
    """Ten networks of which one holds nine tenths weigh as 1.2: the interval is wider than N - 1 = 9 would make it."""
    k, m = np.array([45, *[1] * 9]), np.array([90, *[2] * 9])
    p, units = k.sum() / m.sum(), m.sum()
    jackknife = 0.9 * sum(((k.sum() - a) / (units - b) - p) ** 2 for a, b in zip(k, m, strict=True)) / (p * (1 - p))
    floor = (0.2 * (m**2).sum() + 0.8 * units) / units**2
    with_all = effective_interval(p, jackknife, floor, 9)

    assert pooled_ratio(k, m).high - pooled_ratio(k, m).low > 1.2 * (with_all[1] - with_all[0])


def test_alike_entries_of_two_networks_are_never_taken_for_many() -> None:
    """Networks with the very same share have no spread; the least likeness (.1, pooled .2) stands in for it."""
    floor = 0.1 + 0.9 / 20
    expected = effective_interval(0.5, 0.0, (floor + (1 - floor) * 0.3 / 10.3) / 10, 9)
    found = mean_of_shares([10] * 10, [20] * 10)
    assert [pytest.approx(end) for end in expected] == [found.low, found.high]

    pooled = pooled_ratio([10] * 10, [20] * 10)
    assert [pytest.approx(end) for end in effective_interval(0.5, 0.0, (0.2 + 0.8 / 20) / 10, 9)] == [*pooled[1:]]


def test_rare_shares_are_covered_too() -> None:
    """A share of 2 % is covered at 8 and 40 networks, where the bootstrap-t is not."""
    rng = np.random.default_rng(3)

    for count in (8, 40):
        assert round((1 - measure(mean_of_shares, count, 0.02, 0.3, WORLDS, seed=7)[0]) * WORLDS) <= MISSES_AT_MOST
    assert measure(lambda k, m: bootstrap_t(k, m, rng, draws=199), 40, 0.02, 0.3, 100, seed=7)[0] < 0.9


@given(SAMPLES)
def test_all_or_none_is_as_sure_as_the_number_of_networks(sample: list[tuple[int, int]]) -> None:
    """With no such entry at all the interval is Wilson's on networks, however many entries there are."""
    m = [size for _k, size in sample]
    low, high = wilson(0, len(m))

    found = mean_of_shares([0] * len(m), m)

    assert (0.0, float(low), float(high)) == tuple(found)
    assert pooled_ratio([0] * len(m), m).high >= float(high) - 1e-12


@given(SAMPLES, st.randoms())
def test_relabelling_networks_changes_nothing(sample: list[tuple[int, int]], random: object) -> None:
    """The order of networks does not matter, and networks without entries add nothing."""
    shuffled = [*sample, (0, 0)]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    for method in (mean_of_shares, pooled_ratio):
        before, after = (method([k for k, _ in rows], [m for _, m in rows]) for rows in (sample, shuffled))
        assert [pytest.approx(value) for value in before] == list(after)


@given(SAMPLES)
def test_counting_the_others_mirrors_the_interval(sample: list[tuple[int, int]]) -> None:
    """What did not come in this way has the mirrored interval."""
    k, m = np.array(sample).T

    for method in (mean_of_shares, pooled_ratio):
        found, other = method(k, m), method(m - k, m)
        assert [pytest.approx(1 - other.estimate), pytest.approx(1 - other.high), pytest.approx(1 - other.low)] == list(
            found
        )
        assert 0 <= found.low <= found.estimate <= found.high <= 1


@given(SAMPLES)
def test_twice_the_networks_keep_the_share_and_narrow_the_interval(sample: list[tuple[int, int]]) -> None:
    """Doubling every network keeps the estimate; the interval never widens."""
    k, m = np.array(sample).T

    for method in (mean_of_shares, pooled_ratio):
        once, twice = method(k, m), method(np.tile(k, 2), np.tile(m, 2))
        assert pytest.approx(once.estimate) == twice.estimate
        assert twice.high - twice.low <= once.high - once.low + 1e-9


def test_no_network_gives_no_number() -> None:
    """Without a cluster every figure is nan."""
    rng = np.random.default_rng(1)

    assert all(np.isnan([*mean_of_shares([], []), *pooled_ratio([0], [0]), *bootstrap_t([], [], rng)]))


def test_bootstrap_t_without_spread_is_wilson_on_networks() -> None:
    """Where all shares agree the bootstrap has nothing to say."""
    rng = np.random.default_rng(1)
    low, high = wilson(0, 5)

    assert (0.0, float(low), float(high)) == tuple(bootstrap_t([0] * 5, [3] * 5, rng))
