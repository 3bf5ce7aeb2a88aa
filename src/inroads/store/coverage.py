"""Which blanks are *not asked*: no instrument of any source of the unit covers the variable.

A source that names no instrument could have been asked anything; its blanks are *not recorded*. What a coder says
without a source asks nobody, and what describes the material itself was not to be asked of it.
"""

import polars as pl

EVERYTHING = "*"
MATERIAL = ("source", "passage", "instrument", "sample", "investigation")
"""Units that describe the material of a study."""


def blanks_of(
    standing: pl.DataFrame, support: pl.DataFrame, cells: pl.DataFrame, variables: dict[str, list[str]]
) -> pl.DataFrame:
    """Rows ``unit_type, unit, variable`` for every cell that, if blank, reads ``not_asked``.

    ``standing`` are the claims with their passages, ``support`` the claims that each unit rests on, ``cells`` what
    stands (for sources and instruments), ``variables`` the names of the variables of each unit.
    """
    empty = pl.DataFrame(schema={"unit_type": pl.String, "unit": pl.String, "variable": pl.String})
    covers = _values(cells, "instrument", "covers")
    if covers.is_empty():
        return empty
    instruments = _values(cells, "source", "instrument").rename({"unit": "source", "value": "instrument"})
    cited = standing.select("key", "passages").explode("passages").drop_nulls("passages")
    sources = (
        support.filter(~pl.col("unit_type").is_in(MATERIAL))
        .select("unit_type", "unit", key="claims")
        .explode("key")
        .join(cited, on="key")
        .select("unit_type", "unit", source=pl.col("passages").struct.field("source"))
        .filter(pl.col("source") != "")
        .unique()
        .join(instruments, on="source", how="left")
    )
    covered = {unit: set(value.split(" | ")) for unit, value in covers.iter_rows()}
    asked_all = pl.col("instrument").is_null() | ~pl.col("instrument").is_in(list(covered))
    units = sources.group_by("unit_type", "unit").agg(pl.col("instrument").unique().sort(), open=asked_all.any())
    units = units.filter(~pl.col("open"))
    rows = []
    for (unit_type, instruments_of), group in units.group_by("unit_type", "instrument"):
        asked = set().union(*(covered[name] for name in instruments_of))
        unasked = pl.DataFrame({"variable": not_asked(str(unit_type), asked, variables)}, {"variable": pl.String})
        rows.append(group.select("unit_type", "unit").join(unasked, how="cross"))
    return pl.concat(rows) if rows else empty


def _values(cells: pl.DataFrame, unit_type: str, variable: str) -> pl.DataFrame:
    there = (pl.col("unit_type") == unit_type) & (pl.col("variable") == variable)
    return cells.filter(there).select("unit", "value")


def not_asked(unit_type: str, asked: set[str], variables: dict[str, list[str]]) -> list[str]:
    """The variables of a unit that are not among those asked."""
    if EVERYTHING in asked or f"{unit_type}.{EVERYTHING}" in asked:
        return []
    return [name for name in variables.get(unit_type, []) if name not in asked and f"{unit_type}.{name}" not in asked]
