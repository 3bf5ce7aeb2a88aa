"""A table of records laid out as a cross: what is asked in the rows, what it is set against in the columns."""

from collections.abc import Callable
from dataclasses import dataclass

from inroads.answers.finding import Record
from inroads.language import _
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import DASH, interval, number, percent
from inroads.report.reading import Reading
from inroads.report.record_table import base_of, counted, table
from inroads.report.ways_down import bodies
from inroads.report.words import is_unknown


@dataclass(frozen=True)
class Cross:
    """Which keys make the rows and which the columns."""

    rows: tuple[str, ...]
    column: str


WAY = ("channel", "medium")
CROSSES = {
    "mechanisms.two_by_two/off_diagonal": Cross(("medium_first_contact",), "medium_commitment"),
    "functioning.map/phases": Cross(("script_phase",), "medium"),
    "functioning.map/map": Cross(("script_phase", "function"), "medium"),
    "functioning.switches/script": Cross(("world_before",), "world_after"),
    "functioning.switches/ties": Cross(("world_before",), "world_after"),
    "functioning.trust/trust_ways": Cross(("how",), "medium"),
    "functioning.trust/trust_basis": Cross(("how", "trust_basis"), "medium"),
    "functioning.trust/agent_part": Cross(("how", "agent_part"), "medium"),
    "functioning.trust/act": Cross(("how", "act"), "medium"),
    "functioning.trust/rules": Cross(("how", "rules"), "medium"),
    "functioning.money/flows": Cross(("what",), "medium"),
    "functioning.money/layers": Cross(("giver", "receiver"), "medium"),
    "functioning.money/cashing": Cross(("function",), "medium"),
    "functioning.dependence/activities": Cross(("medium", "needs"), "need"),
    "functioning.dependence/steps": Cross(("script_phase", "function"), "medium"),
    "mechanisms.by_role": Cross(WAY, "role"),
    "mechanisms.by_phase": Cross(WAY, "phase"),
    "mechanisms.chains/brought_by": Cross(("agent_role",), "role"),
    "mechanisms.approaches": Cross(("medium",), "outcome"),
    "mechanisms.growth_types/coded_by_derived": Cross(("derived",), "coded"),
    "places.functions": Cross(("function",), "medium"),
    "places.renewal/by_layer": Cross(("renewal",), "layer"),
    "places.renewal/by_place": Cross(("renewal",), "place_at_hand"),
    "intertwinement.formed_maintained": Cross(("formed",), "maintained"),
    "intertwinement.overlap/pairs": Cross(("tied",), "estimand"),
    "intertwinement.overlap/covers": Cross(("measure",), "estimand"),
    "intertwinement.overlap/all_pairs": Cross(("tied",), "estimand"),
    "intertwinement.brokers/by_layer": Cross(("layer",), "broker"),
    "intertwinement.order/by_layer": Cross(("came_first",), "layer"),
    "intertwinement.order/by_period": Cross(("came_first",), "period"),
    "composition.span": Cross(("span",), "part"),
    "change.mechanisms/sweeps": Cross(WAY, "sweep"),
    "change.places/places": Cross(("medium",), "sweep"),
    "bias.mask_and_recode/fates": Cross(("vantage",), "fate"),
    "bias.mask_and_recode/shares": Cross(WAY, "vantage"),
    "bias.mask_and_recode/growth_types": Cross(("type",), "vantage"),
    "bias.mask_and_recode/path_lengths": Cross(("worlds",), "vantage"),
    "bias.source_contrast/ways": Cross(WAY, "source_set"),
}
"""The findings, and variants of findings, that read better as a cross than as a list."""

MOST_COLUMNS = 9


def cross_of(layout: str, records: list[Record]) -> Cross | None:
    """The cross these records are laid out as: each has a cell of its own and it is not too wide to read."""
    cross = CROSSES.get(layout) or _beside_each_other(records)
    if cross is None or not all({*cross.rows, cross.column} <= record.keys() for record in records):
        return None
    cells = [_cell_of(cross, record) for record in records]
    fits = len(set(cells)) == len(cells) and len({column for _row, column in cells}) <= MOST_COLUMNS
    return cross if fits else None


