"""A table as text or file: CSV, JSON or Parquet."""

import io
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from inroads.errors import InputError
from inroads.language import _
from inroads.report.gate import Gate

JOINT = " | "


def table_bytes(table: pl.DataFrame, form: str) -> bytes:
    """The table in one of the forms ``csv``, ``json`` (a list of records) or ``parquet``."""
    buffer = io.BytesIO()
    if form == "parquet":
        table.write_parquet(buffer)
    elif form == "json":
        table.write_json(buffer)
        buffer.write(b"\n")
    else:
        lists = [pl.col(name).list.join(JOINT) for name, kind in table.schema.items() if kind == pl.List(pl.String)]
        table.with_columns(lists).write_csv(buffer)
    return buffer.getvalue()


def part_of(table: pl.DataFrame, columns: Sequence[str], where: Sequence[str]) -> pl.DataFrame:
    """The rows that say each ``column=value`` of ``where``, and only these columns; raises InputError."""
    conditions = [condition.partition("=") for condition in where]
    wanted = [*(column for column, _sign, _value in conditions), *columns]
    unknown = sorted(set(wanted) - set(table.columns))
    if unknown:
        raise InputError(
            _("The table has no column «{name}».", name=", ".join(unknown)),
            do=_("Columns are: {known}.", known=", ".join(table.columns)),
        )
    for column, _sign, value in conditions:
        is_list = table.schema[column] == pl.List(pl.String)
        said = pl.col(column).list.contains(value) if is_list else pl.col(column).cast(pl.String) == value
        table = table.filter(said)
    return table.select(columns) if columns else table


def export_table(table: pl.DataFrame, name: str, form: str, out: Path | None, gate: Gate) -> str:
    """The table as text, or written to ``out``; then the text is where it lies. Both pass the gate.

    Raises InputError for Parquet without ``out``.
    """
    if out is None and form == "parquet":
        raise InputError(_("Parquet cannot be printed."), do=_("Say where to with --out."))
    content = table_bytes(table, form)
    if out is None:
        return gate.show("screen", content, f"table {name}")
    return f"{gate.let_out(out, content, f'table {name}')}\n"
