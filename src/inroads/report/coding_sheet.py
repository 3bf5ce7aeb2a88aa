"""A sheet of posts to code: reference, text, and blank columns; no text in it is taken for a formula."""

import io
from collections.abc import Sequence

import polars as pl

from inroads.sources.workbook import write_workbook

XLSX = ".xlsx"
LONGEST_CELL = 32_000
"""So many characters fit a cell of a workbook."""
FORMULA = ("=", "+", "-", "@", "\t")


def sheet_bytes(texts: pl.DataFrame, columns: Sequence[str], suffix: str) -> bytes:
    """The posts with blank columns of these names, as XLSX where the suffix says so, else as CSV.

    In a CSV a text that a spreadsheet would take for a formula gets a ``'`` before it.
    """
    at = pl.col("at").dt.strftime("%Y-%m-%d %H:%M")
    blank = [pl.lit(None, pl.String).alias(column) for column in columns if column not in texts.columns]
    sheet = texts.with_columns(at).with_columns(blank)
    held = io.BytesIO()
    text = pl.col(pl.String)
    if suffix.lower() == XLSX:
        cut = sheet.with_columns(text.str.slice(0, LONGEST_CELL))
        write_workbook(held, {"posts": cut.to_dicts()}, {"posts": cut.columns})
    else:
        risky = text.str.slice(0, 1).is_in(FORMULA)
        sheet.with_columns(pl.when(risky).then(pl.lit("'") + text).otherwise(text).name.keep()).write_csv(held)
    return held.getvalue()
