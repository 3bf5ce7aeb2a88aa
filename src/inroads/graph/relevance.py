"""What a layer adds to whom a person reaches."""

import numpy as np

from inroads.graph.layer_edges import Floats, LayerEdges, shares


def neighbours(edges: LayerEdges) -> tuple[Floats, Floats, Floats]:
    """By person: neighbours in each layer, neighbours in that layer alone, neighbours in any layer.

    >>> [part.tolist() for part in neighbours(LayerEdges.of(3, [0, 0, 0], [1, 1, 2], [0, 1, 1]))]
    [[[1.0, 2.0], [1.0, 1.0], [0.0, 1.0]], [[0.0, 1.0], [0.0, 0.0], [0.0, 1.0]], [2.0, 1.0, 1.0]]
    """
    a, b = np.minimum(edges.a, edges.b), np.maximum(edges.a, edges.b)
    once = LayerEdges.of(edges.n, a, b, edges.layer, None, edges.layers)
    _, where, counts = np.unique(once.pair, return_inverse=True, return_counts=True)
    alone = counts[where] == 1
    sole = once._replace(**{name: getattr(once, name)[alone] for name in ("a", "b", "layer", "weight")})
    return once.degrees(), sole.degrees(), once.merged().degrees()[:, 0]


def relevance(edges: LayerEdges) -> Floats:
    r"""By person and layer the share of its neighbours that it has in the layer; nan where it is not there.

    Question
    --------
    How many of a person's contacts would one see in the online layer alone?

    Formula
    -------
    .. math:: R_i^\alpha = |N_i^\alpha| / |N_i|

    References
    ----------
    Berlingerio, Coscia, Giannotti, Monreale & Pedreschi (2013), Multidimensional networks,
    doi:10.1007/s11280-012-0190-4

    >>> relevance(LayerEdges.of(3, [0, 0, 0], [1, 1, 2], [0, 1, 1])).tolist()
    [[0.5, 1.0], [1.0, 1.0], [nan, 1.0]]
    """
    inside, _, anywhere = neighbours(edges)
    return np.where(inside > 0, shares(inside, anywhere[:, None]), np.nan)


def exclusive_relevance(edges: LayerEdges) -> Floats:
    r"""By person and layer the share of its neighbours that it has in the layer alone; nan where it is not there.

    Question
    --------
    How many of a person's contacts would be lost if the layer were unseen, or cut?

    .. math:: XR_i^\alpha = |N_i^\alpha \setminus \cup_{\beta\ne\alpha} N_i^\beta| / |N_i|

    References
    ----------
    Berlingerio et al. (2013), doi:10.1007/s11280-012-0190-4

    >>> exclusive_relevance(LayerEdges.of(3, [0, 0, 0], [1, 1, 2], [0, 1, 1])).tolist()
    [[0.0, 0.5], [0.0, 0.0], [nan, 1.0]]
    """
    inside, alone, anywhere = neighbours(edges)
    return np.where(inside > 0, shares(alone, anywhere[:, None]), np.nan)


def redundancy(edges: LayerEdges) -> Floats:
    r"""By person the share of its ties that repeat in another layer whom it is tied to already; nan without a tie.

    .. math:: 1 - |N_i| / \sum_\alpha k_i^\alpha

    References
    ----------
    Berlingerio et al. (2013); Dickison, Magnani & Rossi (2016), Multilayer Social Networks (connective redundancy)

    >>> redundancy(LayerEdges.of(3, [0, 0, 0], [1, 1, 2], [0, 1, 1])).round(3).tolist()
    [0.333, 0.5, 0.0]
    """
    return np.asarray(1 - shares(neighbours(edges)[2], edges.degrees().sum(axis=1)))
