"""Which ties of a weighed graph are more than chance: two tests for what is left of a projection."""

import numpy as np
from numpy.typing import NDArray

from inroads.stats.intervals import Array

Ints = NDArray[np.int64]


def hypergeometric(shared: Array, degree_a: Array, degree_b: Array, places: int) -> Array:
    r"""The chance that two persons share so many places, or more, if each chose his at random.

    .. math:: p = \sum_{x \ge n_{ab}} \binom{d_a}{x}\binom{P - d_a}{d_b - x} \Big/ \binom{P}{d_b}

    Reference: Tumminello et al. (2011), doi:10.1371/journal.pone.0017994.

    >>> hypergeometric(np.array([2.0]), np.array([2]), np.array([2]), 5).round(9).tolist()
    [0.1]
    """
    from scipy.special import betaln

    def log_choose(n: Array, k: Array) -> Array:
        return np.asarray(-betaln(1 + n - k, 1 + k) - np.log1p(n))

    low, high = np.minimum(degree_a, degree_b), np.maximum(degree_a, degree_b)
    unlike, where = np.unique(np.stack([shared, low, high], axis=1).astype(np.float64), axis=0, return_inverse=True)
    least, low, high = unlike.T
    p = np.zeros(len(unlike))
    total = log_choose(np.full(len(unlike), float(places)), high)
    for x in range(int(least.min(initial=0)), int(low.max(initial=0)) + 1):
        can = np.flatnonzero((x >= least) & (x <= low) & (high - x <= places - low))
        n, k = low[can], high[can]
        at = np.full(len(n), float(x))
        p[can] += np.exp(log_choose(n, at) + log_choose(places - n, k - at) - total[can])
    return np.asarray(np.minimum(p, 1.0)[where])


def disparity(a: Ints, b: Ints, weight: Array, persons: int) -> Array:
    r"""The chance of so large a share of the weight of an end, at the end where it is the smaller.

    .. math:: \alpha_{ab} = \min_{i \in \{a, b\}} (1 - w_{ab}/s_i)^{k_i - 1}

    An end with one tie alone can tell nothing (its chance is 1).

    Reference: Serrano, Boguñá and Vespignani (2009), doi:10.1073/pnas.0808904106.

    >>> disparity(np.array([0, 0]), np.array([1, 2]), np.array([9.0, 1.0]), 3).round(9).tolist()
    [0.1, 0.9]
    """
    strength = np.bincount(a, weight, persons) + np.bincount(b, weight, persons)
    degree = np.bincount(a, minlength=persons) + np.bincount(b, minlength=persons)

    def chance(end: Ints) -> Array:
        return np.asarray(np.where(degree[end] > 1, (1 - weight / strength[end]) ** (degree[end] - 1), 1.0))

    return np.minimum(chance(a), chance(b))
