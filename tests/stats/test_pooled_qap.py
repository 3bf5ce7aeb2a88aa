"""The mean correlation within networks: by hand, against QAP of each, recovery, laws."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.test_qap import random_pair

from inroads.stats.pooled_qap import pooled_qap
from inroads.stats.qap import qap


def networks(rng: np.random.Generator, count: int, coupled: float) -> list[tuple[np.ndarray, np.ndarray]]:
    """Networks of unlike size and density."""
    return [
        tuple(random_pair(rng, int(rng.integers(5, 16)), coupled, rng.choice([0.1, 0.3, 0.5]))) for _ in range(count)
    ]


def test_two_networks_by_all_their_orders() -> None:
    """Four persons each, 24 orders: the mean correlation against those of all 576 pairs of orders."""
    rng = np.random.default_rng(6)
    pairs = [random_pair(rng, 4, 0.0, 0.5) for _ in range(2)]
    low = np.tril_indices(4, -1)
    each = [
        [np.corrcoef(x[low], y[np.ix_(order, order)][low])[0, 1] for order in permutations(range(4))] for x, y in pairs
    ]
    means = np.array([np.mean(both) for both in product(*each)])
    found = pooled_qap(pairs, seed=1, draws=9999)

    assert pytest.approx(means[0]) == found.correlation
    assert pytest.approx((np.abs(means) >= abs(means[0]) - 1e-9).mean(), abs=0.02) == found.p


def test_each_network_is_judged_by_itself() -> None:
    """Correlations are those of QAP; the interval is Student's; networks where nothing varies are left out."""
    rng = np.random.default_rng(2)
    pairs = [*networks(rng, 12, 1.0), (np.zeros((6, 6)), np.ones((6, 6))), (np.zeros((2, 2)), np.zeros((2, 2)))]
    found = pooled_qap(pairs, seed=1)
    alone = [qap(x, y, 1, directed=False, draws=9).correlation for x, y in pairs[:12]]
    half = 2.20098516 * np.std(alone, ddof=1) / np.sqrt(12)

    assert pytest.approx([*alone, np.nan, np.nan], nan_ok=True) == list(found.correlations)
    assert 12 == found.networks
    assert pytest.approx((np.mean(alone) - half, np.mean(alone) + half)) == (found.low, found.high)


def test_it_rejects_as_often_as_it_says() -> None:
    """Of 150 studies of unrelated worlds at most 15 are told apart at .05 (99 % limit), coupled ones nearly all."""
    rng = np.random.default_rng(10)
    rejected = [sum(pooled_qap(networks(rng, 10, by), 1, draws=199).p < 0.05 for _ in range(150)) for by in (0, 1.5)]

    assert rejected[0] <= 15
    assert rejected[1] >= 120


def test_intervals_hold_the_mean_over_networks() -> None:
    """Of 150 studies of ten networks at most 18 miss what five thousand networks say (99 % limit at .93)."""
    rng = np.random.default_rng(5)
    truth = np.nanmean(pooled_qap(networks(rng, 5000, 1.0), 1, draws=0).correlations)
    found = [pooled_qap(networks(rng, 10, 1.0), 1, draws=0) for _ in range(150)]

    assert sum(not one.low <= truth <= one.high for one in found) <= 18


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_laws(seed: int) -> None:
    """Names of persons and the order of networks change no correlation; which world comes first neither."""
    rng = np.random.default_rng(seed)
    pairs = networks(rng, 4, 1.0)
    orders = [rng.permutation(len(x)) for x, _y in pairs]
    renamed = [(x[np.ix_(o, o)], y[np.ix_(o, o)]) for (x, y), o in zip(pairs, orders, strict=True)]
    found = pooled_qap(pairs, 1, draws=19)

    for other in (renamed, pairs[::-1], [(y, x) for x, y in pairs]):
        again = pooled_qap(other, 1, draws=19)
        assert pytest.approx(found[:3], nan_ok=True) == again[:3]
        assert pytest.approx(np.sort(found.correlations), nan_ok=True) == np.sort(again.correlations)


def test_nothing_to_compare_is_said() -> None:
    """Without a network there is no number."""
    found = pooled_qap([], seed=1)

    assert (0, 0) == (found.networks, found.permutations)
    assert np.isnan([found.correlation, found.p]).all()
