"""A finding: the answer to one question, the only thing that reports, pages and exports show."""

from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True)
class Variant:
    """The same table under another declared choice (roll-up, commitment, one network left out ...)."""

    name: str
    table: list[Record]


@dataclass(frozen=True)
class Finding:
    """The answer to one question of the study, with everything needed to defend it.

    ``table`` is a list of records with stable snake_case keys; each has ``row``, its name within the finding.
    ``lineage`` gives for each ``row`` the ids of the claims it rests on; ``units`` the units it counts, as
    ``(unit_type, unit)``; ``picture`` is a Vega-Lite specification or None.
    """

    id: str
    question: str
    unit: str
    n: int
    table: list[Record]
    answer: str
    variants: list[Variant] = field(default_factory=list)
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    test: Record | None = None
    picture: dict[str, Any] | None = None
    caveats: list[str] = field(default_factory=list)
    selection: str = ""
    lineage: dict[str, list[str]] = field(default_factory=dict)
    units: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    snapshot: str = ""
    parameters: Record = field(default_factory=dict)
    seed: int | None = None
