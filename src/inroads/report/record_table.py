"""A table of records as an HTML table: pairs of keys become one readable column, unknowns stay and are marked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeGuard

from inroads.answers.finding import Record
from inroads.involvement.seen_from import SOURCE_KINDS
from inroads.language import _
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import (
    DASH,
    bounds,
    change,
    change_interval,
    count,
    interval,
    is_known,
    number,
    percent,
    ranged,
    span,
)
from inroads.report.reading import Reading
from inroads.report.words import Wording, is_unknown

COUNTED_BY_KIND = "from_"
HIDDEN = {"row", "kind", "room", *(f"{COUNTED_BY_KIND}{kind}" for kind in (*SOURCE_KINDS, "other"))}
_SHORT = re.compile(r"[\w.]{1,8}(-[\w.]{1,8}){1,3}")
COUNTS = ("n", "sure", "possible")


@dataclass(frozen=True)
class Shown:
    """One column as shown: its title, what stands in a cell, and whether it is a number."""

    title: str
    cell: Callable[[Record], Html]
    is_number: bool = True


def record_table(reading: Reading, records: list[Record], caption: Html) -> Html:
    """The records, one to a row."""
    columns = shown_columns(reading, records)
    head = tag("tr", *[tag("th", one.title, scope="col", class_="num" if one.is_number else None) for one in columns])
    body = [_row(columns, record) for record in records]
    return table(caption, tag("thead", head), tag("tbody", *body))


def table(caption: Html, *parts: Html) -> Html:
    """A table that scrolls sideways by itself on a narrow screen."""
    return tag("div", tag("table", tag("caption", caption), *parts), class_="wide", tabindex="0")


def row_class(record: Record) -> str | None:
    """Rows of what is not known are grey."""
    return "unknown" if any(is_unknown(value) for key, value in record.items() if key != "row") else None


def base_of(record: Record) -> int | None:
    """How many units a share stands on: networks for means over networks, else what it is a share of."""
    networks = record.get("networks")
    pooled = record.get("estimand") in {"per_entry", "per_pair", "any_use"}
    return record.get("of") if pooled or networks is None else networks


def shown_columns(reading: Reading, records: list[Record]) -> list[Shown]:
    """The columns of the records in their own order, pairs of keys joined, empty ones left out."""
    keys = [key for key in dict.fromkeys(key for record in records for key in record) if key not in HIDDEN]
    filled = {key for key in keys if any(is_known(record.get(key)) for record in records)}
    if all(record.get("polarity") == "present" for record in records):
        keys = [key for key in keys if key != "polarity"]
    columns: list[Shown] = []
    for key in keys:
        if key in filled or key in {"layer", "medium"}:
            columns += _columns_of(reading, key, filled, records)
    return columns


def _columns_of(reading: Reading, key: str, filled: set[str], records: list[Record]) -> list[Shown]:
    """The column a key stands in; the second key of a pair stands with the first."""
    stem, _joint, end = key.rpartition("_")
    if key == "high" or (end == "high" and f"{stem}_low" in filled) or _stands_with_its_count(key, filled):
        return []
    if key == "share":
        return [_share(reading)] if any(percent(record.get(key), base_of(record)) for record in records) else []
    if key in COUNTS:
        return [_count(reading, key)]
    if key == "low":
        return [_interval(reading, "interval", "low", "high")]
    if key == "bound_low":
        title = reading.words.title("bounds")
        return [Shown(title, lambda record: text(bounds(record.get("bound_low"), record.get("bound_high"))))]
    return [_range(reading, stem) if end == "low" else _plain(reading, key, records)]


def _stands_with_its_count(key: str, filled: set[str]) -> bool:
    """Whether a column is shown in that of its count: what it is part of, and the lower end of its range."""
    stem, _joint, end = key.rpartition("_")
    return (key == "of" and bool(filled & set(COUNTS))) or (end == "low" and stem in COUNTS and stem in filled)


def _share(reading: Reading) -> Shown:
    return Shown(reading.words.title("share"), lambda record: text(percent(record.get("share"), base_of(record))))


def _count(reading: Reading, key: str) -> Shown:
    title = reading.words.title(key)
    return Shown(title, lambda record: reading.link(counted(record, key), record))


def counted(record: Record, key: str = "n") -> str:
    """A count of what it is part of, as a range where it is one; two looks with unlike wholes stand side by side."""
    if "of_seen" in record and (record["n"], record["of"]) != (record["n_seen"], record["of_seen"]):
        looks = count(record["n"], record["of"]), count(record["n_seen"], record["of_seen"])
        return _("{one} to {other}", one=looks[0], other=looks[1])
    return ranged(record.get(key), record.get(f"{key}_low"), record.get(f"{key}_high"), record.get("of"))


def _interval(reading: Reading, title: str, low: str, high: str) -> Shown:
    def cell(record: Record) -> Html:
        said = change_interval if "change" in record else interval
        return text(said(record.get(low), record.get(high)))

    return Shown(reading.words.title(title), cell)


def _range(reading: Reading, stem: str) -> Shown:
    def cell(record: Record) -> Html:
        shown = span(record.get(f"{stem}_low"), record.get(f"{stem}_high"))
        return reading.link(shown, record) if stem in COUNTS else text(shown)

    return Shown(reading.words.title(stem), cell)


def _plain(reading: Reading, key: str, records: list[Record]) -> Shown:
    """Numbers or words, as the records have them."""
    words = reading.words
    are_numbers = any(_is_number(record.get(key)) for record in records)

    def cell(record: Record) -> Html:
        value = record.get("room" if key == "venue" and record.get("room") else key)
        if key == "change":
            return text(change(value))
        return text(number(value)) if _is_number(value) else _said_of(words, record, key, value)

    return Shown(words.title(key), cell, is_number=are_numbers)


def _said_of(words: Wording, record: Record, key: str, value: Any) -> Html:
    """A value in words; where the record tells of a cell, by the words of the variable of that cell."""
    if "about" not in record or key not in ("about", "variable", "value", "unit", "told_by"):
        return _whole(words.value(key, value))
    if key == "told_by":
        return join([_kind_told(words, record, kind) for kind in value], ", ")
    if key == "unit":
        return tag("span", str(value), class_="nb")
    if key == "about":
        return text(words.unit(value))
    name = (record["about"], record["variable"])
    return text(words.variable(*name) if key == "variable" else words.label(*name, value))


def _whole(said: Html) -> Html:
    """An id or a day that breaks at no hyphen."""
    return tag("span", said, class_="nb") if _SHORT.fullmatch(str(said)) else said


def _kind_told(words: Wording, record: Record, kind: str) -> Html:
    """A kind of source, with how many of its claims say so where that is counted."""
    counted_by_kind = record.get(f"{COUNTED_BY_KIND}{kind}")
    said = words.word("told_by", kind)
    return text(said if counted_by_kind is None else f"{said} {number(counted_by_kind)}")


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _row(columns: list[Shown], record: Record) -> Html:
    first, *others = columns
    cells = [tag("th", first.cell(record), scope="row", class_="num" if first.is_number else None)]
    cells += [tag("td", one.cell(record) or DASH, class_="num" if one.is_number else None) for one in others]
    return tag("tr", join(cells), class_=row_class(record))
