"""The layers of a study as they stand in its report, beside the finding that counts who is tied in both worlds."""

import polars as pl

from inroads.graph.graph import Graph
from inroads.graph.layout import node_positions
from inroads.graph.nodes_and_edges import TIE, nodes_and_edges
from inroads.language import _
from inroads.report.finding_section import Beside
from inroads.report.graph_pictures.layers_picture import layers_picture
from inroads.report.graph_pictures.positions import on_sheet

OVERLAP = "intertwinement.overlap"
MOST = 2_000
"""With more persons a report would hold more picture than text; the picture is then drawn apart."""


def layers_beside(graph: Graph) -> dict[str, Beside]:
    """The picture by the id of its finding; none where nobody is tied, or too many are."""
    edges = nodes_and_edges(graph, [TIE]).edges
    tied = pl.concat([edges["a"], edges["b"]]).unique()
    if not 0 < len(tied) <= MOST:
        return {}
    placed = node_positions(graph).filter(pl.col("person").is_in(tied.implode()))
    title = _("All persons of the study who are tied to somebody, in each medium at the same place.")
    return {OVERLAP: Beside(title, layers_picture(edges, on_sheet(placed), title))}
