"""UCINET DL: one relation as a list of edges; a graph of persons and places stays two-mode."""

import polars as pl

from inroads.graph.nodes_and_edges import PLACE, NodesAndEdges
from inroads.report.graph_files.graphml import both_ways
from inroads.report.graph_files.xml_text import lines

NO_LABEL = r"[\s\x00-\x1f,\"']+"
"""What ends a label for UCINET."""


def ucinet_bytes(net: NodesAndEdges) -> bytes:
    """The graph as DL; several ties between two nodes are one, their weights added."""
    if net.two_mode:
        rows = net.nodes.filter(pl.col("kind") != PLACE)
        columns = net.nodes.filter(pl.col("kind") == PLACE)
        head = f"dl nr={rows.height} nc={columns.height}\nformat=edgelist2\n"
        named = f"row labels:\n{_labels(rows)}column labels:\n{_labels(columns)}"
        return f"{head}{named}data:\n{_data(net.edges, rows, columns)}".encode()
    head = f"dl n={net.nodes.height}\nformat=edgelist1\n"
    edges = _data(both_ways(net.edges), net.nodes, net.nodes)
    return f"{head}labels:\n{_labels(net.nodes)}data:\n{edges}".encode()


def labels(ids: pl.Series) -> list[str]:
    """The ids as UCINET can read them: those it can stay, the others give way where they would become alike."""
    plain = ids.str.replace_all(NO_LABEL, "_")
    taken = set(ids.filter(plain == ids))
    given = []
    for own, label in zip(ids, plain, strict=True):
        free, running = label, 2
        while own != label and free in taken:
            free, running = f"{label}_{running}", running + 1
        taken.add(free)
        given.append(free)
    return given


def _labels(nodes: pl.DataFrame) -> str:
    return "".join(f"{label}\n" for label in labels(nodes["id"]))


def _data(edges: pl.DataFrame, rows: pl.DataFrame, columns: pl.DataFrame) -> str:
    first, second = (nodes.select("id").with_row_index("number", 1) for nodes in (rows, columns))
    numbered = edges.join(first, left_on="a", right_on="id").join(second, left_on="b", right_on="id")
    summed = numbered.group_by("number", "number_right").agg(pl.col("weight").sum()).sort("number", "number_right")
    parts = [pl.col(name).cast(pl.String) for name in ("number", "number_right", "weight")]
    return lines(summed, parts[0], " ", parts[1], " ", parts[2])
