"""From claims to tables: one row per unit, one value per cell, every silence named.

A cell holds what stands (see :mod:`inroads.store.agree`). A blank reads ``not_asked`` where no instrument of the
sources covers the variable, else ``not_recorded``. Choice columns hold the value or one of the five words; in the
others such a cell is null and the column ``missing`` (``column=word``) says why.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from inroads.frame.frame import Frame
from inroads.model.claim import EXISTS
from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_ASKED, NOT_RECORDED
from inroads.model.tables import TABLES, UNITS, Column, Kind, Table
from inroads.store.acts import Act
from inroads.store.agree import Said, agree
from inroads.store.columns import to_columns
from inroads.store.coverage import blanks_of
from inroads.store.decisions import CELL, CLAIMS_TABLE, UNIT, decided_in, decisions_of
from inroads.store.inherit_access import INLINE, inherit_access

ROW = "row id"
"""The id of a row while the table is built: no column of a table can bear this name."""

IMPLIED = ("person", "network", "place", "source", "instrument", "investigation", "sample", "persona")
"""Units that need no row of their own: being named in a reference is enough."""


def columns_of(table: Table, frame: Frame) -> tuple[Column, ...]:
    """The columns of a table under a frame: the declared ones, then the frame's further variables."""
    declared = {column.name for column in table.columns}
    further = [
        Column(name, _kind(variable.type), variable.refers_to)
        for name, variable in frame.of(table.unit).items()
        if name not in declared
    ]
    return table.columns + tuple(further)


def _kind(type_: str) -> Kind:
    if type_ in TABLES:
        return "refs"
    if type_ in UNITS:
        return "ref"
    kinds: dict[str, Kind] = {
        "choice": "choice", "choices": "choices", "number": "number", "date": "date", "flag": "flag",
    }  # fmt: skip
    return kinds.get(type_, "text")


def kinds_of(frame: Frame) -> dict[tuple[str, str], str]:
    """The kind of every variable, by unit and name."""
    return {(table.unit, column.name): column.kind for table in TABLES.values() for column in columns_of(table, frame)}


def _variables(frame: Frame) -> dict[str, list[str]]:
    return {
        unit: [column.name for column in columns_of(table, frame) if column.kind != "id"]
        for unit, table in UNITS.items()
    }


def fold(
    claims: pl.DataFrame,
    acts: list[Act],
    frame: Frame,
    further: Callable[[pl.DataFrame], pl.DataFrame] = lambda passages: passages,
) -> dict[str, pl.DataFrame]:
    """All tables of a snapshot from the claims that :func:`inroads.store.claims.read_claims` gives.

    ``further`` adds the passages that no claim describes, before accesses come down to them.
    """
    standing = claims.filter(~pl.col("withdrawn"))
    decisions = decisions_of(acts)
    told = settle(standing, decisions, frame)
    tables = {table.name: lay_out(table, frame, told) for table in TABLES.values()}
    tables["claims"] = pl.concat([_claims_table(claims, told.settled), decisions]).sort("claim")
    cited = further(with_cell_passages(tables["passages"], standing, kinds_of(frame)))
    tables["passages"] = inherit_access(cited, tables["sources"]).sort("passage")
    return tables


@dataclass(frozen=True)
class Settled:
    """What stands, cell by cell, before it is laid out in tables."""

    settled: pl.DataFrame
    """Every cell of which something was said: unit_type, unit, variable, value (null where denied), state."""
    cells: pl.DataFrame
    """The cells that tables show: those of units nobody denies, and units that are only named or cited."""
    support: pl.DataFrame
    """For each unit the claims it rests on."""
    blanks: pl.DataFrame
    """The cells that, if blank, read ``not_asked``."""


def settle(standing: pl.DataFrame, decisions: pl.DataFrame, frame: Frame) -> Settled:
    """What these claims and decisions together say of every cell.

    ``standing`` are claims that nobody withdrew, with their passages as structs; ``decisions`` the adjudications as
    :func:`inroads.store.decisions.decisions_of` gives them.
    """
    settled = _settle(standing, decided_in(decisions), kinds_of(frame))
    denied = settled.filter((pl.col("variable") == EXISTS) & pl.col("value").is_null()).select(UNIT)
    cells = settled.filter(pl.col("value").is_not_null()).join(denied, on=UNIT, how="anti")
    in_force = decisions.filter(pl.col("state") != "withdrawn").select(*UNIT, key="claim")
    support = pl.concat([standing.select(*UNIT, "key"), in_force])
    support = support.group_by(UNIT).agg(claims=pl.col("key").sort())
    cells, support = _with_implied(cells, support, frame)
    cells, support = _with_cited(cells, support, standing)
    blanks = blanks_of(standing, support, cells.filter(~pl.col("value").is_in(FIVE_WORDS)), _variables(frame))
    return Settled(settled, cells, support, blanks)


