"""What this room asks of a snapshot, and the rows it works on."""

from collections.abc import Callable, Iterable
from typing import Any

import polars as pl

from inroads.store.snapshot_like import SnapshotLike

__all__ = ["Row", "SnapshotLike", "Tables", "claims_of", "grouped"]

Row = dict[str, Any]
Tables = Callable[[str], pl.DataFrame]


def grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows by the value of one column; rows without a value are left out."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row[key] is not None:
            groups.setdefault(row[key], []).append(row)
    return groups


def claims_of(*rows: Row | None) -> list[str]:
    """The claims of several rows together."""
    return sorted({claim for row in rows if row for claim in row["claims"] or ()})
