"""Where each person stands in a picture: one place for all layers, and nearly the same from window to window."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from inroads.graph.arcs import Array, arcs_of
from inroads.graph.graph import Graph
from inroads.graph.grid_layout import grid_layout
from inroads.graph.layered import places_in

ROUNDS = 200
ROUNDS_ON = 20
"""Rounds from earlier positions on."""
LUKEWARM = 0.03
"""The heat of going on, in lengths of a lone tie: it lets newcomers settle, and the others stay."""


def node_positions(graph: Graph, start: pl.DataFrame | None = None, *, seed: int = 1) -> pl.DataFrame:
    r"""``person, x, y``: those who are tied stand near each other.

    Question
    --------
    How is the network to be drawn so that its offline and its online layer, or this year and the next, can be compared?

    Formula
    -------
    The forces of :func:`inroads.graph.grid_layout.grid_layout`, from a start of chance (``seed``), or from ``start``,
    the positions of an earlier picture: then persons stay nearly where they stood, and newcomers begin amid those they
    are tied to. Positions of a graph serve all its layers: a layer keeps its persons.

    References
    ----------
    Fruchterman & Reingold (1991), Graph drawing by force-directed placement, doi:10.1002/spe.4380211102

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> found = node_positions(graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]})))
    >>> x, y = found["x"].to_numpy(), found["y"].to_numpy()
    >>> bool(np.hypot(x[0] - x[1], y[0] - y[1]) < np.hypot(x[0] - x[2], y[0] - y[2]))
    True
    """
    count = graph.persons.height
    by_chance = (np.random.default_rng(seed).random((count, 2)) - 0.5) * np.sqrt(count)
    ends = arcs_of(graph).ends
    if start is None:
        placed = grid_layout(by_chance, ends, ROUNDS, max(np.sqrt(count) / 10, 0.5))
    else:
        placed = grid_layout(_begun(graph, start, by_chance), ends, ROUNDS_ON, LUKEWARM)
    return pl.DataFrame([graph.persons["person"], pl.Series("x", placed[:, 0]), pl.Series("y", placed[:, 1])])


def positions_over(graphs: Iterable[Graph], *, seed: int = 1) -> list[pl.DataFrame]:
    """The positions of each of several graphs, as of windows that follow each other, each from those before it.

    Who is gone for a while comes back to where he stood last.
    """
    found: list[pl.DataFrame] = []
    known: pl.DataFrame | None = None
    for graph in graphs:
        now = node_positions(graph, known, seed=seed)
        gone = now if known is None else pl.concat([now, known.join(now, on="person", how="anti")])
        known = gone
        found.append(now)
    return found


def _begun(graph: Graph, start: pl.DataFrame, by_chance: Array) -> Array:
    """Where each stood; newcomers amid those they are tied to, if these stood anywhere, else at the rim."""
    persons = graph.persons["person"]
    held = start.join(persons.to_frame(), on="person", how="semi").drop_nulls()
    places = places_in(persons, held["person"])
    begun = np.full((len(persons), 2), np.nan)
    begun[places] = held.select("x", "y").to_numpy()
    ends = arcs_of(graph).ends
    both = np.concatenate([ends, ends[:, ::-1]])
    both = both[np.isnan(begun[both[:, 0], 0]) & ~np.isnan(begun[both[:, 1], 0])]
    number = np.bincount(both[:, 0], minlength=len(persons))
    for axis in (0, 1):
        summed = np.bincount(both[:, 0], begun[both[:, 1], axis], minlength=len(persons))
        new = number > 0
        begun[new, axis] = (
            summed[new] / number[new] + (by_chance[new, axis] / max(np.sqrt(len(persons)), 1) - 0.5) * 0.1
        )
    lost = np.isnan(begun[:, 0])
    centre, wide = (np.mean(begun[~lost], axis=0), np.ptp(begun[~lost], axis=0)) if (~lost).any() else (0.0, 1.0)
    begun[lost] = centre + (by_chance[lost] / max(np.sqrt(len(persons)), 1) - 0.5) * wide
    return begun
