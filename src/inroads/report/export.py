"""A table as text or file: CSV, JSON or Parquet."""

import io
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
