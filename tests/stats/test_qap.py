"""QAP: by hand, against R's sna, recovery, laws."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.published_networks import expected, needs_oracles, ties

from inroads.stats.node_permutations import node_orders, sums_moved
from inroads.stats.qap import qap

NAN = float("nan")


def random_pair(rng: np.random.Generator, nodes: int, coupled: float, share: float = 0.2) -> list[np.ndarray]:
    """Two undirected relations; a pair tied in the first is tied in the second with a log odds of ``coupled`` more."""
    x = np.triu(rng.random((nodes, nodes)) < share, 1).astype(float)
    odds = np.log(share / (1 - share)) + coupled * x
    y = np.triu(rng.random((nodes, nodes)) < 1 / (1 + np.exp(-odds)), 1).astype(float)
    return [x + x.T, y + y.T]


def test_three_persons_by_hand() -> None:
    """A-B in one relation, A-C in the other: of six orders two set the ties on each other (1), four apart (-1/2)."""
    x, y = np.zeros((3, 3)), np.zeros((3, 3))
    x[0, 1] = y[0, 2] = 1
    found = qap(x + x.T, y + y.T, 1, directed=False)

    assert pytest.approx((-0.5, 1.0, 4 / 6, 1.0)) == found[:4]
    assert (3, 0, 6) == found[4:]


def test_cells_not_known_are_left_out() -> None:
    """Of four persons nothing is known of A-B: five pairs are compared, and every order compares what it can."""
    x = np.array([[0, NAN, 1, 0], [NAN, 0, 1, 1], [1, 1, 0, 0], [0, 1, 0, 0]])
    y = np.array([[0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 0, 1], [0, 1, 1, 0]], dtype=float)
    found = qap(x, y, 1, directed=False)
    pairs = np.tril_indices(4, -1)

    def correlation(order: tuple[int, ...]) -> float:
        moved = y[np.ix_(order, order)]
        known = np.isfinite(x[pairs])
        return float(np.corrcoef(x[pairs][known], moved[pairs][known])[0, 1])

    by_hand = [correlation(order) for order in permutations(range(4))]

    assert pytest.approx(by_hand[0]) == found.correlation
    assert pytest.approx(np.mean([one >= by_hand[0] - 1e-9 for one in by_hand])) == found.p_greater
    assert (5, 1) == (found.cells, found.missing)


@needs_oracles
def test_florentine_families_as_in_sna() -> None:
    """Marriage and business go together as R's sna says, by either way of counting pairs."""
    said = expected("misc")["qap"]
    marriage, business = ties("flomarriage", said["n"]), ties("flobusiness", said["n"])

    for directed in (False, True):
        found = qap(marriage, business, 1, directed=directed)
        assert pytest.approx(said["gcor"], abs=1e-9) == found.correlation
        assert pytest.approx(said["p_ge"], abs=0.0008) == found.p_greater


def test_it_rejects_as_often_as_it_says() -> None:
    """Of 200 pairs of unrelated relations at most 18 are told apart at .05 (99 % limit); coupled ones nearly all."""
    rng = np.random.default_rng(3)
    rejected = [sum(qap(*random_pair(rng, 14, by), 1, directed=False, draws=199).p < 0.05 for _ in range(200))
                for by in (0.0, 2.5)]  # fmt: skip

    assert rejected[0] <= 18
    assert rejected[1] >= 180


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.booleans(), st.sampled_from([0.0, 0.2]))
def test_laws(seed: int, directed: bool, gone: float) -> None:
    """Names of persons change nothing; x with y is y with x; a relation turned around turns the correlation."""
    rng = np.random.default_rng(seed)
    x, y = rng.integers(0, 3, (2, 5, 5)).astype(float)
    x[rng.random((5, 5)) < gone] = NAN
    if not directed:
        x, y = np.maximum(x, x.T), np.maximum(y, y.T)
    order = rng.permutation(5)
    found = qap(x, y, 1, directed=directed)
    renamed = qap(x[np.ix_(order, order)], y[np.ix_(order, order)], 1, directed=directed)
    swapped, turned = qap(y, x, 1, directed=directed), qap(x, -y, 1, directed=directed)

    assert pytest.approx(found, nan_ok=True) == renamed
    assert pytest.approx(found, nan_ok=True) == swapped
    assert pytest.approx(-found.correlation, nan_ok=True) == turned.correlation
    assert pytest.approx(found.p_less, nan_ok=True) == turned.p_greater


def test_a_relation_that_does_not_vary_is_not_judged() -> None:
    """Nobody knows anybody: no correlation, no p."""
    found = qap(np.zeros((6, 6)), np.eye(6)[::-1], 1)

    assert np.isnan([found.correlation, found.p]).all()


def test_large_matrices_are_moved_as_small_ones() -> None:
    """Above forty persons orders are taken one by one, with the same sums."""
    rng = np.random.default_rng(1)
    matrix, columns = rng.normal(size=(45, 45)), rng.normal(size=(45, 45, 2))
    orders = node_orders(45, rng, 70)
    by_hand = [[(matrix[np.ix_(order, order)] * columns[:, :, k]).sum() for k in (0, 1)] for order in orders]

    assert pytest.approx(np.array(by_hand)) == sums_moved(matrix, orders, columns)
