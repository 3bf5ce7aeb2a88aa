"""Who stands between others: constraint, effective size, cut points and bridges."""

import numpy as np
import polars as pl

from inroads.graph.arcs import arcs_of
from inroads.graph.engine import engine_of
from inroads.graph.graph import Graph
from inroads.graph.values import values_of_persons


def node_constraint(graph: Graph, *, weighted: bool = False) -> pl.DataFrame:
    r"""How far all that a person invests leads back to the same few others; low for brokers, null without a tie.

    .. math:: C_i = \sum_{j} \Big(p_{ij} + \sum_{q \ne i, j} p_{iq} p_{qj}\Big)^2,\quad
              p_{ij} = \frac{w_{ij}}{\sum_k w_{ik}}

    Reference: Burt (1992), Structural Holes, chapter 2.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> node_constraint(graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))).rows()
    [('P-01', 1.0), ('P-02', 0.5), ('P-03', 1.0)]
    """
    return values_of_persons(graph.persons["person"], engine_of(graph).constraint(weighted=weighted))


def node_effective_size(graph: Graph) -> pl.DataFrame:
    r"""How many others a person has that are not tied to each other anyhow; null without a tie.

    .. math:: e_i = k_i - \frac{2 t_i}{k_i}

    with :math:`t_i` ties among the :math:`k_i` others.

    Reference: Borgatti (1997), Connections 20(1), 35-38, for ties without weights; Burt (1992).

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> triangle = {"a": ["P-01", "P-02", "P-01", "P-03"], "b": ["P-02", "P-03", "P-03", "P-04"]}
    >>> node_effective_size(graph_of_ties(pl.DataFrame(triangle)))["value"].round(3).to_list()
    [1.0, 1.0, 2.333, 1.0]
    """
    engine = engine_of(graph)
    degree = engine.arcs.degree.astype(float)
    alters = np.where(degree > 0, degree, np.nan)
    return values_of_persons(graph.persons["person"], degree - 2 * engine.triangles() / alters)


def node_cut_point(graph: Graph) -> pl.DataFrame:
    """Without whom a component of the graph would fall apart.

    Reference: Harary (1969), Graph Theory, chapter 3.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> node_cut_point(graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))).rows()
    [('P-01', False), ('P-02', True), ('P-03', False)]
    """
    cuts = np.zeros(graph.persons.height, dtype=bool)
    cuts[engine_of(graph).cut_points()] = True
    return values_of_persons(graph.persons["person"], cuts)


def tie_bridge(graph: Graph) -> pl.DataFrame:
    """Without which pairs, ``a, b, value``, a component of the graph would fall apart.

    Reference: Harary (1969), Graph Theory, chapter 3.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> triangle = {"a": ["P-01", "P-02", "P-01", "P-03"], "b": ["P-02", "P-03", "P-03", "P-04"]}
    >>> tie_bridge(graph_of_ties(pl.DataFrame(triangle))).filter("value").rows()
    [('P-03', 'P-04', True)]
    """
    arcs = arcs_of(graph)
    bridges = np.zeros(len(arcs.ends), dtype=bool)
    bridges[engine_of(graph).bridges()] = True
    a, b = (arcs.persons.gather(arcs.ends[:, end]) for end in (0, 1))
    return pl.DataFrame({"a": a, "b": b, "value": bridges})
