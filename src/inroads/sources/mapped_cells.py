"""Cells of a table as a mapping fills them: texts, lists and times by columns, with every fault noted at its place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import polars as pl

from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.sources.post_cells import as_name, as_text, filled, joined, text_column
from inroads.sources.post_mapping import PostField
from inroads.sources.post_tally import Tally
from inroads.sources.post_times import Times

LONGEST_NAME = 500
SHOWN_TEXT = 60
FREE_TEXTS = ("text", "detail", "value")

Columns = Mapping[str, Sequence[Any]]


class MappedCells:
    """Fills columns of one batch after the other; ``times`` are kept, so that zoneless ones are counted over all."""

    def __init__(self, blank: frozenset[str], tally: Tally) -> None:
        self.tally = tally
        self._blank = blank
        self._times: dict[str, Times] = {}

    @property
    def zoneless(self) -> int:
        """How many times named no zone, where the mapping names none either."""
        return sum(times.zoneless for times in self._times.values())

    def texts(self, name: str, field: PostField, columns: Columns, places: pl.Series) -> pl.Series:
        """A column of text; names are trimmed, and too long ones are faults."""
        if not field.columns:
            return pl.Series([field.value or None], dtype=pl.String).new_from_index(0, len(places))
        texts, broken, _halved = text_column(joined([columns[column] for column in field.columns]))
        self.fault(broken, places, _("«{name}» is no single value nor a list of them.", name=name))
        is_free = name.rpartition(".")[2] in FREE_TEXTS
        texts = as_text(texts) if is_free else as_name(texts)
        found, unknown = filled(texts, field, self._blank)
        self.fault(unknown.arg_true().to_list(), places, lambda row: _unknown(texts[row], field), _add())
        if not is_free:
            long = (found.str.len_chars() > LONGEST_NAME).fill_null(value=False).arg_true().to_list()
            told = _("«{name}» is longer than {count} characters.", name=name, count=LONGEST_NAME)
            self.fault(long, places, told)
        if name.rpartition(".")[2] == "access":
            wrong = (~found.is_in(["", *ACCESSES])).fill_null(value=False).arg_true().to_list()
            self.fault(wrong, places, lambda row: _("«{value}» is no access.", value=_shown(found[row])))
        return found.set((found == "").fill_null(value=False), None)

    def lists(self, name: str, field: PostField, columns: Columns, places: pl.Series) -> pl.Series:
        """A column of lists of names: lists of the file, or texts parted as the mapping says."""
        if not field.columns:
            return pl.Series([[field.value]], dtype=pl.List(pl.String)).new_from_index(0, len(places))
        cells: list[list[str] | None] = []
        for row, said in enumerate(zip(*(columns[column] for column in field.columns), strict=True)):
            items = [item for cell in said for item in _items(cell, field.split)]
            if any(not isinstance(item, str | int) for item in items):
                told = _("«{name}» is no single value nor a list of them.", name=name)
                self.fault([row], places, told)
                items = []
            kept = [self._meant(str(item), field, row, places) for item in items]
            cells.append(list(dict.fromkeys(filter(None, kept))) or None)
        return pl.Series(cells, dtype=pl.List(pl.String))

    def _meant(self, item: str, field: PostField, row: int, places: pl.Series) -> str:
        said = " ".join(item.encode("utf-8", "replace").decode().replace("\0", " ").split())
        if said in self._blank or not said:
            return ""
        if field.values is None:
            return said[:LONGEST_NAME]
        if said not in field.values:
            self.fault([row], places, _unknown(said, field), _add())
        return field.values.get(said, "")

    def times(self, name: str, field: PostField, columns: Columns, places: pl.Series) -> pl.Series:
        """A column of times in UTC."""
        times = self._times.setdefault(name, Times(field))
        cells = joined([columns[column] for column in field.columns], " ") if field.columns else [field.value]
        found: list[int | None] = []
        unread: list[int] = []
        for row, cell in enumerate(cells):
            found.append(None)
            if cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip() in self._blank)):
                continue
            try:
                found[-1] = times.read(cell)
            except (ValueError, TypeError, OverflowError):
                unread.append(row)
        if field.zone:
            times.zoneless = 0
        self.fault(
            unread,
            places,
            lambda row: _("«{value}» is no time that can be read.", value=_shown(cells[row])),
            _("Say in the mapping how times are written, {name}: {{column: ..., format: ...}}.", name=name),
        )
        made = pl.Series(found, dtype=pl.Int64).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
        return made if field.columns else made.new_from_index(0, len(places))

    def kinds(self, found: pl.Series, known: Sequence[str], places: pl.Series) -> None:
        """Note as faults what is no known kind."""
        wrong = (~found.is_in(list(known))).fill_null(value=False).arg_true().to_list()
        told = _("Known are: {names}.", names=", ".join(known))
        self.fault(wrong, places, lambda row: _("«{name}» is not known here.", name=_shown(found[row])), told)

    def fault(self, rows: Sequence[int], places: pl.Series, what: str | Callable[[int], str], do: str = "") -> None:
        """Note a fault for each of these rows; where the tally is full they are only counted."""
        room = max(self.tally.room, 0)
        for row in rows[:room]:
            self.tally.fault(what if isinstance(what, str) else what(row), places[row], do)
        self.tally.more(len(rows[room:]))


def _items(cell: Any, split: str) -> Sequence[Any]:
    if cell is None or isinstance(cell, float):
        return [] if cell is None or cell != cell else [int(cell)]  # noqa: PLR0124 not a number
    if isinstance(cell, str):
        return cell.split(split) if split else [cell]
    return [item for item in cell if item is not None] if isinstance(cell, list) else [cell]


def _unknown(said: Any, field: PostField) -> str:
    shown, column = _shown(said), field.columns[0]
    return _("The mapping does not say what «{value}» in «{column}» means.", value=shown, column=column)


def _add() -> str:
    return _("Add it under «values».")


def _shown(cell: Any) -> str:
    text = cell.isoformat() if isinstance(cell, datetime) else str(cell)
    return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}..."
