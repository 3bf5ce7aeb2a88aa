"""The worlds in a picture of a graph: their order, colours and shapes, alone or a thousand at once."""

from collections.abc import Iterable, Mapping

import polars as pl

from inroads.answers.pictures import COLOURS
from inroads.language import _
from inroads.report.markup import Html, tag

OFFLINE, VOICE, ONLINE, UNKNOWN = "offline", "remote_voice", "online", "unknown"
HYBRID = "hybrid"
"""A place that is both; no tie is."""
WORLDS = (OFFLINE, ONLINE, VOICE, UNKNOWN)
OF_PLACES = (OFFLINE, HYBRID, ONLINE, VOICE, UNKNOWN)
GREY = "#6f6f6f"
COLOUR: Mapping[str, str] = COLOURS | {UNKNOWN: GREY, HYBRID: COLOURS[OFFLINE]}
PALER = "-pale"
"""Ends the name of a pattern that is pale: printers pass over the opacity of a pattern."""
PATTERNS = {UNKNOWN: "unknown-hatch", HYBRID: "both-worlds"}

Spot = tuple[float, float]


def world_of(column: str = "medium") -> pl.Expr:
    """The world of a medium, or of a place that is hybrid; whatever else is unknown."""
    known = [OFFLINE, VOICE, ONLINE, HYBRID]
    return pl.when(pl.col(column).is_in(known)).then(pl.col(column)).otherwise(pl.lit(UNKNOWN))


def world_name(world: str) -> str:
    """The name of a world, as a heading."""
    return {OFFLINE: _("Offline"), ONLINE: _("Online"), VOICE: _("Remote voice"), UNKNOWN: _("Medium unknown")}[world]


def patterns() -> Html:
    """What is not known is hatched; what is in both worlds has the colours of both. Each also pale."""
    unknown, both = ("#fff", GREY), (COLOURS[OFFLINE], COLOURS[ONLINE])
    return tag(
        "defs",
        _stripes(PATTERNS[UNKNOWN], 4, *unknown, 1.6),
        _stripes(PATTERNS[UNKNOWN] + PALER, 4, "#fff", "#cfcfcf", 1.6),
        _stripes(PATTERNS[HYBRID], 7, *both, 7),
        _stripes(PATTERNS[HYBRID] + PALER, 7, "#f0d0bd", "#b8d7e8", 7),
    )


def _stripes(name: str, step: float, ground: str, line: str, wide: float) -> Html:
    under = tag("rect", width=step, height=step, fill=ground)
    stripe = tag("path", d=f"M0 0V{step:g}", stroke=line, stroke_width=f"{wide:g}")
    return tag("pattern", under, stripe, id=name, width=step, height=step,
               patternUnits="userSpaceOnUse", patternTransform="rotate(45)")  # fmt: skip


def fill(world: str, pale: bool = False) -> str:
    """What a shape of the world is filled with."""
    return f"url(#{PATTERNS[world]}{PALER if pale else ''})" if world in PATTERNS else COLOUR[world]


def shapes(world: str, spots: Iterable[Spot], size: float) -> Html | None:
    """The shape of the world at every spot, as one path: squares offline, circles online, triangles for voice."""
    held = list(spots)
    if not held:
        return None
    if world == VOICE:
        return tag("path", d="".join(_triangle(spot, size) for spot in held), fill=COLOUR[world])
    if world in PATTERNS:
        edge = GREY if world == UNKNOWN else None
        return tag("path", d="".join(_square(spot, size) for spot in held), fill=fill(world), stroke=edge,
                   stroke_width=number(max(0.4, size / 8)))  # fmt: skip
    cap = "square" if world == OFFLINE else "round"
    across = size * (0.88 if world == OFFLINE else 1.08)
    return tag("path", d="".join(f"M{at(spot)}h.01" for spot in held), stroke=COLOUR[world],
               stroke_width=number(across), stroke_linecap=cap, fill="none")  # fmt: skip


def number(value: float) -> str:
    """A coordinate, no longer than a picture needs."""
    return f"{value:.1f}".removesuffix(".0")


def at(spot: Spot) -> str:
    """A spot in a path."""
    return f"{number(spot[0])} {number(spot[1])}"


def _triangle(spot: Spot, size: float) -> str:
    x, y = spot
    return f"M{at((x, y - size * 0.6))}L{at((x + size * 0.58, y + size * 0.45))}H{number(x - size * 0.58)}Z"


def _square(spot: Spot, size: float) -> str:
    half = size * 0.44
    return f"M{at((spot[0] - half, spot[1] - half))}h{number(2 * half)}v{number(2 * half)}h-{number(2 * half)}Z"
