"""Paths that respect time: by hand, against walking every moment, laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.graph.earliest_arrival import NEVER, Ways, earliest_arrival, temporal_reach
from inroads.graph.spell_windows import Spells

TIES = st.lists(st.tuples(*[st.integers(0, 5)] * 2, st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=14)


def moment_by_moment(ties, source: int, takes: int) -> list[int]:
    """The same by letting time run, from 0 on."""
    at = {source: 0}
    for now in range(40):
        for _ in range(8 if takes == 0 else 1):
            for a, b, began, lasts in ties:
                for one, other in ((a, b), (b, a)):
                    if began <= now <= began + lasts and at.get(one, NEVER) <= now:
                        at[other] = min(at.get(other, NEVER), now + takes)
    return [at.get(person, NEVER) for person in range(6)]


@given(TIES, st.integers(0, 5), st.sampled_from([0, 1, 3]))
@settings(max_examples=80, deadline=None)
def test_moment_by_moment(ties, source, takes):
    """Arrivals are those found by letting time run."""
    a, b, began, lasts = np.array(ties).T
    ways = Ways.of(6, a, b, began, began + lasts, is_directed=False)

    assert moment_by_moment(ties, source, takes) == earliest_arrival(ways, source, 0, takes).tolist()


def test_order_matters():
    """What is told before it is heard reaches nobody, though the network on paper is connected."""
    ways = Ways.of(3, [0, 1], [1, 2], [2, 1], [2, 1], is_directed=False)

    assert [0, 2, NEVER] == earliest_arrival(ways, 0, begins=0).tolist()
    assert 5 / 6 == pytest.approx(temporal_reach(ways, [0, 1, 2], begins=0).ratio)


def test_uncertain_dates():
    """Whoever is surely reached is maybe reached, and not later; certain dates make both the same."""
    rng = np.random.default_rng(2)
    a, b = rng.integers(0, 30, (2, 60))
    began, unsure, lasts = rng.integers(0, 50, 60), rng.integers(0, 9, (2, 60)), 10 + rng.integers(0, 9, 60)
    spells = Spells(began, began + unsure[0], began + lasts, began + lasts + unsure[1])
    surely, maybe = (earliest_arrival(made(30, a, b, spells), int(a[0]), 0) for made in (Ways.surely, Ways.maybe))
    certain = Spells.certain(began, began + lasts)

    assert (maybe <= surely).all()
    assert (maybe < surely).any()
    assert np.array_equal(Ways.surely(30, a, b, certain).opens, Ways.maybe(30, a, b, certain).opens)
