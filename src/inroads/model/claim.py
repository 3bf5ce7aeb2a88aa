"""One claim: what was said of a unit, by whom, on which passages. One non-blank cell is one claim."""

from dataclasses import dataclass
from typing import Any

EXISTS = "exists"
"""The variable of the claim that a row makes by being there."""


@dataclass(frozen=True)
class CitedPassage:
    """A passage that a claim rests on; an empty access is inherited from the passage's source."""

    id: str
    source: str
    locator: str
    access: str


@dataclass(frozen=True)
class Claim:
    """A claim as the ledger holds it; ``value`` is always text, ``cell`` says where the coder wrote it."""

    unit_type: str
    unit: str
    variable: str
    value: str
    passages: tuple[CitedPassage, ...]
    coder: str
    polarity: str = "present"
    certainty: str = "certain"
    grade: str = ""
    because: str = ""
    cell: str = ""

    def body(self) -> dict[str, Any]:
        """The claim as a ledger body, without its act and key."""
        return {**vars(self), "passages": [vars(passage) for passage in self.passages]}
