"""How far two divisions of the same units are the same."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def crossed(one: Ints, other: Ints) -> Ints:
    """Of each unit, how many stand with it in both divisions, itself among them.

    >>> crossed(np.array([0, 0, 1]), np.array([0, 0, 0])).tolist()
    [2, 2, 1]
    """
    _cells, place, count = np.unique(one * (other.max(initial=0) + 1) + other, return_inverse=True, return_counts=True)
    return np.asarray(count[place], dtype=np.int64)


def adjusted_rand(one: Ints, other: Ints) -> float:
    r"""The share of pairs that two divisions put together or apart alike, beyond chance: 1 for the same division.

    .. math:: \frac{\sum_{ij}\binom{n_{ij}}{2} - E}{\tfrac12\big[\sum_i\binom{a_i}{2} + \sum_j\binom{b_j}{2}\big] - E},
              \qquad E = \sum_i\binom{a_i}{2}\sum_j\binom{b_j}{2}\Big/\binom{n}{2}

    Reference: Hubert and Arabie (1985), doi:10.1007/BF01908075.

    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    >>> round(adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])), 9)
    0.571428571
    """

    def pairs(counts: Ints) -> float:
        return float((counts.astype(float) * (counts - 1)).sum() / 2)

    _cells, joint = np.unique(one * (other.max(initial=0) + 1) + other, return_counts=True)
    rows, columns, both = pairs(np.bincount(one)), pairs(np.bincount(other)), pairs(joint)
    chance = rows * columns / max(pairs(np.array([len(one)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)
