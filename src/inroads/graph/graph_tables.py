"""The tables a graph is made of, with their reserved columns; layer aspects are columns, never classes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import polars as pl

_LIST = pl.List(pl.String())
DATES = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
_DATES = dict.fromkeys(DATES, pl.Date())
_ROW: dict[str, pl.DataType] = {"source": _LIST, "access": _LIST, "certainty": pl.String(), "claims": _LIST}
"""What a row rests on: sources and accesses of its passages, and the surest word on its being so."""


def _columns(names: str, **further: pl.DataType) -> dict[str, pl.DataType]:
    return {name: pl.String() for name in names.split()} | further


COLUMNS: Mapping[str, dict[str, pl.DataType]] = {
    "persons": _columns("person kind", count_min=pl.Float64(), count_max=pl.Float64(), claims=_LIST),
    "places": _columns("place name medium kind access", claims=_LIST),
    "ties": _columns(
        "tie a b content formed_medium maintained_medium formed_place strength",
        directed=pl.Boolean(), weight=pl.Float64(), **_DATES, **_ROW,
    ),
    "spells": _columns("tie medium fine_medium frequency stakes", **_DATES, claims=_LIST),
    "presences": _columns("presence person place network function medium", **_DATES, **_ROW),
    "contacts": _columns(
        "sender receiver place medium kind rule", weight=pl.Float64(), **_DATES, source=_LIST, access=_LIST,
        claims=_LIST,
    ),
    "memberships": _columns("person network standing", inside=pl.Boolean(), **_DATES, claims=_LIST),
    "roles": _columns("person network layer function", **_DATES, claims=_LIST),
    "stand_ins": _columns("persona person", **_DATES, claims=_LIST),
    "claims": _columns("claim certainty", exists=pl.Boolean(), source=_LIST, access=_LIST, cluster=pl.Int64()),
}  # fmt: skip
"""The columns that every graph has, by table; a table may hold others besides."""


@dataclass(frozen=True)
class GraphTables:
    """One polars frame each.

    ``spells`` says in which medium a tie was kept, when: every tie has one as long as itself, which has no medium where
    others tell it.

    ``stand_ins`` says which persona was judged to be which person; ``claims`` what each claim rests on, and with which
    others it stands or falls (``cluster``).
    """

    persons: pl.DataFrame
    places: pl.DataFrame
    ties: pl.DataFrame
    spells: pl.DataFrame
    presences: pl.DataFrame
    contacts: pl.DataFrame
    memberships: pl.DataFrame
    roles: pl.DataFrame
    stand_ins: pl.DataFrame
    claims: pl.DataFrame

    @classmethod
    def of(cls, **given: pl.DataFrame) -> "GraphTables":
        """From the tables given; those left out are empty, and columns left out are null."""
        return cls(**{name: with_columns_of(name, given.get(name)) for name in COLUMNS})

    def having(self, **changed: pl.DataFrame) -> "GraphTables":
        """The same with other tables in the place of some; spells of ties that are gone go with them."""
        made = replace(self, **changed)
        if "ties" not in changed or "spells" in changed:
            return made
        return replace(made, spells=made.spells.join(made.ties.select("tie"), on="tie", how="semi"))

    def by_name(self) -> dict[str, pl.DataFrame]:
        """The tables by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def with_columns_of(name: str, table: pl.DataFrame | None) -> pl.DataFrame:
    """A table with all reserved columns of its name, in their types."""
    schema = COLUMNS[name]
    if table is None:
        return pl.DataFrame(schema=schema)
    lacking: list[pl.Expr] = [
        pl.lit(None, kind).alias(column) for column, kind in schema.items() if column not in table.columns
    ]
    held: Any = {column: kind for column, kind in schema.items() if column in table.columns}
    return table.cast(held).with_columns(lacking).select(*schema, pl.exclude(*schema))
