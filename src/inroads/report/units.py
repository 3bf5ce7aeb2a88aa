"""Which units stand behind which number: a list is printed once, however many numbers rest on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from inroads.answers.finding import Finding

Unit = tuple[str, str]

_RUNS = re.compile(r"[0-9]+|[^0-9]+")


@dataclass
class Counted:
    """A set of units that some number counts, and the units whose claims it rests on besides."""

    anchor: str
    units: tuple[Unit, ...]
    besides: tuple[Unit, ...]
    first_row: str
    findings: list[int] = field(default_factory=list)


class CountedSets:
    """All sets of units counted in the findings of one report, by finding and row."""

    def __init__(self, findings: Iterable[Finding], owner_of: Mapping[str, Unit]) -> None:
        self.sets: list[Counted] = []
        self._by_units: dict[tuple[frozenset[Unit], frozenset[Unit]], Counted] = {}
        self._by_row: dict[tuple[str, str], Counted] = {}
        for number, finding in enumerate(findings, start=1):
            for row in dict.fromkeys([*finding.units, *finding.lineage]):
                self._add(number, finding, row, owner_of)

    def _add(self, number: int, finding: Finding, row: str, owner_of: Mapping[str, Unit]) -> None:
        units = frozenset((kind, unit) for kind, unit in finding.units.get(row, []))
        owners = {owner_of[claim] for claim in finding.lineage.get(row, []) if claim in owner_of}
        besides = frozenset(owners - units)
        if not units and not besides:
            return
        counted = self._by_units.get((units, besides))
        if counted is None:
            counted = Counted(f"s{len(self.sets) + 1}", in_order(units), in_order(besides), row)
            self._by_units[units, besides] = counted
            self.sets.append(counted)
        if number not in counted.findings:
            counted.findings.append(number)
        self._by_row[finding.id, row] = counted

    def anchor(self, finding: str, row: object) -> str | None:
        """Where the units of this row are listed."""
        counted = self._by_row.get((finding, str(row)))
        return counted.anchor if counted else None

    def all_units(self) -> set[Unit]:
        """Every unit that some number counts or rests on."""
        return {unit for counted in self.sets for unit in (*counted.units, *counted.besides)}


def in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units by kind and then as people count: P-2 before P-10."""
    return tuple(sorted(units, key=_natural))


@cache
def _natural(unit: Unit) -> tuple[str, list[tuple[int, str]], str]:
    """Runs of digits count by their length first, so that they compare as numbers do."""
    kind, name = unit
    return kind, [(len(run), run) if run.isdigit() else (0, run) for run in _RUNS.findall(name)], name
