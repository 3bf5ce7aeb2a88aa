"""The limit of alarm: by hand, against exact quantiles, quiet worlds, laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from tests.stats.simulate_quiet import RATE, false_alarms

from inroads.stats.alarm_limit import alarm_limits, block_of

STEADY = st.lists(st.integers(0, 12), min_size=70, max_size=200)


def limit_of(past: list[int], days: int, alpha: float = 0.05, looks: int = 1) -> float:
    """The limit of one series."""
    return float(alarm_limits([past], [days], alpha, looks).limit[0])


def test_the_expected_count_by_hand() -> None:
    """70 events in 70 days, 7 days to come: 7 x 70.5 / 70; the chance of none is that of the prediction."""
    found = alarm_limits([[1] * 70], [7])

    assert pytest.approx(7.05) == float(found.expected[0])
    paid = (stats.t.isf(0.05, 8) / stats.norm.isf(0.05)) ** 2
    spread = (1 + 7 / 70) * paid
    assert pytest.approx((1 / spread) ** (7.05 / (spread - 1))) == float(found.none[0])


def test_days_beyond_whole_weeks_are_counted_by_their_place_in_the_week() -> None:
    """Seven events on each first day of a week: the first day to come brings seven, not one."""
    past = [7, 0, 0, 0, 0, 0, 0] * 10
    found = alarm_limits([past, past], [1, 7])

    assert [pytest.approx(7 + 0.5 / 70), pytest.approx(7.05)] == found.expected.tolist()


@pytest.mark.parametrize("alpha", [0.05, 0.001])
@pytest.mark.parametrize("rate", [0, 1, 5])
def test_against_the_exact_prediction_of_a_poisson_count(rate: int, alpha: float) -> None:
    """Where nothing varies the limit lies above the exact quantile by what the estimated spread costs."""
    past, n, d = [rate] * 140, 140, 14
    exact = stats.nbinom.isf(alpha, sum(past) + 0.5, n / (n + d))
    mean = d * (sum(past) + 0.5) / n
    paid = stats.t.isf(alpha, 18) / stats.norm.isf(alpha)

    assert np.ceil(mean + (exact - mean) * paid - 1e-9) == limit_of(past, d, alpha)


def test_a_long_past_of_poisson_counts_gives_the_poisson_limit() -> None:
    """Ten thousand weeks know the rate: two counts at most from scipy's quantile."""
    rng = np.random.default_rng(3)
    found = alarm_limits([rng.poisson(2.0, 70_000)], [28], 0.01, 1)

    assert abs(stats.poisson.isf(0.01, 56) - found.limit[0]) <= 2


@pytest.mark.parametrize("kind", ["poisson", "overdispersed", "weekly"])
@pytest.mark.parametrize("rate", [0.05, 2.0])
@pytest.mark.parametrize("days", [119, pytest.param(364, marks=pytest.mark.slow)])
def test_quiet_worlds_are_alarmed_at_most_at_the_nominal_rate(kind: str, rate: float, days: int) -> None:
    """Any alarm over 24 series: at most 99.9 % of binomial chance above .05 in 150 frozen worlds."""
    worlds = 150

    assert false_alarms(kind, rate, days, worlds, seed=11) <= stats.binom.isf(0.001, worlds, RATE)


def test_a_tenfold_month_is_found() -> None:
    """Nobody pays for quiet with blindness: ten times the past is above the limit at every rate tried."""
    rng = np.random.default_rng(5)
    for rate in (0.2, 2.0, 20.0):
        found = alarm_limits(list(rng.poisson(rate, (24, 364))), [28] * 24)

        assert (10 * rate * 28 > found.limit).all()


def test_little_past_gives_no_limit() -> None:
    """Under eight weeks, or without a day to come, nothing is said."""
    found = alarm_limits([[1] * 55, [1] * 56, [1] * 56], [7, 7, 0])

    assert [True, False, True] == np.isnan(found.limit).tolist()
    assert (0, 7, 28) == (block_of(55), block_of(223), block_of(224))


@settings(max_examples=40, deadline=None)
@given(STEADY, st.integers(1, 60), st.integers(1, 60))
def test_longer_periods_have_higher_limits(past: list[int], one: int, more: int) -> None:
    """A period that holds another one has a limit at least as high, in whole weeks."""
    assert limit_of(past, 7 * one) <= limit_of(past, 7 * (one + more))


@settings(max_examples=40, deadline=None)
@given(STEADY, st.integers(1, 60), st.integers(1, 200))
def test_more_looks_have_higher_limits(past: list[int], days: int, looks: int) -> None:
    """Who looks at more series is alarmed later at each."""
    assert limit_of(past, days, looks=looks) <= limit_of(past, days, looks=looks + 1)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEADY, min_size=1, max_size=4), st.integers(1, 40))
def test_series_do_not_touch_each_other(pasts: list[list[int]], days: int) -> None:
    """With the number of looks fixed, a series has the limit that it has alone."""
    together = alarm_limits(pasts, [days] * len(pasts), looks=7).limit

    assert [limit_of(past, days, looks=7) for past in pasts] == together.tolist()
