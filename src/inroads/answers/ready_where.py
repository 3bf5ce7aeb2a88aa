"""Where to look for what is blank: the passages that the other cells of the unit rest on."""

from collections.abc import Collection, Sequence

import polars as pl

from inroads.involvement.view import View
from inroads.model.tables import TABLES

SHOWN_PASSAGES = 3
CELL = "cell:"


def passages_of(view: View, unit_type: str, units: Sequence[str]) -> dict[str, list[str]]:
    """For each unit at most three passages, as a person finds them again."""
    claims = view.table("claims").filter(
        (pl.col("unit_type") == unit_type) & pl.col("unit").is_in(list(units)) & (pl.col("state") != "withdrawn")
    )
    cited = claims.select("unit", passage="passages").explode("passage").drop_nulls().unique()
    told = cited.join(view.table("passages").select("passage", "source", "locator"), on="passage", how="left")
    found: dict[str, set[str]] = {}
    for row in told.iter_rows(named=True):
        found.setdefault(row["unit"], set()).add(_shown(row["passage"], row["source"], row["locator"]))
    return {unit: sorted(places)[:SHOWN_PASSAGES] for unit, places in found.items()}


def passages_in(view: View, sources: Sequence[str], passages: Collection[str]) -> dict[str, list[str]]:
    """For each source at most three of these passages of it."""
    inside = pl.col("source").is_in(list(sources)) & pl.col("passage").is_in(list(passages))
    rows = view.table("passages").filter(inside).select("source", "passage", "locator")
    found: dict[str, list[str]] = {}
    for source, passage, locator in rows.iter_rows():
        found.setdefault(source, []).append(_shown(passage, source, locator))
    return {source: places[:SHOWN_PASSAGES] for source, places in found.items()}


def _shown(passage: str, source: str | None, locator: str | None) -> str:
    """A reference as it is; a page with its source, which is not said twice."""
    if passage.startswith(CELL):
        passage = locator or ""
    return passage if not source or "#" in passage or passage.startswith(source) else f"{source}, {passage}"


def gists(view: View, table: str, units: Collection[str]) -> dict[str, str]:
    """Person and network of each unit, where its table has them."""
    name = TABLES[table].id_column
    rows = view.table(table).filter(pl.col(name).is_in(list(units))).iter_rows(named=True)
    return {
        row[name]: ", ".join(str(row[key]) for key in ("person", "network", "a", "b") if row.get(key)) for row in rows
    }
