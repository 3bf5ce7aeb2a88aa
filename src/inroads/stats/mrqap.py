"""What goes with a relation, several others held equal, by permuting persons (MRQAP, double semi-partialling)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.errors import FitError
from inroads.language import _
from inroads.stats.intervals import Array
from inroads.stats.logit import logit
from inroads.stats.node_permutations import DRAWS, Orders, node_orders, sums_moved
from inroads.stats.qap import compared, p_values

Bools = NDArray[np.bool_]

FLAT = 1e-9
"""A relation of which others leave no larger part is no other than they."""


class Mrqap(NamedTuple):
    """Coefficients of the relations, the statistic each is judged by, and its p on either side and on both."""

    intercept: float
    coefficients: Array
    statistics: Array
    p_greater: Array
    p_less: Array
    p: Array
    cells: int
    missing: int
    permutations: int


class _Cells(NamedTuple):
    """What stays where it is: the others, the weight and what they leave of the outcome, on the cells compared."""

    others: Array
    weight: Array
    left: Array
    cells: Bools
    complete: bool


def mrqap(
    y: ArrayLike,
    xs: ArrayLike,
    seed: int,
    *,
    logistic: bool = False,
    directed: bool = True,
    draws: int = DRAWS,
) -> Mrqap:
    r"""Regression of a relation on others, each tested with the others held equal.

    Question
    --------
    Do those who know each other offline also deal online, kinship and town being the same?

    Model
    -----
    .. math:: \mathrm{E}\,y_{ij} = g\Big(\beta_0 + \sum_k \beta_k x_{k,ij}\Big),\qquad
              g \text{ the identity, or } 1/(1+e^{-\eta})    \tag{1}
    .. math:: \hat\varepsilon_k = x_k - Z\hat\gamma,\qquad Z = (1, x_{-k})    \tag{2}
    .. math:: u = y - g(Z\hat\beta_Z),\quad
              a_\pi = \sum_C \varepsilon^\pi u - g_\pi' G_\pi^{-1} c_\pi,\quad
              v_\pi = \sum_C w (\varepsilon^\pi)^2 - g_\pi' G_\pi^{-1} g_\pi    \tag{3}
    .. math:: t_\pi = \frac{a_\pi}{\sqrt{v_\pi s^2_\pi}}
              \ \text{(linear)},\qquad z_\pi = \frac{a_\pi}{\sqrt{v_\pi}}\ \text{(logistic)}    \tag{4}

    Symbols
    -------
    ==========================  ============  ===============================================================
    :math:`y`                   y             the relation explained, (n, n); nan is a cell not known
    :math:`x_k`                 xs            the relations it is explained by, (K, n, n)
    :math:`\varepsilon^\pi`                   what is left of :math:`x_k` by the others (2), persons permuted
    :math:`g, G, c`                           sums over cells of :math:`w Z\varepsilon`, :math:`w ZZ'`, :math:`Zu`
    :math:`w`                   weight        1 (linear), or :math:`p(1-p)` of the model without :math:`x_k`
    :math:`s^2`                               the mean square of what the whole model leaves
    :math:`t, z`                statistics    the statistic, the same for every permutation
    ==========================  ============  ===============================================================

    Returns
    -------
    Mrqap : coefficients by least squares or maximum likelihood. The logistic test is Rao's: each permutation costs one
        pass over the cells instead of a fit. Cells unknown in any relation are left out and counted.

    Raises
    ------
    FitError : where a relation is the sum of others, or settles the outcome (logistic).

    Assumptions
    -----------
    As for :func:`inroads.stats.qap.qap`, of what the others leave of a relation. Holding others equal is linear.

    References
    ----------
    Dekker, Krackhardt and Snijders (2007), doi:10.1007/s11336-007-9016-1; Rao (1948), doi:10.1017/S0305004100023987.

    Example
    -------
    >>> rng = np.random.default_rng(1)
    >>> x = rng.normal(size=(2, 12, 12))
    >>> found = mrqap(x[0] + rng.normal(size=(12, 12)), x, seed=1, draws=999)
    >>> print(" ".join(f"{b:.2f} (p = {p:.3f})" for b, p in zip(found.coefficients, found.p)))
    1.07 (p = 0.001) -0.13 (p = 0.113)
    """
    y, xs = np.array(y, dtype=float), np.array(xs, dtype=float)
    if not directed:
        y, xs = np.where(np.isnan(y), y.T, y), np.where(np.isnan(xs), xs.transpose(0, 2, 1), xs)
    whole = y + xs.sum(axis=0)
    cells = compared(whole, whole, directed=directed)
    design = np.column_stack([np.ones(int(cells.sum())), xs[:, cells].T])
    beta = _fit(design, y[cells], logistic=logistic)
    orders = node_orders(len(y), np.random.default_rng(seed), draws)
    judged = [p_values(_moved(y, xs, k, whole, orders, logistic=logistic, directed=directed)) for k in range(len(xs))]
    statistics, greater, less, both = np.array(judged).T
    total = len(y) * (len(y) - 1) // (1 if directed else 2)
    return Mrqap(
        float(beta[0]), beta[1:], statistics, greater, less, both, len(design), total - len(design), len(orders)
    )


def _fit(design: Array, y: Array, *, logistic: bool) -> Array:
    if logistic:
        return logit(design, y).beta
    scale = np.abs(design).max(axis=0, initial=0.0)
    if len(y) <= design.shape[1] or (scale == 0).any() or np.linalg.matrix_rank(design / scale) < design.shape[1]:
        raise FitError(
            _("A covariate does not vary, or is the sum of others: its coefficient cannot be told."),
            do=_("Leave it out."),
        )
    return np.asarray(np.linalg.lstsq(design, y, rcond=None)[0])


def _moved(y: Array, xs: Array, k: int, whole: Array, orders: Orders, *, logistic: bool, directed: bool) -> Array:
    """(4) for each order of the persons."""
    nodes = len(y)
    cells = compared(whole, whole, directed=directed)
    observed = np.isfinite(whole) & ~np.eye(nodes, dtype=bool)
    others = _orthonormal(np.concatenate([np.ones((1, nodes, nodes)), np.delete(xs, k, axis=0)]), cells)
    z = others[:, cells].T
    weight, left = np.ones(len(z)), y[cells]
    if logistic:
        fitted = logit(z, y[cells]).fitted
        weight, left = fitted * (1 - fitted), y[cells] - fitted
    gone = np.einsum("qij,q->ij", np.where(observed, others, 0.0), z.T @ xs[k][cells])
    e = np.where(observed, xs[k] - gone, 0.0)
    stays = _Cells(z, weight, left, cells, bool(observed.sum() == nodes * (nodes - 1)))
    above, below, squares, count = _sums(e, observed, stays, orders)
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = above / np.sqrt(below)
        if not logistic:
            rest = (squares - above * above / below) / (count - len(others) - 1)
            rows = rows / np.sqrt(np.maximum(rest, np.finfo(float).tiny))
    rows = np.where((below > FLAT * (e * e).sum()) & np.isfinite(rows), rows, 0.0)
    return np.asarray(rows)


def _orthonormal(others: Array, cells: Bools) -> Array:
    """The others as combinations that are orthonormal over the cells compared."""
    triangle = np.linalg.qr(others[:, cells].T).R
    flat = np.where(np.isfinite(others), others, 0.0).reshape(len(others), -1)
    return np.asarray(np.linalg.solve(triangle.T, flat).reshape(others.shape))


def _sums(e: Array, observed: Bools, stays: _Cells, orders: Orders) -> tuple[Array, Array, Array, Array]:
    """For each order: numerator and denominator of (3), the squares that the others leave, and the cells."""
    z, w, u, cells, complete = stays
    q = z.shape[1]
    product = (w[:, None, None] * z[:, :, None] * z[:, None, :]).reshape(len(z), q * q)
    fixed = np.column_stack([product, z * u[:, None], u * u, np.ones(len(z))])
    with_e = sums_moved(e, orders, _spread(np.column_stack([z * w[:, None], u]), cells))
    if complete:
        kept = np.broadcast_to(fixed.sum(axis=0), (len(orders), fixed.shape[1]))
    else:
        kept = sums_moved(observed.astype(float), orders, _spread(fixed, cells))
    if complete and (w == 1).all():
        squared = np.full(len(orders), (e * e)[cells].sum())
    else:
        squared = sums_moved(e * e, orders, _spread(w[:, None], cells))[:, 0]
    g, ga = with_e[:, :q], kept[:, : q * q].reshape(-1, q, q)
    c = kept[:, q * q : q * q + q]
    solved = np.linalg.solve(ga, np.stack([g, c], axis=2))
    above = with_e[:, q] - np.einsum("pq,pq->p", g, solved[:, :, 1])
    below = squared - np.einsum("pq,pq->p", g, solved[:, :, 0])
    squares = kept[:, q * q + q] - np.einsum("pq,pq->p", c, solved[:, :, 1])
    return above, below, squares, kept[:, -1]


def _spread(columns: Array, cells: Bools) -> Array:
    """Values of the cells compared, back in their places; zero elsewhere."""
    full = np.zeros((*cells.shape, columns.shape[1]))
    full[cells] = columns
    return full
