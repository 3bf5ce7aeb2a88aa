"""A graph as the object that igraph works on."""

from typing import Any

import polars as pl

from inroads.graph.engine import igraph_object
from inroads.graph.nodes_and_edges import GraphTables, NodesAndEdges, attributes, nodes_and_edges


def to_igraph(graph: GraphTables | NodesAndEdges) -> Any:
    """An ``igraph.Graph``: vertices are called by ``name``, edges by ``edge``; what is not known is None.

    Where some ties have a direction the graph is directed, and the others stand both ways.
    """
    net = graph if isinstance(graph, NodesAndEdges) else nodes_and_edges(graph)
    edges = net.edges
    if net.directed:
        back = edges.filter(~pl.col("directed") & (pl.col("a") != pl.col("b")))
        edges = pl.concat([edges, back.with_columns(pl.col("b").alias("a"), pl.col("a").alias("b"))])
    place = {name: number for number, name in enumerate(net.nodes["id"])}
    ends = [(place[a], place[b]) for a, b in edges.select("a", "b").iter_rows()]
    named = {"name": net.nodes["id"].to_list()} | _columns(net.nodes, "id")
    return igraph_object(named, _columns(edges, "a", "b"), ends, directed=net.directed)


def _columns(table: pl.DataFrame, *but: str) -> dict[str, list[Any]]:
    return {name: table[name].to_list() for name in attributes(table, *but)}
