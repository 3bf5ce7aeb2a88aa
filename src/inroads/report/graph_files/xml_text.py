"""Text inside XML, whole columns at once: nothing in it can be taken for markup, or for no XML at all."""

from html import escape

import polars as pl

from inroads.graph.nodes_and_edges import as_text

FORBIDDEN = r"[^\x09\x0A\x0D\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]"
"""What no XML 1.0 document may hold, however it is written."""
INSTEAD = "\ufffd"
WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def safe(text: pl.Expr) -> pl.Expr:
    """A column of text as it stands in an attribute or between tags."""
    return text.str.replace_all(FORBIDDEN, INSTEAD).str.replace_many(list(WRITTEN), list(WRITTEN.values()))


def safe_column(table: pl.DataFrame, name: str) -> pl.Expr:
    """A column of any kind as it stands in XML."""
    return safe(as_text(table, name))


def attribute(name: str, value: pl.Expr) -> pl.Expr:
    """`` name="value"`` for each row that has a value."""
    return pl.lit(f' {name}="') + value + pl.lit('"')


def lines(table: pl.DataFrame, *parts: pl.Expr | str) -> str:
    """One line a row, of these parts; a part that is null is left out."""
    if table.is_empty():
        return ""
    written = [pl.lit(part) if isinstance(part, str) else part for part in parts]
    return "\n".join(table.select(pl.concat_str(written, ignore_nulls=True)).to_series().to_list()) + "\n"


def quoted(text: str) -> str:
    """One name, as an attribute."""
    return escape(text, quote=True)
