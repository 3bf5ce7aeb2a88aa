"""Whether a model of ties brings forth networks like those it was fitted to."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from inroads.stats.ergm_simulate import SWEEPS, ergm_simulate
from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import LEVEL, Array
from inroads.stats.layered_network import LayeredNetwork

DRAWS = 100
FACTOR = 3.0
"""Networks with so many times more ties, or fewer, are of another kind."""

OFTEN = 0.5

MOST = 3
"""Degrees and shared partners from here on are one class."""


class ErgmCheck(NamedTuple):
    """Of each statistic what was observed, and what networks drawn from the model have; ``degenerate`` as said below.

    ``astray`` is the share of draws in which a layer has over three times the ties observed, or under a third.
    """

    names: tuple[str, ...]
    observed: Array
    mean: Array
    low: Array
    high: Array
    p: Array
    astray: float

    @property
    def degenerate(self) -> bool:
        """Whether the model brings forth networks of another kind at least every other time."""
        return self.astray >= OFTEN


def ergm_check(
    networks: Sequence[LayeredNetwork],
    terms: Sequence[ErgmTerm],
    beta: Array,
    seed: int,
    *,
    draws: int = DRAWS,
    sweeps: int = SWEEPS,
    level: float = LEVEL,
) -> ErgmCheck:
    r"""Statistics of the model, degrees and shared partners: observed against drawn from the model.

    Question
    --------
    Does the model make networks such as these, or nearly empty and nearly full ones?

    Model
    -----
    .. math:: p_k = \min\left(1,\ \frac{2}{B+1}\min\left(1+\#\{b: s_k(y^*_b) \le s_k\},\
              1+\#\{b: s_k(y^*_b) \ge s_k\}\right)\right)    \tag{1}

    Returns
    -------
    ErgmCheck : statistics are sums over networks. A small p of a statistic of the model tells that maximum
        pseudo-likelihood did not reach the maximum likelihood; of another one, that the model leaves it unexplained.

    Assumptions
    -----------
    As for :func:`inroads.stats.ergm_simulate.ergm_simulate`. Pairs of which nothing is known count as not tied.

    References
    ----------
    Hunter, Goodreau and Handcock (2008), doi:10.1198/016214507000000446; Handcock (2003) on degeneracy.
    """
    names: tuple[str, ...] = ()
    observed = drawn = np.zeros(0)
    for place, of in enumerate(networks):
        names, here = _statistics(of.known[None], of, terms)
        _names, there = _statistics(ergm_simulate(of, terms, beta, draws, seed + place, sweeps), of, terms)
        observed, drawn = (here, there) if not place else (observed + here, drawn + there)
    observed = observed[0]
    below, above = (drawn <= observed + 1e-9).sum(axis=0), (drawn >= observed - 1e-9).sum(axis=0)
    p = np.minimum(1.0, 2 * (1 + np.minimum(below, above)) / (draws + 1))  # (1)
    low, high = np.quantile(drawn, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    ties = [place for place, name in enumerate(names) if name.startswith("ties of layer")]
    astray = ((drawn[:, ties] > FACTOR * observed[ties]) | (FACTOR * drawn[:, ties] < observed[ties])).any(axis=1)
    return ErgmCheck(names, observed, drawn.mean(axis=0), low, high, p, float(astray.mean()))


def _statistics(y: Array, of: LayeredNetwork, terms: Sequence[ErgmTerm]) -> tuple[tuple[str, ...], Array]:
    """Of each network: the statistics of the model, then those of each layer."""
    found = {term.name: term.total(y, of) for term in terms}
    for layer in range(y.shape[1]):
        a = y[:, layer]
        found[f"ties of layer {layer}"] = of.summed(a)
        degree, shared = a.sum(axis=-1), np.where(a > 0, a @ a, -1.0)
        for k in range(MOST + 1):
            label = f"{k}" if k < MOST else f"{k} or more"
            found[f"persons of degree {label}, layer {layer}"] = _class(degree, k).sum(axis=-1)
            found[f"ties of shared partners {label}, layer {layer}"] = of.summed(_class(shared, k))
    return tuple(found), np.stack([np.asarray(one, dtype=float) for one in found.values()], axis=1)


def _class(values: Array, k: int) -> Array:
    return np.asarray(values == k if k < MOST else values >= k, dtype=float)
