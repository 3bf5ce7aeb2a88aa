"""Backbones: exact by counting, by hand, and after so many tests."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from inroads.errors import InputError
from inroads.stats.adjusted import adjusted
from inroads.stats.backbone import disparity, hypergeometric


def exact(shared: int, one: int, other: int, places: int) -> float:
    """The tail of the hypergeometric distribution in whole numbers."""
    ways = sum(comb(one, x) * comb(places - one, other - x) for x in range(shared, min(one, other) + 1))
    return float(Fraction(ways, comb(places, other)))


def test_hypergeometric_is_exact():
    """The chance of sharing so many places is the count of ways to do so, also far out in the tail."""
    rng = np.random.default_rng(1)
    cases = [(places, *sorted(rng.integers(1, places + 1, 2))) for places in (3, 20, 200) for _ in range(40)]
    for places, one, other in cases:
        shared = int(rng.integers(0, one + 1))
        found = hypergeometric(np.array([float(shared)]), np.array([one]), np.array([other]), places)
        assert pytest.approx(exact(shared, int(one), int(other), places), rel=1e-9, abs=1e-300) == found[0]


def test_hypergeometric_of_many():
    """Pairs alike in what they share and how much they go out have the same chance, whoever is named first."""
    shared, one, other = np.array([2.0, 1.0, 2.0]), np.array([3, 2, 5]), np.array([5, 2, 3])
    found = hypergeometric(shared, one, other, 9)

    assert found[0] == found[2]
    assert pytest.approx([exact(2, 3, 5, 9), exact(1, 2, 2, 9)]) == found[:2].tolist()


def test_disparity_by_hand():
    """Of three ties of one person that of .8 of his weight stands out: (1 - .8)^2; at its other end it is alone."""
    found = disparity(np.array([0, 0, 0]), np.array([1, 2, 3]), np.array([8.0, 1.0, 1.0]), 4)

    assert pytest.approx([0.04, 0.81, 0.81]) == found.tolist()


def test_adjusted_by_hand():
    """Holm steps down, Benjamini and Hochberg up; chances of 1 that are not listed count as tests."""
    p = [0.04, 0.001, 0.03]

    assert pytest.approx([0.06, 0.003, 0.06]) == adjusted(p, "holm").tolist()
    assert pytest.approx([0.04, 0.003, 0.04]) == adjusted(p, "bh").tolist()
    assert pytest.approx([0.32, 0.01, 0.27]) == adjusted(p, "holm", tests=10).tolist()
    assert p == adjusted(p, "none").tolist()
    with pytest.raises(InputError, match="bonferoni"):
        adjusted(p, "bonferoni")


def test_adjusted_keep_their_order():
    """Adjusting keeps the order of chances, makes none smaller, and Holm is never the more lenient."""
    p = np.random.default_rng(1).random(50) ** 3
    holm, bh = adjusted(p, "holm"), adjusted(p, "bh")

    assert (np.diff(holm[np.argsort(p)]) >= 0).all()
    assert (np.diff(bh[np.argsort(p)]) >= 0).all()
    assert ((p <= bh) & (bh <= holm)).all()
