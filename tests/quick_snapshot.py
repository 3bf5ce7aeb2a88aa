"""The rows of an invented field as a snapshot in memory, in a tenth of a second.

The same tables as by the road of a file (`tests/invented.py`, held by a test), with claims named otherwise: a whole
column at a time instead of a cell at a time, and each table laid out when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import polars as pl

from inroads.coding.cells import read_cell, text_of
from inroads.coding.numbering import KnownUnit, number_rows
from inroads.coding.row_columns import is_row_column
from inroads.coding.units import BLANK
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.model.claim import EXISTS
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import KEY_JOINT, TABLES, Column, Table
from inroads.store.claim_bodies import PASSAGE
from inroads.store.decisions import CELL, CLAIMS_TABLE, decisions_of
from inroads.store.fold import Settled, columns_of, kinds_of, lay_out, settle, with_cell_passages
from inroads.store.inherit_access import inherit_access

Row = dict[str, Any]
FILE = "cases.xlsx"
ASIDE = ("source", "access", "passage", "coder", "certainty", "polarity")
"""Row columns that an invented field fills; it gives neither grades nor reasons."""
READ = ("choice", "choices", "number", "flag", "date", "refs")
"""Kinds of cells that the importer writes otherwise than they were typed."""


def quick_snapshot(rows: Mapping[str, list[Row]]) -> "QuickSnapshot":
    """The snapshot of these rows under the frame of the house."""
    return QuickSnapshot(rows)


@dataclass
class QuickSnapshot:
    """Tables that are laid out when first asked for."""

    rows: Mapping[str, list[Row]]
    frame: Frame = field(default_factory=default_frame)
    id: str = "invented00000000"
    title: str = "Invented field"
    _tables: dict[str, pl.DataFrame] = field(default_factory=dict)

    def table(self, name: str) -> pl.DataFrame:
        """One table."""
        if name not in self._tables:
            self._tables[name] = self._made(name)
        return self._tables[name]

    def _made(self, name: str) -> pl.DataFrame:
        if name == "claims":
            return _claims_table(self._said, self._told)
        if name == "passages":
            pages = with_cell_passages(lay_out(TABLES[name], self.frame, self._told), self._said, kinds_of(self.frame))
            return inherit_access(pages, self.table("sources")).sort("passage")
        return lay_out(TABLES[name], self.frame, self._told)

    @cached_property
    def _said(self) -> pl.DataFrame:
        parts = [part for name, listed in self.rows.items() for part in _claims_of(TABLES[name], listed)]
        return pl.concat(parts).unique("key", keep="first", maintain_order=True).collect()

    @cached_property
    def _told(self) -> Settled:
        return settle(self._said, decisions_of([]), self.frame)


@cache
def _frame() -> Frame:
    return default_frame()


@cache
def _columns(table: str) -> dict[str, Column]:
    return {column.name: column for column in columns_of(TABLES[table], _frame())}


def _claims_of(table: Table, listed: list[Row]) -> list[pl.LazyFrame]:
    """The claims that the rows of one table make, and what they say of the passages they cite."""
    if not listed:
        return []
    texts = _texts(listed)
    aside = {name for name in texts if is_row_column(name, table)}
    cells = pl.DataFrame([_read(table, name, texts[name]) for name in texts if name not in aside])
    nothing: list[str | None] = [None] * len(listed)
    said = pl.DataFrame(
        [pl.Series(f"row {name}", texts[name] if name in aside else nothing, dtype=pl.String) for name in ASIDE]
    )
    wide = cells.drop(table.id_column, strict=False).with_columns(
        pl.lit("yes").alias(EXISTS), pl.Series("row unit", _units(table, cells, said), dtype=pl.String)
    )
    variables = [name for name in wide.columns if not name.startswith("row ")]
    cited = _with_passages(pl.concat([wide, said], how="horizontal"), table)
    index = ["row unit", "cited", *said.columns]
    long = cited.unpivot(variables, index=index).filter(pl.col("value").is_not_null())
    return [_named(long, table.unit), *_of_passages(cited)]


def _texts(listed: list[Row]) -> dict[str, list[str | None]]:
    """By column the cells as text, None where a cell is blank."""
    names = dict.fromkeys(name for row in listed for name in row)
    return {name: _as_texts([row.get(name) for row in listed]) for name in names}


def _as_texts(values: list[Any]) -> list[str | None]:
    """An invented field writes texts, and a few numbers."""
    if set(map(type, values)) <= {str, type(None)}:
        return [value or None for value in values]
    return [(None if value is None else text_of(value)) or None for value in values]


def _read(table: Table, name: str, texts: list[str | None]) -> pl.Series:
    """A column as the importer reads it."""
    if _columns(table.name)[name].kind in READ:
        texts = [None if text is None else _cell(table.unit, table.name, name, text) for text in texts]
    return pl.Series(name, texts, dtype=pl.String)


@cache
def _cell(unit: str, table: str, name: str, text: str) -> str:
    return read_cell(text, _columns(table)[name], _frame().variable(unit, name))


def _units(table: Table, cells: pl.DataFrame, said: pl.DataFrame) -> list[str]:
    """The unit of each row: its id, or its natural key, numbered where that can occur again."""
    nothing: list[str | None] = [None] * cells.height
    ids = cells[table.id_column].to_list() if table.id_column in cells.columns else nothing
    if None not in ids:
        return ids
    held = (cells[name].to_list() if name in cells.columns else nothing for name in table.key)
    sources = said["row source"].to_list()
    keys = [_key(table, part, source) for part, source in zip(zip(*held, strict=True), sources, strict=True)]
    units = [unit or key for unit, key in zip(ids, keys, strict=True)]
    return _numbered(table, units, ids, cells, said) if table.numbered else units


def _key(table: Table, part: tuple[str | None, ...], source: str | None) -> str:
    parts = [held or ("1" if name == "spell" else "") for name, held in zip(table.key, part, strict=True)]
    if not set(parts).isdisjoint(WRITTEN_WORDS):
        parts = [*parts, source or ""]
    while parts and not parts[-1]:
        parts = parts[:-1]
    return KEY_JOINT.join(part or BLANK for part in parts)


def _numbered(
    table: Table, units: list[str], ids: list[str | None], cells: pl.DataFrame, said: pl.DataFrame
) -> list[str]:
    """The units with their running numbers; what is alone of its key is the first."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        if ids[place] is None:
            groups[unit].append(place)
    numbered = list(units)
    for unit, places in groups.items():
        numbers = [1] if len(places) == 1 else number_rows(table, _told_at(places, cells, said), list[KnownUnit]())
        for place, number in zip(places, numbers, strict=True):
            numbered[place] = f"{unit}{KEY_JOINT}{number}"
    return numbered


