"""GEXF 1.3 with time: Gephi plays it, a tie is seen as long as it may have lasted."""

import polars as pl

from inroads.graph.nodes_and_edges import DATES, LISTED, NodesAndEdges, as_text, attributes
from inroads.report.graph_files.xml_text import attribute, lines, quoted, safe_column

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
SAME = ("tie", "presence", "kind", "a", "b", "directed", "medium", "content")
"""Rows that agree in these are spells of one edge."""
START, END = "began_earliest", "ended_latest"


def gexf_bytes(net: NodesAndEdges) -> bytes:
    """The graph as GEXF; spells of one tie in one medium stand together in one edge.

    A spell is the longest that the dates allow; the four ends of the dates stand beside it.
    """
    edges = spells_together(net.edges)
    of_nodes = attributes(net.nodes, "id")
    of_edges = attributes(edges, "edge", "a", "b", "weight", "directed", "spells")
    written = "directed" if net.directed else "undirected"
    timed = "spells" in edges.columns and edges["spells"].null_count() < edges.height
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if timed else 'mode="static"'
    said = [
        HEAD,
        f'<graph defaultedgetype="{written}" {mode}>\n',
        _declared(net.nodes, of_nodes, "node", "n"),
        _declared(edges, of_edges, "edge", "e"),
        "<nodes>\n",
        lines(
            net.nodes,
            "<node",
            attribute("id", safe_column(net.nodes, "id")),
            attribute("label", safe_column(net.nodes, "id")),
            ">",
            *_values(net.nodes, of_nodes, "n"),
            "</node>",
        ),
        "</nodes>\n<edges>\n",
        lines(
            edges,
            "<edge",
            attribute("id", safe_column(edges, "edge")),
            attribute("source", safe_column(edges, "a")),
            attribute("target", safe_column(edges, "b")),
            *([_direction()] if net.mixed else []),
            attribute("weight", safe_column(edges, "weight")),
            *([attribute("kind", safe_column(edges, "medium"))] if "medium" in edges.columns else []),
            ">",
            *_values(edges, of_edges, "e"),
            *([pl.lit("<spells>") + pl.col("spells") + pl.lit("</spells>")] if timed else []),
            "</edge>",
        ),
        "</edges>\n</graph>\n</gexf>\n",
    ]
    return "".join(said).encode()


def spells_together(edges: pl.DataFrame) -> pl.DataFrame:
    """One row an edge, its ``spells`` written as XML; what its rows say differently stands as a list."""
    if not set(DATES) <= set(edges.columns):
        return edges
    spell = pl.concat_str(
        pl.lit("<spell"),
        attribute("start", safe_column(edges, START)),
        attribute("end", safe_column(edges, END)),
        pl.lit("/>"),
        ignore_nulls=True,
    )
    dated = pl.col(START).is_not_null() | pl.col(END).is_not_null()
    listed = [name for name, kind in edges.schema.items() if kind in {pl.Date, pl.List(pl.String)}]
    whole = edges.with_columns(
        pl.when(dated).then(spell).alias("spells"), *[as_text(edges, name).alias(name) for name in listed]
    )
    same = [name for name in SAME if name in edges.columns]
    again = pl.len().over(same) > 1
    joined = whole.filter(again).group_by(same, maintain_order=True).agg(
        pl.col("edge").first(),
        pl.col("weight").max(),
        pl.col("spells").drop_nulls().str.join("").replace("", None),
        *[_agreed(whole, name) for name in whole.columns if name not in {*same, "edge", "weight", "spells"}],
    )  # fmt: skip
    return pl.concat([whole.filter(~again), joined.select(whole.columns)]).sort(
        "kind", "edge", descending=[True, False]
    )


def _agreed(edges: pl.DataFrame, name: str) -> pl.Expr:
    """What all spells say; else, of texts, each in turn."""
    column = pl.col(name)
    if name in DATES:
        return column.fill_null("").str.join(LISTED)
    if edges.schema[name] == pl.String:
        return column.drop_nulls().unique(maintain_order=True).str.join(LISTED).replace("", None)
    return pl.when(column.n_unique() == 1).then(column.first())


def _direction() -> pl.Expr:
    written = pl.when("directed").then(pl.lit("directed")).otherwise(pl.lit("undirected"))
    return attribute("type", written)


def _declared(table: pl.DataFrame, names: list[str], of: str, letter: str) -> str:
    if not names:
        return ""
    said = [
        f'<attribute id="{letter}{place}" title="{quoted(name)}" type="{_kind(table.schema[name])}"/>\n'
        for place, name in enumerate(names)
    ]
    return f'<attributes class="{of}">\n{"".join(said)}</attributes>\n'


def _kind(kind: pl.DataType) -> str:
    if kind == pl.Boolean:
        return "boolean"
    if kind.is_integer():
        return "long"
    return "double" if kind.is_float() else "string"


def _values(table: pl.DataFrame, names: list[str], letter: str) -> list[pl.Expr]:
    if not names:
        return []
    values = [
        pl.lit(f'<attvalue for="{letter}{place}" value="') + safe_column(table, name) + pl.lit('"/>')
        for place, name in enumerate(names)
    ]
    return [pl.lit("<attvalues>"), *values, pl.lit("</attvalues>")]
