"""One person over time: each tie and each place as a row, its spells as bars in the colours of the worlds."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from inroads.graph.nodes_and_edges import DATES, PRESENCE, NodesAndEdges
from inroads.language import _, numeral
from inroads.report.graph_pictures.sheet_of_svg import SOFT, WIDE, caption, fitted, svg, words
from inroads.report.graph_pictures.time_axis import Span, TimeAxis
from inroads.report.graph_pictures.worlds import OF_PLACES, shapes, world_of
from inroads.report.markup import Html

ROW, THICK, HEAD, FOOT, LEFT = 15.0, 9.0, 30.0, 40.0, 226.0
MOST = 120
"""So many rows at most; the others are counted."""


@dataclass(frozen=True)
class Row:
    """What the person had with another person or a place in one world."""

    kind: str
    other: str
    world: str
    said: str
    spans: tuple[Span, ...]


def timeline_picture(net: NodesAndEdges, person: str, title: str, say: Callable[[str], str] = str) -> Html:
    """The picture; who came first stands first, what has no date at all last. ``say`` words what a tie was."""
    rows = rows_of(net, person)
    shown = rows[:MOST]
    axis = TimeAxis.over((span for row in shown for span in row.spans), LEFT, WIDE - LEFT)
    body: list[Html | None] = []
    y = HEAD
    for kind, heading in (("tie", _("Persons")), (PRESENCE, _("Places"))):
        held = [row for row in shown if row.kind == kind]
        if held:
            body.append(words(0, y, heading, bold=True))
            y += ROW
        for row in held:
            body += _row(row, axis, y, say)
            y += ROW
        y += ROW / 2 if held else 0
    notes = [
        _("Full: surely; pale: perhaps, as far as the dates allow; where no end is on record, to the edge."),
        *([_("Rows left out: {count}.", count=numeral(len(rows) - MOST))] if len(rows) > MOST else []),
    ]
    lines = axis.drawn(HEAD - 8, y - ROW / 2) if axis else None
    told = _("{person}: rows {count}.", person=person, count=numeral(len(rows)))
    heading = words(0, 12, person, size=13, bold=True)
    return svg(WIDE, y + FOOT, title, told, heading, lines, *body, caption(y + 14, *notes))


def _row(row: Row, axis: TimeAxis | None, y: float, say: Callable[[str], str]) -> list[Html | None]:
    said: list[Html | None] = [
        shapes(row.world, [(6, y - 4)], 8),
        words(16, y, fitted(row.other, 92)),
        words(112, y, fitted(say(row.said), 112), colour=SOFT),
    ]
    dated = [span for span in row.spans if any(span)]
    if axis is None or not dated:
        return [*said, words(LEFT + 4, y, _("no date on record"), colour=SOFT)]
    return [*said, *[axis.bar(span, row.world, y - 4, THICK) for span in dated]]


def rows_of(net: NodesAndEdges, person: str) -> list[Row]:
    """The rows of a person, in order."""
    lacking = [pl.lit(None, pl.Date).alias(name) for name in DATES if name not in net.edges.columns]
    edges = net.edges.with_columns(lacking).filter((pl.col("a") == person) | (pl.col("b") == person))
    word = [pl.col(name) for name in ("content", "function", "contact_kind") if name in edges.columns]
    said = pl.coalesce(*word, pl.lit("")) if word else pl.lit("")
    edges = edges.with_columns(
        pl.when(pl.col("a") == person).then("b").otherwise("a").alias("other"),
        (world_of() if "medium" in edges.columns else pl.lit("unknown")).alias("world"),
        said.alias("said"),
        pl.when(pl.col("kind") == PRESENCE).then(pl.lit(PRESENCE)).otherwise(pl.lit("tie")).alias("kind"),
    )
    rows = [
        Row(kind, other, world, what, tuple(spans.select(DATES).rows()))
        for (kind, other, world, what), spans in edges.group_by("kind", "other", "world", "said", maintain_order=True)
    ]
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[str, str, str, int]:
    days = [day.isoformat() for span in row.spans for day in span if day is not None]
    return (min(days, default="~"), row.other, row.said, OF_PLACES.index(row.world))
