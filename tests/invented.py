"""An invented study for tests: the rows of a field folded in memory, by the same road as a file but without a disk."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
from tests.quick_snapshot import quick_snapshot

from inroads.coding.claims import to_claims
from inroads.frame.default import default_frame
from inroads.frame.frame import Frame
from inroads.involvement.view import View
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.claim_bodies import BODY
from inroads.store.claims import key_of
from inroads.store.fold import fold
from inroads.world.family import read_family
from inroads.world.field import make_field


@dataclass(frozen=True)
class Folded:
    """A snapshot that lies nowhere."""

    tables: dict[str, pl.DataFrame]
    frame: Frame
    id: str = "invented00000000"
    title: str = "Invented field"

    def table(self, name: str) -> pl.DataFrame:
        """One table."""
        return self.tables[name]


def draft_rows(rows: dict[str, list[dict[str, Any]]], file: str = "cases.xlsx") -> list[DraftRow]:
    """The rows of a field as a reader would hand them on."""
    return [
        DraftRow(
            table,
            tuple(
                DraftCell(name, written, f"{file}#{table}!{name}{number}")
                for name, written in row.items()
                if written not in (None, "")
            ),
            f"{file}, sheet {table}, row {number}",
        )
        for table, listed in rows.items()
        for number, row in enumerate(listed, start=2)
    ]


def fold_rows(rows: dict[str, list[dict[str, Any]]]) -> Folded:
    """The tables that follow from rows."""
    frame = default_frame()
    bodies = {}
    for claim in to_claims(draft_rows(rows), frame, "cases.xlsx"):
        passages = [passage.id for passage in claim.passages]
        key = key_of(claim.unit_type, claim.unit, claim.variable, claim.value, claim.polarity, passages, claim.coder)
        bodies.setdefault(key, {**claim.body(), "key": key, "act": "a"})
    said = pl.DataFrame(list(bodies.values()), schema={field.name: field.dtype for field in BODY.fields})
    claims = said.with_columns(at=pl.lit("2026-01-01T00:00:00+00:00"), withdrawn=pl.lit(value=False), entry="key")
    return Folded(fold(claims.sort("key"), [], frame), frame)


@cache
def target_of(family: str, networks: int = 1200) -> dict[str, dict[str, float]]:
    """For each finding and row, what fields of this family give on average."""
    truth = make_field(read_family(family, networks=40, seed=424242, target_networks=networks)).truth
    return {
        finding: {record["row"]: record["value"] for record in told["target"]}
        for finding, told in truth["findings"].items()
    }


CANDID = {
    "hides_online": 0.0, "offline_over": 0.0, "drift": 0.0, "missed": 0.0, "snowball": 0.0, "asked_from": 0,
    "sight_ends": 0, "two_files": 0.0,
}  # fmt: skip
"""What a file lacks, it lacks at random, and what it says is true."""


def study_of(family: str, seed: int, networks: int = 40, **changes: float) -> tuple[View, dict[str, Any]]:
    """One invented study, and its truth."""
    field = make_field(read_family(family, networks=networks, seed=seed, target_networks=2, **changes))
    return View(quick_snapshot(field.rows)), field.truth
