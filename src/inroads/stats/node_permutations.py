"""Nodes of a network dealt out anew, and what the cells of a matrix add up to then."""

from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from inroads.stats.intervals import Array

DRAWS = 10_000
"""Orders drawn where all of them would be more."""

SMALL = 40
"""Nodes up to which all orders of a block are looked up at once; above, each is taken in two steps, which is faster."""

BLOCK = 1 << 17
"""Cells held at a time: a megabyte, so that they stay near the processor."""

Orders = NDArray[np.intp]


def node_orders(nodes: int, rng: np.random.Generator, draws: int = DRAWS) -> Orders:
    """The nodes in their own order, then in others: in every order where these are few, else in ``draws`` drawn ones.

    >>> node_orders(3, np.random.default_rng(1)).tolist()
    [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    """
    if factorial(min(nodes, 20)) <= draws + 1:
        return np.array(list(permutations(range(nodes))), dtype=np.intp).reshape(-1, nodes)
    drawn = np.empty((draws + 1, nodes), dtype=np.intp)
    drawn[0] = np.arange(nodes)
    drawn[1:] = np.argsort(rng.random((draws, nodes)), axis=1)
    return drawn


def sums_moved(matrix: Array, orders: Orders, columns: Array) -> Array:
    """For each order of the nodes the sum over cells of the moved matrix times each of the columns, which stay.

    ``matrix`` is (n, n), ``columns`` (n, n, q), the sums (orders, q).

    >>> x = np.array([[0.0, 1.0], [3.0, 0.0]])
    >>> sums_moved(x, np.array([[0, 1], [1, 0]]), x[:, :, None]).tolist()
    [[10.0], [6.0]]
    """
    nodes, q = len(matrix), columns.shape[2]
    flat, stays = matrix.ravel(), columns.reshape(nodes * nodes, q)
    step = max(1, BLOCK // max(nodes * nodes, 1))
    sums = np.empty((len(orders), q))
    held = np.empty((step, nodes, nodes))
    for start in range(0, len(orders), step):
        block = orders[start : start + step]
        if nodes <= SMALL:
            moved = flat[block[:, :, None] * nodes + block[:, None, :]]
        else:
            moved = held[: len(block)]
            for place, order in enumerate(block):
                matrix.take(order, axis=0).take(order, axis=1, out=moved[place], mode="clip")
        sums[start : start + step] = moved.reshape(len(block), -1) @ stays
    return sums
