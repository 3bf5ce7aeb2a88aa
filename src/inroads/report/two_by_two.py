"""The two pathways in the two worlds, as people draw it: ways in down the side, the three ways of counting across."""

from collections.abc import Iterable

from inroads.answers.finding import Record
from inroads.language import _
from inroads.report.markup import Html, join, tag
from inroads.report.numbers import DASH, bounds, count, interval, number, percent
from inroads.report.reading import Reading
from inroads.report.record_table import base_of, table
from inroads.report.ways_down import Way, bodies, is_open

ESTIMANDS = ("per_network", "per_entry", "any_use")
WHOLE = "all"
COLUMNS = {"per_network": 1, "per_entry": 2, "any_use": 2}
"""How many columns each way of counting takes: a mean over networks has no count of its own."""


def is_two_by_two(records: list[Record]) -> bool:
    """Whether the records are those of the 2x2."""
    return bool(records) and all({"estimand", "layer", "channel", "medium"} <= record.keys() for record in records)


def layers_of(records: list[Record]) -> list[str]:
    """The layers on record, all together first."""
    layers = list(dict.fromkeys(str(record["layer"]) for record in records))
    return sorted(layers, key=lambda layer: layer != WHOLE)


def way_of(record: Record) -> Way:
    """Channel and medium of a record."""
    return str(record["channel"]), str(record["medium"])


def two_by_two_table(reading: Reading, records: list[Record], layer: str, caption: Html) -> Html:
    """The 2x2 of one layer."""
    cells: dict[Way, dict[str, Record]] = {}
    for record in records:
        if record["layer"] == layer:
            cells.setdefault(way_of(record), {})[str(record["estimand"])] = record

    def row(way: Way) -> Html:
        return join([_cells(reading, name, cells[way].get(name)) for name in ESTIMANDS])

    held = bodies(reading, cells, row, 1 + sum(COLUMNS.values()))
    return table(caption, _head(_heads(records, layer)), *held)


def note_on_bounds(records: list[Record]) -> Html | None:
    """What bounds are, where there are any."""
    if all(record.get("bound_low") is None for record in records):
        return None
    said = _(
        "Under each share and its 95 % interval, in grey, its bounds: the share if every unknown were outside the cell,"
        " and if every one were in it."
    )
    return tag("p", said, class_="note")


def _heads(records: Iterable[Record], layer: str) -> dict[str, str]:
    """What stands over each way of counting: it says how many it counts over."""
    known = [record for record in records if record["layer"] == layer and not is_open(way_of(record))]

    def most(estimand: str, key: str) -> int:
        return max((record.get(key) or 0 for record in known if record["estimand"] == estimand), default=0)

    return {
        "per_network": _("Per network: mean share (networks: {n})", n=number(most("per_network", "networks"))),
        "per_entry": _("Per entry (known entries: {n})", n=number(most("per_entry", "of"))),
        "any_use": _("At least once (networks: {n})", n=number(most("any_use", "of"))),
    }


def _head(titles: dict[str, str]) -> Html:
    groups = [
        tag("th", titles[name], scope="colgroup", colspan=COLUMNS[name], class_="num over first") for name in ESTIMANDS
    ]
    share = _("Share")
    under = [(share, "num first"), (_("Entries"), "num first"), (share, "num")]
    under += [(_("Networks"), "num first"), (share, "num")]
    way = tag("th", _("Way in"), scope="col", rowspan="2")
    columns = [tag("th", title, scope="col", class_=class_) for title, class_ in under]
    return tag("thead", tag("tr", way, *groups), tag("tr", *columns))


def _cells(reading: Reading, estimand: str, record: Record | None) -> Html:
    """Count and share; a mean over networks has no count, so its share bears the link."""
    if record is None:
        return Html(f'<td class="num">{DASH}</td>' * COLUMNS[estimand])
    between = bounds(record.get("bound_low"), record.get("bound_high"))
    below = tag("small", between) if between else None
    if estimand == "per_network":
        return tag("td", reading.link(_sure(record), record) or DASH, below, class_="num first")
    counted = tag("td", reading.link(count(record.get("n"), record.get("of")), record), class_="num first")
    return join([counted, tag("td", _sure(record) or DASH, below, class_="num")])


def _sure(record: Record) -> str:
    """The interval, with the share before it where the numbers carry one."""
    share, sure = percent(record.get("share"), base_of(record)), interval(record.get("low"), record.get("high"))
    return _("{share} ({interval})", share=share, interval=sure) if share and sure else sure or share
