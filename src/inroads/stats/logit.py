"""Logistic regression by Newton's method, with weights; refuses where one side of a covariate settles all."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from inroads.errors import FitError
from inroads.language import _
from inroads.stats.intervals import Array

STEPS = 60
SETTLED = 1e-10
"""The gain of a step below which the maximum is reached."""

NONE = 1e-7
"""Information on a combination of covariates that is no more than rounding: there a coefficient ran away."""


class Logit(NamedTuple):
    """Coefficients, their information matrix, the log-likelihood and the fitted chances."""

    beta: Array
    information: Array
    loglik: float
    fitted: Array

    @property
    def se(self) -> Array:
        """Standard errors, as if rows were independent."""
        return np.asarray(np.sqrt(np.diag(np.linalg.inv(self.information))))


def logit(x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None, start: ArrayLike | None = None) -> Logit:
    r"""The logistic regression of 0/1 outcomes.

    Question
    --------
    How far does each covariate move the chance of a tie?

    Model
    -----
    .. math:: \ell(\beta) = \sum_i w_i\left(y_i x_i'\beta - \log(1 + e^{x_i'\beta})\right)    \tag{1}
    .. math:: \beta \leftarrow \beta + \left(\sum_i w_i p_i(1-p_i) x_i x_i'\right)^{-1}\sum_i w_i(y_i - p_i)x_i
              \tag{2}

    Symbols
    -------
    ===============  =======  ==================================
    :math:`x_i`      x        covariates, (N, P)
    :math:`y_i`      y        0 or 1 (or a share of the weight)
    :math:`w_i`      weights  how often the row stands
    :math:`\beta`    beta     coefficients, (P,)
    ===============  =======  ==================================

    Raises
    ------
    FitError : where covariates are the same or settle the outcome (separation): no coefficient is then the best.

    Assumptions
    -----------
    Rows are independent given the covariates, or the standard errors are not to be used.

    References
    ----------
    Albert and Anderson (1984), doi:10.1093/biomet/71.1.1, for separation.

    Example
    -------
    >>> found = logit([[1, 0], [1, 0], [1, 0], [1, 1], [1, 1], [1, 1]], [0, 0, 1, 1, 1, 0])
    >>> [round(float(one), 4) for one in found.beta]
    [-0.6931, 1.3863]
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(len(y)) if weights is None else np.asarray(weights, dtype=float)
    beta = np.zeros(x.shape[1]) if start is None else np.array(start, dtype=float)
    _refuse_flat(x, w)
    best = _loglik(x @ beta, y, w)
    for _step in range(STEPS):
        p = _chance(x @ beta)
        information = x.T @ (x * (w * p * (1 - p))[:, None])
        move = np.asarray(np.linalg.lstsq(information, x.T @ (w * (y - p)), rcond=None)[0], dtype=float)  # (2)
        beta, best, gain = _improved(x, y, w, beta, move, best)
        if gain < SETTLED * (abs(best) + 1):
            return _settled(x, w, beta, best)
    raise _separated()


def _improved(x: Array, y: Array, w: Array, beta: Array, move: Array, best: float) -> tuple[Array, float, float]:
    """The step, halved until it gains."""
    for _half in range(30):
        tried = _loglik(x @ (beta + move), y, w)
        if tried >= best:
            return beta + move, tried, tried - best
        move = move / 2
    return beta, best, 0.0


def _settled(x: Array, w: Array, beta: Array, loglik: float) -> Logit:
    p = _chance(x @ beta)
    information = x.T @ (x * (w * p * (1 - p))[:, None])
    scale = np.abs(x).max(axis=0)
    if np.linalg.eigvalsh(information / np.outer(scale, scale))[0] < NONE:
        raise _separated()
    return Logit(beta, information, loglik, p)


def _refuse_flat(x: Array, w: Array) -> None:
    used = x[w > 0]
    scale = np.abs(used).max(axis=0, initial=0.0)
    if len(used) == 0 or (scale == 0).any() or np.linalg.matrix_rank(used / scale) < x.shape[1]:
        raise FitError(
            _("A covariate does not vary, or is the sum of others: its coefficient cannot be told."),
            do=_("Leave it out."),
        )


def _separated() -> FitError:
    return FitError(
        _("The covariates settle some outcomes wholly (separation): no coefficient is the best one."),
        do=_("Leave out the covariate under which all outcomes are alike, or add networks."),
    )


def _loglik(eta: Array, y: Array, w: Array) -> float:
    return float(np.sum(w * (y * eta - np.logaddexp(0.0, eta))))  # (1)


def _chance(eta: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(eta, -700, 700))))
