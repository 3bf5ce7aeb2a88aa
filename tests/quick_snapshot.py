"""The rows of an invented field as a snapshot in memory, in a tenth of a second.

The same tables as by the road of a file (`tests/invented.py`, held by a test), with claims named otherwise: a whole
column at a time instead of a cell at a time, and each table laid out when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Mapping
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
Cells = Mapping[str, list[str | None]]
"""The cells of some rows by column, None where blank."""
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
        claims = Claims()
        for name, listed in self.rows.items():
            claims.say(TABLES[name], listed)
        return claims.table()

    @cached_property
    def _told(self) -> Settled:
        return settle(self._said, decisions_of([]), self.frame)


@cache
def _frame() -> Frame:
    return default_frame()


@cache
def _columns(table: str) -> dict[str, Column]:
    return {column.name: column for column in columns_of(TABLES[table], _frame())}


@dataclass
class Claims:
    """Claims, the coded rows they come from, and the passages that these cite."""

    rows: list[tuple[str, str, str, str, str, int]] = field(default_factory=list)
    """Of each row: unit_type, unit, polarity, coder, certainty, and the place of its passage."""
    said: dict[str, list[Any]] = field(default_factory=lambda: {"row": [], "variable": [], "value": []})
    passages: dict[tuple[str, ...], int] = field(default_factory=dict)
    themselves: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """The rows that cite nothing but themselves, numbered."""

    def say(self, table: Table, listed: list[Row]) -> None:
        """What the rows of one table say, and what they say of the passages they cite."""
        if not listed:
            return
        texts = _texts(listed)
        nothing: list[str | None] = [None] * len(listed)
        aside = {name: texts[name] if name in texts and is_row_column(name, table) else nothing for name in ASIDE}
        cells = {name: _read(table, name, held) for name, held in texts.items() if not is_row_column(name, table)}
        units = _units(table, cells, aside)
        cells.pop(table.id_column, None)
        own = nothing if table.unit == "source" else cells.get("source", nothing)
        sources = [voice or source for voice, source in zip(aside["source"], own, strict=True)]
        pages = [_page(passage, access) for passage, access in zip(aside["passage"], aside["access"], strict=True)]
        graded = [
            (polarity or "present", coder or "unnamed", certainty or "certain")
            for polarity, coder, certainty in zip(aside["polarity"], aside["coder"], aside["certainty"], strict=True)
        ]
        cited = [
            self._cite(page or self._itself(row), source or FILE, locator or FILE, access or "")
            for page, source, locator, access, row in zip(
                pages, sources, aside["passage"], aside["access"],
                zip(units, *cells.values(), *aside.values(), strict=True), strict=True,
            )
        ]  # fmt: skip
        rows = [(table.unit, unit, *grade, cite) for unit, grade, cite in zip(units, graded, cited, strict=True)]
        self._add(rows, {**cells, EXISTS: ["yes"] * len(listed)})
        paged = [place for place, page in enumerate(pages) if page is not None and sources[place] is not None]
        told = {"source": sources, "access": aside["access"], "locator": aside["passage"]}
        self._add(
            [
                ("passage", str(pages[at]), "present", graded[at][1], "certain",
                 self._cite(str(pages[at]), str(sources[at]), "", ""))
                for at in paged
            ],
            {EXISTS: ["yes"] * len(paged), **{name: [held[at] for at in paged] for name, held in told.items()}},
        )  # fmt: skip

    def table(self) -> pl.DataFrame:
        """One row per claim, with its key, as the fold takes them."""
        said = pl.DataFrame(self.said, schema={"row": pl.UInt32, "variable": pl.String, "value": pl.String})
        names = ["unit_type", "unit", "polarity", "coder", "certainty", "cited"]
        rows = pl.DataFrame(self.rows, schema=names, orient="row")[said["row"]]
        passages = pl.DataFrame(list(self.passages), schema=["id", "source", "locator", "access"], orient="row")
        passage = pl.Series("passages", passages[rows["cited"]].to_struct(), dtype=PASSAGE)
        content = ("unit_type", "unit", "variable", "value", "polarity", "coder")
        told = pl.concat([rows.drop("cited"), said.drop("row")], how="horizontal").with_columns(
            passages=passage.reshape((-1, 1)).cast(pl.List(PASSAGE)), withdrawn=pl.lit(value=False)
        )
        key = pl.struct(*content, passage.struct.field("id").alias("passage")).hash().cast(pl.String)
        return told.with_columns(key=key).unique("key", keep="first", maintain_order=True)

    def _add(self, rows: list[tuple[str, str, str, str, str, int]], cells: Mapping[str, list[str | None]]) -> None:
        for variable, values in cells.items():
            places = [place for place, value in enumerate(values, len(self.rows)) if value is not None]
            self.said["row"] += places
            self.said["variable"] += [variable] * len(places)
            self.said["value"] += [value for value in values if value is not None]
        self.rows += rows

    def _cite(self, *passage: str) -> int:
        return self.passages.setdefault(passage, len(self.passages))

    def _itself(self, row: tuple[Any, ...]) -> str:
        return f"cell:{self.themselves.setdefault(row, len(self.themselves))}"


def _page(passage: str | None, access: str | None) -> str | None:
    """The page that a row cites, by access."""
    return passage if passage is None or access is None else f"{passage} ({access})"


def _texts(listed: list[Row]) -> dict[str, list[str | None]]:
    """By column the cells as text, None where a cell is blank."""
    names = dict.fromkeys(name for row in listed for name in row)
    return {name: _as_texts([row.get(name) for row in listed]) for name in names}


def _as_texts(values: list[Any]) -> list[str | None]:
    """An invented field writes texts, and a few numbers."""
    if set(map(type, values)) <= {str, type(None)}:
        return [value or None for value in values]
    return [(None if value is None else text_of(value)) or None for value in values]


def _read(table: Table, name: str, texts: list[str | None]) -> list[str | None]:
    """A column as the importer reads it."""
    if _columns(table.name)[name].kind not in READ:
        return texts
    return [None if text is None else _cell(table.unit, table.name, name, text) for text in texts]


@cache
def _cell(unit: str, table: str, name: str, text: str) -> str:
    return read_cell(text, _columns(table)[name], _frame().variable(unit, name))


def _units(table: Table, cells: Cells, aside: Cells) -> list[str]:
    """The unit of each row: its id, or its natural key, numbered where that can occur again."""
    sources = aside["source"]
    nothing: list[str | None] = [None] * len(sources)
    ids = cells.get(table.id_column, nothing)
    named = [unit for unit in ids if unit is not None]
    if len(named) == len(ids):
        return named
    held = (cells.get(name, nothing) for name in table.key)
    keys = [_key(table, part, source) for part, source in zip(zip(*held, strict=True), sources, strict=True)]
    units = [unit or key for unit, key in zip(ids, keys, strict=True)]
    return _numbered(table, units, ids, cells, aside) if table.numbered else units


def _key(table: Table, part: tuple[str | None, ...], source: str | None) -> str:
    parts = [held or ("1" if name == "spell" else "") for name, held in zip(table.key, part, strict=True)]
    if not set(parts).isdisjoint(WRITTEN_WORDS):
        parts = [*parts, source or ""]
    while parts and not parts[-1]:
        parts = parts[:-1]
    return KEY_JOINT.join(part or BLANK for part in parts)


def _numbered(table: Table, units: list[str], ids: list[str | None], cells: Cells, aside: Cells) -> list[str]:
    """The units with their running numbers; what is alone of its key is the first."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        if ids[place] is None:
            groups[unit].append(place)
    numbered = list(units)
    for unit, places in groups.items():
        numbers = [1] if len(places) == 1 else number_rows(table, _told_at(places, cells, aside), list[KnownUnit]())
        for place, number in zip(places, numbers, strict=True):
            numbered[place] = f"{unit}{KEY_JOINT}{number}"
    return numbered


def _told_at(places: list[int], cells: Cells, aside: Cells) -> list[tuple[dict[str, str], tuple[str, str]]]:
    """The cells of some rows, each with its voice."""
    return [
        (
            {name: value for name, held in cells.items() if (value := held[place]) is not None},
            (aside["coder"][place] or "unnamed", aside["source"][place] or FILE),
        )
        for place in places
    ]


def _claims_table(said: pl.DataFrame, told: Settled) -> pl.DataFrame:
    states = told.settled.select(*CELL, "state")
    nothing = pl.lit(None, dtype=pl.String)
    claims = said.join(states, on=CELL, how="left").with_columns(
        pl.col("passages").list.eval(pl.element().struct.field("id")),
        claim="key", at=pl.lit("2026-01-01T00:00:00+00:00"), grade=nothing, because=nothing, cell=nothing,
    )  # fmt: skip
    return claims.select(CLAIMS_TABLE).sort("claim")
