"""Measures over the layers of a graph, as tables."""

from collections.abc import Callable, Collection

import numpy as np
import polars as pl

from inroads.graph.graph import Graph
from inroads.graph.layer_correlation import degree_correlation, interlayer_assortativity
from inroads.graph.layer_edges import Floats, LayerEdges
from inroads.graph.layer_overlap import edge_coverage, edge_jaccard, node_coverage, node_jaccard
from inroads.graph.layered import layered
from inroads.graph.participation import multiplex_entropy, participation_coefficient
from inroads.graph.relevance import exclusive_relevance, neighbours, redundancy, relevance
from inroads.graph.values import values_of_persons
from inroads.graph.versatility import eigenvector_versatility, pagerank_versatility

_PAIRS: dict[str, Callable[[LayerEdges], Floats]] = {
    "edge_jaccard": edge_jaccard,
    "edge_coverage": edge_coverage,
    "node_jaccard": node_jaccard,
    "node_coverage": node_coverage,
    "degree_correlation": degree_correlation,
    "rank_correlation": lambda edges: degree_correlation(edges, by_rank=True),
    "assortativity": interlayer_assortativity,
}


def net_layers(graph: Graph, by: str = "medium", layers: Collection[str] = ()) -> pl.DataFrame:
    """By layer and other layer how far they overlap and go together; definitions in the functions named as columns.

    ``persons`` and ``edges`` are those of the layer, ``coverage`` is the share of them in the other; null where a
    figure says nothing.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> ties = {"a": ["P-01", "P-01", "P-01"], "b": ["P-02", "P-02", "P-03"], "medium": ["offline", "online", "online"]}
    >>> net_layers(graph_of_ties(pl.DataFrame(ties))).select("layer", "other", "edges", "edge_coverage").rows()
    [('offline', 'online', 1, 1.0), ('online', 'offline', 2, 0.5)]
    """
    found = layered(graph, by, layers)
    apart = [(i, j) for i in range(len(found.names)) for j in range(len(found.names)) if i != j]
    one, other = np.array(apart, dtype=np.int64).reshape(-1, 2).T
    names = pl.Series(found.names, dtype=pl.String)
    persons, edges = (found.edges.degrees() > 0).sum(axis=0), np.bincount(found.edges.layer, minlength=len(names))
    table = pl.DataFrame(
        {"layer": names[one.tolist()], "other": names[other.tolist()], "persons": persons[one], "edges": edges[one]}
        | {name: measure(found.edges)[one, other] for name, measure in _PAIRS.items()}
    )
    return table.with_columns(pl.col(list(_PAIRS)).fill_nan(None))


def node_participation(
    graph: Graph, by: str = "medium", layers: Collection[str] = (), *, weighted: bool = False
) -> pl.DataFrame:
    """``person, value``: how evenly ties are spread over layers, by :func:`participation_coefficient`.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> ties = {"a": ["P-01", "P-01"], "b": ["P-02", "P-03"], "medium": ["offline", "online"]}
    >>> node_participation(graph_of_ties(pl.DataFrame(ties))).rows()
    [('P-01', 1.0), ('P-02', 0.0), ('P-03', 0.0)]
    """
    found = layered(graph, by, layers)
    return values_of_persons(found.persons, participation_coefficient(found.edges, weighted))


def node_layer_entropy(
    graph: Graph, by: str = "medium", layers: Collection[str] = (), *, weighted: bool = False
) -> pl.DataFrame:
    """``person, value``: the entropy of the layers of ties, by :func:`multiplex_entropy`."""
    found = layered(graph, by, layers)
    return values_of_persons(found.persons, multiplex_entropy(found.edges, weighted))


def node_redundancy(graph: Graph, by: str = "medium", layers: Collection[str] = ()) -> pl.DataFrame:
    """``person, value``: the share of ties that repeat in another layer, by :func:`redundancy`."""
    found = layered(graph, by, layers)
    return values_of_persons(found.persons, redundancy(found.edges))


def node_versatility(
    graph: Graph, by: str = "medium", layers: Collection[str] = (), *, coupling: float = 1.0, eigenvector: bool = False
) -> pl.DataFrame:
    """``person, value``: centrality over layers, by :func:`pagerank_versatility` or :func:`eigenvector_versatility`."""
    found = layered(graph, by, layers)
    measure = eigenvector_versatility if eigenvector else pagerank_versatility
    return values_of_persons(found.persons, measure(found.edges, coupling))


def node_relevance(graph: Graph, by: str = "medium", layers: Collection[str] = ()) -> pl.DataFrame:
    """``person, layer, neighbours, value, exclusive``: what each layer adds to whom a person reaches.

    ``value`` is :func:`relevance`, ``exclusive`` is :func:`exclusive_relevance`; a row for each layer a person is in.
    """
    found = layered(graph, by, layers)
    inside, _, _ = neighbours(found.edges)
    person, layer = np.nonzero(inside)
    names = pl.Series(found.names, dtype=pl.String)
    return pl.DataFrame(
        {
            "person": found.persons[person.tolist()],
            "layer": names[layer.tolist()],
            "neighbours": inside[person, layer].astype(np.int64),
            "value": relevance(found.edges)[person, layer],
            "exclusive": exclusive_relevance(found.edges)[person, layer],
        }
    )
