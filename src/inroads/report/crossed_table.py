"""A table of records laid out as a cross: what is asked in the rows, what it is set against in the columns."""

from dataclasses import dataclass

from inroads.answers.finding import Record
from inroads.language import _
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import DASH, count, interval, percent
from inroads.report.reading import Reading
from inroads.report.record_table import base_of, table
from inroads.report.words import is_unknown


@dataclass(frozen=True)
class Cross:
    """Which keys make the rows and which the columns."""

    rows: tuple[str, ...]
    column: str


CROSSES = {
    "mechanisms.by_role": Cross(("channel", "medium"), "role"),
    "mechanisms.by_phase": Cross(("channel", "medium"), "phase"),
    "mechanisms.chains/brought_by": Cross(("agent_role",), "role"),
    "mechanisms.approaches": Cross(("medium",), "outcome"),
    "places.functions": Cross(("function",), "medium"),
    "intertwinement.formed_maintained": Cross(("formed",), "maintained"),
    "composition.span": Cross(("span",), "part"),
}
"""The findings that read better as a cross than as a list."""

MOST_COLUMNS = 9


def fits(cross: Cross, records: list[Record]) -> bool:
    """Whether each record has a cell of its own and the cross is not too wide to read."""
    cells = [_cell_of(cross, record) for record in records]
    return len(set(cells)) == len(cells) and len({column for _row, column in cells}) <= MOST_COLUMNS


def crossed_table(reading: Reading, records: list[Record], cross: Cross, caption: Html) -> Html:
    """The records as a cross; a cell holds the count and, under it, its interval."""
    cells = {_cell_of(cross, record): record for record in records}
    rows = _known_first(list(dict.fromkeys(row for row, _column in cells)))
    columns = _known_first(list(dict.fromkeys((column,) for _row, column in cells)))
    body = [_row(reading, cross, row, [cells.get((row, column[0])) for column in columns]) for row in rows]
    return table(caption, _head(reading, cross, [column[0] for column in columns]), tag("tbody", *body))


def _cell_of(cross: Cross, record: Record) -> tuple[tuple[object, ...], object]:
    return tuple(record.get(key) for key in cross.rows), record.get(cross.column)


def _known_first(heads: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """What is known before what is not, each in the order of the finding."""
    return sorted(heads, key=lambda head: any(is_unknown(value) for value in head))


def _head(reading: Reading, cross: Cross, columns: list[object]) -> Html:
    words = reading.words
    keys = [tag("th", words.title(key), scope="col", rowspan="2") for key in cross.rows]
    over = tag("th", words.title(cross.column), scope="colgroup", colspan=len(columns), class_="over")
    under = [
        tag("th", words.value(cross.column, column), scope="col", class_="num unknown" if is_unknown(column) else "num")
        for column in columns
    ]
    return tag("thead", tag("tr", *keys, over), tag("tr", *under))


def _row(reading: Reading, cross: Cross, row: tuple[object, ...], records: list[Record | None]) -> Html:
    heads = [
        tag("th", reading.words.value(key, value), scope="row") for key, value in zip(cross.rows, row, strict=True)
    ]
    cells = [_cell(reading, record) for record in records]
    return tag("tr", join(heads), join(cells), class_="unknown" if any(is_unknown(value) for value in row) else None)


def _cell(reading: Reading, record: Record | None) -> Html:
    if record is None:
        return tag("td", DASH, class_="num")
    shown = reading.link(count(record.get("n"), record.get("of")), record)
    share = percent(record.get("share"), base_of(record))
    below = interval(record.get("low"), record.get("high"))
    if share and below:
        below = _("{share} ({interval})", share=share, interval=below)
    under = tag("small", text(below or share)) if below or share else None
    unknown = any(is_unknown(value) for key, value in record.items() if key != "row")
    return tag("td", shown, under, class_="num unknown" if unknown else "num")
