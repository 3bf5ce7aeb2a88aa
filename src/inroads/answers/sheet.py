"""A table in the making: its records, and for each row the units it counts and the claims it rests on."""

from collections.abc import Iterable
from math import isnan
from typing import Any

from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.selection import selection_line
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.store.room_names import RoomNames

Unit = tuple[str, str]


def number(value: float) -> float | None:
    """A number for a record: None where nothing can be said."""
    return None if isnan(value) else float(value)


class Sheet:
    """Records with their lineage; :meth:`finding` makes the finding of them."""

    def __init__(self) -> None:
        self.table: list[Record] = []
        self.lineage: dict[str, list[str]] = {}
        self.units: dict[str, list[Unit]] = {}

    def add(self, key: Iterable[object], record: Record, units: Iterable[Unit], claims: Iterable[str]) -> None:
        """Add one record; its row is named by the parts of ``key``."""
        row = "/".join(str(part) for part in key)
        self.table.append({"row": row, **record})
        self.units[row] = sorted(set(units))
        self.lineage[row] = sorted(set(claims))

    def add_rows(self, key: Iterable[object], record: Record, unit_type: str, rows: list[Row]) -> None:
        """Add one record that counts these rows of one unit."""
        claims = (claim for row in rows for claim in row["claims"] or ())
        self.add(key, record, ((unit_type, row[unit_type]) for row in rows), claims)

    def name_rooms(self, names: RoomNames) -> None:
        """Say in each record of a venue (``venue`` is its id) what that room is called, where it is known."""
        for record in self.table:
            if "venue" in record:
                record["room"] = names.get((record["place"], record["venue"]))

    def finding(self, view: View, *, variants: list[Variant] | None = None, **said: Any) -> Finding:
        """The finding: what is said, with the table and where it comes from."""
        return Finding(
            table=self.table,
            lineage=self.lineage,
            units=self.units,
            variants=variants or [],
            snapshot=view.id,
            selection=selection_line(view),
            **said,
        )