def _told_at(
    places: list[int], cells: pl.DataFrame, said: pl.DataFrame
) -> list[tuple[dict[str, str], tuple[str, str]]]:
    """The cells of some rows, each with its voice."""
    rows = cells[places].iter_rows(named=True)
    voices = said[places].select(pl.col("row coder").fill_null("unnamed"), pl.col("row source").fill_null(FILE))
    told = ({name: held for name, held in row.items() if held is not None} for row in rows)
    return list(zip(told, voices.rows(), strict=True))


def _with_passages(wide: pl.DataFrame, table: Table) -> pl.LazyFrame:
    """The passage that each row cites: its page by access, else the row itself."""
    own = ["source"] if "source" in wide.columns and table.unit != "source" else []
    named = pl.coalesce("row source", *own)
    page = pl.when(pl.col("row access").is_null()).then("row passage").otherwise(
        pl.format("{} ({})", "row passage", "row access")
    )  # fmt: skip
    itself = pl.format("cell:{}", pl.struct(pl.all()).hash())
    return wide.lazy().with_columns(
        page=page,
        named=named,
        cited=pl.struct(
            id=pl.coalesce(page, itself),
            source=named.fill_null(FILE),
            locator=pl.coalesce("row passage", pl.lit(FILE)),
            access=pl.col("row access").fill_null(""),
        ),
    )


def _of_passages(wide: pl.LazyFrame) -> Iterable[pl.LazyFrame]:
    """What rows that cite a page say of it."""
    citing = wide.filter(pl.col("page").is_not_null() & pl.col("named").is_not_null())
    told = citing.select(
        cited=pl.struct(id="page", source="named", locator=pl.lit(""), access=pl.lit("")),
        **{
            "row unit": "page",
            "row coder": "row coder",
            "row polarity": pl.lit(None, dtype=pl.String),
            "row certainty": pl.lit("certain"),
        },
        exists=pl.lit("yes"),
        source="named",
        access="row access",
        locator="row passage",
    )
    index = ["row unit", "cited", "row coder", "row polarity", "row certainty"]
    yield _named(told.unpivot(index=index).filter(pl.col("value").is_not_null()), "passage")


def _named(long: pl.LazyFrame, unit_type: str) -> pl.LazyFrame:
    """Claims with their keys, as the fold takes them."""
    told = long.select(
        unit_type=pl.lit(unit_type),
        unit="row unit",
        variable="variable",
        value="value",
        polarity=pl.col("row polarity").fill_null("present"),
        coder=pl.col("row coder").fill_null("unnamed"),
        certainty=pl.col("row certainty").fill_null("certain"),
        passages=pl.concat_list("cited").cast(pl.List(PASSAGE)),
        passage=pl.col("cited").struct.field("id"),
    )
    content = pl.struct("unit_type", "unit", "variable", "value", "polarity", "coder", "passage")
    return told.with_columns(key=content.hash().cast(pl.String), withdrawn=pl.lit(value=False)).drop("passage")


def _claims_table(said: pl.DataFrame, told: Settled) -> pl.DataFrame:
    states = told.settled.select(*CELL, "state")
    nothing = pl.lit(None, dtype=pl.String)
    claims = said.join(states, on=CELL, how="left").with_columns(
        pl.col("passages").list.eval(pl.element().struct.field("id")),
        claim="key", at=pl.lit("2026-01-01T00:00:00+00:00"), grade=nothing, because=nothing, cell=nothing,
    )  # fmt: skip
    return claims.select(CLAIMS_TABLE).sort("claim")
