"""Ties with the worlds in which they were formed and kept up, each world with when the tie came to lie in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.model.missing import NOT_RECORDED
from inroads.model.when import When


@dataclass(frozen=True)
class Mark:
    """A world a tie is on record in, or why it is not known, and when it came to lie there."""

    world: str
    when: When
    is_formed: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it names a world."""
        return is_known(self.world)


@dataclass(frozen=True)
class TieWorlds:
    """One tie: formed in one world, last kept up in one, on record in all of ``marks``."""

    tie: str
    a: str
    b: str
    formed: str
    kept: str
    marks: tuple[Mark, ...]
    spells: int
    claims: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether both the world of forming and that of keeping up are known."""
        return is_known(self.formed) and is_known(self.kept)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of its worlds is left open."""
        return all(mark.is_known for mark in self.marks)


def tie_worlds(view: View, rollup: str) -> list[TieWorlds]:
    """The ties that count: nobody doubts that there was one, and neither end is never counted."""
    return view.held(f"tie worlds {rollup}", lambda: _ties(view, rollup))


def _ties(view: View, rollup: str) -> list[TieWorlds]:
    worlds = rollup_of(view.frame, rollup)
    spells = grouped(uncontested(view.table("tie_spells").iter_rows(named=True)), "tie")
    apart = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    never = {person for person, _network in apart} - set(view.table("members")["person"])
    return [
        _tie(row, spells.get(row["tie"], []), worlds)
        for row in uncontested(view.table("ties").iter_rows(named=True))
        if not {row["a"], row["b"]} & never
    ]


def _tie(row: Row, spells: list[Row], worlds: Mapping[str, str]) -> TieWorlds:
    formed = rolled_up(row["formed_medium"], worlds)
    kept = rolled_up(last_medium(spells) if spells else row["maintained_medium"], worlds)
    marks = [Mark(formed, When(row["began_earliest"], row["began_latest"]), is_formed=True)]
    marks += [
        Mark(rolled_up(spell["medium"], worlds), When(spell["began_earliest"], spell["began_latest"]))
        for spell in spells
    ]
    said = rolled_up(row["maintained_medium"], worlds)
    if not spells or (is_known(said) and said not in {mark.world for mark in marks}):
        marks.append(Mark(said, When(row["began_earliest"], None)))
    claims = (*row["claims"], *(claim for spell in spells for claim in spell["claims"]))
    return TieWorlds(row["tie"], row["a"], row["b"], formed, kept, tuple(marks), len(spells), claims)


def last_medium(spells: list[Row]) -> str:
    """The medium of the last spell; not recorded where several may be the last and differ."""
    media = {spell["medium"] for spell in spells}
    if len(media) == 1:
        return str(media.pop())
    dated = [spell for spell in spells if spell["began_earliest"] is not None]
    if len(dated) < len(spells):
        return NOT_RECORDED
    last = max(spell["began_earliest"] for spell in dated)
    latest = {spell["medium"] for spell in dated if spell["began_latest"] is None or spell["began_latest"] >= last}
    return str(latest.pop()) if len(latest) == 1 else NOT_RECORDED
