"""Which of several units of one natural key a row speaks of: one that is known, or the next.

An entry without an id is named by person, network and a running number. A row is the unit of which its coder said just
this; else one of which all it says is said; else one whose date it meets; else, where another coder read the same
source, or where there is one row and one unit that can hardly be two, the unit that is left: then the cells differ, and
are contested. All other rows are new units.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from inroads.model.claim import EXISTS
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import KEY_JOINT, UNITS, Table
from inroads.model.when import When

HARDLY_TWO = ("entry", "role", "identity", "tie_spell")
"""Units that seldom occur twice under one key: a single row that gives another date corrects or disputes the first."""

Cells = dict[str, str]
Voice = tuple[str, str]
"""Coder and source of a row."""


@dataclass
class KnownUnit:
    """A unit of a natural key: its number, what is said of it, and what each voice said of it."""

    number: int
    said: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    voices: dict[Voice, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def take(self, cells: Cells, voice: Voice) -> None:
        """Add what a row says."""
        for variable, value in cells.items():
            self.said[variable].add(value)
        self.voices[voice] |= set(cells.items())

    def says(self, cells: Cells, _voice: Voice) -> bool:
        """Whether all that the row says is said of the unit."""
        return all(value in self.said.get(variable, ()) for variable, value in cells.items())

    def is_what(self, cells: Cells, voice: Voice) -> bool:
        """Whether the voice said of the unit what the row says, and nothing else."""
        return self.voices.get(voice) == set(cells.items())

    def is_read_as(self, cells: Cells, voice: Voice) -> bool:
        """Whether the coder, in some source, said of the unit what the row says, and nothing else."""
        return any(self.is_what(cells, other) for other in self.voices if other[0] == voice[0])

    def holds(self, cells: Cells, voice: Voice) -> bool:
        """Whether the voice said of the unit all that the row says."""
        return set(cells.items()) <= self.voices.get(voice, set())

    def meets(self, written: str, dated: str) -> bool:
        """Whether a date the unit bears allows that of the row; a date that is not given excludes nothing."""
        held = [text for text in self.said.get(dated, ()) if text not in WRITTEN_WORDS]
        if not written or written in WRITTEN_WORDS or not held:
            return False
        return any(When.read(text).intersection(When.read(written)) is not None for text in held)


FITS = (KnownUnit.is_what, KnownUnit.is_read_as, KnownUnit.holds, KnownUnit.says)
"""How a row is recognised, the surest first: a file that is told again finds its own rows before those of others."""

Standing = dict[str, list[KnownUnit]]
"""The numbered units of a study, by unit type and joined key."""


def known_units(claims: pl.DataFrame) -> Standing:
    """The units of numbered tables that bear a running number, from the claims that stand."""
    numbered = [table.unit for table in UNITS.values() if table.numbered]
    named = pl.col("unit").str.contains(rf"{KEY_JOINT}\d+$")
    mine = claims.filter(pl.col("unit_type").is_in(numbered) & named & (pl.col("variable") != EXISTS))
    units: dict[tuple[str, str], KnownUnit] = {}
    found: Standing = defaultdict(list)
    columns = ("unit_type", "unit", "variable", "value", "coder", "passages")
    for unit_type, unit, variable, value, coder, passages in mine.select(columns).iter_rows():
        key, _joint, number = unit.rpartition(KEY_JOINT)
        if (unit_type, unit) not in units:
            units[unit_type, unit] = KnownUnit(int(number))
            found[pool_of(unit_type, key)].append(units[unit_type, unit])
        for passage in passages:
            units[unit_type, unit].take({variable: value}, (coder, passage["source"]))
    return found


def pool_of(unit_type: str, key: str) -> str:
    """The name under which the units of a key are kept."""
    return f"{unit_type}\n{key}"


def number_rows(table: Table, rows: list[tuple[Cells, Voice]], pool: list[KnownUnit]) -> list[int]:
    """The number of each row, all of one key; ``pool`` holds the units known and takes in the new ones.

    Each row comes with its voice: coder and source.
    """
    numbers: list[int] = [0] * len(rows)
    for voice in sorted({voice for _cells, voice in rows}):
        mine = [place for place, (_cells, said_by) in enumerate(rows) if said_by == voice]
        mine.sort(key=lambda place: _moment(table, rows[place][0]))
        _number_voice(table, {place: rows[place][0] for place in mine}, voice, pool, numbers)
    return numbers


def _number_voice(
    table: Table, rows: dict[int, Cells], voice: Voice, pool: list[KnownUnit], numbers: list[int]
) -> None:
    left, taken = dict(rows), dict[int, KnownUnit]()
    for fits in FITS:
        for place, cells in list(left.items()):
            alike = [unit for unit in _free(pool, taken) if fits(unit, cells, voice)]
            fitting = min(alike, key=lambda unit: (len(unit.said), unit.number), default=None)
            _take(_twin(cells, rows, taken) or fitting, place, left, taken)
    for place, cells in list(left.items()):
        date = cells.get(table.ordered_by, "") if table.ordered_by else ""
        free = (unit for unit in _free(pool, taken) if unit.meets(date, table.ordered_by))
        _take(next(free, None), place, left, taken)
    for place, unit in zip(list(left), _left_for(table, voice, _free(pool, taken), len(left)), strict=False):
        _take(unit, place, left, taken)
    for place, cells in left.items():
        taken[place] = _twin(cells, rows, taken) or _next(pool)
    for place, unit in taken.items():
        unit.take(rows[place], voice)
        numbers[place] = unit.number


def _twin(cells: Cells, rows: dict[int, Cells], taken: dict[int, KnownUnit]) -> KnownUnit | None:
    """The unit of a row that says the very same: one row pasted twice is one unit."""
    return next((unit for place, unit in taken.items() if rows[place] == cells), None)


def _next(pool: list[KnownUnit]) -> KnownUnit:
    """A new unit of the key, put into the pool."""
    pool.append(KnownUnit(max((known.number for known in pool), default=0) + 1))
    return pool[-1]


def _take(unit: KnownUnit | None, place: int, left: dict[int, Cells], taken: dict[int, KnownUnit]) -> None:
    if unit is not None:
        taken[place] = unit
        del left[place]


def _free(pool: Iterable[KnownUnit], taken: dict[int, KnownUnit]) -> list[KnownUnit]:
    held = {id(unit) for unit in taken.values()}
    return [unit for unit in pool if id(unit) not in held]


def _left_for(table: Table, voice: Voice, free: list[KnownUnit], rows: int) -> list[KnownUnit]:
    """The units that rows without a match may yet speak of, in order."""
    if not table.ordered_by:
        return free
    coder, source = voice
    others = [unit for unit in free if any(by != coder and of == source for by, of in unit.voices)]
    if others:
        return others
    return free if rows == 1 and len(free) == 1 and table.unit in HARDLY_TWO else []


def _moment(table: Table, cells: Cells) -> tuple[str, str]:
    written = cells.get(table.ordered_by, "") if table.ordered_by else ""
    if not written or written in WRITTEN_WORDS:
        return ("9999", "")
    when = When.read(written)
    return (when.earliest.isoformat() if when.earliest else "0000", when.latest.isoformat() if when.latest else "9999")
