"""The claims and passages behind the numbers, by unit, as read from a snapshot."""

from collections.abc import Iterable
from typing import Any

from inroads.model.tables import KEY_JOINT, UNITS
from inroads.report.snapshot_like import SnapshotLike
from inroads.report.units import Unit, in_order

Claim = dict[str, Any]

PART_OF = {"step": "entry", "entry_agent": "entry", "tie_spell": "tie"}
"""Units that are shown with the unit they are a part of."""


class Evidence:
    """All claims of a snapshot by unit, and where in the report each unit stands."""

    def __init__(self, snapshot: SnapshotLike) -> None:
        self.passages: dict[str, Claim] = {row["passage"]: row for row in snapshot.table("passages").to_dicts()}
        self.claims: dict[Unit, list[Claim]] = {}
        for claim in snapshot.table("claims").to_dicts():
            self.claims.setdefault((claim["unit_type"], claim["unit"]), []).append(claim)
        self.parts: dict[Unit, list[Unit]] = {}
        self.owner_of: dict[str, Unit] = {}
        for unit, claims in self.claims.items():
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

    def contested(self) -> dict[tuple[str, str, str], list[Claim]]:
        """The cells nobody has settled, with all that is said of each."""
        cells: dict[tuple[str, str, str], list[Claim]] = {}
        for unit in in_order(self.claims):
            for claim in self.claims[unit]:
                if claim["state"] == "contested":
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
