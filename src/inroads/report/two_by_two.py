"""The two pathways in the two worlds, as people draw it: ways in down the side, the three ways of counting across."""

from collections.abc import Iterable
from itertools import groupby

from inroads.answers.finding import Record
from inroads.language import _
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import DASH, count, interval, percent
from inroads.report.reading import Reading
from inroads.report.record_table import base_of, table
from inroads.report.words import is_unknown

ESTIMANDS = ("per_network", "per_entry", "any_use")
WHOLE = "all"

Cells = dict[tuple[str, str], dict[str, Record]]


def is_two_by_two(records: list[Record]) -> bool:
    """Whether the records are those of the 2x2."""
    return bool(records) and all({"estimand", "layer", "channel", "medium"} <= record.keys() for record in records)


def layers_of(records: list[Record]) -> list[str]:
    """The layers on record, all together first."""
    layers = list(dict.fromkeys(str(record["layer"]) for record in records))
    return sorted(layers, key=lambda layer: layer != WHOLE)


def two_by_two_table(reading: Reading, records: list[Record], layer: str, caption: Html) -> Html:
    """The 2x2 of one layer."""
    cells: Cells = {}
    for record in records:
        if record["layer"] == layer:
            cells.setdefault((str(record["channel"]), str(record["medium"])), {})[str(record["estimand"])] = record
    ways = sorted(cells, key=lambda way: (is_unknown(way[0]), is_unknown(way[1]) and is_unknown(way[0])))
    known = [way for way in ways if not any(map(is_unknown, way))]
    unknown = [way for way in ways if any(map(is_unknown, way))]
    bodies = [*_bodies(reading, known, cells), *_bodies(reading, unknown, cells, class_="unknown")]
    return table(caption, _head(_heads(records, layer)), *bodies)


def note_on_bounds(records: list[Record]) -> Html | None:
    """What bounds are, where there are any."""
    if all(record.get("bound_low") is None for record in records):
        return None
    return tag(
        "p", _("Bounds: the share if every unknown were outside the cell, and if every one were in it."), class_="note"
    )


def _heads(records: Iterable[Record], layer: str) -> dict[str, str]:
    """What stands over each way of counting: it says how many it counts over."""
    known = [record for record in records if record["layer"] == layer and not _is_unknown_way(record)]
    networks = max((record.get("networks") or 0 for record in known if record["estimand"] == "per_network"), default=0)
    entries = max((record.get("of") or 0 for record in known if record["estimand"] == "per_entry"), default=0)
    users = max((record.get("of") or 0 for record in known if record["estimand"] == "any_use"), default=0)
    return {
        "per_network": _("Per network: mean share in {n} networks", n=networks),
        "per_entry": _("Per entry: of {n} known entries", n=entries),
        "any_use": _("Any use: of {n} networks", n=users),
    }


def _head(titles: dict[str, str]) -> Html:
    groups = [
        tag("th", titles[name], scope="colgroup", colspan=2 if name == "per_network" else 3, class_="over first")
        for name in ESTIMANDS
    ]
    sure, bounds = _("95 % interval"), _("Bounds")
    under = [sure, bounds, _("Entries"), sure, bounds, _("Networks"), sure, bounds]
    way = tag("th", _("Way in"), scope="col", rowspan="2")
    return tag(
        "thead", tag("tr", way, *groups), tag("tr", *[tag("th", one, scope="col", class_="num") for one in under])
    )


def _bodies(reading: Reading, ways: list[tuple[str, str]], cells: Cells, class_: str | None = None) -> list[Html]:
    """One body to a channel, headed by its name."""
    bodies = []
    for channel, group in groupby(ways, key=lambda way: way[0]):
        name = _("Channel {channel}", channel=reading.words.word("channel", channel)) if is_unknown(channel) else None
        head = tag("th", name or reading.words.word("channel", channel).capitalize(), scope="rowgroup", colspan="9")
        rows = [_row(reading, medium, cells[channel, medium]) for _channel, medium in group]
        bodies.append(tag("tbody", tag("tr", head, class_="group"), *rows, class_=class_))
    return bodies


def _row(reading: Reading, medium: str, by_estimand: dict[str, Record]) -> Html:
    head = tag("th", reading.words.value("medium", medium), scope="row")
    return tag("tr", head, join(_cells(reading, name, by_estimand.get(name)) for name in ESTIMANDS))


def _cells(reading: Reading, estimand: str, record: Record | None) -> Html:
    """Count, interval and bounds; a mean over networks has no count, so its interval bears the link."""
    if record is None:
        return Html(f'<td class="num">{DASH}</td>' * (2 if estimand == "per_network" else 3))
    sure = _sure(record)
    bounds = text(interval(record.get("bound_low"), record.get("bound_high")))
    if estimand == "per_network":
        return join([_cell(reading.link(sure, record), "num first"), _cell(bounds, "num soft")])
    counted = reading.link(count(record.get("n"), record.get("of")), record)
    return join([_cell(counted, "num first"), _cell(text(sure)), _cell(bounds, "num soft")])


def _sure(record: Record) -> str:
    """The interval, with the share before it where the numbers carry one."""
    share, sure = percent(record.get("share"), base_of(record)), interval(record.get("low"), record.get("high"))
    return _("{share} ({interval})", share=share, interval=sure) if share and sure else sure or share


def _cell(shown: Html, class_: str = "num") -> Html:
    return tag("td", shown or DASH, class_=class_)


def _is_unknown_way(record: Record) -> bool:
    return is_unknown(record.get("channel")) or is_unknown(record.get("medium"))
