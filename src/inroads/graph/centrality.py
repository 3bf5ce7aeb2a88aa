"""How central persons are: degree, strength, betweenness, closeness, PageRank, k-core."""

import numpy as np
import polars as pl

from inroads.graph.arcs import arcs_of
from inroads.graph.engine import engine_of
from inroads.graph.graph import Graph
from inroads.graph.values import values_of_persons
from inroads.stats.random_walk import pagerank


def node_degree(graph: Graph, *, directed: bool = False) -> pl.DataFrame:
    r"""With how many others each person is tied, however many ties lie between two.

    .. math:: k_i = \sum_{j \ne i} a_{ij},\quad a_{ij} = 1 \text{ if any tie lies between } i \text{ and } j

    ``directed`` counts those to whom a tie leads; a tie without a direction leads both ways.

    Reference: Freeman (1978), doi:10.1016/0378-8733(78)90021-7.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> star = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-01", "P-01"], "b": ["P-02", "P-03", "P-03"]}))
    >>> node_degree(star).rows()
    [('P-01', 2), ('P-02', 1), ('P-03', 1)]
    """
    arcs = arcs_of(graph, directed=directed)
    return values_of_persons(arcs.persons, arcs.degree)


def node_strength(graph: Graph, *, directed: bool = False) -> pl.DataFrame:
    r"""The weight of all ties of each person: their number, where ties bear no other weight.

    .. math:: s_i = \sum_{j \ne i} w_{ij}

    Reference: Barrat et al. (2004), doi:10.1073/pnas.0400087101.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> star = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-01", "P-01"], "b": ["P-02", "P-03", "P-03"]}))
    >>> node_strength(star).rows()
    [('P-01', 3.0), ('P-02', 1.0), ('P-03', 2.0)]
    """
    arcs = arcs_of(graph, directed=directed)
    return values_of_persons(arcs.persons, arcs.strength)


def node_betweenness(
    graph: Graph, *, normalised: bool = True, directed: bool = False, pivots: int | None = None, seed: int = 1
) -> pl.DataFrame:
    r"""Through whom the shortest ways between others run.

    .. math:: b_i = \sum_{s \ne i \ne t} \frac{\sigma_{st}(i)}{\sigma_{st}}

    over unordered pairs (ordered ones if ``directed``), divided by the number of pairs without i where ``normalised``.
    With ``pivots`` the sum runs over the ways from so many persons drawn at random and is scaled up (Brandes and Pich
    2007, doi:10.1142/S0218127407018403): for graphs where all ways take too long.

    Reference: Freeman (1977), doi:10.2307/3033543.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> node_betweenness(graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))).rows()
    [('P-01', 0.0), ('P-02', 1.0), ('P-03', 0.0)]
    """
    engine, count = engine_of(graph, directed=directed), graph.persons.height
    if pivots is None or pivots >= count:
        between = engine.betweenness()
    else:
        drawn = np.random.default_rng(seed).choice(count, pivots, replace=False)
        between = engine.betweenness(drawn) * count / pivots
    pairs = (count - 1) * (count - 2) / (1 if directed else 2)
    return values_of_persons(graph.persons["person"], between / max(pairs, 1) if normalised else between)


def node_closeness(graph: Graph) -> pl.DataFrame:
    r"""How near each person is to all others, counting steps; direction is no matter.

    .. math:: c_i = \frac{r_i}{n - 1}\cdot\frac{r_i}{\sum_{j \text{ within reach}} d_{ij}}

    where :math:`r_i` others can be reached: who is near to few because the rest is out of reach is not near to all.
    In a connected graph it is one over the mean distance; who has no tie has 0.

    Reference: Wasserman and Faust (1994), Social Network Analysis, section 5.2, for the correction.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> line = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))
    >>> node_closeness(line)["value"].round(3).to_list()
    [0.667, 1.0, 0.667]
    """
    engine = engine_of(graph)
    part = engine.components()
    reached = np.bincount(part)[part] - 1 if len(part) else part
    near = np.nan_to_num(engine.closeness()) * reached / max(len(part) - 1, 1)
    return values_of_persons(graph.persons["person"], near)


def node_pagerank(
    graph: Graph, *, damping: float = 0.85, directed: bool = False, weighted: bool = False
) -> pl.DataFrame:
    r"""Where somebody ends who follows ties at random and now and then starts anew with anybody.

    .. math:: p_i = \frac{1 - d}{n} + d\sum_j p_j \frac{w_{ji}}{\sum_k w_{jk}}

    Reference: Brin and Page (1998), doi:10.1016/S0169-7552(98)00110-X.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> line = graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))
    >>> node_pagerank(line)["value"].round(3).to_list()
    [0.257, 0.486, 0.257]
    """
    arcs = arcs_of(graph, directed=directed)
    start, end = (np.concatenate([arcs.ends[:, one], arcs.ends[:, 1 - one]]) for one in (0, 1))
    weight = np.tile(arcs.weight, 2) if weighted else np.ones(2 * len(arcs.ends))
    along = slice(0, len(arcs.ends) if directed else 2 * len(arcs.ends))
    ranked = pagerank(len(arcs.persons), start[along], end[along], weight[along], damping)
    return values_of_persons(arcs.persons, ranked)


def node_core(graph: Graph) -> pl.DataFrame:
    """The largest k for which a person stands in a group whose members each have k ties within it.

    Reference: Seidman (1983), doi:10.1016/0378-8733(83)90028-X.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> triangle = {"a": ["P-01", "P-02", "P-01", "P-03"], "b": ["P-02", "P-03", "P-03", "P-04"]}
    >>> node_core(graph_of_ties(pl.DataFrame(triangle))).rows()
    [('P-01', 2), ('P-02', 2), ('P-03', 2), ('P-04', 1)]
    """
    return values_of_persons(graph.persons["person"], engine_of(graph).coreness())
