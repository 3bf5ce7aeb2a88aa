"""How large a rise a trend test would find in these very networks: by simulation on their sizes, sweeps and types."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import Array
from inroads.stats.permuted import centred, counted

RISES = (0.1, 0.2, 0.3, 0.4, 0.6)
ENOUGH = 0.8
LEAST_LIKENESS = 0.05
"""Entries of one network are taken to be at least this alike."""

Ints = NDArray[np.int64]


class Power(NamedTuple):
    """How often a rise from the first to the last sweep would be found, up to one that is; the least found often."""

    rises: tuple[float, ...]
    found: tuple[float, ...]
    smallest: float


def likeness(k: ArrayLike, m: ArrayLike) -> float:
    """How alike entries of a network are (intra-cluster correlation by moments), between a least value and .9.

    >>> round(likeness([0, 4, 0, 4], [4, 4, 4, 4]), 2), likeness([2, 2, 2, 2], [4, 4, 4, 4])
    (0.9, 0.05)
    """
    k, m = np.asarray(k, dtype=float), np.asarray(m, dtype=float)
    k, m = k[m > 1], m[m > 1]
    p = float(k.sum() / m.sum()) if len(m) else 0.0
    if len(m) < 2 or not 0 < p < 1:  # noqa: PLR2004
        return LEAST_LIKENESS
    spread = (m * (k / m - p) ** 2).sum() / p / (1 - p)
    found = (spread - (len(m) - 1)) / max(float((m - 1).sum()), 1.0)
    return float(np.clip(found, LEAST_LIKENESS, 0.9))


def trend_power(k: ArrayLike, m: ArrayLike, x: ArrayLike, strata: Ints, seed: int, studies: int = 80) -> Power:
    r"""The share of invented studies of these networks in which a rise of the share is found.

    Question
    --------
    No rise was found: would one have been?

    Model
    -----
    .. math:: \operatorname{logit}\pi_i = \operatorname{logit}(\hat p) + \gamma u_i,\quad
              k_i \sim \text{BetaBinomial}(m_i,\ \pi_i,\ \hat\rho)    \tag{1}

    Symbols
    -------
    ====================  ======  ==================================================================
    :math:`k_i, m_i`      k, m    entries online, known entries of network i
    :math:`u_i`           x       its sweep, from -1/2 (first) to 1/2 (last)
    :math:`\hat\rho`              :func:`likeness`
    :math:`\gamma`                so large that the share rises by as much as is asked
    ====================  ======  ==================================================================

    Returns
    -------
    Power : a rise is found where the robust slope within case types lies above nothing by t on the
        degrees of freedom, which stands in for the permutations of :func:`inroads.stats.trend.trend`. ``smallest`` is
        where the line through the rises tried reaches .8; nan where none does.

    Assumptions
    -----------
    The rise is even and the same in each case type; networks spread as they were seen to.

    References
    ----------
    Landau and Stahl (2013), doi:10.1177/0962280212439578, on power by simulation.

    Example
    -------
    >>> x = np.repeat([0, 1, 2, 3, 4], 36)
    >>> power = trend_power(np.full(180, 2), np.full(180, 10), x, np.zeros(180, dtype=np.int64), seed=1)
    >>> print(f"{power.smallest:.2f}")
    0.09
    """
    k, m, x = np.asarray(k, dtype=float), np.asarray(m, dtype=np.int64), np.asarray(x, dtype=float)
    held = counted(x, strata) & (m > 0)
    k, m, x = k[held], m[held], x[held]
    kinds = np.unique(strata[held], return_inverse=True)[1].astype(np.int64)
    if len(m) - len(np.unique(kinds)) < 2:  # noqa: PLR2004
        return Power((), (), float("nan"))
    rng, p, alike = np.random.default_rng(seed), float(np.clip((k / m).mean(), 0.02, 0.98)), likeness(k, m)
    u = (x - x.min()) / np.ptp(x) - 0.5
    found: list[float] = []
    for rise in RISES:
        found.append(_found(rng, m, x, kinds, _shares(p, rise, u), alike, studies))
        if found[-1] >= ENOUGH:
            break
    return Power(RISES[: len(found)], tuple(found), _smallest(RISES, found))


def _shares(p: float, rise: float, u: Array) -> Array:
    """(1): from a share that lies half of the rise below the mean, or as near to that as there is room."""
    low = float(np.clip(p - rise / 2, 0.01, 0.99 - rise))
    start, end = (np.log(share / (1 - share)) for share in (low, low + rise))
    return np.asarray(1 / (1 + np.exp(-(start + (end - start) * (u + 0.5)))))


def _found(rng: np.random.Generator, m: Ints, x: Array, kinds: Ints, share: Array, alike: float, studies: int) -> float:
    from scipy.special import stdtrit

    spread = (1 - alike) / alike
    drawn = rng.beta(share * spread, (1 - share) * spread, (studies, len(m)))
    y = centred(rng.binomial(m, drawn) / m, kinds)
    x = centred(x, kinds)
    squares = float(x @ x)
    b = y @ x / squares
    leverage = np.minimum(1.0 / np.bincount(kinds)[kinds] + x**2 / squares, 1 - 1e-9)
    v = ((y - b[:, None] * x) ** 2 / (1 - leverage)) @ (x**2) / squares**2
    t = float(stdtrit(max(len(m) - len(np.unique(kinds)) - 1, 1), 0.975))
    return float((b > t * np.sqrt(v)).mean())


def _smallest(rises: tuple[float, ...], found: list[float]) -> float:
    """Where the line through the last two rises reaches enough; before the first, from nothing found at no rise."""
    if not found or found[-1] < ENOUGH:
        return float("nan")
    place = len(found) - 1
    one, low = (rises[place - 1], found[place - 1]) if place else (0.0, 0.0)
    return one + (rises[place] - one) * (ENOUGH - low) / (found[place] - low)
