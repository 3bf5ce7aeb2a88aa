"""The ties of a graph as edges in layers."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import polars as pl

from inroads.errors import InputError
from inroads.graph.graph import Graph
from inroads.graph.layer_edges import Ints, LayerEdges
from inroads.graph.layers import ASPECTS
from inroads.language import _
from inroads.model.missing import FIVE_WORDS


class Layered(NamedTuple):
    """Edges in layers, with the names of persons and layers in the order of their numbers."""

    persons: pl.Series
    names: tuple[str, ...]
    edges: LayerEdges


def layered(graph: Graph, by: str = "medium", layers: Collection[str] = (), *, directed: bool = False) -> Layered:
    """The ties of a graph, each in the layers of its values of an aspect; in ``layers`` alone, if given.

    By ``medium`` a tie lies in the layer of each medium it was kept in. The five words for what is missing make no
    layer, unless they are among ``layers``. Name the layers where one may be empty, as in a window or a draw: measures
    go by how many there are. Directed, a tie that has no direction runs both ways.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> ties = {"a": ["P-01", "P-01"], "b": ["P-02", "P-03"], "medium": ["offline", "online"]}
    >>> layered(graph_of_ties(pl.DataFrame(ties))).edges.degrees().tolist()
    [[1.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    """
    if by not in ASPECTS:
        raise InputError(
            _("A layer cannot be told by «{name}».", name=by),
            do=_("Aspects are: {known}.", known=", ".join(ASPECTS)),
        )
    ties = graph.ties.select("tie", "a", "b", "directed", "weight", *({by} - {"medium"}))
    rows = ties.join(graph.spells.select("tie", "medium").unique(), on="tie") if by == "medium" else ties
    if rows.schema[by] == pl.List(pl.String()):
        rows = rows.explode(by).unique(["tie", by], maintain_order=True)
    wanted = pl.col(by).is_in(list(layers)) if layers else ~pl.col(by).is_in(FIVE_WORDS)
    rows = rows.drop_nulls(by).filter(wanted)
    names = tuple(layers) if layers else tuple(rows[by].unique().sort())
    persons = graph.persons["person"]
    a, b, layer = places_in(persons, rows["a"]), places_in(persons, rows["b"]), places_in(pl.Series(names), rows[by])
    weight = rows["weight"].fill_null(1.0).to_numpy()
    if directed:
        both = ~rows["directed"].fill_null(value=False).to_numpy()
        a, b = np.concatenate([a, b[both]]), np.concatenate([b, a[both]])
        layer, weight = np.concatenate([layer, layer[both]]), np.concatenate([weight, weight[both]])
    edges = LayerEdges.of(len(persons), a, b, layer, weight, len(names), directed)
    return Layered(persons, names, edges)


def places_in(names: pl.Series, column: pl.Series) -> Ints:
    """The place of each value among names.

    >>> places_in(pl.Series(["P-02", "P-01"]), pl.Series(["P-01"])).tolist()
    [1]
    """
    if column.is_empty():
        return np.zeros(0, dtype=np.int64)
    return column.cast(pl.Enum(names)).to_physical().to_numpy().astype(np.int64)