def _beside_each_other(records: list[Record]) -> Cross | None:
    """Ways in as several kinds of source tell them lie side by side, whatever the finding."""
    return Cross(WAY, "source_set") if records and all("source_set" in record for record in records) else None


def crossed_table(reading: Reading, records: list[Record], cross: Cross, caption: Html) -> Html:
    """The records as a cross; a cell holds the count and, under it, its share and interval."""
    cells = {_cell_of(cross, record): record for record in records}
    rows = _known_first([row for row, _column in cells])
    columns = [head[0] for head in _known_first([(column,) for _row, column in cells])]

    def of_row(row: tuple[str, ...]) -> Html:
        return join([_cell(reading, cells.get((row, column))) for column in columns])

    if cross.rows == WAY:
        held = bodies(reading, [(row[0], row[1]) for row in rows], of_row, 1 + len(columns))
    elif len(cross.rows) > 1:
        held = _groups(reading, cross, rows, of_row, 1 + len(columns))
    else:
        held = [tag("tbody", *[_row(reading, cross.rows[0], row, of_row(row)) for row in rows])]
    return table(caption, _head(reading, cross, columns), *held)


def _groups(
    reading: Reading, cross: Cross, rows: list[tuple[str, ...]], of_row: Callable[[tuple[str, ...]], Html], columns: int
) -> list[Html]:
    """One body to each value of the first key, under its name."""
    first, second = cross.rows
    found = []
    for value in dict.fromkeys(sorted((row[0] for row in rows), key=is_unknown)):
        name = tag("th", reading.words.value(first, value), scope="rowgroup", colspan=columns)
        mine = [_row(reading, second, row[1:], of_row(row)) for row in rows if row[0] == value]
        found.append(
            tag("tbody", tag("tr", name, class_="group"), *mine, class_="unknown" if is_unknown(value) else None)
        )
    return found


def _cell_of(cross: Cross, record: Record) -> tuple[tuple[str, ...], str]:
    return tuple(str(record.get(key)) for key in cross.rows), str(record.get(cross.column))


def _known_first(heads: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What is known before what is not, each in the order of the finding."""
    return sorted(dict.fromkeys(heads), key=lambda head: any(is_unknown(value) for value in head))


def _head(reading: Reading, cross: Cross, columns: list[str]) -> Html:
    words = reading.words
    side = _("Way in") if cross.rows == WAY else ", ".join(map(words.title, cross.rows))
    over = tag("th", words.title(cross.column), scope="colgroup", colspan=len(columns), class_="over mid")
    under = [
        tag("th", words.value(cross.column, column), scope="col", class_="num unknown" if is_unknown(column) else "num")
        for column in columns
    ]
    return tag("thead", tag("tr", tag("th", side, scope="col", rowspan="2"), over), tag("tr", *under))


def _row(reading: Reading, key: str, row: tuple[str, ...], cells: Html) -> Html:
    head = tag("th", reading.words.value(key, row[0]), scope="row")
    return tag("tr", head, cells, class_="unknown" if is_unknown(row[0]) else None)


def _counted(record: Record) -> str:
    """How many; of a growth type, how many it surely is and, in brackets, how many it may be."""
    if "sure" in record:
        said = {"sure": counted(record, "sure"), "possible": number(record["possible"])}
        return _("{sure} (possibly {possible})", **said)
    return counted(record)


def _cell(reading: Reading, record: Record | None) -> Html:
    if record is None:
        return tag("td", DASH, class_="num")
    shown = reading.link(_counted(record), record)
    share = percent(record.get("share"), base_of(record))
    below = interval(record.get("low"), record.get("high"))
    if share and below:
        below = _("{share} ({interval})", share=share, interval=below)
    way = reading.words.word("direction", record["direction"]) if record.get("direction") else ""
    under = [tag("small", text(said)) for said in (below or share, way) if said]
    unknown = any(is_unknown(value) for key, value in record.items() if key != "row")
    return tag("td", shown, *under, class_="num unknown" if unknown else "num")
