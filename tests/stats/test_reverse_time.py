"""Lags seen only where they ended in time: by hand, against Kaplan-Meier turned around, recovery, laws."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.reverse_time import reverse_time


def test_the_product_by_hand() -> None:
    """At 3 one of five, at 2 one of four: F(2) = 4/5, F(1) = 3/5."""
    found = reverse_time([1, 1, 2, 3, 1, 1], [4, 1, 4, 4, 4, 4], range(6))

    assert [0.6, 0.8, 1.0] == pytest.approx(found.below.tolist())
    assert [0.0, 0.6, 0.8, 1.0] == pytest.approx(found.share_within([0.5, 1, 2.5, 9]).tolist())


def test_it_is_the_likeliest_distribution() -> None:
    """Expectation and maximisation of the likelihood of lags below their windows arrives at the same shares."""
    rng = np.random.default_rng(1)
    lag, window = _seen(rng, 300, lambda n: rng.integers(1, 9, n).astype(float))
    times = np.unique(lag)
    seen = times[None, :] <= window[:, None]
    count = (lag[:, None] == times[None, :]).sum(axis=0)
    share = np.full(len(times), 1 / len(times))
    for _step in range(3000):
        inside = seen @ share
        share = (count + ((1 / inside)[:, None] * ~seen * share).sum(axis=0)) / (1 / inside).sum()

    assert np.cumsum(share) == pytest.approx(reverse_time(lag, window, range(len(lag))).below, abs=1e-3)


def _seen(rng: np.random.Generator, count: int, draw: Callable[[int], np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Lags that ended within their windows, with these."""
    window = rng.uniform(0.5, 15, count)
    lag = draw(count)
    held = lag <= window
    return lag[held], window[held]


def test_lags_are_recovered_where_short_ones_are_seen_more_often() -> None:
    """Lags up to 8 years in a window of 15: the plain shares are too high, these are not, and the longest was seen."""
    rng, naive, found = np.random.default_rng(2), [], []
    for _study in range(60):
        lag, window = _seen(rng, 400, lambda n: 8 * rng.beta(1.2, 1.5, n))
        lags = reverse_time(lag, window, np.arange(len(lag)))
        assert lags.is_whole
        naive.append((lag <= 3).mean())
        found.append(float(lags.share_within(3.0)))
    from scipy.stats import beta

    truth = beta.cdf(3 / 8, 1.2, 1.5)

    assert np.mean(naive) > truth + 0.05
    assert pytest.approx(truth, abs=0.01) == np.mean(found)


def test_the_longest_lag_must_have_been_observed() -> None:
    """Where lags run as long as anybody could be watched, the distribution is not whole."""
    rng = np.random.default_rng(3)
    lag, window = _seen(rng, 300, lambda n: rng.exponential(12, n))
    few = reverse_time([1, 2, 3], [9, 9, 9], [1, 1, 1])

    assert not reverse_time(lag, window, np.arange(len(lag)) % 4).is_whole
    assert not few.is_whole


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_laws(rows: list[tuple[int, int]]) -> None:
    """Shares rise from 0 to 1; with windows beyond every lag they are the plain shares."""
    lag = np.array([row[0] for row in rows], dtype=float)
    found = reverse_time(lag, lag + [row[1] for row in rows], range(len(rows)))
    wide = reverse_time(lag, np.full(len(lag), 99.0), range(len(rows)))

    assert (np.diff(found.below) >= -1e-12).all()
    assert found.below[-1] == 1
    if len(rows) >= 5:
        plain = [(lag <= time).mean() for time in wide.times]
        assert plain == pytest.approx(wide.below.tolist())
