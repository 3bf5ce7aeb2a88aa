"""The model of ties in both worlds: quiet where they have nothing to do with each other, and not where they have."""

import numpy as np
from tests.answers.worlds_apart import worlds_apart

from inroads.answers.coupling_model import NETWORKS, coupling_model

STUDIES = 10
MOST = 3
"""Rejections at .05 that chance alone exceeds in less than 1 % of cases."""


def claims(coupled: float) -> np.ndarray:
    """How often each interval leaves out one of no effect, in studies of forty networks."""
    rng = np.random.default_rng(2)
    found = [coupling_model(worlds_apart(rng, 40, coupled), seed=1) for _ in range(STUDIES)]

    assert not any(one.refused for one in found)
    return np.sum([(one.low > 0) | (one.high < 0) for one in found], axis=0)


def test_worlds_that_have_nothing_to_do_with_each_other() -> None:
    """Though dense networks are dense in both, and each world is cliquish, nothing is claimed beyond chance."""
    assert (claims(0.0) <= MOST).all()


def test_worlds_that_go_together() -> None:
    """Pairs tied in both are found in nearly every study; shared friends, which add nothing, are not."""
    both, *shared = claims(1.2)

    assert both >= STUDIES - 2
    assert max(shared) <= MOST


def test_too_little_is_refused_with_its_reason() -> None:
    """Too few networks; too few ties; no pair tied in both."""
    few = worlds_apart(np.random.default_rng(1), NETWORKS - 1)
    apart = worlds_apart(np.random.default_rng(1), 40, -50.0)

    assert "at least 20 networks" in coupling_model(few, 1).refused
    assert "separation" in coupling_model(apart, 1).refused
    assert "at least 20 networks" in coupling_model([], 1).refused
