"""Where a walk over weighed arcs that starts anew now and then is found."""

import numpy as np
from numpy.typing import NDArray

from inroads.stats.intervals import Array

Ints = NDArray[np.int64]
CLOSE = 1e-13
MOST = 1_000


def pagerank(count: int, start: Ints, end: Ints, weight: Array, damping: float) -> Array:
    r"""The share of steps on which each of ``count`` places is stood on; arcs lead from ``start`` to ``end``.

    .. math:: p_i = \frac{1 - d}{n} + d\Big(\sum_j p_j\frac{w_{ji}}{\sum_k w_{jk}}
              + \frac1n\sum_{j\ \text{without arcs}} p_j\Big)

    found by taking steps until the shares move by less than 1e-13 in all.

    Reference: Brin and Page (1998), doi:10.1016/S0169-7552(98)00110-X.

    >>> pagerank(3, np.array([0, 1, 1, 2]), np.array([1, 0, 2, 1]), np.ones(4), 0.85).round(3).tolist()
    [0.257, 0.486, 0.257]
    """
    from scipy.sparse import csr_array

    leaving = np.bincount(start, weight, count)
    walk = csr_array((weight / leaving[start], (end, start)), shape=(count, count))
    stuck = leaving == 0
    share = np.full(count, 1 / max(count, 1))
    for _step in range(MOST):
        moved = damping * (walk @ share + share[stuck].sum() / count) + (1 - damping) / count
        change, share = float(np.abs(moved - share).sum()), moved
        if change < CLOSE:
            break
    return np.asarray(share)
