"""The picture of operating characteristics: a panel for each estimator, families from top to bottom."""

from collections.abc import Iterable
from typing import Any

from tests.operating.figures import Count
from tests.operating.judge import LEAST_COVERAGE, Verdict, most_by_chance

from inroads.report.svg import FONT, convert

Spec = dict[str, Any]
OF_2000 = 2000
COLOURS = {"18": "#B45309", "40": "#1D4ED8", "180": "#111111"}
PASSES, FAILS = "passes", "fails"


def draw_estimators(verdicts: list[Verdict]) -> str:
    """The drawing as SVG."""
    names = list(dict.fromkeys(one.cell.estimator.name for one in sorted(verdicts, key=_name)))
    panels = [panel for name in names for panel in _panels(name, [one for one in verdicts if _name(one) == name])]
    spec: Spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "#FFFFFF",
        "padding": 12,
        "concat": panels,
        "columns": 2,
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "spacing": 30,
    }
    return convert(spec).replace("<svg ", f'<svg font-family="{FONT}" ', 1)


def _name(one: Verdict) -> str:
    return one.cell.estimator.name


def _panels(name: str, verdicts: list[Verdict]) -> list[Spec]:
    """Coverage of an estimator's rows, each of its rates, and how often it claims an effect where there is none."""
    verdicts = [one for one in verdicts if one.figures.covered is None or one.figures.covered.of]
    covered = [_point(one, one.figures.covered) for one in verdicts if "coverage" in one.judged]
    rates = {one.figures.row: one.cell.estimator.least for one in verdicts if "rate" in one.judged}
    rejected = [
        _point(one, one.figures.claimed or one.figures.rejected) for one in verdicts if "rejections" in one.judged
    ]
    panels = []
    if covered:
        panels.append(_panel(f"{name}: covered", _worst(covered, least=True), (LEAST_COVERAGE, 0.95)))
    for row, least in rates.items():
        points = [
            _point(one, one.figures.covered) for one in verdicts if one.figures.row == row and "rate" in one.judged
        ]
        panels.append(_panel(f"{name}: {row}", points, (least[row],)))
    if rejected:
        most = most_by_chance(OF_2000) / OF_2000
        panels.append(_panel(f"{name}: claimed where there is no effect", _worst(rejected, least=False), (0.05, most)))
    wrong = [_point(one, one.figures.wrong_and_sure) for one in verdicts if "wrong and sure" in one.judged]
    if wrong:
        lines = (0.05, most_by_chance(OF_2000) / OF_2000)
        panels.append(_panel(f"{name}: sure of the opposite of the truth", _worst(wrong, least=False), lines))
    return panels


def _point(one: Verdict, count: Count | None) -> Spec:
    return {
        "family": one.cell.family,
        "networks": str(one.cell.networks),
        "share": count.share,
        "low": count.low,
        "high": count.high,
        "verdict": FAILS if one.fails else PASSES,
    }


def _worst(points: Iterable[Spec], least: bool) -> list[Spec]:
    """Of all rows of a family at a number of networks the one that does worst."""
    held: dict[tuple[str, str], Spec] = {}
    for point in points:
        key = point["family"], point["networks"]
        other = held.setdefault(key, point)
        if (point["share"] < other["share"]) == least and point["share"] != other["share"]:
            held[key] = point
    return list(held.values())


def _panel(title: str, points: list[Spec], lines: tuple[float, ...]) -> Spec:
    families = list(dict.fromkeys(point["family"] for point in points))
    sizes = sorted({point["networks"] for point in points}, key=int)
    ends = [point["low"] for point in points] + [point["high"] for point in points] + list(lines)
    domain = [max(0.0, min(ends) - 0.01), min(1.0, max(ends) + 0.01)]
    y = {"field": "family", "type": "nominal", "sort": families, "title": None}
    offset = {"field": "networks", "type": "nominal", "sort": sizes}
    colour = {
        "field": "networks", "type": "nominal", "sort": sizes, "title": "networks",
        "scale": {"domain": sizes, "range": [COLOURS.get(size, "#6B7280") for size in sizes]},
    }  # fmt: skip
    x = {
        "type": "quantitative",
        "scale": {"domain": domain, "zero": False, "nice": False},
        "title": None,
        "axis": {"tickCount": 6},
    }
    base = {"y": y, "yOffset": offset, "color": colour}
    shape = {
        "field": "verdict", "type": "nominal", "title": "worst row",
        "scale": {"domain": [PASSES, FAILS], "range": ["circle", "cross"]},
    }  # fmt: skip
    return {
        "title": title,
        "width": 330,
        "height": {"step": 11},
        "data": {"values": points},
        "layer": [
            *(_rule(at, dashed) for at, dashed in zip(lines, (True, False), strict=False)),
            {"mark": {"type": "rule", "strokeWidth": 1.6},
             "encoding": {**base, "x": {**x, "field": "low"}, "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 48, "opacity": 1},
             "encoding": {**base, "x": {**x, "field": "share"}, "shape": shape}},
        ],
    }  # fmt: skip


def _rule(at: float, dashed: bool) -> Spec:
    mark = {"type": "rule", "color": "#9CA3AF", "strokeWidth": 1.2} | ({"strokeDash": [4, 3]} if dashed else {})
    return {"data": {"values": [{"at": at}]}, "mark": mark, "encoding": {"x": {"field": "at", "type": "quantitative"}}}
