"""Power by simulation: by hand, against the formula for a slope, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.simulate_trends import STUDIES, measure, study

from inroads.stats.trend_power import LEAST_LIKENESS, likeness, trend_power


def test_likeness_by_hand() -> None:
    """Networks all in or all out are as alike as is believed; even halves are as little."""
    assert likeness([0, 4, 0, 4], [4, 4, 4, 4]) == 0.9
    assert likeness([2, 2, 2, 2], [4, 4, 4, 4]) == LEAST_LIKENESS


def test_likeness_recovers_what_was_drawn() -> None:
    """Beta-binomial networks of any size at .3."""
    rng = np.random.default_rng(1)
    m = rng.integers(2, 30, 5000)
    k = rng.binomial(m, rng.beta(0.3 * 7 / 3, 0.7 * 7 / 3, 5000))

    assert pytest.approx(0.3, abs=0.03) == likeness(k, m)


def test_power_is_that_of_a_slope_of_means() -> None:
    """180 networks of ten, likeness .3: z = rise / span over the standard error of a slope, in the normal law."""
    from scipy.stats import norm

    x, rng = np.repeat(np.arange(5), 36), np.random.default_rng(2)
    k = rng.binomial(10, rng.beta(0.3 * 7 / 3, 0.7 * 7 / 3, 180))
    power = trend_power(k, np.full(180, 10), x, np.zeros(180, dtype=np.int64), seed=1, studies=2000)
    p, rho = k.mean() / 10, likeness(k, np.full(180, 10))
    se = 4 * np.sqrt(p * (1 - p) * (rho + (1 - rho) / 10) / (180 * 2))

    assert pytest.approx(norm.sf(1.97 - power.rises[0] / se), abs=0.06) == power.found[0]


def test_power_foretells_what_the_test_finds() -> None:
    """A rise said to be found in four of five studies is found in about so many."""
    y, x, kind = study(np.random.default_rng(5), 90, 5, 0.0, growth=0.0)
    m = np.full(90, 8)
    smallest = trend_power(np.round(y * 8), m, x, kind, seed=1, studies=300).smallest
    found = measure(90, 5, smallest, seed=6)[0] / STUDIES

    assert 0.5 <= found <= 0.98


@settings(max_examples=20, deadline=None)
@given(st.integers(8, 40), st.integers(0, 9))
def test_laws(networks: int, seed: int) -> None:
    """Powers lie in [0, 1], there is one for each rise tried, and the seed fixes them."""
    rng = np.random.default_rng(seed)
    m, x = rng.integers(1, 9, networks), np.arange(networks) % 4
    k, kind = rng.binomial(m, 0.3), rng.integers(0, 2, networks)
    power = trend_power(k, m, x, kind, seed, 20)

    assert len(power.rises) == len(power.found)
    assert all(0 <= share <= 1 for share in power.found)
    assert np.array_equal(power.found, trend_power(k, m, x, kind, seed, 20).found)
