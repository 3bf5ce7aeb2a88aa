"""What filling a cell would settle: the study is asked again as if the cell were known, whatever it then said."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from inroads.answers.ready_settled import Settles
from inroads.answers.sheet import Unit
from inroads.frame.frame import Frame
from inroads.involvement.snapshot import Row, SnapshotLike
from inroads.involvement.view import View
from inroads.model.missing import CONTESTED, NOT_RECORDED
from inroads.model.tables import TABLES


@dataclass(frozen=True)
class Cell:
    """A variable of a table that may be filled; ``tries`` are values as unlike each other as may be."""

    table: str
    variable: str
    tries: tuple[str | bool | list[str], ...]

    @property
    def unit(self) -> str:
        """The unit a row of the table is."""
        return TABLES[self.table].unit


Answers = Mapping[str, frozenset[Unit]]
"""Units that are settled, by finding."""


@dataclass(frozen=True)
class Opened:
    """What filling the cells of these units would settle, by finding."""

    cell: Cell
    word: str
    units: tuple[str, ...]
    answers: Answers

    @property
    def count(self) -> int:
        """How many answers it opens in all."""
        return sum(len(units) for units in self.answers.values())

    @property
    def per_cell(self) -> float:
        """How many answers each cell opens."""
        return self.count / len(self.units)


@dataclass(frozen=True)
class _Supposed:
    """A snapshot in which one table is another."""

    snapshot: SnapshotLike
    name: str
    instead: pl.DataFrame

    @property
    def id(self) -> str:
        return f"{self.snapshot.id}?"

    @property
    def frame(self) -> Frame:
        return self.snapshot.frame

    @property
    def title(self) -> str:
        return self.snapshot.title

    def table(self, name: str, /) -> pl.DataFrame:
        return self.instead if name == self.name else self.snapshot.table(name)


def opened_by(view: View, cell: Cell, findings: Mapping[str, Settles]) -> list[Opened]:
    """For blank and for contested cells: the units whose cell settles something, and what."""
    found = []
    for word in (NOT_RECORDED, CONTESTED):
        open_ = units_with(view, cell, word)
        answers = _newly(view, cell, open_, findings) if open_ else {}
        units = _useful(view, cell, open_, answers, findings)
        if units:
            found.append(Opened(cell, word, tuple(units), answers))
    return found


def units_with(view: View, cell: Cell, word: str) -> list[str]:
    """The units whose cell bears this word; blanks that somebody left on purpose are not among them."""
    table = view.table(cell.table)
    if cell.variable not in table.columns:
        return []
    said = pl.col("missing").list.contains(f"{cell.variable}={word}")
    if table.schema[cell.variable] == pl.String:
        said |= pl.col(cell.variable) == word
    silent = _said_silent(view, cell) if word == NOT_RECORDED else set()
    return [unit for unit in table.filter(said)[TABLES[cell.table].id_column] if unit not in silent]


def _said_silent(view: View, cell: Cell) -> set[str]:
    """The units of which somebody said that the source does not tell: looking there again settles nothing."""
    said = pl.col("unit_type").eq(cell.unit) & pl.col("variable").eq(cell.variable) & pl.col("value").eq(NOT_RECORDED)
    return set(view.table("claims").filter(said & pl.col("state").ne("withdrawn"))["unit"])


def _newly(view: View, cell: Cell, open_: list[str], findings: Mapping[str, Settles]) -> Answers:
    """What is settled whatever the cells say, and is not now."""
    supposed = [_as_if(view, cell, open_, value) for value in cell.tries]
    newly = {}
    for name, settles in findings.items():
        units = frozenset.intersection(*[settles(one).units for one in supposed]) - settles(view).units
        if units:
            newly[name] = units
    return newly


def _as_if(view: View, cell: Cell, open_: list[str], value: str | bool | list[str]) -> View:
    table = view.table(cell.table)
    of_these = pl.col(TABLES[cell.table].id_column).is_in(open_)
    filled = pl.when(of_these).then(pl.lit(value, dtype=table.schema[cell.variable])).otherwise(pl.col(cell.variable))
    return View(_Supposed(view.snapshot, cell.table, table.with_columns(filled.alias(cell.variable))))


def _useful(view: View, cell: Cell, open_: list[str], answers: Answers, findings: Mapping[str, Settles]) -> list[str]:
    """The units without which something would stay open, those that open most first.

    Where the cells of the founders are enough for a network, only theirs count for it.
    """
    opened = Counter(unit for units in answers.values() for unit in units)
    rows = {row[TABLES[cell.table].id_column]: row for row in view.table(cell.table).iter_rows(named=True)}
    founding = [unit for unit in open_ if rows[unit].get("founder") == "yes"]
    by_founders = _newly(view, cell, founding, findings) if founding and founding != open_ else {}
    enough = {unit for units in by_founders.values() for unit in units if unit[0] == "network"}
    weight = {
        unit: opened[cell.unit, unit]
        + sum(opened[whole] for whole in _wholes(rows[unit]) if unit in founding or whole not in enough)
        for unit in open_
    }
    return sorted((unit for unit in open_ if weight[unit]), key=lambda unit: -weight[unit])


def _wholes(row: Row) -> list[Unit]:
    """The units that a row is a part of."""
    return [(kind, str(row[kind])) for kind in ("network", "person") if row.get(kind)]
