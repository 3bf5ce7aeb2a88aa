"""The layers of a network, beside each other or above each other, everybody at the same place in each."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import polars as pl

from inroads.language import _, numeral
from inroads.report.graph_pictures.labels import Box
from inroads.report.graph_pictures.panel import MANY, Tie, look, names_of, panel, scaled
from inroads.report.graph_pictures.sheet_of_svg import FAINT, SOFT, WIDE, caption, frame, group, svg, words
from inroads.report.graph_pictures.worlds import (
    OFFLINE,
    ONLINE,
    UNKNOWN,
    WORLDS,
    Spot,
    at,
    shapes,
    world_name,
    world_of,
)
from inroads.report.markup import Html, tag

HEAD, GAP, EDGE, FOOT = 26.0, 18.0, 14.0, 40.0
TALL = 0.92
"""How tall a panel is, in parts of its width."""
FEW = 2
LEAN, FLAT, BETWEEN = 0.26, 0.56, 26.0
"""Of planes that lie above each other: how far they lean, how flat they lie, and the room between them."""


def ties_by_world(edges: pl.DataFrame) -> dict[str, list[Tie]]:
    """The ties of each world, each two persons once; sure where one of their ties is certain."""
    said = pl.col("certainty") if "certainty" in edges.columns else pl.lit(None, pl.String)
    certain = said.eq("certain").fill_null(value=True)
    pairs = edges.filter(pl.col("a") != pl.col("b")).select(
        (world_of() if "medium" in edges.columns else pl.lit(UNKNOWN)).alias("world"),
        pl.min_horizontal("a", "b").alias("a"),
        pl.max_horizontal("a", "b").alias("b"),
        certain.alias("sure"),
    )
    once = pairs.group_by("world", "a", "b").agg(pl.col("sure").any()).sort("world", "a", "b")
    return {world: once.filter(pl.col("world") == world).select("a", "b", "sure").rows() for world in WORLDS}


def layers_picture(edges: pl.DataFrame, positions: Mapping[str, Spot], title: str, stacked: bool = False) -> Html:
    """The picture; offline and online always stand there, other media where there are ties in them."""
    ties = ties_by_world(edges)
    shown = [world for world in WORLDS if ties[world] or world in {OFFLINE, ONLINE}]
    drawn = (_stacked if stacked else _beside)(shown, ties, positions)
    body, height = drawn
    told = " ".join(_heading(world, ties[world]) + "." for world in shown)
    notes = notes_on(positions, any(not sure for held in ties.values() for *_ends, sure in held))
    return svg(WIDE, height + FOOT, title, told, *body, caption(height + 18, *notes))


def notes_on(positions: Mapping[str, Spot], dashed: bool) -> list[str]:
    """How to read the picture."""
    place = _("Everybody stands at the same place in every panel; a faint point has no tie in that medium.")
    named = (
        _("Names stand where there is room for them, those with most ties first.")
        if len(positions) <= MANY
        else _(
            "Persons: {count}. Nobody is named; where ties lie over each other it is darker.",
            count=numeral(len(positions)),
        )
    )
    unsure = _("Dashed: not certain.") if dashed else ""
    return [place, " ".join(part for part in (named, unsure) if part)]


def _heading(world: str, ties: list[Tie]) -> str:
    persons = len({end for a, b, _sure in ties for end in (a, b)})
    return _("{world}: persons {persons}, tied pairs {pairs}", world=world_name(world), persons=numeral(persons),
             pairs=numeral(len(ties)))  # fmt: skip


def head(world: str, ties: list[Tie], x: float, y: float) -> Html:
    """The name of a panel behind its shape."""
    return group(shapes(world, [(x + 6, y - 4)], 9), words(x + 16, y, _heading(world, ties), size=12))


def _beside(shown: list[str], ties: Mapping[str, list[Tie]], positions: Mapping[str, Spot]) -> tuple[list[Html], float]:
    side = (WIDE - GAP) / 2
    tall = side * TALL
    looks = look(len(positions), side)
    body = []
    for place, world in enumerate(shown):
        left, top = (place % 2) * (side + GAP), (place // 2) * (tall + HEAD + GAP)
        box = (left, top + HEAD, left + side, top + HEAD + tall)
        spots = scaled(positions, _inner(box))
        names = names_of(spots, _every(ties), looks, box)
        body += [
            head(world, ties[world], left, top + HEAD - 8),
            frame(box),
            panel(world, ties[world], spots, looks, names),
        ]
    rows = (len(shown) + 1) // 2
    return body, rows * (tall + HEAD) + (rows - 1) * GAP


def _stacked(
    shown: list[str], ties: Mapping[str, list[Tie]], positions: Mapping[str, Spot]
) -> tuple[list[Html], float]:
    """Planes above each other, a person's place in one joined to the place in the next by a dotted line."""
    wide = WIDE / (1 + LEAN)
    tall = wide * FLAT * (0.75 if len(shown) > FEW else 1)
    looks = look(len(positions), wide)
    planes = {world: HEAD + place * (tall + HEAD + BETWEEN) for place, world in enumerate(shown)}
    spots = {
        world: {name: (_lean(x * 0.94 + 0.03, y * 0.92 + 0.04, wide, tall, top)) for name, (x, y) in positions.items()}
        for world, top in planes.items()
    }
    body: list[Html] = []
    for world, top in planes.items():
        corners = [_lean(x, y, wide, tall, top) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        way = "M" + "L".join(at(corner) for corner in corners) + "Z"
        outline = tag("path", d=way, fill="#fff", fill_opacity="0.7", stroke=FAINT)
        body += [outline, head(world, ties[world], 0, top - 8)]
    if looks.named:
        body.append(_through(shown, ties, spots))
    for world in shown:
        room: Box = (0, planes[world], WIDE, planes[world] + tall)
        names = names_of(spots[world], _every(ties), looks, room)
        body.append(panel(world, ties[world], spots[world], looks, names))
    return body, planes[shown[-1]] + tall


def _lean(x: float, y: float, wide: float, tall: float, top: float) -> Spot:
    return ((x + (1 - y) * LEAN) * wide, top + y * tall)


def _through(shown: list[str], ties: Mapping[str, list[Tie]], spots: Mapping[str, Mapping[str, Spot]]) -> Html:
    """Who has ties in a plane and in the next one below."""
    drawn = []
    for above, below in pairwise(shown):
        both = _ends(ties[above]) & _ends(ties[below])
        drawn += [f"M{at(spots[above][name])}L{at(spots[below][name])}" for name in sorted(both)]
    return tag("path", d="".join(drawn), stroke=SOFT, stroke_width="0.7", stroke_dasharray="1 3", fill="none")


def _ends(ties: Iterable[Tie]) -> set[str]:
    return {end for a, b, _sure in ties for end in (a, b)}


def _every(ties: Mapping[str, list[Tie]]) -> list[Tie]:
    return [tie for held in ties.values() for tie in held]


def _inner(box: Box) -> Box:
    return (box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE)
