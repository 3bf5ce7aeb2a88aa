"""How far two relations go together within networks, on average over networks (QAP, permuted within each)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from inroads.stats.intervals import LEVEL, Array
from inroads.stats.node_permutations import node_orders
from inroads.stats.qap import p_values, qap_rows

DRAWS = 999
LEAST = 4
"""Networks of fewer persons cannot be told apart from chance in any way: they are left out."""


class PooledQap(NamedTuple):
    """The mean correlation with its interval over networks and its p by permutation; that of each network with its p.

    ``correlations`` and ``p_each`` are nan for networks in which one of the two relations does not vary.
    """

    correlation: float
    low: float
    high: float
    p: float
    p_greater: float
    networks: int
    permutations: int
    correlations: Array
    p_each: Array


def pooled_qap(
    pairs: Sequence[tuple[Array, Array]], seed: int, *, draws: int = DRAWS, level: float = LEVEL
) -> PooledQap:
    r"""The mean over networks of the correlation of two undirected relations.

    Question
    --------
    Within networks, are those who know each other offline also those who deal with each other online?

    Model
    -----
    .. math:: \bar r = \frac1G\sum_g r_g,\qquad \bar r_\pi = \frac1G\sum_g r_{g,\pi_g},\qquad
              p = \frac{\#\{\pi: |\bar r_\pi| \ge |\bar r|\}}{\#\pi}    \tag{1}
    .. math:: \bar r \pm t_{G-1} \sqrt{\frac{1}{G(G-1)}\sum_g (r_g - \bar r)^2}    \tag{2}

    Symbols
    -------
    =================  ============  ====================================================================
    :math:`r_g`        correlations  the QAP correlation of network g, pairs counted once
    :math:`\pi_g`      permutations  persons of network g dealt out anew in the second relation
    =================  ============  ====================================================================

    Returns
    -------
    PooledQap : networks of fewer than four persons, or in which a relation does not vary, are left out. The interval
        takes networks as the unit; with one of them there is none.

    Assumptions
    -----------
    Networks are independent. The test asks nothing of them: persons are dealt out within each. How dense a network is
    goes into neither, as each is compared with itself alone.

    References
    ----------
    See :func:`inroads.stats.qap.qap`.

    Example
    -------
    >>> tied = np.array([[0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]], dtype=float)
    >>> found = pooled_qap([(tied, tied)] * 3, seed=1)
    >>> print(f"{found.correlation:.2f}, p = {found.p:.3f}, networks: {found.networks}")
    1.00, p = 0.001, networks: 3
    """
    from scipy.special import stdtrit

    rng = np.random.default_rng(seed)
    each = [_rows(x, y, rng, draws) for x, y in pairs]
    correlations = np.array([rows[0] for rows in each])
    p_each = np.array([p_values(rows)[3] for rows in each])
    held = np.isfinite(correlations)
    count = int(held.sum())
    if not count:
        nothing = float("nan")
        return PooledQap(nothing, nothing, nothing, nothing, nothing, 0, 0, correlations, p_each)
    moved = np.mean([_drawn(rows, rng, draws) for rows in np.array(each, dtype=object)[held]], axis=0)
    mean, greater, _less, both = p_values(moved)
    half = float("nan")
    if count > 1:
        half = float(stdtrit(count - 1, 0.5 + level / 2) * correlations[held].std(ddof=1) / np.sqrt(count))
    low, high = max(mean - half, -1.0), min(mean + half, 1.0)
    return PooledQap(mean, low, high, both, greater, count, len(moved), correlations, p_each)


def _rows(x: Array, y: Array, rng: np.random.Generator, draws: int) -> Array:
    if len(x) < LEAST:
        return np.array([np.nan])
    return qap_rows(x, y, node_orders(len(x), rng, draws), directed=False)


def _drawn(rows: Array, rng: np.random.Generator, draws: int) -> Array:
    """What was observed, then ``draws`` others: of a network with few orders, any of them again and again."""
    rows = np.asarray(rows, dtype=float)
    if len(rows) == draws + 1:
        return rows
    return np.concatenate([rows[:1], rng.choice(rows, draws)])
