"""Whether any of the first core met online: equal numbers asked of each network, and a null that keeps them."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.answers.composition_met_online import DRAWN, dealt, rarefied
from inroads.stats.permuted import permuted_p

WORLDS = 300
REJECTED_AT_MOST = 29
"""The 99.9 % point of rejections among 300 worlds if the true rate were .05 (binomial)."""


@given(st.integers(2, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_rarefied_is_the_chance_among_two_drawn(counts: tuple[int, int]) -> None:
    """One minus the share of pairs in which nobody met online."""
    known, online = counts
    expected = 1 - comb(known - online, DRAWN) / comb(known, DRAWN)

    assert pytest.approx(expected) == float(rarefied(np.array([known]), np.array([online]))[0])


def test_more_known_members_do_not_make_any_likelier() -> None:
    """With one chance for each, the mean of the rarefied exposure is the same for two known members and for ten."""
    rng = np.random.default_rng(1)
    few, many = (rarefied(np.full(20000, n), rng.binomial(n, 0.2, 20000)).mean() for n in (2, 10))

    assert few == pytest.approx(many, abs=0.01)
    assert (rng.binomial(10, 0.2, 20000) > 0).mean() > 2 * few


def test_ways_in_dealt_out_keep_every_number() -> None:
    """Each network keeps how many are known, each type of crime how many met online; the observed row comes first."""
    known, online, types = np.array([2, 3, 5, 4]), np.array([1, 3, 0, 2]), np.array([0, 0, 1, 1])
    rows = dealt(known, online, types, np.random.default_rng(1), 200)

    assert online.tolist() == rows[0].tolist()
    assert {4.0} == set(rows[:, :2].sum(axis=1))
    assert {2.0} == set(rows[:, 2:].sum(axis=1))
    assert (rows <= known).all()


@pytest.mark.parametrize("likeness", [0.05, 0.6])
def test_nothing_is_found_where_nothing_is(likeness: float) -> None:
    """Sizes have a heavy tail and larger networks more known members; founders of a network met alike, or not."""
    rng, rejected = np.random.default_rng(7), 0
    spread = (1 - likeness) / likeness
    for _world in range(WORLDS):
        y = np.log1p(np.floor(6 * rng.pareto(1.2, 40)))
        known = 2 + np.minimum(y.astype(int), 4)
        online = rng.binomial(known, rng.beta(0.25 * spread, 0.75 * spread, 40))
        types = rng.integers(0, 2, 40)
        rows = rarefied(known, dealt(known, online, types, rng, 199))
        rejected += permuted_p(y, rows, types) <= 0.05

    assert rejected <= REJECTED_AT_MOST
