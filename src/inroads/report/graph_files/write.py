"""A graph leaves the house: as one file, as several of one stem, or as a folder; each passes the gate."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from inroads.graph.nodes_and_edges import NodesAndEdges
from inroads.report.export import table_bytes
from inroads.report.gate import Gate
from inroads.report.graph_files.gexf import gexf_bytes
from inroads.report.graph_files.graphml import graphml_bytes
from inroads.report.graph_files.losses import losses
from inroads.report.graph_files.pajek import pajek_files
from inroads.report.graph_files.r_bundle import r_files
from inroads.report.graph_files.ucinet import ucinet_bytes

FORMS = ("graphml", "gexf", "pajek", "dl", "csv", "parquet", "r")
FOLDERS = ("csv", "parquet", "r")
"""Forms that are a folder of files."""
WAVES = "3"


@dataclass(frozen=True)
class Written:
    """The files that were written, and what they do not hold of the graph."""

    files: tuple[Path, ...]
    losses: tuple[str, ...]


def write_graph(
    net: NodesAndEdges, form: str, out: Path, gate: Gate, waves: str = WAVES, spells: pl.DataFrame | None = None
) -> Written:
    """Write the graph in one of :data:`FORMS` to the file, or into the folder, ``out``."""
    parts = _parts(net, form, waves, spells)
    named = {_path(out, form, name): content for name, content in parts.items()}
    files = [gate.let_out(path, content, f"graph {form}") for path, content in named.items()]
    return Written(tuple(files), tuple(losses(net, form)))


def _path(out: Path, form: str, name: str) -> Path:
    if form in FOLDERS:
        return out / name
    return out.with_suffix(name) if name else out


def _parts(net: NodesAndEdges, form: str, waves: str, spells: pl.DataFrame | None) -> dict[str, bytes]:
    """The bytes of each file by its name in the folder, or by what follows the stem."""
    if form in {"csv", "parquet"}:
        return {f"nodes.{form}": table_bytes(net.nodes, form), f"edges.{form}": table_bytes(net.edges, form)}
    if form == "pajek":
        return pajek_files(net)
    if form == "r":
        return r_files(net, waves, spells)
    single = {"graphml": graphml_bytes, "gexf": gexf_bytes, "dl": ucinet_bytes}
    return {"": single[form](net)}