def _settle(
    standing: pl.DataFrame, decided: dict[tuple[str, str, str], str | None], kinds: dict[tuple[str, str], str]
) -> pl.DataFrame:
    """One row per cell: unit_type, unit, variable, value (null where denied), state."""
    grouped = standing.group_by(CELL).agg(
        pl.struct("value", "polarity").n_unique().alias("voices"), pl.col("value").first(), pl.col("polarity").first()
    )
    single = grouped.filter(pl.col("voices") == 1).select(
        *CELL, value=pl.when(pl.col("polarity") == "present").then("value"), state=pl.lit("standing")
    )
    several = standing.join(grouped.filter(pl.col("voices") > 1).select(CELL), on=CELL, how="semi")
    resolved = [
        (*cell, agree(_said(rows), kinds.get((str(cell[0]), str(cell[2])), "text")))
        for cell, rows in several.group_by(CELL)
    ]
    many = pl.DataFrame(resolved, schema=[*((name, pl.String) for name in CELL), ("value", pl.String)], orient="row")
    many = many.with_columns(
        state=pl.when(pl.col("value") == CONTESTED).then(pl.lit(CONTESTED)).otherwise(pl.lit("standing"))
    )
    settled = pl.concat([single, many])
    if decided:
        rows = [(*cell, value, "adjudicated" if value != CONTESTED else CONTESTED) for cell, value in decided.items()]
        ruled = pl.DataFrame(rows, schema=settled.schema, orient="row")
        ruled = ruled.join(standing.select(UNIT).unique(), on=UNIT, how="semi")
        settled = pl.concat([settled.join(ruled, on=CELL, how="anti"), ruled])
    return settled


def _said(rows: pl.DataFrame) -> list[Said]:
    return [
        Said(
            row["value"],
            row["polarity"],
            row["coder"],
            frozenset(passage["source"] or "" for passage in row["passages"]),
        )
        for row in rows.iter_rows(named=True)
    ]


