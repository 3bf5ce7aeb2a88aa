"""What the first rows of a file would become as claims, and every fault the whole file holds; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from inroads.coding.claims import to_claims
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.language import _, numeral
from inroads.model.claim import EXISTS, Claim
from inroads.model.draft import DraftRow


@dataclass(frozen=True)
class ShownRow:
    """A record as the file holds it, and the claims it becomes."""

    where: str
    record: dict[str, Any]
    claims: list[Claim]


@dataclass(frozen=True)
class ShownClaims:
    """The first records with their claims; faults, notes and counts of the whole file."""

    rows: list[ShownRow]
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    uncounted: int = 0
    """How many faults there are beside those that are told."""

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The preview as a person reads it."""
        told: list[str] = []
        for row in self.rows:
            told.append(f"{row.where}: " + ", ".join(f"{name} = {cell}" for name, cell in row.record.items()))
            told += [f"  -> {claim.unit_type} {claim.unit}: {_said(claim)}" for claim in row.claims]
        told += [
            _("Rows of {table}: {count}", count=numeral(count), table=table) for table, count in self.counts.items()
        ]
        told += self.notes
        told.append(_("Faults: {count}", count=numeral(len(self.faults) + self.uncounted)))
        return told + [line for fault in self.faults for line in fault.lines()]

    def record(self) -> dict[str, Any]:
        """The preview as a program reads it."""
        return {
            "rows": [
                {"where": row.where, "record": row.record, "claims": [claim.body() for claim in row.claims]}
                for row in self.rows
            ],
            "faults": [vars(fault) for fault in self.faults],
            "notes": self.notes,
            "counts": self.counts,
        }


def show_row(where: str, record: dict[str, Any], rows: Sequence[DraftRow], frame: Frame, file: str) -> ShownRow:
    """One record and its claims; none where the row is faulty, which :func:`faults_of` tells."""
    try:
        return ShownRow(
            where, record, [claim for claim in to_claims(rows, frame, file) if claim.unit_type != "passage"]
        )
    except InputError:
        return ShownRow(where, record, [])


def faults_of(rows: Sequence[DraftRow], frame: Frame, file: str) -> list[Fault]:
    """Every fault of the rows under the frame."""
    try:
        to_claims(rows, frame, file)
    except InputError as error:
        return list(error.faults)
    return []


def _said(claim: Claim) -> str:
    said = claim.variable if claim.variable == EXISTS else f"{claim.variable} = {claim.value}"
    return said if claim.polarity == "present" else _("{said} (denied)", said=said)
