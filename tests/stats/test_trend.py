"""The trend test: by hand, against a plain permutation and statsmodels' robust slope, recovery, laws."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.simulate_trends import STRONG, STUDIES, measure

from inroads.stats.trend import LEAN, trend

ONE = np.zeros(4, dtype=np.int64)


def test_the_slope_and_p_by_hand() -> None:
    """0, 0, 1, 1 over sweeps 0, 0, 1, 1: slope 1 without spread; the observed split and its mirror are 2 of 6."""
    found = trend([0, 0, 1, 1], [0, 0, 1, 1], ONE, seed=1)

    assert (1.0, 4, 6) == (found.slope, found.networks, found.permutations)
    assert pytest.approx(2 / 6 / 2) == found.p


def test_the_spread_by_hand() -> None:
    """Shares 0, .2, .4, 1 at sweeps 0 to 3: slope .32; p from all 24 orders, ties counting half."""
    y, x = np.array([0.0, 0.2, 0.4, 1.0]), np.arange(4.0)

    def t(order: tuple[float, ...]) -> float:
        c, d = np.array(order) - 1.5, y - y.mean()
        b = c @ d / 5
        e, h = d - b * c, 1 / 4 + c**2 / 5
        own, pooled = (c**2 * e**2 / (1 - h)).sum() / 25, (e**2).sum() / (2 * 5)
        lean = LEAN / (LEAN + 3)
        return abs(b) / np.sqrt((1 - lean) * own + lean * pooled)

    all_ = np.array([t(order) for order in permutations(x)])
    exact = (all_ > all_[0] * (1 + 1e-9)).mean() + (np.isclose(all_, all_[0])).mean() / 2
    found = trend(y, x, ONE, seed=1, draws=20_000)

    assert pytest.approx(0.32) == found.slope
    assert pytest.approx(exact, abs=0.02) == found.p


def test_the_robust_slope_is_that_of_least_squares_with_hc2() -> None:
    """With a dummy for each case type, by the whole hat matrix; the lean is next to nothing at 400 networks."""
    rng = np.random.default_rng(3)
    x, strata = rng.integers(0, 5, 400).astype(float), rng.integers(0, 3, 400)
    y = rng.beta(0.5, 1 + 0.1 * x)
    design = np.column_stack([x, *[strata == kind for kind in range(3)]]).astype(float)
    bread = np.linalg.inv(design.T @ design)
    params = bread @ design.T @ y
    leverage = np.einsum("ij,jk,ik->i", design, bread, design)
    meat = design.T @ (design * ((y - design @ params) ** 2 / (1 - leverage))[:, None])
    se = np.sqrt((bread @ meat @ bread)[0, 0])
    found = trend(y, x, strata, seed=1)

    assert pytest.approx(params[0]) == found.slope
    assert pytest.approx(1.96 * se, rel=0.1) == (found.high - found.low) / 2


@pytest.mark.parametrize(("networks", "sweeps"), [(18, 4), (40, 5), (180, 5)])
def test_no_rise_is_claimed_where_only_mix_and_sizes_change(networks: int, sweeps: int) -> None:
    """Case types of unlike shares shift by half, networks grow: rises claimed stay below the binomial limit."""
    rise, covered = measure(networks, sweeps, 0.0, seed=7)

    assert rise <= STRONG
    assert covered >= STUDIES - 2 * STRONG


def test_a_real_rise_is_found() -> None:
    """From .1 to .4 over five sweeps of 36 networks: found in nine of ten studies at least."""
    rise, covered = measure(180, 5, 0.3, seed=8)

    assert rise >= 0.9 * STUDIES
    assert covered >= STUDIES - 2 * STRONG


SAMPLES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.integers(0, 1)), min_size=8, max_size=30).filter(
    lambda rows: len({row[1] for row in rows}) > 1
)


@settings(max_examples=40, deadline=None)
@given(SAMPLES)
def test_laws(rows: list[tuple[float, int, int]]) -> None:
    """Time turned around turns the slope; p lies in (0, 1); a constant for each case type changes nothing."""
    y, x = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], dtype=float)
    strata = np.array([row[2] for row in rows], dtype=np.int64)
    found, moved = trend(y, x, strata, 1, 99), trend(y + strata, x, strata, 1, 99)
    turned = trend(1 - y, x, strata, 1, 99)

    if np.isnan(found.p):
        assert np.isnan(moved.p)
        return
    assert 0 < found.p <= 1
    assert pytest.approx(found.slope, abs=1e-9) == moved.slope == pytest.approx(-turned.slope, abs=1e-9)
    assert found.low <= found.slope <= found.high
    assert found == trend(y, x, strata, 1, 99)


def test_without_two_sweeps_in_a_case_type_nothing_is_said() -> None:
    """Each case type has one sweep only: no comparison, so no number."""
    found = trend([0, 1, 0, 1], [0, 0, 1, 1], np.array([0, 0, 1, 1]), seed=1)

    assert np.isnan(found.slope)
    assert found.networks == 0
