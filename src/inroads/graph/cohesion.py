"""How a graph as a whole holds together: density, centralisation, transitivity, components."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from inroads.errors import InputError
from inroads.graph.arcs import arcs_of
from inroads.graph.centrality import node_betweenness, node_closeness, node_degree
from inroads.graph.engine import engine_of
from inroads.graph.graph import Graph
from inroads.graph.values import values_of_persons
from inroads.language import _

Of = Literal["degree", "betweenness", "closeness"]
NAN = float("nan")


@dataclass(frozen=True, eq=False)
class Components:
    """``members``: ``person, value``, the components numbered from the largest on; ``sizes`` in that order."""

    members: pl.DataFrame
    sizes: tuple[int, ...]


def net_components(graph: Graph) -> Components:
    """Which persons can reach each other over ties, in whatever direction.

    Reference: Wasserman and Faust (1994), Social Network Analysis, section 4.2.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> ties = pl.DataFrame({"a": ["P-01", "P-03", "P-04"], "b": ["P-02", "P-04", "P-05"]})
    >>> net_components(graph_of_ties(ties)).sizes
    (3, 2)
    """
    part = engine_of(graph).components()
    sizes = np.bincount(part)
    order = np.argsort(-sizes, kind="stable")
    place = np.argsort(order)
    return Components(values_of_persons(graph.persons["person"], place[part]), tuple(sizes[order].tolist()))


def net_density(graph: Graph) -> float:
    r"""Which share of the pairs is tied.

    .. math:: D = \frac{2m}{n(n - 1)}

    Reference: Wasserman and Faust (1994), Social Network Analysis, section 4.1.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> round(net_density(graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))), 3)
    0.667
    """
    count = graph.persons.height
    return 2 * len(arcs_of(graph).ends) / (count * (count - 1)) if count > 1 else NAN


def net_transitivity(graph: Graph) -> float:
    r"""How often two who are tied to the same third are tied to each other.

    .. math:: T = \frac{3 \times \text{triangles}}{\text{paths of two ties}}

    Not a number without any path of two ties.

    Reference: Newman, Watts and Strogatz (2002), doi:10.1073/pnas.012582999.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> triangle = {"a": ["P-01", "P-02", "P-01", "P-03"], "b": ["P-02", "P-03", "P-03", "P-04"]}
    >>> round(net_transitivity(graph_of_ties(pl.DataFrame(triangle))), 9)
    0.6
    """
    return engine_of(graph).transitivity()


def net_centralisation(graph: Graph, of: Of = "degree") -> float:
    r"""How far one person stands out above all others: 1 in a star, 0 where all are alike.

    .. math:: C = \frac{\sum_i (\max_j c_j - c_i)}{\max \sum_i (\max_j c_j - c_i)}

    where the most is that of a star: :math:`(n-1)(n-2)` for degree, :math:`n-1` for betweenness (normalised),
    :math:`(n-1)(n-2)/(2n-3)` for closeness. Not a number with fewer than three persons.

    Reference: Freeman (1978), doi:10.1016/0378-8733(78)90021-7.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> star = graph_of_ties(pl.DataFrame({"a": ["P-01"] * 4, "b": ["P-02", "P-03", "P-04", "P-05"]}))
    >>> [round(net_centralisation(star, of), 9) for of in ("degree", "betweenness", "closeness")]
    [1.0, 1.0, 1.0]
    """
    if of not in get_args(Of):
        raise InputError(_("Nothing is centralised by «{of}».", of=of), do=", ".join(get_args(Of)))
    n = graph.persons.height
    if n < STAR:
        return NAN
    measured, most = {
        "degree": (node_degree, (n - 1) * (n - 2)),
        "betweenness": (node_betweenness, n - 1),
        "closeness": (node_closeness, (n - 1) * (n - 2) / (2 * n - 3)),
    }[of]
    values = measured(graph)["value"].to_numpy().astype(float)
    return float((values.max() - values).sum() / most)


STAR = 3
"""The fewest persons of whom one can stand out."""
