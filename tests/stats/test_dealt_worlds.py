"""Worlds dealt out anew: by hand, its level, laws."""

import numpy as np
import pytest
from scipy.special import bdtr

from inroads.stats.dealt_worlds import dealt_worlds, reached, two_sided


def test_by_hand() -> None:
    """Of five the observed one is the only one so high: once in five, on two sides."""
    assert pytest.approx(0.4) == two_sided([5, 1, 2, 3, 2])
    assert two_sided([2, 2, 2]) == 1.0


def test_deals_keep_how_many_ties_are_of_each_kind() -> None:
    """The first deal is the observed one; kinds go together; all deals come alike often."""
    flags = np.array([[1, 0], [1, 1], [0, 1], [0, 0]], dtype=bool)
    deals = dealt_worlds(flags, np.random.default_rng(1), 4000)

    assert (deals[0] == flags).all()
    assert (deals.sum(axis=1) == flags.sum(axis=0)).all()
    assert pytest.approx(0.25, abs=0.03) == float((deals[1:, 0].all(axis=1)).mean())


def test_whom_ties_reach() -> None:
    """Two ties of three persons: the one in the middle has one of each kind."""
    incidence = [[1, 1, 0], [0, 1, 1]]
    flags = dealt_worlds([[1, 0], [0, 1]], np.random.default_rng(1), 0)

    assert [[1.0, 1.0, 0.0]] == reached(incidence, flags[:, :, 0]).tolist()
    assert [[0.0, 1.0, 1.0]] == reached(incidence, flags[:, :, 1]).tolist()


def test_it_rejects_no_oftener_than_it_says() -> None:
    """Three hundred rings of twelve with worlds by chance: two sides at .05."""
    rng, rejected = np.random.default_rng(2), 0
    ring = np.eye(12) + np.roll(np.eye(12), 1, axis=1)
    for _world in range(300):
        online = rng.random(12) < 0.4
        deals = dealt_worlds(np.stack([~online, online], axis=1), rng, 199)
        both = (reached(ring, deals[:, :, 0]) > 0) & (reached(ring, deals[:, :, 1]) > 0)
        rejected += two_sided(both.sum(axis=1)) <= 0.05

    assert bdtr(rejected - 1, 300, 0.062) < 0.999
