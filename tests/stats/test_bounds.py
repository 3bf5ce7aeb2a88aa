"""Bounds hold whatever the unknown units turn out to be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.bounds import mean_share_bounds, share_bounds


def test_bounds_by_hand() -> None:
    """3 in, 2 open, of 10: from .3 to .5."""
    low, high = share_bounds(3, 2, 10)

    assert (float(low), float(high)) == (0.3, 0.5)


@given(st.lists(st.sampled_from(["in", "out", "open"]), min_size=1, max_size=12), st.randoms())
def test_any_filling_lies_within(units: list[str], random: object) -> None:
    """However the open units are filled in, the share lies within the bounds."""
    filled = [unit if unit != "open" else random.choice(["in", "out"]) for unit in units]  # type: ignore[attr-defined]

    low, high = share_bounds(units.count("in"), units.count("open"), len(units))

    assert low - 1e-12 <= filled.count("in") / len(units) <= high + 1e-12


def test_a_cluster_without_units_says_nothing() -> None:
    """Empty clusters are left out of the mean, and with none at all there are no bounds."""
    assert mean_share_bounds([1, 0], [1, 0], [2, 0]) == (0.5, 1.0)
    assert all(np.isnan(mean_share_bounds([0], [0], [0])))


@given(
    st.lists(st.sampled_from(["in", "out", "open", "maybe", "maybe in", "maybe out"]), min_size=1, max_size=9),
    st.randoms(),
)
def test_units_that_may_belong_are_tried_in_and_out_of_the_group(units: list[str], random: object) -> None:
    """Whichever of the loose units belong, and whatever they are, the share lies within the bounds."""
    low, high = share_bounds(
        units.count("in"),
        units.count("open"),
        sum(not unit.startswith("maybe") for unit in units),
        drawn_in=units.count("maybe") + units.count("maybe in"),
        drawn_out=units.count("maybe") + units.count("maybe out"),
    )
    belong = [unit for unit in units if not unit.startswith("maybe") or random.random() < 0.5]  # type: ignore[attr-defined]
    either = {"open", "maybe"}
    filled = [random.choice(["in", "out"]) if unit in either else unit.split()[-1] for unit in belong]  # type: ignore[attr-defined]

    if filled:
        assert low - 1e-12 <= filled.count("in") / len(filled) <= high + 1e-12
