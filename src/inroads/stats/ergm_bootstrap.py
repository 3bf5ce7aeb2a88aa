"""How sure the coefficients of a model of ties are: by drawing networks anew, whole or from the model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from inroads.errors import FitError
from inroads.stats.ergm_mple import ErgmDesign, ErgmFit, mple
from inroads.stats.ergm_simulate import SWEEPS, ergm_simulate
from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import LEVEL, Array
from inroads.stats.layered_network import LayeredNetwork

ENOUGH = 10
"""Networks from which on whole networks are drawn; with fewer, from the model."""

DRAWS = 999
DRAWS_PARAMETRIC = 200

MOST_FAILED = 0.05
"""Share of draws without a best coefficient beyond which no interval is given."""

STEPS = 12
FAR = 25.0
"""A log odds beyond this ran away."""

BLOCK = 100
SOUND, SETTLED = 1e12, 1e-6
"""Where information can be inverted, and below which step the best coefficients are reached."""


class ErgmErrors(NamedTuple):
    """Standard errors and intervals; ``failed`` draws of ``draws`` had no best coefficient."""

    se: Array
    low: Array
    high: Array
    draws: int
    failed: int


def over_networks(
    design: ErgmDesign, beta: Array, seed: int, *, draws: int = DRAWS, level: float = LEVEL
) -> ErgmErrors:
    r"""Intervals by drawing whole networks with return, each draw judged by its own error (bootstrap-t).

    Question
    --------
    How far would the coefficients move, had other networks of this kind come into the files?

    Model
    -----
    .. math:: V = \frac{G}{G-1} H^{-1}\Big(\sum_g U_g U_g'\Big)H^{-1},\quad
              \tilde V = H^{-1}\Big(\sum_g \tilde U_g \tilde U_g'\Big)H^{-1},\quad
              \tilde U_g = (1 - H_g H^{-1})^{-1}U_g    \tag{1}
    .. math:: t^*_b = \frac{\hat\beta^*_b - \hat\beta}{\sqrt{V^*_b}},\qquad
              \left[\hat\beta - Q_{1-\alpha/2}(t^*)\sqrt{\tilde V},\
              \hat\beta - Q_{\alpha/2}(t^*)\sqrt{\tilde V}\right]    \tag{2}

    Symbols
    -------
    ===========  =====  =========================================================================
    :math:`U_g`         the score of network g: what is tied less what the model expects
    :math:`H`           the information of all pairs; :math:`H_g` that of network g
    :math:`V`           the variance by networks; :math:`\tilde V` without each network's pull on the estimate, which
                        is (its root) ``se``
    ===========  =====  =========================================================================

    Returns
    -------
    ErgmErrors : nan below ten networks, and where more than 5 % of the draws have no best coefficient.

    Assumptions
    -----------
    Networks are independent. With bare quantiles of the draws intervals would be too narrow below fifty networks.

    References
    ----------
    Bell and McCaffrey (2002), Survey Methodology 28:169-181, for :math:`\tilde V`;
    Hall (1992), The Bootstrap and Edgeworth Expansion; Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414.
    """
    count = design.networks
    nothing = np.full(len(beta), np.nan)
    if count < ENOUGH:
        return ErgmErrors(nothing, nothing, nothing, 0, 0)
    rng = np.random.default_rng(seed)
    se = _error(design, beta)
    found: list[Array] = []
    errors: list[Array] = []
    kept: list[Array] = []
    for start in range(0, draws, BLOCK):
        times = rng.multinomial(count, np.full(count, 1 / count), size=min(BLOCK, draws - start)).astype(float)
        for held, part in zip((found, errors, kept), _weighted(design, beta, times), strict=True):
            held.append(part)
    settled = np.concatenate(kept) > 0
    failed = int((~settled).sum())
    if failed > MOST_FAILED * draws:
        return ErgmErrors(se, nothing, nothing, draws, failed)
    t = (np.concatenate(found)[settled] - beta) / np.concatenate(errors)[settled]
    low, high = np.quantile(t, [0.5 + level / 2, 0.5 - level / 2], axis=0)
    return ErgmErrors(se, beta - low * se, beta - high * se, draws, failed)


def from_the_model(
    networks: Sequence[LayeredNetwork],
    terms: Sequence[ErgmTerm],
    fit: ErgmFit,
    seed: int,
    *,
    draws: int = DRAWS_PARAMETRIC,
    sweeps: int = SWEEPS,
    level: float = LEVEL,
) -> ErgmErrors:
    r"""Intervals by fitting networks drawn from the fitted model: for one network, or few.

    Question
    --------
    How far would the coefficients move, had chance alone made other ties among the same persons?

    Model
    -----
    .. math:: y^*_b \sim P_{\hat\beta},\qquad \left[Q_{\alpha/2}(\hat\beta^*),\ Q_{1-\alpha/2}(\hat\beta^*)\right]
              \tag{1}

    Returns
    -------
    ErgmErrors : nan where more than 5 % of the networks drawn have no best coefficient: the model is then hardly one of
        these ties.

    Assumptions
    -----------
    The model holds, and is not degenerate: see :func:`inroads.stats.ergm_check.ergm_check`. It says nothing of other
    networks.

    References
    ----------
    Schmid and Desmarais (2017), arXiv:1708.02598.
    """
    drawn = [ergm_simulate(of, terms, fit.beta, draws, seed + place, sweeps) for place, of in enumerate(networks)]
    found = []
    for draw in range(draws):
        made = [
            replace(of, ties=np.where(np.isnan(of.ties), np.nan, ties[draw]))
            for of, ties in zip(networks, drawn, strict=True)
        ]
        try:
            found.append(mple(made, terms).beta)
        except FitError:
            continue
    failed = draws - len(found)
    if failed > MOST_FAILED * draws:
        nothing = np.full(len(fit.beta), np.nan)
        return ErgmErrors(nothing, nothing, nothing, draws, failed)
    low, high = np.quantile(found, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    return ErgmErrors(np.std(found, axis=0, ddof=1), low, high, draws, failed)


def _error(design: ErgmDesign, beta: Array) -> Array:
    """The root of the second variance of (1)."""
    p = 1.0 / (1.0 + np.exp(-design.x @ beta))
    spread, left = design.weight * p * (1 - p), design.weight * (design.tied - p)
    scores, own = [], []
    for g in range(design.networks):
        x, here = design.x[design.network == g], design.network == g
        own.append(x.T @ (x * spread[here, None]))
        scores.append(x.T @ left[here])
    inverse = np.linalg.inv(np.sum(own, axis=0))
    eye = np.eye(len(beta))
    freed = [np.linalg.lstsq(eye - mine @ inverse, u, rcond=None)[0] for mine, u in zip(own, scores, strict=True)]
    return np.asarray(np.sqrt(np.diag(inverse @ np.transpose(freed) @ np.array(freed) @ inverse)))


def _weighted(design: ErgmDesign, beta: Array, times: Array) -> tuple[Array, Array, Array]:
    """For draws that take network g ``times`` (B, G): coefficients, errors by the first of (1), whether settled."""
    x, size = design.x, len(beta)
    weight = design.weight * times[:, design.network]
    found, settled = np.repeat(beta[None], len(times), axis=0), np.zeros(len(times), dtype=bool)
    upper = np.triu_indices(size)
    products = x[:, upper[0]] * x[:, upper[1]]
    information = np.empty((len(times), size, size))
    for _step in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(found @ x.T, -700, 700)))
        information[:, upper[0], upper[1]] = (weight * p * (1 - p)) @ products
        information[:, upper[1], upper[0]] = information[:, upper[0], upper[1]]
        sound = np.linalg.cond(information) < SOUND
        information[~sound] = np.eye(size)
        score = (weight * (design.tied - p)) @ x
        move = np.clip(np.linalg.solve(information, score[:, :, None])[:, :, 0], -2.0, 2.0)
        settled = sound & (np.abs(move).max(axis=1) < SETTLED) & (np.abs(found).max(axis=1) < FAR)
        if settled.all():
            break
        found = found + np.where(settled[:, None], 0.0, move)
    starts = np.flatnonzero(np.diff(design.network, prepend=-1))
    left = design.weight * (design.tied - p)
    scores = np.stack([np.add.reduceat(left * x[:, k], starts, axis=1) for k in range(size)], axis=2)
    middle = np.einsum("bg,bgp,bgq->bpq", times, scores, scores)
    count = len(starts)
    inverse = np.linalg.inv(information)
    variance = count / (count - 1) * np.einsum("bpi,bij,bjp->bp", inverse, middle, inverse)
    return found, np.sqrt(np.maximum(variance, np.finfo(float).tiny)), settled
