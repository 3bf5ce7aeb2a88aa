"""One panel of a network: the ties of one world between points that stand at the same place in every panel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inroads.report.graph_pictures.labels import Box, Name, placed
from inroads.report.graph_pictures.sheet_of_svg import FAINT, group, words
from inroads.report.graph_pictures.worlds import COLOUR, Spot, at, number, shapes
from inroads.report.markup import Html, join, tag

MANY = 150
"""From more persons than this on, nobody is named and ties are thin."""
TOGETHER = 8
"""So many thin ties are one path; where paths cross, the picture grows darker."""

Tie = tuple[str, str, bool]
"""Two persons, and whether the tie is sure."""


FULL = 360.0
"""On a narrower panel thin ties are thinner, and paler."""
CROWD, THIN = 600, (0.8, 0.5)
"""From so many persons on thin ties are thinner still."""
DARK, THINNED = (0.28, 0.6), 700
"""How dark thin ties are at least and at most, and how many of them are drawn darkest."""


@dataclass(frozen=True)
class Look:
    """How large points are, how thick ties and how dark, and whether persons are named."""

    size: float
    width: float
    dark: float
    named: bool


def look(persons: int, side: float) -> Look:
    """What can still be told apart on a panel that is ``side`` wide."""
    if persons <= MANY:
        size = max(2.6, min(8.5, side / 42 - persons / 60))
        return Look(size, 1.4 if persons < MANY / 3 else 1.1, 0.65, named=True)
    small = max(0.45, min(1.0, side / FULL))
    size = max(1.3, min(3.5, side * 0.24 / persons**0.5))
    return Look(size, THIN[persons > CROWD] * small, small, named=False)


def scaled(positions: Mapping[str, Spot], box: Box) -> dict[str, Spot]:
    """Positions between 0 and 1 as spots in the box."""
    left, top, right, foot = box
    return {name: (left + x * (right - left), top + y * (foot - top)) for name, (x, y) in positions.items()}


def panel(world: str, ties: Iterable[Tie], spots: Mapping[str, Spot], looks: Look, names: Mapping[str, Name]) -> Html:
    """The ties of a world, those who have one as its shape, all others as a faint point."""
    held = sorted(ties)
    here = sorted({end for a, b, _sure in held for end in (a, b)})
    absent = "".join(f"M{at(spots[name])}h.01" for name in sorted(set(spots) - set(here)))
    faint = tag("path", d=absent, stroke=FAINT, stroke_width=number(looks.size * 0.55), stroke_linecap="round")
    said = [words(*names[name][:2], name, anchor=names[name][2], halo=True) for name in here if name in names]
    return group(
        faint if absent else None, _lines(held, spots, looks, world), _points(world, here, spots, looks), *said
    )


def names_of(spots: Mapping[str, Spot], ties: Iterable[Tie], looks: Look, room: Box) -> dict[str, Name]:
    """Where the names stand: those with most ties have the first claim, who finds no room goes without."""
    if not looks.named:
        return {}
    counted = dict.fromkeys(spots, 0)
    for a, b, _sure in ties:
        counted[a] += 1
        counted[b] += 1
    order = sorted((name for name in spots if counted[name]), key=lambda name: (-counted[name], name))
    return placed(spots, order, looks.size, room)


def _lines(ties: list[Tie], spots: Mapping[str, Spot], looks: Look, world: str) -> Html:
    """Those that are not certain dashed; thin ones a few to a path, so that crossings grow darker."""
    said = []
    for sure, dashes in ((False, "2.5 2"), (True, None)):
        drawn = [f"M{at(spots[a])}L{at(spots[b])}" for a, b, known in ties if known is sure]
        step = max(len(drawn), 1) if looks.named else TOGETHER
        said += [
            tag("path", d="".join(drawn[first : first + step]), stroke_dasharray=dashes)
            for first in range(0, len(drawn), step)
        ]
    dark = looks.dark
    if not looks.named:
        dark *= max(DARK[0], min(DARK[1], THINNED / max(len(ties), 1)))
    return group(
        *said, stroke=COLOUR[world], stroke_width=f"{looks.width:g}", stroke_opacity=f"{dark:.2f}", fill="none"
    )


def _points(world: str, here: list[str], spots: Mapping[str, Spot], looks: Look) -> Html | None:
    if not looks.named:
        return shapes(world, (spots[name] for name in here), looks.size)
    said = [group(tag("title", name), shapes(world, [spots[name]], looks.size)) for name in here]
    return join(said)
