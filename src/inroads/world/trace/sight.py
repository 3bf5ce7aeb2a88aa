"""What each case file can tell of its network: until when, asked what, of whom and how much, coded how late."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.settings import Settings
from inroads.world.trace.police import UNITS, end_of_sight
from inroads.world.trace.suspects import distances

HALF = 0.5
IN_BOTH, IN_FIRST = 0.5, 0.3
"""Of a network in two files, the share of persons that both tell of, and that the first alone tells of."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One case file as a view of a network."""

    source: str
    inquiry: str
    unit: str
    began: int
    closed: int
    ends: int
    """The last day of which it tells."""
    arrest: int
    asks_online: bool
    late: float
    """Where the file stands in the order of coding, from 0 to 1."""
    is_second: bool = False
    lost: Mapping[int, float] = field(default_factory=dict)
    """How much of what there was to know of a person got lost on the way to him."""
    unseen: frozenset[int] = frozenset()
    """The persons of whom the file tells nothing."""


EVERYTHING = Sight("", "", "", 0, 0, date.max.toordinal(), 0, asks_online=True, late=0.0)
"""The view of one who has read all files."""


def sights_of(settings: Settings, cases: list[Case], dice: Dice) -> dict[int, list[Sight]]:
    """The case files of each network, by its number."""
    begun = sorted((case.life.investigation_began, case.life.number) for case in cases)
    late = {number: rank / max(1, len(cases) - 1) for rank, (_, number) in enumerate(begun)}
    return {case.life.number: _files(settings, case, late[case.life.number], dice) for case in cases}


def _files(settings: Settings, case: Case, late: float, dice: Dice) -> list[Sight]:
    life = case.life
    first = _sight(settings, case, life.investigation_began, "", late, dice)
    if not dice.chance(settings.two_files):
        return [first]
    began = max(life.founded, life.investigation_began - 200) + dice.below(400)
    second = replace(_sight(settings, case, began, "-B", late, dice), is_second=True, unit=dice.weighted(UNITS))
    return _parted(case, first, second, dice)


def _sight(settings: Settings, case: Case, began: int, suffix: str, late: float, dice: Dice) -> Sight:
    life, named = case.life, f"{case.life.number:02d}{suffix}"
    closed = max(life.ended, began) + 30 + dice.below(200)
    sight = Sight(
        f"CF-{named}", f"INV-{named}", life.unit, began, closed, min(closed, end_of_sight(settings)), life.ended,
        date.fromordinal(began).year >= settings.asked_from, late,
    )  # fmt: skip
    if not settings.snowball:
        return sight
    lost = {person: 1 - (1 - settings.snowball) ** steps for person, steps in distances(case, dice).items()}
    unseen = frozenset(person for person, share in lost.items() if dice.chance(HALF * share))
    return replace(sight, lost=lost, unseen=unseen)


def _parted(case: Case, first: Sight, second: Sight, dice: Dice) -> list[Sight]:
    """Two files, of which each tells of some persons alone."""
    missing: tuple[set[int], set[int]] = (set(), set())
    for person in sorted({way.joining.person for way in case.ways}):
        fate = dice.random()
        if fate >= IN_BOTH:
            missing[fate < IN_BOTH + IN_FIRST].add(person)
    return [replace(one, unseen=one.unseen | more) for one, more in zip((first, second), missing, strict=True)]
