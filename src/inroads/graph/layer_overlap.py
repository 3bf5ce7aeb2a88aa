"""How far layers hold the same edges and the same persons."""

import numpy as np
from scipy import sparse

from inroads.graph.layer_edges import Floats, LayerEdges, shares


def edge_jaccard(edges: LayerEdges) -> Floats:
    r"""Of the pairs tied in either of two layers the share tied in both.

    Question
    --------
    How many of those who are in contact at all, offline or online, are so in both worlds?

    Formula
    -------
    .. math:: J_{\alpha\beta} = |E_\alpha\cap E_\beta| / |E_\alpha\cup E_\beta|

    References
    ----------
    Bródka, Chmiel, Magnani & Ragozini (2018), Quantifying layer similarity in multiplex networks,
    doi:10.1098/rsos.171747

    >>> edge_jaccard(LayerEdges.of(3, [0, 1, 0], [1, 2, 1], [0, 0, 1])).tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
    return _jaccard(_shared_edges(edges))


def edge_coverage(edges: LayerEdges) -> Floats:
    r"""Of the edges of a layer (row) the share that stands in another (column) too.

    Question
    --------
    Which part of the offline ties is kept up online as well, and which part of the online ties offline?

    Formula
    -------
    .. math:: C_{\alpha\beta} = |E_\alpha\cap E_\beta| / |E_\alpha|

    References
    ----------
    Bródka, Chmiel, Magnani & Ragozini (2018), doi:10.1098/rsos.171747

    >>> edge_coverage(LayerEdges.of(3, [0, 1, 0], [1, 2, 1], [0, 0, 1])).tolist()
    [[1.0, 0.5], [1.0, 1.0]]
    """
    common = _shared_edges(edges)
    return shares(common, common.diagonal()[:, None])


def node_jaccard(edges: LayerEdges) -> Floats:
    """Of the persons in either of two layers the share in both; formula and reference as :func:`edge_jaccard`.

    >>> node_jaccard(LayerEdges.of(3, [0, 1, 0], [1, 2, 1], [0, 0, 1])).round(3).tolist()
    [[1.0, 0.667], [0.667, 1.0]]
    """
    return _jaccard(_shared_persons(edges))


def node_coverage(edges: LayerEdges) -> Floats:
    """Of the persons of a layer (row) the share in another (column); formula as :func:`edge_coverage`.

    >>> node_coverage(LayerEdges.of(3, [0, 1, 0], [1, 2, 1], [0, 0, 1])).round(3).tolist()
    [[1.0, 0.667], [1.0, 1.0]]
    """
    common = _shared_persons(edges)
    return shares(common, common.diagonal()[:, None])


def _shared_edges(edges: LayerEdges) -> Floats:
    pairs, where = np.unique(edges.pair, return_inverse=True)
    shape = (len(pairs), edges.layers)
    holds = sparse.coo_array((np.ones(len(where)), (where, edges.layer)), shape=shape).tocsr()
    return np.asarray((holds.T @ holds).toarray(), dtype=float)


def _shared_persons(edges: LayerEdges) -> Floats:
    is_in = (edges.degrees() > 0).astype(float)
    return np.asarray(is_in.T @ is_in)


def _jaccard(common: Floats) -> Floats:
    size = common.diagonal()
    return shares(common, size[:, None] + size[None, :] - common)
