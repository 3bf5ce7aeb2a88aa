"""Measures of the places of a graph, kept two-mode, as tables."""

import numpy as np
import polars as pl

from inroads.graph.arcs import Arcs
from inroads.graph.engine import Engine
from inroads.graph.graph import Graph
from inroads.graph.layered import places_in
from inroads.graph.two_mode import TwoMode, redundancy_of_places, robins_alexander


def two_mode(graph: Graph) -> tuple[pl.Series, pl.Series, TwoMode]:
    """Who was ever in which place: persons and places that a presence names, and how they hang together."""
    held = graph.presences.select("person", "place").drop_nulls()
    persons, places = (held[name].unique().sort() for name in ("person", "place"))
    two = TwoMode.of(len(persons), len(places), places_in(persons, held["person"]), places_in(places, held["place"]))
    return persons, places, two


def place_betweenness(graph: Graph, *, normalised: bool = True) -> pl.DataFrame:
    r"""``place, value``: through which places the shortest ways between persons, and places, run.

    Question
    --------
    Which café or forum brings together people who would otherwise not hang together?

    Formula
    -------
    Betweenness in the graph of persons and places; ``normalised``, divided by the most it can be with so many of each:

    .. math:: \tfrac12\bigl[n^2(s+1)^2 + n(s+1)(2t-s-1) - t(2s-t+3)\bigr],\quad
              s = \lfloor (m-1)/n \rfloor,\ t = (m-1) \bmod n

    for m places and n persons.

    References
    ----------
    Borgatti & Everett (1997), Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2

    >>> from inroads.graph.graph_tables import GraphTables
    >>> rows = pl.DataFrame({"person": ["P-01", "P-02", "P-02", "P-03"], "place": ["L-01", "L-01", "L-02", "L-02"]})
    >>> place_betweenness(Graph(GraphTables.of(presences=rows))).rows()
    [('L-01', 0.6), ('L-02', 0.6)]
    """
    persons, places, two = two_mode(graph)
    ends = np.stack([two.person, two.place + two.persons], axis=1)
    arcs = Arcs(pl.concat([persons, places.alias("person")]), ends, np.ones(len(ends)), directed=False)
    between = Engine(arcs).betweenness()[two.persons :]
    n = max(two.persons, 1)
    s, t = divmod(max(two.places - 1, 0), n)
    most = (n**2 * (s + 1) ** 2 + n * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
    return pl.DataFrame([places, pl.Series("value", between / max(most, 1) if normalised else between)])


def place_redundancy(graph: Graph) -> pl.DataFrame:
    """``place, value``: the share of pairs a place brings together that another does too.

    See :func:`inroads.graph.two_mode.redundancy_of_places`; null where fewer than two persons were.
    """
    _persons, places, two = two_mode(graph)
    return pl.DataFrame([places, pl.Series("value", redundancy_of_places(two)).fill_nan(None)])


def net_two_mode_closure(graph: Graph) -> float:
    """Do the same people come together again? See :func:`inroads.graph.two_mode.robins_alexander`."""
    return robins_alexander(two_mode(graph)[2])
