"""The claims and passages behind the numbers, by unit, as read from a snapshot."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

import polars as pl

from inroads.model.missing import CONTESTED
from inroads.model.tables import KEY_JOINT, UNITS
from inroads.report.snapshot_like import SnapshotLike
from inroads.report.units import Unit, in_order

Claim = dict[str, Any]

PART_OF = {"step": "entry", "entry_agent": "entry", "tie_spell": "tie"}
"""Units that are shown with the unit they are a part of."""

READ = (
    "claim", "unit_type", "unit", "variable", "value", "polarity", "coder", "certainty", "grade", "state", "cell",
    "passages",
)  # fmt: skip
SHOWN = ("passage", "source", "document", "locator", "speaker", "access", "use_restriction", "quote")
SHORTEST = 5
BETWEEN = "\x1f"
"""Between the passages of a claim: a row of plain strings costs the collector of garbage nothing."""


class Evidence:
    """The claims of a snapshot by unit, and where in the report each unit stands.

    What is said of passages is left out unless it is ``cited`` by a number or contested: passages are shown
    beside the claims that rest on them.
    """

    def __init__(self, snapshot: SnapshotLike, cited: Collection[str] = ()) -> None:
        passages = _columns(snapshot.table("passages"), SHOWN)
        self.passages: dict[str, Claim] = {row["passage"]: row for row in passages.iter_rows(named=True)}
        claims_told = snapshot.table("claims")
        self._ids: list[str] = claims_told["claim"].to_list()
        self.decisions: list[Claim] = _decisions(claims_told)
        self.claims: dict[Unit, list[Claim]] = {}
        for claim in _told(claims_told, cited).iter_rows(named=True):
            self.claims.setdefault((claim["unit_type"], claim["unit"]), []).append(claim)
        self.parts: dict[Unit, list[Unit]] = {}
        self.owner_of: dict[str, Unit] = {}
        self._contested = [claim for claims in self.claims.values() for claim in claims if claim["state"] == CONTESTED]
        for unit, claims in self.claims.items():
            claims.sort(key=_as_in_its_table)
            whole = self._whole_of(unit)
            if whole != unit:
                self.parts.setdefault(whole, []).append(unit)
            self.owner_of.update((claim["claim"], whole) for claim in claims)
        self._anchors: dict[Unit, str] = {}

    def print_units(self, units: Iterable[Unit]) -> None:
        """Give each of these units a place in the report."""
        placed = {self._whole_of(unit) for unit in units}
        self._anchors = {unit: f"u{number}" for number, unit in enumerate(in_order(placed), start=1)}

    @property
    def printed(self) -> dict[Unit, str]:
        """The units that have a place in the report, in order, with their anchors."""
        return self._anchors

    def anchor(self, unit: Unit) -> str | None:
        """Where a unit, or the one it is a part of, stands."""
        return self._anchors.get(unit) or self._anchors.get(self._whole_of(unit))

    def short(self, claim: str) -> str:
        """The first letters of the id of a claim: as many as tell it from every other one of the study."""
        return self._short[claim]

    @cached_property
    def _short(self) -> dict[str, str]:
        ids = sorted(self._ids)
        least = SHORTEST - 1
        shared = [least, *map(_letters_shared, ids, ids[1:]), least]
        return {id_: id_[: 1 + max(pair)] for id_, *pair in zip(ids, shared, shared[1:], strict=False)}

    def contested(self) -> dict[tuple[str, str, str], list[Claim]]:
        """The cells nobody has settled, with all that is said of each."""
        cells: dict[tuple[str, str, str], list[Claim]] = {}
        by_unit: dict[Unit, list[Claim]] = {}
        for claim in self._contested:
            by_unit.setdefault((claim["unit_type"], claim["unit"]), []).append(claim)
        for unit in in_order(by_unit):
            for claim in by_unit[unit]:
                cells.setdefault((*unit, claim["variable"]), []).append(claim)
        return cells

    def gist(self, unit: Unit) -> str:
        """What tells the unit apart, where its id does not say it: person and network of an entry."""
        table = UNITS.get(unit[0])
        if table is None or KEY_JOINT in unit[1]:
            return ""
        said = {claim["variable"]: str(claim["value"]) for claim in self.claims.get(unit, [])}
        return KEY_JOINT.join(said[key] for key in table.key if key in said and said[key] != unit[1])

    def _whole_of(self, unit: Unit) -> Unit:
        whole = PART_OF.get(unit[0])
        if whole is None:
            return unit
        said = (claim["value"] for claim in self.claims.get(unit, []) if claim["variable"] == whole)
        name = next(said, None)
        return (whole, str(name)) if name else unit


def _letters_shared(one: str, other: str) -> int:
    """How many letters two ids begin with alike, at the least one less than are shown."""
    shared = SHORTEST - 1
    while shared < len(one) and one[: shared + 1] == other[: shared + 1]:
        shared += 1
    return shared


def _told(claims: pl.DataFrame, cited: Collection[str]) -> pl.DataFrame:
    """The claims without those on passages, but for the cited and the contested ones; passages as one string."""
    kept = (
        (pl.col("unit_type") != "passage")
        | (pl.col("state") == CONTESTED)
        | pl.col("claim").is_in(pl.Series(list(cited), dtype=pl.String).implode())
    )
    told = _columns(claims, READ).filter(kept)
    return told.with_columns(pl.col("passages").list.join(BETWEEN)) if told.height else told


def _columns(table: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    """These columns of the table; one that it has not is empty."""
    return table.select(
        [pl.col(name) if name in table.columns else pl.lit(None, pl.String).alias(name) for name in names]
    )


_PLACES = {
    (unit, column.name): place for unit, table in UNITS.items() for place, column in enumerate(table.columns, start=1)
}


def _as_in_its_table(claim: Claim) -> tuple[int, str, str]:
    """Claims stand in the order of the columns of their table, after the one that the row exists."""
    unit, variable = claim["unit_type"], claim["variable"]
    last = len(_PLACES)
    return 0 if variable == "exists" else _PLACES.get((unit, variable), last), variable, claim["claim"]


def _decisions(claims: pl.DataFrame) -> list[Claim]:
    """What persons settled: a decision rests on no passage and on no cell, but on a reason."""
    if not {"because", "at"} <= set(claims.columns):
        return []
    made = (pl.col("state") == "adjudicated") & pl.col("because").is_not_null() & (pl.col("passages").list.len() == 0)
    return claims.filter(made).sort("unit_type", "unit", "variable").to_dicts()
