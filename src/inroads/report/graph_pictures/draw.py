"""A picture of a graph by its name, and its way out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.graph.graph import Graph
from inroads.graph.layout import node_positions
from inroads.graph.nodes_and_edges import CONTACT, PRESENCE, NodesAndEdges
from inroads.language import _
from inroads.report.gate import Gate
from inroads.report.graph_files.waves import waves_of
from inroads.report.graph_pictures.layers_picture import layers_picture
from inroads.report.graph_pictures.matrix_picture import matrix_picture
from inroads.report.graph_pictures.periods_picture import periods_picture
from inroads.report.graph_pictures.positions import on_sheet
from inroads.report.graph_pictures.timeline_picture import timeline_picture
from inroads.report.graph_pictures.worlds import Spot
from inroads.report.markup import Html

WHATS = ("layers", "periods", "timeline", "matrix")
PERIODS = "4"
MOST_PERIODS = 8


@dataclass(frozen=True)
class Wanted:
    """Which picture: of whom, in how many periods, its layers beside or above each other."""

    what: str = "layers"
    person: str = ""
    periods: str = PERIODS
    stacked: bool = False
    seed: int = 1


def picture(graph: Graph, net: NodesAndEdges, wanted: Wanted, title: str, say: Callable[[str], str] = str) -> Html:
    """The picture as SVG; raises InputError where there is nothing to draw, or it is not said of whom."""
    ties = net.edges.filter(pl.col("kind") != PRESENCE)
    if wanted.what == "timeline":
        if wanted.person not in net.nodes["id"]:
            raise InputError(
                _("There is no «{person}» in this graph.", person=wanted.person), do=_("Name a person with --person.")
            )
        return timeline_picture(net, wanted.person, title, say)
    if wanted.what == "matrix":
        _something(net.edges.filter(pl.col("kind") == PRESENCE), _("Nobody is on record as having been in a place."))
        return matrix_picture(net, title)
    _something(ties, _("No tie is on record."))
    spots = _spots(graph, ties, wanted.seed)
    if wanted.what == "layers":
        return layers_picture(ties, spots, title, wanted.stacked)
    waves = waves_of(wanted.periods, ties)
    if len(waves) > MOST_PERIODS:
        raise InputError(
            _("So many periods find no room: {count}.", count=len(waves)),
            do=_("Draw at most {most}.", most=MOST_PERIODS),
        )
    return periods_picture(ties, waves, spots, title)


def _spots(graph: Graph, ties: pl.DataFrame, seed: int) -> dict[str, Spot]:
    """Where everybody stands who is tied to somebody."""
    tied = pl.concat([ties["a"], ties["b"]]).unique()
    shown = graph.to_contacts() if set(ties["kind"]) == {CONTACT} else graph
    placed = node_positions(shown, seed=seed)
    return dict(on_sheet(placed.filter(pl.col("person").is_in(tied.implode()))))


def _something(rows: pl.DataFrame, why: str) -> None:
    if rows.is_empty():
        raise InputError(why, do=_("Choose another part of the study."))


def write_picture(drawn: Html, out: Path, what: str, gate: Gate) -> Path:
    """Let the picture out as a file of its own."""
    return gate.let_out(out, f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode(), f"picture {what}")
