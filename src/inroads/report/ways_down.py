"""Ways in down the side of a table: the known ones by channel, and what is not known in full together at the end."""

from collections.abc import Callable, Iterable
from itertools import groupby

from inroads.language import _
from inroads.report.markup import Html, join, tag
from inroads.report.reading import Reading
from inroads.report.words import is_unknown

Way = tuple[str, str]


def is_open(way: Way) -> bool:
    """Whether channel or medium is not known."""
    return any(map(is_unknown, way))


def bodies(reading: Reading, ways: Iterable[Way], cells: Callable[[Way], Html], columns: int) -> list[Html]:
    """One body to a channel and one to what is not known, each under its name; ``cells`` gives the rest of a row."""
    words, ways = reading.words, list(dict.fromkeys(ways))
    known = sorted([way for way in ways if not is_open(way)], key=lambda way: _first_seen(ways, way[0]))
    unknown = sorted([way for way in ways if is_open(way)], key=lambda way: (is_unknown(way[0]), way))
    found = []
    for channel, group in groupby(known, key=lambda way: way[0]):
        rows = [_row(words.value("medium", way[1]), cells(way)) for way in group]
        found.append(_body(words.word("channel", channel).capitalize(), rows, columns))
    if unknown:
        rows = [_row(_open_name(reading, way), cells(way)) for way in unknown]
        found.append(_body(_("Not known in full"), rows, columns, "unknown"))
    return found


def _first_seen(ways: list[Way], channel: str) -> int:
    return next(place for place, way in enumerate(ways) if way[0] == channel)


def _open_name(reading: Reading, way: Way) -> Html:
    """Channel and medium, one word where both are unknown in the same manner."""
    channel, medium = (reading.words.value(key, value) for key, value in zip(("channel", "medium"), way, strict=True))
    return medium if way[0] == way[1] else join([channel, medium], ", ")


def _row(name: Html, cells: Html) -> Html:
    return tag("tr", tag("th", name, scope="row"), cells)


def _body(name: str, rows: list[Html], columns: int, class_: str | None = None) -> Html:
    head = tag("tr", tag("th", name, scope="rowgroup", colspan=columns), class_="group")
    return tag("tbody", head, *rows, class_=class_)
