"""Each way in as told from all sides down the side, as told from a vantage across: what is not known in one column."""

from collections.abc import Iterable

from inroads.answers.finding import Record
from inroads.language import _
from inroads.report.markup import Html, join, tag
from inroads.report.numbers import DASH
from inroads.report.reading import Reading
from inroads.report.record_table import counted, table
from inroads.report.ways_down import Way, bodies, is_open

NOT_KNOWN: Way = ("unknown", "unknown")
LAST = ("left_out", "not_seen")
ADDED = ("n", "n_low", "n_high")


def is_confusion(records: list[Record]) -> bool:
    """Whether the records lay one telling of the ways in against another."""
    return bool(records) and all({"seen_channel", "seen_medium"} <= record.keys() for record in records)


def confusion_table(reading: Reading, records: list[Record], caption: Html) -> Html:
    """The records as a square: on the diagonal, marked, what both tell alike."""
    cells: dict[Way, dict[Way, Record]] = {}
    for record in records:
        row = cells.setdefault((str(record["channel"]), str(record["medium"])), {})
        told = _told(record)
        row[told] = _together(row[told], record) if told in row else record
    columns = _columns(told for row in cells.values() for told in row)

    def of_row(way: Way) -> Html:
        return join([_cell(reading, cells[way].get(told), way == told) for told in columns])

    return table(caption, _head(reading, columns), *bodies(reading, cells, of_row, 1 + len(columns)))


def _told(record: Record) -> Way:
    """How it is told: everything that is not known in full is one column."""
    told = (str(record["seen_channel"]), str(record["seen_medium"]))
    return NOT_KNOWN if is_open(told) else told


def _together(one: Record, other: Record) -> Record:
    """Two records that stand in one cell of the table; the cell leads nowhere, as no row names it."""
    return {**one, **{name: one[name] + other[name] for name in ADDED}, "row": None}


def _columns(told: Iterable[Way]) -> list[Way]:
    """Ways in as they come, then what is not known, what is not counted and what is not seen."""
    held = list(dict.fromkeys(told))
    last = [NOT_KNOWN, *((word, word) for word in LAST)]
    return [*sorted(way for way in held if way not in last), *(way for way in last if way in held)]


def _head(reading: Reading, columns: list[Way]) -> Html:
    words = reading.words
    over = tag("th", words.title("seen_as"), scope="colgroup", colspan=len(columns), class_="over mid")
    under = [tag("th", _name(reading, way), scope="col", class_="num") for way in columns]
    return tag(
        "thead", tag("tr", tag("th", _("Told from all sides as"), scope="col", rowspan="2"), over), tag("tr", *under)
    )


def _name(reading: Reading, way: Way) -> Html:
    words = reading.words
    if way == NOT_KNOWN:
        return words.value("medium", "unknown")
    if way[0] in LAST:
        return words.value("channel", way[0])
    return join([words.value("channel", way[0]), words.value("medium", way[1])], ", ")


def _cell(reading: Reading, record: Record | None, alike: bool) -> Html:
    if record is None:
        return tag("td", DASH, class_="num")
    shown = reading.link(counted(record), record)
    return tag("td", tag("b", shown) if alike else shown, class_="num")
