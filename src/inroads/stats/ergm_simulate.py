"""Networks drawn from a model of dependent ties, many side by side."""

from collections.abc import Sequence

import numpy as np

from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork

SWEEPS = 40
"""How often each pair is drawn anew before a network is taken."""


def ergm_simulate(
    of: LayeredNetwork, terms: Sequence[ErgmTerm], beta: Array, draws: int, seed: int, sweeps: int = SWEEPS
) -> Array:
    r"""Ties drawn by Gibbs sampling, (draws, L, n, n), each chain from the observed ties.

    Question
    --------
    Which networks would this model bring forth?

    Model
    -----
    Each pair in turn, in an order drawn for each sweep, is tied with the chance it has given all other ties:

    .. math:: \operatorname{logit} P(y_{ij} = 1 \mid \text{rest}) = \sum_k \beta_k
              \left(s_k(y^{+ij}) - s_k(y^{-ij})\right)    \tag{1}

    Symbols
    -------
    ===============  ======  =======================================
    :math:`s_k`      terms   statistics
    :math:`\beta_k`  beta    their weights
    ===============  ======  =======================================

    Assumptions
    -----------
    ``sweeps`` are enough to forget the observed ties. Where a model has two kinds of network far apart (degeneracy)
    none are; :func:`inroads.stats.ergm_check.ergm_check` looks for it.

    References
    ----------
    Snijders (2002), Journal of Social Structure 3(2).

    Example
    -------
    >>> from inroads.stats.ergm_pair_terms import edges
    >>> none = LayeredNetwork(np.zeros((1, 4, 4)))
    >>> ergm_simulate(none, [edges()], np.array([0.0]), draws=2, seed=1).shape
    (2, 1, 4, 4)
    """
    rng = np.random.default_rng(seed)
    y = np.repeat(of.known[None], draws, axis=0)
    rows, columns = of.dyads()
    places = [(layer, int(i), int(j)) for layer in range(y.shape[1]) for i, j in zip(rows, columns, strict=True)]
    for _sweep in range(sweeps):
        for place in rng.permutation(len(places)):
            layer, i, j = places[place]
            eta = sum(weight * term.at(y, of, layer, i, j) for weight, term in zip(beta, terms, strict=True))
            tied = rng.random(draws) * (1.0 + np.exp(-np.clip(eta, -700, 700))) < 1.0  # (1)
            y[:, layer, i, j] = tied
            if not of.directed:
                y[:, layer, j, i] = tied
    return y
