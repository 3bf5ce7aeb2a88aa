"""GraphML, as networkx, igraph and Gephi read it."""

import polars as pl

from inroads.graph.nodes_and_edges import NodesAndEdges, attributes
from inroads.report.graph_files.xml_text import attribute, lines, quoted, safe_column

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
BACK = "~back"


def graphml_bytes(net: NodesAndEdges) -> bytes:
    """The graph as GraphML, each column an attribute of its kind; names are attributes too, as igraph looks there.

    Readers know only graphs with directions or without: where some edges have one, those without stand both ways.
    """
    nodes = net.nodes.with_columns(pl.col("id").alias("name"))
    edges = both_ways(net.edges) if net.mixed else net.edges
    of_nodes, of_edges = attributes(nodes, "id"), attributes(edges, "a", "b")
    said = [
        HEAD,
        *(_key(nodes, name, f"n{place}", "node") for place, name in enumerate(of_nodes)),
        *(_key(edges, name, f"e{place}", "edge") for place, name in enumerate(of_edges)),
        f'<graph id="G" edgedefault="{"directed" if net.directed else "undirected"}">\n',
        lines(nodes, "<node", attribute("id", safe_column(nodes, "id")), ">", *_data(nodes, of_nodes, "n"), "</node>"),
        lines(
            edges,
            "<edge",
            attribute("id", safe_column(edges, "edge")),
            attribute("source", safe_column(edges, "a")),
            attribute("target", safe_column(edges, "b")),
            ">",
            *_data(edges, of_edges, "e"),
            "</edge>",
        ),
        "</graph>\n</graphml>\n",
    ]
    return "".join(said).encode()


def both_ways(edges: pl.DataFrame) -> pl.DataFrame:
    """Edges without direction a second time, the other way round; both keep ``directed`` as it was."""
    back = edges.filter(~pl.col("directed") & (pl.col("a") != pl.col("b"))).with_columns(
        pl.col("edge") + BACK, pl.col("b").alias("a"), pl.col("a").alias("b")
    )
    return pl.concat([edges, back])


def _key(table: pl.DataFrame, name: str, key: str, of: str) -> str:
    return f'<key id="{key}" for="{of}" attr.name="{quoted(name)}" attr.type="{_kind(table[name])}"/>\n'


def _kind(column: pl.Series) -> str:
    """Its type; yes and no with gaps are words, since igraph would take each gap for a no."""
    if column.dtype == pl.Boolean:
        return "string" if column.null_count() else "boolean"
    if column.dtype.is_integer():
        return "string" if column.null_count() else "long"
    return "double" if column.dtype.is_float() else "string"


def _data(table: pl.DataFrame, names: list[str], letter: str) -> list[pl.Expr]:
    return [
        pl.lit(f'<data key="{letter}{place}">') + safe_column(table, name) + pl.lit("</data>")
        for place, name in enumerate(names)
    ]
