"""Communities over several layers at once; the one door to leidenalg."""

from collections.abc import Collection

import numpy as np

from inroads.graph.communities import Communities, best_division
from inroads.graph.engine import graph_for_leidenalg
from inroads.graph.graph import Graph
from inroads.graph.layer_edges import Floats, Ints, LayerEdges
from inroads.graph.layered import layered


def net_multiplex_communities(
    graph: Graph, by: str = "medium", layers: Collection[str] = (), *, resolution: float = 1.0, weighted: bool = True,
    runs: int = 20, seed: int = 1,
) -> Communities:  # fmt: skip
    r"""Groups that hold in all layers together: each person in one, found by Leiden; never of one run alone.

    Question
    --------
    Which groups does one see if neither the many online contacts nor the few offline ones drown the other?

    Formula
    -------
    .. math:: Q = \frac1L\sum_\alpha \frac{1}{2m_\alpha}\sum_{ij}
              \Bigl(w^\alpha_{ij} - \gamma\frac{s^\alpha_i s^\alpha_j}{2m_\alpha}\Bigr)[c_i = c_j]

    the mean of the modularities of the layers, whatever their numbers of ties; layers without a tie are left out.
    Direction is no matter. What is told of the runs is as in :func:`inroads.graph.communities.net_communities`.

    References
    ----------
    Traag, Waltman & Van Eck (2019), doi:10.1038/s41598-019-41695-z; Mucha, Richardson, Macon, Porter & Onnela (2010),
    Community structure in time-dependent, multiscale, and multiplex networks, doi:10.1126/science.1184819

    >>> import polars as pl
    >>> from inroads.graph.graph_of import graph_of_ties
    >>> two = {"a": ["P-01", "P-02", "P-01", "P-04", "P-05", "P-04", "P-03"],
    ...        "b": ["P-02", "P-03", "P-03", "P-05", "P-06", "P-06", "P-04"],
    ...        "medium": ["offline", "online", "online", "online", "offline", "offline", "online"]}
    >>> found = net_multiplex_communities(graph_of_ties(pl.DataFrame(two)))
    >>> found.sizes, found.agreement
    ((3, 3), 1.0)
    """
    held = layered(graph, by, layers)
    edges = held.edges if weighted else held.edges._replace(weight=np.ones(len(held.edges.weight)))
    seeds = np.random.default_rng(seed).integers(2**31, size=runs)
    found = _divisions(edges, resolution, seeds)
    return best_division(held.persons, found, [multiplex_modularity(edges, one, resolution) for one in found], seed)


def multiplex_modularity(edges: LayerEdges, members: Ints, resolution: float = 1.0) -> float:
    """The mean over layers of the modularity of a division, as :func:`net_multiplex_communities` defines it.

    >>> multiplex_modularity(LayerEdges.of(4, [0, 2], [1, 3], [0, 0]), np.array([0, 0, 1, 1]))
    0.5
    """
    groups = int(members.max(initial=-1)) + 1
    found = []
    for layer in range(edges.layers):
        inside = edges.layer == layer
        a, b, w = members[edges.a[inside]], members[edges.b[inside]], edges.weight[inside]
        if total := w.sum():
            strength: Floats = (np.bincount(a, w, groups) + np.bincount(b, w, groups)) / (2 * total)
            found.append(w[a == b].sum() / total - resolution * (strength**2).sum())
    return float(np.mean(found)) if found else float("nan")


def _divisions(edges: LayerEdges, resolution: float, seeds: Ints) -> list[Ints]:
    import leidenalg

    graphs, shares = [], []
    for layer in range(edges.layers):
        inside = edges.layer == layer
        if inside.any():
            ends = np.stack([edges.a[inside], edges.b[inside]], axis=1)
            graphs.append(graph_for_leidenalg(edges.n, ends, edges.weight[inside]))
            shares.append(1 / edges.weight[inside].sum())
    if not graphs:
        return [np.arange(edges.n) for _ in seeds]
    kind = leidenalg.RBConfigurationVertexPartition
    given = {"resolution_parameter": resolution, "weights": "weight"}
    return [
        np.asarray(
            leidenalg.find_partition_multiplex(
                graphs, kind, layer_weights=shares, n_iterations=-1, seed=int(one), **given
            )[0],
            dtype=np.int64,
        )
        for one in seeds
    ]
