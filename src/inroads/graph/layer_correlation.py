"""Whether those with many ties in one layer have many in another, and whether they are tied to each other."""

import numpy as np

from inroads.graph.layer_edges import Floats, LayerEdges


def degree_correlation(edges: LayerEdges, by_rank: bool = False, in_both: bool = True) -> Floats:
    r"""Correlation of degrees between layers, over the persons in both, or (``in_both=False``) in any, absent as 0.

    Question
    --------
    Are those who know many offline those who know many online?

    Formula
    -------
    .. math:: r_{\alpha\beta} = \frac{\operatorname{cov}(k^\alpha, k^\beta)}{\operatorname{sd}(k^\alpha)
              \operatorname{sd}(k^\beta)}

    By rank (Spearman) each layer's degrees are ranked first among all, equal ones by their mean rank.
    nan where fewer than two persons are left, or all of them have equal degree.

    References
    ----------
    Nicosia & Latora (2015), Measuring and modeling correlations in multiplex networks, doi:10.1103/PhysRevE.92.032805;
    Bródka, Chmiel, Magnani & Ragozini (2018), doi:10.1098/rsos.171747

    >>> degree_correlation(LayerEdges.of(3, [0, 0, 1], [1, 2, 2], [0, 0, 1]), in_both=False).round(3).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    k = edges.degrees()
    k = k[k.sum(axis=1) > 0]
    values = np.column_stack([_ranks(column) for column in k.T]) if by_rank and k.size else k
    if not in_both:
        return _correlations(values)
    found = np.full((edges.layers, edges.layers), np.nan)
    for one in range(edges.layers):
        for other in range(one, edges.layers):
            both = (k[:, one] > 0) & (k[:, other] > 0)
            found[one, other] = found[other, one] = _correlations(values[np.ix_(both, [one, other])])[0, 1]
    return found


def mean_degree_given(edges: LayerEdges, layer: int, other: int) -> tuple[Floats, Floats]:
    r"""By degree in a layer the mean degree in another: a rising line says that layers prefer the same persons.

    .. math:: \bar k^\beta(k) = \langle k^\beta_i \mid k^\alpha_i = k \rangle

    References
    ----------
    Nicosia & Latora (2015), doi:10.1103/PhysRevE.92.032805, eq. 10

    >>> mean_degree_given(LayerEdges.of(3, [0, 0, 1], [1, 2, 2], [0, 0, 1]), 0, 1)
    (array([1., 2.]), array([1., 0.]))
    """
    k = edges.degrees()
    values, where = np.unique(k[:, layer], return_inverse=True)
    means = np.bincount(where, weights=k[:, other]) / np.bincount(where)
    held = values > 0
    return values[held], means[held]


def interlayer_assortativity(edges: LayerEdges) -> Floats:
    r"""Over the edges of a layer (row): degree of one end there against degree of the other end in another (column).

    Question
    --------
    Do those with many offline ties meet offline with those who have many online?

    Formula
    -------
    .. math:: r_{\alpha\beta} = \operatorname{corr}\{(k^\alpha_i, k^\beta_j): ij \in E_\alpha\}

    each edge taken from both ends. On the diagonal stands Newman's assortativity of the layer. nan where an
    end does not vary.

    References
    ----------
    Newman (2002), doi:10.1103/PhysRevLett.89.208701; de Arruda, Cozzo, Moreno & Rodrigues (2016), On degree-degree
    correlations in multilayer networks, doi:10.1016/j.physd.2015.11.004

    >>> interlayer_assortativity(LayerEdges.of(4, [0, 0, 0, 1], [1, 2, 3, 2], [0, 0, 0, 1])).round(3).tolist()
    [[-1.0, 0.707], [nan, nan]]
    """
    k = edges.degrees()
    found = np.full((edges.layers, edges.layers), np.nan)
    for layer in range(edges.layers):
        inside = edges.layer == layer
        a, b = edges.a[inside], edges.b[inside]
        if len(a):
            first, second = np.concatenate([a, b]), np.concatenate([b, a])
            table = np.column_stack([k[first, layer], k[second]])
            found[layer] = _correlations(table)[0, 1:]
    return found


def _ranks(values: Floats) -> Floats:
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[where])


def _correlations(table: Floats) -> Floats:
    columns = table.shape[1]
    if not len(table):
        return np.full((columns, columns), np.nan)
    centred = table - table.mean(axis=0)
    covariance = centred.T @ centred
    spread = np.sqrt(np.where(np.ptp(table, axis=0) > 0, covariance.diagonal(), np.nan))
    return np.asarray(np.clip(covariance / np.outer(spread, spread), -1.0, 1.0))
