"""How evenly a person's ties are spread over the layers."""

import numpy as np

from inroads.graph.layer_edges import Floats, LayerEdges, shares


def participation_coefficient(edges: LayerEdges, weighted: bool = False) -> Floats:
    r"""By person: 0 if all ties lie in one layer, 1 if they are spread evenly over all; nan without a tie.

    Question
    --------
    Who is at home in both worlds, and who in one?

    Formula
    -------
    .. math:: P_i = \frac{L}{L-1}\Bigl[1 - \sum_\alpha \Bigl(\frac{k^\alpha_i}{o_i}\Bigr)^2\Bigr],\quad
              o_i = \sum_\alpha k^\alpha_i

    References
    ----------
    Battiston, Nicosia & Latora (2014), Structural measures for multiplex networks, doi:10.1103/PhysRevE.89.032804

    >>> participation_coefficient(LayerEdges.of(3, [0, 0], [1, 2], [0, 1])).tolist()
    [1.0, 0.0, 0.0]
    """
    part = _parts(edges, weighted)
    return np.asarray(edges.layers / max(edges.layers - 1, 1) * (1 - (part**2).sum(axis=1)))


def multiplex_entropy(edges: LayerEdges, weighted: bool = False) -> Floats:
    r"""By person the entropy of the layers of its ties: 0 in one layer, log L if spread evenly; nan without a tie.

    .. math:: H_i = -\sum_\alpha \frac{k^\alpha_i}{o_i}\ln\frac{k^\alpha_i}{o_i}

    References
    ----------
    Battiston, Nicosia & Latora (2014), doi:10.1103/PhysRevE.89.032804

    >>> multiplex_entropy(LayerEdges.of(3, [0, 0], [1, 2], [0, 1])).round(3).tolist()
    [0.693, 0.0, 0.0]
    """
    part = _parts(edges, weighted)
    logs = np.log(np.where(part > 0, part, 1.0))
    return np.asarray(np.abs((part * logs).sum(axis=1)))


def _parts(edges: LayerEdges, weighted: bool) -> Floats:
    k = edges.degrees(weighted)
    return shares(k, k.sum(axis=1, keepdims=True))
