"""Kinds of ties dealt out anew among the ties of a network, and how far a count lies from what that gives."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import Array

Flags = NDArray[np.bool_]


def dealt_worlds(flags: ArrayLike, rng: np.random.Generator, draws: int) -> Flags:
    """The kinds of each tie as observed, then permuted among the ties: ``(draws + 1, ties, kinds)``.

    >>> dealt_worlds([[1, 0], [0, 1], [0, 1]], np.random.default_rng(1), 3).sum(axis=(1, 2)).tolist()
    [3, 3, 3, 3]
    """
    observed = np.asarray(flags, dtype=bool)
    order = np.argsort(rng.random((draws, len(observed))), axis=1)
    return np.concatenate([observed[None], observed[order]])


def reached(incidence: ArrayLike, kinds: Flags) -> Array:
    """How many ties of a kind each person has, for each deal: ``(deals, persons)`` from ``(deals, ties)``."""
    found = np.asarray(kinds, dtype=np.float32) @ np.asarray(incidence, dtype=np.float32)
    return found.astype(np.float64)


def two_sided(counts: ArrayLike) -> float:
    r"""How often a deal lies as far out as the first, which is the observed one, on either side.

    Model
    -----
    .. math:: p = \min\left(1,\ \frac{2}{D}\min\left(\#\{T_d \le T_1\},\ \#\{T_d \ge T_1\}\right)\right)    \tag{1}

    Assumptions
    -----------
    Any tie of a network could have been of any kind that ties of it are: what goes with a person (one who lives far
    away is reached online by everybody) is what the test finds, not what it allows for.

    References
    ----------
    Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.

    Example
    -------
    >>> two_sided([5, 1, 2, 3, 2])
    0.4
    """
    t = np.asarray(counts, dtype=float)
    sides = min(int((t <= t[0] + 1e-9).sum()), int((t >= t[0] - 1e-9).sum()))
    return float(min(1.0, 2 * sides / len(t)))  # (1)
