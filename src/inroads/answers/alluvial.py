"""An alluvial picture: entries as ribbons that flow from first contact over the steps to commitment and role."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from inroads.answers.pictures import Spec, alluvial_layers
from inroads.answers.spoken import Names
from inroads.answers.ways import LAYERS, WORLDS
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.paths import JOINT, is_whole
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _

UNKNOWN = "unknown"
NO_CHANGE = "straight"
ORDER = (*WORLDS, NO_CHANGE, *LAYERS)
GAP = 0.03
BEND = 16

Stations = tuple[str, ...]


def alluvial_picture(view: View, rows: list[Row], rollup: str) -> Spec | None:
    """Four columns: first contact, what lay between, commitment, role at entry; coloured by first contact."""
    if not rows:
        return None
    worlds = rollup_of(view.frame, rollup)
    flows = Counter(_stations(row, worlds) for row in rows)
    names = Names(view)
    titles = [_("First contact"), _("In between"), _("Commitment"), _("Role at entry")]
    nodes = [_spans(flows, column) for column in range(len(titles))]
    return alluvial_layers(
        ribbons=[point for column in range(len(titles) - 1) for point in _ribbons(flows, nodes, column)],
        nodes=[
            {
                "x": column,
                "low": low,
                "high": high,
                "middle": (low + high) / 2,
                "world": value if column in (0, 2) else "",
            }
            | {"label": f"{_name(names, value)} · {count}", "title": titles[column]}
            for column, spans in enumerate(nodes)
            for value, (low, high, count) in spans.items()
        ],
        titles=titles,
        names={world: _name(names, world) for world in (*WORLDS, UNKNOWN)},
    )


def _stations(row: Row, worlds: Mapping[str, str]) -> Stations:
    first = _or_unknown(rolled_up(row["medium_first_contact"], worlds))
    last = _or_unknown(rolled_up(row["medium_commitment"], worlds))
    steps = row["path"].split(JOINT) if is_whole(row["path"]) else []
    between = steps[1:-1] if len(steps) > 2 else []  # noqa: PLR2004 a start and an end
    middle = between[0] if between and between[0] in WORLDS else NO_CHANGE if steps else UNKNOWN
    return first, middle, last, _or_unknown(row["layer"])


def _or_unknown(value: str) -> str:
    return value if is_known(value) else UNKNOWN


def _name(names: Names, value: str) -> str:
    own = {UNKNOWN: _("unknown"), NO_CHANGE: _("no other world")}
    return own.get(value) or (names.layer(value) if value in LAYERS else names.world(value))


def _rank(value: str) -> int:
    return ORDER.index(value) if value in ORDER else len(ORDER)


def _spans(flows: Counter[Stations], column: int) -> dict[str, tuple[float, float, int]]:
    """Where each value of a column stands: from, to, and how many entries; heights add up to one, gaps apart."""
    counts: Counter[str] = Counter()
    for stations, count in flows.items():
        counts[stations[column]] += count
    scale, top = (1 - GAP * (len(counts) - 1)) / counts.total(), 0.0
    spans = {}
    for value in sorted(counts, key=_rank):
        height = counts[value] * scale
        spans[value] = (top, top + height, counts[value])
        top += height + GAP
    return spans


def _ribbons(
    flows: Counter[Stations], nodes: list[dict[str, tuple[float, float, int]]], column: int
) -> list[dict[str, Any]]:
    """The points of the ribbons between a column and the next, one ribbon to each pair and first contact."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    for stations, count in flows.items():
        pairs[stations[column], stations[column + 1], stations[0]] += count
    left = _laid(pairs, nodes[column], 0)
    right = _laid(pairs, nodes[column + 1], 1)
    points = []
    for pair, count in pairs.items():
        for step in range(BEND + 1):
            t = step / BEND
            ease = t * t * (3 - 2 * t)
            low = left[pair][0] + ease * (right[pair][0] - left[pair][0])
            high = left[pair][1] + ease * (right[pair][1] - left[pair][1])
            name = f"{column}/{'/'.join(pair)}"
            points.append({"ribbon": name, "x": column + t, "low": low, "high": high, "world": pair[2], "n": count})
    return points


def _laid(
    pairs: Counter[tuple[str, str, str]], spans: dict[str, tuple[float, float, int]], side: int
) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Where each ribbon leaves or enters a node: one after another, so that they do not cross at the node."""
    laid, reached = {}, {value: span[0] for value, span in spans.items()}
    for pair in sorted(pairs, key=lambda pair: (_rank(pair[1 - side]), _rank(pair[2]))):
        low, high, count = spans[pair[side]]
        start = reached[pair[side]]
        reached[pair[side]] = start + (high - low) * pairs[pair] / count
        laid[pair] = (start, reached[pair[side]])
    return laid
