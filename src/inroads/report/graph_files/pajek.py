"""Pajek: one network (.net), a partition (.clu) for each column of words, a vector (.vec) for each of numbers."""

import polars as pl

from inroads.graph.nodes_and_edges import PLACE, NodesAndEdges, attributes
from inroads.report.graph_files.xml_text import lines

NO_CLASS, NO_NUMBER = "9999998", "999999998"
"""What Pajek writes where a value is missing: in a partition, in a vector."""
LEGEND = "legend.csv"


def pajek_files(net: NodesAndEdges) -> dict[str, bytes]:
    """What follows the name of each file, and its bytes: ``.net``, ``.gender.clu``, ``.age.vec``, ``.legend.csv``."""
    words = [name for name in attributes(net.nodes, "id") if net.nodes.schema[name] in {pl.String, pl.Boolean}]
    numbers = [name for name in attributes(net.nodes, "id") if net.nodes.schema[name].is_numeric()]
    legend = pl.concat([_legend(net.nodes, name) for name in words]) if words else None
    return {
        ".net": _network(net),
        **{f".{name}.clu": _partition(net.nodes, name) for name in words},
        **{f".{name}.vec": _vector(net.nodes, name) for name in numbers},
        **({f".{LEGEND}": legend.write_csv().encode()} if legend is not None else {}),
    }


def _network(net: NodesAndEdges) -> bytes:
    """Vertices, then lines without direction, then lines with one; each bears the medium it runs in as its label.

    Letters beyond ASCII need a mark at the head of the file, by which Pajek knows that they are UTF-8.
    """
    nodes = net.nodes.with_row_index("number", 1)
    number = nodes.select("id", "number")
    persons = (net.nodes["kind"] != PLACE).sum()
    head = f"*Vertices {nodes.height}{f' {persons}' if net.two_mode else ''}\n"
    label = _quoted(pl.col("medium").fill_null("not_recorded")) if "medium" in net.edges.columns else None
    edges = (
        net.edges.join(number, left_on="a", right_on="id", how="left", maintain_order="left")
        .rename({"number": "from"})
        .join(number, left_on="b", right_on="id", how="left", maintain_order="left")
    )
    shown = [pl.col("from").cast(pl.String), pl.lit(" "), pl.col("number").cast(pl.String), pl.lit(" "),
             pl.col("weight").cast(pl.String), *([pl.lit(" l "), label] if label is not None else [])]  # fmt: skip
    said = [head, lines(nodes, pl.col("number").cast(pl.String), pl.lit(" "), _quoted(pl.col("id")))]
    for sign, part in (("*Edges", edges.filter(~pl.col("directed"))), ("*Arcs", edges.filter("directed"))):
        if not part.is_empty():
            said += [f"{sign}\n", lines(part, *shown)]
    text = "".join(said)
    return text.encode() if text.isascii() else text.encode("utf-8-sig")


def _quoted(text: pl.Expr) -> pl.Expr:
    """A label between quotes; Pajek knows no way to write a quote or the end of a line within one."""
    return (
        pl.lit('"') + text.str.replace_all('"', "'", literal=True).str.replace_all(r"[\s\x00-\x1f]", " ") + pl.lit('"')
    )


def _classes(nodes: pl.DataFrame, name: str) -> list[str]:
    return sorted(nodes[name].cast(pl.String).drop_nulls().unique().to_list())


def _partition(nodes: pl.DataFrame, name: str) -> bytes:
    known = {value: str(number) for number, value in enumerate(_classes(nodes, name), start=1)}
    column = [known.get(value, NO_CLASS) for value in nodes[name].cast(pl.String)]
    return _one_a_line(column)


def _vector(nodes: pl.DataFrame, name: str) -> bytes:
    return _one_a_line([NO_NUMBER if value is None else repr(float(value)) for value in nodes[name]])


def _one_a_line(values: list[str]) -> bytes:
    return "\n".join([f"*Vertices {len(values)}", *values, ""]).encode()


def _legend(nodes: pl.DataFrame, name: str) -> pl.DataFrame:
    said = _classes(nodes, name)
    return pl.DataFrame({"partition": [name] * len(said), "class": range(1, len(said) + 1), "value": said})
