"""Who is central over the layers taken together, where each person is a bridge between his own layers."""

import numpy as np
from scipy import sparse

from inroads.graph.layer_edges import Floats, LayerEdges, Matrix

DAMPING = 0.85
TOLERANCE = 1e-12
ROUNDS = 10_000
DENSE = 60
"""Up to this many places the whole matrix is decomposed."""


def supra_adjacency(edges: LayerEdges, coupling: float = 1.0) -> Matrix:
    r"""The matrix of all persons in all layers: layers on the diagonal, each person coupled to itself beside it.

    .. math:: M = \oplus_\alpha W^\alpha + \omega\,(J_L - I_L)\otimes I_n

    Row ``layer * n + person``. Every person has a place in every layer, with or without ties there.

    References
    ----------
    De Domenico et al. (2013), Mathematical formulation of multilayer networks, doi:10.1103/PhysRevX.3.041022

    >>> supra_adjacency(LayerEdges.of(2, [0], [1], [0], layers=2)).toarray().tolist()
    [[0.0, 1.0, 1.0, 0.0], [1.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]
    """
    within = sparse.block_diag([edges.matrix(layer) for layer in range(edges.layers)], format="csr")
    ones = np.ones((edges.layers, edges.layers)) - np.eye(edges.layers)
    between = sparse.kron(coupling * ones, sparse.eye_array(edges.n), format="csr")
    return sparse.csr_array(within + between)


def pagerank_versatility(edges: LayerEdges, coupling: float = 1.0, damping: float = DAMPING) -> Floats:
    r"""By person the share of time a walker spends who follows ties, changes layers and at times starts anew.

    Question
    --------
    Who is found most often by somebody who goes from contact to contact, and from one world to the other?

    Formula
    -------
    .. math:: p = d\,T^\top p + \frac{1-d}{nL},\quad T_{xy} = M_{xy}/\textstyle\sum_z M_{xz},\quad
              v_i = \sum_\alpha p_{i\alpha}

    :math:`M` as in :func:`supra_adjacency`; a walker who has nowhere to go starts anew.

    References
    ----------
    De Domenico, Solé-Ribalta, Omodei, Gómez & Arenas (2015), Ranking in interconnected multilayer networks reveals
    versatile nodes, doi:10.1038/ncomms7868

    >>> pagerank_versatility(LayerEdges.of(3, [0, 1], [1, 2], [0, 1])).round(3).tolist()
    [0.309, 0.382, 0.309]
    """
    m = supra_adjacency(edges, coupling)
    out = m.sum(axis=1)
    step = sparse.csr_array(m.T.multiply(np.divide(1.0, out, out=np.zeros_like(out), where=out > 0)).tocsr())
    size = m.shape[0]
    p = np.full(size, 1.0 / size)
    for _ in range(ROUNDS):
        following = damping * (step @ p + p[out == 0].sum() / size) + (1 - damping) / size
        moved = np.abs(following - p).sum()
        p = following
        if moved < TOLERANCE:
            break
    return np.asarray(p.reshape(edges.layers, edges.n).sum(axis=0))


def eigenvector_versatility(edges: LayerEdges, coupling: float = 1.0) -> Floats:
    r"""By person how central it is to those who are central, in any layer; scaled to a maximum of 1.

    .. math:: M^\top x = \lambda_1 x,\quad v_i = \sum_\alpha x_{i\alpha}

    Only the part of the network with the greatest eigenvalue is ranked: elsewhere the figure is 0.

    References
    ----------
    De Domenico et al. (2013), doi:10.1103/PhysRevX.3.041022; (2015), doi:10.1038/ncomms7868

    >>> eigenvector_versatility(LayerEdges.of(3, [0, 1], [1, 2], [0, 1])).round(3).tolist()
    [0.623, 1.0, 0.623]
    """
    m = supra_adjacency(edges, coupling).T.tocsr()
    v = _leading(m, edges.is_directed).reshape(edges.layers, edges.n).sum(axis=0)
    return np.asarray(v / (v.max(initial=0.0) or 1.0))


def _leading(m: Matrix, is_directed: bool) -> Floats:
    from scipy.sparse import linalg

    size = m.shape[0]
    if size <= DENSE:
        values, vectors = np.linalg.eig(m.toarray()) if is_directed else np.linalg.eigh(m.toarray())
        return np.asarray(np.abs(vectors[:, int(np.argmax(values.real))]))
    solve, which = (linalg.eigs, "LR") if is_directed else (linalg.eigsh, "LA")
    _, vectors = solve(m, k=1, which=which, v0=np.ones(size), tol=0)
    return np.asarray(np.abs(vectors[:, 0]))
