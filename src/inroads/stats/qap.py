"""How far two relations among the same persons go together, by dealing out the persons anew (QAP)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import Array
from inroads.stats.node_permutations import DRAWS, Orders, node_orders, sums_moved

ALIKE = 1e-9
"""Correlations that differ by less are the same."""


class Qap(NamedTuple):
    """A correlation with its p on either side and on both; ``cells`` are compared, ``missing`` left out."""

    correlation: float
    p_greater: float
    p_less: float
    p: float
    cells: int
    missing: int
    permutations: int


def qap(x: ArrayLike, y: ArrayLike, seed: int, *, directed: bool = True, draws: int = DRAWS) -> Qap:
    r"""The correlation of two matrices over pairs of persons, tested by permuting persons.

    Question
    --------
    Are those who know each other offline also those who deal with each other online?

    Model
    -----
    .. math:: r_\pi = \operatorname{cor}_{(i,j) \in C_\pi}\left(x_{ij},\ y_{\pi(i)\pi(j)}\right)    \tag{1}
    .. math:: p_{\ge} = \frac{\#\{\pi: r_\pi \ge r\}}{\#\pi},\qquad
              p = \frac{\#\{\pi: |r_\pi| \ge |r|\}}{\#\pi}    \tag{2}

    Symbols
    -------
    =====================  ============  ====================================================================
    :math:`x, y`           x, y          two matrices over the same persons; the diagonal is left out, nan is
                                         a cell of which nothing is known
    :math:`\pi`            permutations  orders of the persons, the observed one among them; all, where few
    :math:`C_\pi`          cells         the cells known of both, once those of y are moved; of an undirected
                                         relation each pair counts once
    =====================  ============  ====================================================================

    Returns
    -------
    Qap : nan where one of the two does not vary over the cells compared. A permutation under which nothing varies
        counts as no correlation.

    Assumptions
    -----------
    Were the two relations unrelated, any person could stand in the place of any other in one of them. Rows and columns
    move together, so that who is busy stays busy; that the busy in one are the busy in the other is a correlation like
    any other. What nobody recorded moves with the person.

    References
    ----------
    Krackhardt (1988), doi:10.1016/0378-8733(88)90004-4; Hubert (1987), Assignment Methods in Combinatorial Data
    Analysis.

    Example
    -------
    >>> offline = np.array([[0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 1], [0, 0, 1, 0]])
    >>> found = qap(offline, offline, seed=1, directed=False)
    >>> print(f"{found.correlation:.2f}, p = {found.p_greater:.3f} of {found.permutations}")
    1.00, p = 0.083 of 24
    """
    x, y = pair_matrices(x, y, directed=directed)
    rows = qap_rows(x, y, node_orders(len(x), np.random.default_rng(seed), draws), directed=directed)
    known = compared(x, y, directed=directed)
    total = int(compared(np.zeros_like(x), np.zeros_like(x), directed=directed).sum())
    cells = int(known.sum())
    return Qap(*p_values(rows), cells, total - cells, len(rows))


def p_values(rows: Array) -> tuple[float, float, float, float]:
    """What was observed (the first), and its p on the upper side, the lower and both."""
    observed = float(rows[0])
    if np.isnan(observed):
        return (float("nan"),) * 4
    greater, less = (rows >= observed - ALIKE).mean(), (rows <= observed + ALIKE).mean()
    return observed, float(greater), float(less), float((np.abs(rows) >= abs(observed) - ALIKE).mean())


def qap_rows(x: Array, y: Array, orders: Orders, *, directed: bool) -> Array:
    """(1) for each order of the persons; 0 where an order other than the first leaves nothing that varies."""
    known, seen = compared(x, x, directed=directed).astype(float), np.isfinite(y).astype(float)
    np.fill_diagonal(seen, 0.0)
    x, y = np.where(known > 0, x, 0.0), np.where(seen > 0, y, 0.0)
    columns = np.stack([known, x, x * x], axis=2)
    if known.sum() * (1 if directed else 2) == seen.sum() == len(x) * (len(x) - 1):
        n, sx, sxx = columns.sum(axis=(0, 1))
        sy, syy = (y * known).sum(), (y * y * known).sum()
        sxy = sums_moved(y, orders, columns[:, :, 1:2])[:, 0]
    else:
        n, sx, sxx = sums_moved(seen, orders, columns).T
        sy, sxy = sums_moved(y, orders, columns[:, :, :2]).T
        syy = sums_moved(y * y, orders, columns[:, :, :1])[:, 0]
    n = np.maximum(n, 1.0)
    above, vx, vy = sxy - sx * sy / n, sxx - sx * sx / n, syy - sy * sy / n
    below = np.sqrt(np.maximum(vx, 0.0) * np.maximum(vy, 0.0))
    varies = np.broadcast_to((vx > ALIKE) & (vy > ALIKE), above.shape)
    rows = np.divide(above, below, out=np.zeros_like(above), where=varies)
    rows[0] = rows[0] if varies[0] else np.nan
    return np.asarray(rows)


def pair_matrices(x: ArrayLike, y: ArrayLike, *, directed: bool) -> tuple[Array, Array]:
    """Both as numbers; of an undirected relation what is known of one direction holds for the other."""
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    if not directed:
        x, y = (np.where(np.isnan(one), one.T, one) for one in (x, y))
    return x, y


def compared(x: Array, y: Array, *, directed: bool) -> NDArray[np.bool_]:
    """The cells known of both, off the diagonal; of an undirected relation those below it."""
    known = np.isfinite(x) & np.isfinite(y)
    return np.tril(known, -1) if not directed else known & ~np.eye(len(x), dtype=bool)
