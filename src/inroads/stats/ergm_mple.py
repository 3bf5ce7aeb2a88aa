"""Models of ties that depend on each other (ERGM), pooled over networks, by maximum pseudo-likelihood."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork
from inroads.stats.logit import logit

ALIKE = 9
"""Decimals to which what a tie adds is the same."""


class ErgmDesign(NamedTuple):
    """Pairs of all networks: what a tie would add, whether there is one, how many pairs are alike, and whose they are.

    Pairs of one network that are alike stand once; ``tied`` is then the share of them that is tied.
    """

    x: Array
    tied: Array
    weight: Array
    network: NDArray[np.int64]
    missing: int

    @property
    def networks(self) -> int:
        """How many networks have a pair of which something is known."""
        return int(self.network.max(initial=-1)) + 1


class ErgmFit(NamedTuple):
    """A coefficient for each statistic; the log pseudo-likelihood; pairs used and pairs not known."""

    names: tuple[str, ...]
    beta: Array
    loglik: float
    dyads: int
    missing: int
    networks: int


def ergm_design(networks: Sequence[LayeredNetwork], terms: Sequence[ErgmTerm]) -> ErgmDesign:
    """The pairs of the pseudo-likelihood; those not known are left out and counted."""
    parts, missing = [], 0
    for of in networks:
        i, j = of.dyads()
        changes = np.stack([term.change(of.known, of)[:, i, j].ravel() for term in terms], axis=1)
        y = of.ties[:, i, j].ravel()
        known = np.isfinite(y)
        missing += int((~known).sum())
        if known.any():
            _keys, first, place, count = np.unique(
                changes[known].round(ALIKE), axis=0, return_index=True, return_inverse=True, return_counts=True
            )
            tied = np.bincount(place.ravel(), weights=y[known]) / count
            parts.append((changes[known][first], tied, count.astype(float)))
    numbers = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts]).astype(np.int64)
    held = parts or [(np.zeros((0, len(terms))), np.zeros(0), np.zeros(0))]
    x, tied, weight = (np.concatenate([part[k] for part in held]) for k in range(3))
    return ErgmDesign(x, tied, weight, numbers, missing)


def mple(networks: Sequence[LayeredNetwork], terms: Sequence[ErgmTerm]) -> ErgmFit:
    r"""The weights of statistics under which each tie is best told from all others.

    Question
    --------
    Is an online tie more likely between two who also have an offline one, or who share a friend offline?

    Model
    -----
    .. math:: P(y) \propto \exp\left(\sum_k \beta_k s_k(y)\right)    \tag{1}
    .. math:: \operatorname{logit} P(y_{ij} = 1 \mid \text{all other ties}) = \sum_k \beta_k
              \left(s_k(y^{+ij}) - s_k(y^{-ij})\right)    \tag{2}
    .. math:: \hat\beta = \arg\max \sum_g \sum_{ij} \log P(y_{g,ij} \mid \text{all other ties of } g)    \tag{3}

    Symbols
    -------
    ===============  ========  =====================================================
    :math:`y`        networks  the ties of a network, in one or several layers
    :math:`s_k`      terms     statistics; ``ErgmTerm.change`` is their change in (2)
    :math:`\beta_k`  beta      log odds of a tie for one more of the statistic
    ===============  ========  =====================================================

    Returns
    -------
    ErgmFit : the maximum of (3). Its information is not that of independent pairs: take errors from
        :mod:`inroads.stats.ergm_bootstrap`.

    Raises
    ------
    FitError : where a statistic does not vary, is the sum of others, or settles ties wholly (separation).

    Assumptions
    -----------
    Networks are independent and share the coefficients (use ``times`` where these go with a trait of the network).
    With one small network and strong dependence (2) is biased; see ``ergm_check`` for whether the model holds at all.

    References
    ----------
    Strauss and Ikeda (1990), doi:10.1080/01621459.1990.10475327; Schmid and Desmarais (2017), arXiv:1708.02598.

    Example
    -------
    >>> from inroads.stats.ergm_pair_terms import edges
    >>> y = np.array([[[0, 1, 0], [1, 0, 0], [0, 0, 0]]], dtype=float)
    >>> [round(float(one), 4) for one in mple([LayeredNetwork(y)], [edges()]).beta]
    [-0.6931]
    """
    return fit_design(ergm_design(networks, terms), terms)


def fit_design(design: ErgmDesign, terms: Sequence[ErgmTerm]) -> ErgmFit:
    """(3) for pairs at hand."""
    found = logit(design.x, design.tied, design.weight)
    names = tuple(term.name for term in terms)
    return ErgmFit(names, found.beta, found.loglik, int(design.weight.sum()), design.missing, design.networks)