def _with_implied(cells: pl.DataFrame, support: pl.DataFrame, frame: Frame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add the units that are only named in a reference; they rest on the claims that name them."""
    naming = [
        (table.unit, column.name, column.unit)
        for table in TABLES.values()
        for column in columns_of(table, frame)
        if column.kind in ("ref", "refs") and column.unit in IMPLIED
    ]
    columns = pl.DataFrame(naming, schema=["unit_type", "variable", "unit_type_of"], orient="row")
    named = cells.join(columns, on=["unit_type", "variable"]).with_columns(id=pl.col("value").str.split(" | "))
    references = named.explode("id").filter(~pl.col("id").is_in(FIVE_WORDS))
    known = cells.select(UNIT).unique()
    target = references.select(unit_type="unit_type_of", unit="id", by_type="unit_type", by="unit")
    new = target.join(known, on=UNIT, how="anti")
    rows = (
        new.select(UNIT)
        .unique()
        .with_columns(variable=pl.lit(EXISTS), value=pl.lit("implied"), state=pl.lit("implied"))
    )
    by = new.join(support, left_on=["by_type", "by"], right_on=UNIT).explode("claims")
    more = by.group_by(UNIT).agg(pl.col("claims").unique().sort())
    return pl.concat([cells, rows.select(cells.columns)]), pl.concat([support, more.select(support.columns)])


def _with_cited(
    cells: pl.DataFrame, support: pl.DataFrame, standing: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add the sources that are only cited; they rest on the claims that cite them."""
    cited = standing.select("key", "passages").explode("passages").drop_nulls("passages")
    cited = cited.select(unit_type=pl.lit("source"), unit=pl.col("passages").struct.field("source"), key="key")
    new = cited.filter(pl.col("unit") != "").join(cells.select(UNIT).unique(), on=UNIT, how="anti")
    implied = {"variable": pl.lit(EXISTS), "value": pl.lit("implied"), "state": pl.lit("implied")}
    rows = new.select(UNIT).unique().with_columns(**implied)
    more = new.group_by(UNIT).agg(claims=pl.col("key").unique().sort())
    return pl.concat([cells, rows.select(cells.columns)]), pl.concat([support, more.select(support.columns)])


def lay_out(table: Table, frame: Frame, told: Settled) -> pl.DataFrame:
    """One table: a row per unit, a typed column per variable."""
    cells, support, blanks = told.cells, told.support, told.blanks
    mine = cells.filter(pl.col("unit_type") == table.unit).rename({"unit": ROW})
    units = mine.select(ROW).unique().sort(ROW)
    said = mine.filter(pl.col("variable") != EXISTS).pivot(on="variable", index=ROW, values="value")
    wide = units.join(said, on=ROW, how="left", maintain_order="left")
    columns = [column for column in columns_of(table, frame) if column.kind != "id"]
    absent = [pl.lit(None, dtype=pl.String).alias(column.name) for column in columns if column.name not in wide.columns]
    wide = wide.with_columns(absent)
    unasked = {
        str(variable): pl.col(ROW).is_in(group["unit"].implode()) & pl.col(str(variable)).is_null()
        for (variable,), group in blanks.filter(pl.col("unit_type") == table.unit).group_by("variable")
    }
    wide = wide.with_columns(
        pl.when(is_blank).then(pl.lit(NOT_ASKED)).otherwise(pl.col(variable)).alias(variable)
        for variable, is_blank in unasked.items()
    )
    wide = wide.with_columns(pl.col(column.name).fill_null(NOT_RECORDED) for column in columns)
    held = support.filter(pl.col("unit_type") == table.unit).select(pl.col("unit").alias(ROW), "claims")
    wide = wide.join(held, on=ROW, how="left", maintain_order="left")
    typed = to_columns(wide.rename({ROW: table.id_column}), table.id_column, columns)
    disputed = mine.filter((pl.col("variable") == EXISTS) & (pl.col("value") == CONTESTED))[ROW]
    is_disputed = pl.col(table.id_column).is_in(disputed.implode())
    why = pl.col("missing").list.concat(pl.lit([f"{EXISTS}={CONTESTED}"], dtype=pl.List(pl.String)))
    return typed.with_columns(missing=pl.when(is_disputed).then(why).otherwise("missing")) if len(disputed) else typed


def _filled(name: str) -> pl.Expr:
    return pl.when(pl.col(name) != "").then(name)


def _claims_table(claims: pl.DataFrame, settled: pl.DataFrame) -> pl.DataFrame:
    """Every claim with its state; passages by id."""
    states = settled.select(*CELL, "state")
    return (
        claims.join(states, on=CELL, how="left")
        .with_columns(
            state=pl.when("withdrawn").then(pl.lit("withdrawn")).otherwise(pl.col("state")),
            passages=pl.col("passages").list.eval(pl.element().struct.field("id")),
            grade=_filled("grade"),
            because=_filled("because"),
            cell=_filled("cell"),
        )
        .select(pl.col("key").alias("claim"), *CLAIMS_TABLE[1:])
        .sort("claim")
    )  # fmt: skip


def with_cell_passages(
    passages: pl.DataFrame, standing: pl.DataFrame, kinds: dict[tuple[str, str], str]
) -> pl.DataFrame:
    """Add the cells of sheets as passages, and the access that each passage brought along."""
    inline = (
        standing.select("key", "passages")
        .explode("passages")
        .drop_nulls("passages")
        .unnest("passages")
        .group_by("id")
        .agg(
            _filled("source").first(),
            _filled("locator").min(),
            pl.col("access").max().alias(INLINE),
            claims=pl.col("key").sort(),
        )
    )
    cells = inline.join(passages, left_on="id", right_on="passage", how="anti").rename({"id": "passage"})
    choices = {name for (unit, name), kind in kinds.items() if unit == "passage" and kind == "choice"}
    blank = [
        pl.lit(NOT_RECORDED if name in choices else None, dtype=dtype).alias(name)
        for name, dtype in passages.schema.items()
        if name not in cells.columns
    ]
    together = pl.concat([passages, cells.with_columns(blank).select(passages.columns)])
    return together.join(inline.select("id", INLINE), left_on="passage", right_on="id", how="left")


def unit_of(table: str) -> str:
    """The unit that a row of the table is."""
    return TABLES[table].unit


def table_of(unit: str) -> str:
    """The table whose rows are that unit."""
    return UNITS[unit].name
