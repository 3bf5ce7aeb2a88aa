"""Bowker's test of symmetry for a square table whose units come in clusters: whole clusters are transposed."""

from itertools import combinations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import Array

DRAWS = 999
"""Transpositions drawn where all of them would be more."""

TINY = 1e-9


class Symmetry(NamedTuple):
    """The statistic, how many pairs of cells it rests on, p, and of how many tables the observed one is one."""

    statistic: float
    df: int
    p: float
    arrangements: int


def bowker(table: ArrayLike) -> tuple[float, int]:
    r"""Bowker's statistic and its degrees of freedom, for units that are independent.

    Model
    -----
    .. math:: X^2 = \sum_{i<j} \frac{(n_{ij} - n_{ji})^2}{n_{ij} + n_{ji}}    \tag{1}

    References
    ----------
    Bowker (1948), doi:10.1080/01621459.1948.10483284.

    Example
    -------
    >>> bowker([[10, 9, 0], [3, 20, 4], [0, 4, 7]])
    (3.0, 2)
    """
    n = np.asarray(table, dtype=float)
    rows, columns = np.triu_indices(len(n), 1)
    change, both = n[rows, columns] - n[columns, rows], n[rows, columns] + n[columns, rows]
    held = both > 0
    return float((change[held] ** 2 / both[held]).sum()), int(held.sum())  # (1)


def clustered_symmetry(tables: ArrayLike, rng: np.random.Generator, draws: int = DRAWS) -> Symmetry:
    r"""Whether a square table is symmetric, where units of one cluster may be alike.

    Question
    --------
    Do as many ties move from offline to online as the other way, when ties of one network move together?

    Model
    -----
    .. math:: d_{gij} = n_{gij} - n_{gji},\qquad
              T = \sum_{i<j} \frac{\left(\sum_g d_{gij}\right)^2}{\sum_g d_{gij}^2}    \tag{1}
    .. math:: p = \frac{1}{A}\,\#\{s : T(s\,d) \ge T(d)\},\qquad s_g \in \{-1, 1\}    \tag{2}

    Symbols
    -------
    =================  ========  ===================================================================
    :math:`n_{gij}`    tables    units of cluster g in row i and column j, (G, K, K)
    :math:`d_{gij}`    change    how many more of a cluster went one way than the other
    :math:`s_g`        signs     whether the table of cluster g is transposed; all cells of it or none
    =================  ========  ===================================================================

    Returns
    -------
    Symmetry : with one unit to a cluster the statistic is Bowker's. Every transposition is tried where there are few.
        Without any unit off the diagonal the statistic is 0 and p is 1.

    Assumptions
    -----------
    Clusters are independent; under no difference, a cluster is as likely as its mirror image. Nothing is assumed of
    units within a cluster. Where networks in which much moves one way differ in kind from those in which little moves
    the other way, the test answers for networks like these together.

    References
    ----------
    Bowker (1948), doi:10.1080/01621459.1948.10483284; for two categories in clusters Durkalski et al. (2003),
    doi:10.1002/sim.1438.

    Example
    -------
    >>> tables = [[[0, 3], [1, 0]], [[0, 2], [0, 5]], [[0, 1], [0, 0]]]
    >>> found = clustered_symmetry(tables, np.random.default_rng(1))
    >>> print(f"{found.statistic:.2f} {found.df} {found.p:.2f} {found.arrangements}")
    2.78 1 0.25 8
    """
    n = np.asarray(tables, dtype=float)
    if n.size == 0:
        return Symmetry(0.0, 0, 1.0, 1)
    places = list(combinations(range(n.shape[1]), 2))
    change = np.stack([n[:, i, j] - n[:, j, i] for i, j in places], axis=1)
    change = change[(change != 0).any(axis=1)]
    change = change[:, (change != 0).any(axis=0)]
    if change.size == 0:
        return Symmetry(0.0, 0, 1.0, 1)
    found = ((_signs(len(change), rng, draws) @ change) ** 2 / (change**2).sum(axis=0)).sum(axis=1)  # (1)
    p = float((found >= found[0] - TINY).mean())  # (2)
    return Symmetry(float(found[0]), change.shape[1], p, len(found))


def _signs(clusters: int, rng: np.random.Generator, draws: int) -> Array:
    """The observed signs first, then all others or so many drawn."""
    if 2**clusters <= draws + 1:
        return np.array(list(product((1.0, -1.0), repeat=clusters)))
    drawn = rng.integers(0, 2, (draws, clusters)) * 2.0 - 1.0
    return np.concatenate([np.ones((1, clusters)), drawn])
