"""Tiny snapshots from rows: what is left out reads ``not_recorded``; one claim per cell, named by unit and variable."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from inroads.frame import Frame, default_frame
from inroads.model.tables import CLAIM_COLUMNS, TABLES, Column, Table, date_columns
from inroads.model.when import When

KINDS: dict[str, Any] = {
    "number": pl.Float64,
    "flag": pl.Boolean,
    "choices": pl.List(pl.String),
    "refs": pl.List(pl.String),
}
EXTRA = {
    "networks": (
        *(Column(name, "choices") for name in ("growth_enablers", "growth_mules")),
        *(Column(name, "choice") for name in ("geo_core", "geo_enablers", "geo_victims")),
        Column("script_known", "flag"),
    ),
}
"""Columns that the frame adds to those of the tables."""


@dataclass(frozen=True)
class TinySnapshot:
    """Tables in memory, with the face of a snapshot."""

    id: str
    frame: Frame
    tables: dict[str, pl.DataFrame]
    title: str = "A tiny study"

    def table(self, name: str) -> pl.DataFrame:
        """One table."""
        return self.tables[name]


@cache
def the_frame() -> Frame:
    """The default frame, read once."""
    return default_frame()


def make_snapshot(**rows: list[dict[str, Any]]) -> TinySnapshot:
    """A snapshot of these rows; ``claims`` are further claims, absent ones above all."""
    cells = [
        (unit, row[table.id_column], name, value)
        for table, unit, row in _units(rows)
        for name, value in row.items()
        if name != table.id_column
    ]
    claims = [claim(*cell) for cell in cells]
    claims += rows.get("claims", [])
    tables = {name: _frame(table, rows.get(name, [])) for name, table in TABLES.items()}
    schema = dict.fromkeys((*CLAIM_COLUMNS, "cell", "because"), pl.String) | {"passages": pl.List(pl.String)}
    tables["claims"] = pl.DataFrame(claims, schema=schema)
    digest = hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()[:16]
    return TinySnapshot(digest, the_frame(), tables)


def claim(unit_type: str, unit: str, variable: str, value: Any, polarity: str = "present") -> dict[str, Any]:
    """One claim, named by what it says."""
    said = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    return {"claim": f"{unit}:{variable}", "unit_type": unit_type, "unit": unit, "variable": variable, "value": said,
            "polarity": polarity, "coder": "C-1", "at": "", "certainty": "certain", "grade": "", "passages": [],
            "state": "standing"}  # fmt: skip


def absent(unit_type: str, unit: str, **cells: Any) -> list[dict[str, Any]]:
    """Claims that these cells are not so."""
    return [claim(unit_type, unit, variable, value, "absent") for variable, value in cells.items()]


def entry(name: str, network: str | None = "N-01", **cells: Any) -> dict[str, Any]:
    """One entry; its person is named after it."""
    return {"entry": name, "person": f"P-{name}", "network": network, **cells}


def _units(rows: dict[str, list[dict[str, Any]]]) -> list[tuple[Table, str, dict[str, Any]]]:
    return [(TABLES[name], TABLES[name].unit, row) for name, many in rows.items() if name != "claims" for row in many]


def _frame(table: Table, rows: list[dict[str, Any]]) -> pl.DataFrame:
    columns = (*table.columns, *EXTRA.get(table.name, ()))
    schema: dict[str, Any] = {}
    for column in columns:
        if column.kind == "date":
            schema |= dict.fromkeys(date_columns(column.name), pl.Date)
        else:
            schema[column.name] = KINDS.get(column.kind, pl.String)
    records = [_record(table, columns, row) for row in rows]
    return pl.DataFrame(records, schema=schema | {"missing": pl.List(pl.String), "claims": pl.List(pl.String)})


def _record(table: Table, columns: tuple[Column, ...], row: dict[str, Any]) -> dict[str, Any]:
    unknown = set(row) - {column.name for column in columns} - {"exists"}
    assert not unknown, f"{table.name} has no {unknown}"
    record: dict[str, Any] = {}
    for column in columns:
        value = row.get(column.name)
        if column.kind == "date":
            record |= dict(zip(date_columns(column.name), _ends(value), strict=True))
        else:
            record[column.name] = "not_recorded" if value is None and column.kind == "choice" else value
    name = row[table.id_column]
    missing = [
        f"{column.name}=not_recorded" for column in columns if column.kind != "choice" and row.get(column.name) is None
    ]
    if "exists" in row:
        missing.append(f"exists={row['exists']}")
    return record | {"missing": missing, "claims": sorted(f"{name}:{key}" for key in row if key != table.id_column)}


def _ends(value: str | None) -> tuple[date | None, date | None]:
    when = When.read(value) if value else None
    return (when.earliest, when.latest) if when else (None, None)
