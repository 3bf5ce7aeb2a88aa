"""A network period by period, everybody at the same place: one row for each world, one column for each period."""

from collections.abc import Mapping, Sequence

import polars as pl

from inroads.language import _, numeral
from inroads.report.graph_files.waves import SURE, Wave, in_waves
from inroads.report.graph_pictures.layers_picture import ties_by_world
from inroads.report.graph_pictures.panel import look, names_of, panel, scaled
from inroads.report.graph_pictures.sheet_of_svg import WIDE, caption, frame, group, svg, words
from inroads.report.graph_pictures.worlds import OFFLINE, ONLINE, WORLDS, Spot, number, shapes, world_name
from inroads.report.markup import Html, tag

HEAD, GAP, EDGE, FOOT, SIDE = 24.0, 8.0, 8.0, 46.0, 22.0
FEW = 60
"""So many persons at most are named in panels as small as these."""


def periods_picture(edges: pl.DataFrame, periods: Sequence[Wave], positions: Mapping[str, Spot], title: str) -> Html:
    """The picture: ties that surely were there in a period as lines, those that may have been dashed."""
    dated = in_waves(edges, list(periods)).with_columns(
        pl.when(pl.col("state") == SURE).then(pl.lit("certain")).otherwise(pl.lit("possible")).alias("certainty")
    )
    ties = {wave.number: ties_by_world(dated.filter(pl.col("wave") == wave.number)) for wave in periods}
    shown = [world for world in WORLDS if world in {OFFLINE, ONLINE} or any(held[world] for held in ties.values())]
    side = (WIDE - SIDE - GAP * (len(periods) - 1)) / len(periods)
    looks = look(len(positions), side)
    every = [tie for held in ties.values() for world in shown for tie in held[world]]
    body = []
    for row, world in enumerate(shown):
        top = HEAD + row * (side + HEAD)
        body.append(_side(world, top + side / 2))
        for column, wave in enumerate(periods):
            left = SIDE + column * (side + GAP)
            box = (left, top, left + side, top + side)
            spots = scaled(positions, (left + EDGE, top + EDGE, left + side - EDGE, top + side - EDGE))
            names = names_of(spots, every, looks, box) if len(positions) <= FEW else {}
            held = ties[wave.number][world]
            body += [_head(wave, held, left, top - 6, row == 0), frame(box), panel(world, held, spots, looks, names)]
    notes = [
        _("Everybody stands at the same place in every panel. Lines: surely there in the period; dashed: perhaps."),
        _("Above each panel: tied pairs, and in brackets those that are only perhaps among them."),
    ]
    if len(positions) > FEW:
        notes.append(_("Persons: {count}. Nobody is named.", count=numeral(len(positions))))
    height = len(shown) * (side + HEAD) + FOOT
    told = ", ".join(span_of(wave) for wave in periods)
    return svg(WIDE, height, title, told, *body, caption(height - FOOT + 16, *notes))


def _side(world: str, y: float) -> Html:
    said = words(0, 0, world_name(world), anchor="middle", size=12)
    return group(tag("g", said, transform=f"translate(12 {number(y)}) rotate(-90)"), shapes(world, [(8, y + 62)], 9))


def _head(wave: Wave, ties: Sequence[tuple[str, str, bool]], x: float, y: float, dated: bool) -> Html:
    unsure = sum(not sure for *_ends, sure in ties)
    count = f"{numeral(len(ties))} ({numeral(unsure)})" if unsure else numeral(len(ties))
    return words(x, y, f"{span_of(wave)}: {count}" if dated else count)


def span_of(wave: Wave) -> str:
    """A period in its shortest form: whole years as years."""
    first, last = wave.first, wave.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}-{last.year}"
    return f"{first.isoformat()} - {last.isoformat()}"
