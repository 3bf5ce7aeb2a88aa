"""Which heading of a sheet stands for which column of a table."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.model.tables import ROW_COLUMNS, TABLES, date_columns

CLAIMS = "claims"
"""A sheet of this name holds claims about any unit, one a row, as `inroads table STUDY claims` writes them."""

CLAIMS_COLUMNS = ("unit_type", "unit", "variable", "value", *ROW_COLUMNS)


def plain(heading: str) -> str:
    """A heading without what people vary: case, spaces, underscores, hyphens, points.

    Examples
    --------
    >>> plain("Medium first-contact ") == plain("medium_first_contact")
    True
    """
    return re.sub(r"[\W_]+", "", heading.casefold())


def find_table(name: str) -> str | None:
    """The table that a sheet or file of that name holds, if it bears the name of one."""
    names = {plain(table): table for table in (*TABLES, CLAIMS)}
    return names.get(plain(name))


def near_tables(name: str) -> list[str]:
    """Names of tables that look like ``name``."""
    return get_close_matches(plain(name), (*TABLES, CLAIMS), n=2, cutoff=0.6)


@dataclass(frozen=True)
class Columns:
    """What a sheet may hold beyond the declared columns: variables of the frame and other names of columns.

    Parameters
    ----------
    known
        For each unit the names of its variables in the frame.
    aliases
        ``(table, other name) -> column``: labels in any language.
    numbers, dates, refs
        For each unit those of its variables that are numbers, dates, or ids of other units.
    """

    known: Mapping[str, Collection[str]] = field(default_factory=dict)
    aliases: Mapping[tuple[str, str], str] = field(default_factory=dict)
    numbers: Mapping[str, Collection[str]] = field(default_factory=dict)
    dates: Mapping[str, Collection[str]] = field(default_factory=dict)
    refs: Mapping[str, Collection[str]] = field(default_factory=dict)

    def of(self, table: str) -> list[str]:
        """All columns that a sheet of the table may have, declared ones first."""
        if table == CLAIMS:
            return list(CLAIMS_COLUMNS)
        declared = TABLES[table]
        dated = {column.name for column in declared.columns if column.kind == "date"}
        dated.update(self.dates.get(declared.unit, ()))
        names = [column.name for column in declared.columns]
        names += [name for date in dated for name in date_columns(date)]
        return list(dict.fromkeys([*names, *self.known.get(declared.unit, ()), *ROW_COLUMNS]))

    def find(self, table: str, heading: str) -> str | None:
        """The column that a heading stands for: a reserved name first, then a label."""
        wanted = plain(heading)
        for column in self.of(table):
            if plain(column) == wanted:
                return column
        return next(
            (column for (held, alias), column in self.aliases.items() if held == table and plain(alias) == wanted), None
        )

    def near(self, table: str, heading: str) -> list[str]:
        """Columns that look like the heading."""
        return get_close_matches(heading.casefold().strip().replace(" ", "_"), self.of(table), n=3, cutoff=0.6)

    def is_number(self, table: str, column: str) -> bool:
        """Whether the column holds numbers."""
        if table == CLAIMS:
            return False
        declared = TABLES[table].column(column)
        if declared:
            return declared.kind == "number"
        return column in self.numbers.get(TABLES[table].unit, ())


def columns_of(frame: Frame) -> Columns:
    """What the sheets of a study may hold under its frame: its variables, and their labels in every language."""
    known: dict[str, list[str]] = {}
    kinds: dict[str, dict[str, list[str]]] = {"number": {}, "date": {}, "ref": {}}
    aliases: dict[tuple[str, str], str] = {}
    for table in TABLES.values():
        for name, variable in frame.of(table.unit).items():
            known.setdefault(table.unit, []).append(name)
            kind = "ref" if variable.refers_to else variable.type
            kinds.get(kind, {}).setdefault(table.unit, []).append(name)
            for label in variable.label.values():
                aliases.setdefault((table.name, label), name)
        for column in table.columns:
            if column.kind == "id":
                aliases.setdefault((table.name, table.unit), column.name)
    return Columns(known, aliases, kinds["number"], kinds["date"], kinds["ref"])


@cache
def default_columns() -> Columns:
    """What sheets may hold under the default frame."""
    return columns_of(default_frame())
