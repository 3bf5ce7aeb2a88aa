"""Shares of clustered units: by hand, against survey formulas, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stats.simulate_clusters import knowing, measure

from inroads.stats.clustered import bootstrap_t, leave_one_out, mean_of_shares, pooled_ratio
from inroads.stats.intervals import wilson

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
        assert width <= 1.3 * yardstick


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


def test_leave_one_out_by_hand() -> None:
    """Leaving out the network of share 1 gives 1/4, that of share 0 gives 3/4; one network alone gives nothing."""
    assert leave_one_out([1, 0, 2], [2, 4, 2], lambda k, m: float((k / m).mean())) == (0.25, 0.75)
    assert all(np.isnan(leave_one_out([1], [2], lambda k, m: float((k / m).mean()))))


def test_no_network_gives_no_number() -> None:
    """Without a cluster every figure is nan."""
    rng = np.random.default_rng(1)

    assert all(np.isnan([*mean_of_shares([], []), *pooled_ratio([0], [0]), *bootstrap_t([], [], rng)]))


def test_bootstrap_t_without_spread_is_wilson_on_networks() -> None:
    """Where all shares agree the bootstrap has nothing to say."""
    rng = np.random.default_rng(1)
    low, high = wilson(0, 5)

    assert (0.0, float(low), float(high)) == tuple(bootstrap_t([0] * 5, [3] * 5, rng))
