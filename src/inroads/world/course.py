"""Reads off the log what became of a network: spells, who was replaced, and what could not run without the other world.

Like the annotator of ways in, written apart from the rules of the frame.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from inroads.world.annotator import COARSE
from inroads.world.log import Activity, Joining, NetworkLife

HALF_YEAR = 183
VACANT = ("arrested", "desisted", "pushed_out", "conflict", "died")
"""Reasons of leaving before the end after which a place is free."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody is in a network, from a coming in to the leaving that belongs to it; ``number`` counts his spells."""

    person: int
    number: int
    joining: Joining
    began: int
    ended: int
    reason: str


def spells(life: NetworkLife) -> list[Spell]:
    """Every spell of everybody but buyers, in the order of days; the first coming in goes with the first leaving."""
    leavings: dict[int, list[tuple[int, str]]] = {}
    for leaving in sorted(life.leavings, key=lambda one: -one.at):
        leavings.setdefault(leaving.person, []).append((leaving.at, leaving.reason))
    found: list[Spell] = []
    counts: dict[int, int] = {}
    for joining in sorted(life.joinings, key=lambda one: (one.at, one.number)):
        if joining.role and leavings.get(joining.person):
            counts[joining.person] = counts.get(joining.person, 0) + 1
            ended, reason = leavings[joining.person].pop()
            found.append(Spell(joining.person, counts[joining.person], joining, joining.at, ended, reason))
    return found


def replacements(life: NetworkLife, within: int = HALF_YEAR) -> list[tuple[Spell, Joining | None]]:
    """Who left a place free before the end, and who first filled it within so many days: same layer, same function.

    A newcomer fills one place; whom another network brought along fills none.
    """
    came = sorted((one for one in life.joinings if one.role and one.succeeds is None), key=lambda one: one.at)
    used: set[int] = set()
    found: list[tuple[Spell, Joining | None]] = []
    for spell in sorted(spells(life), key=lambda one: (one.ended, one.joining.number)):
        if spell.ended < life.ended and spell.reason in VACANT:
            fits = (one for one in came if one.number not in used and _fills(one, spell, within))
            filled = next(fits, None)
            used |= {filled.number} if filled else set()
            found.append((spell, filled))
    return found


def _fills(joining: Joining, spell: Spell, within: int) -> bool:
    alike = (joining.role, joining.function) == (spell.joining.role, spell.joining.function)
    return alike and spell.ended < joining.at <= spell.ended + within


def cannot_run_without(activities: Iterable[Activity], world: str) -> set[int]:
    """The activities that need one of a world (``offline``, ``online``), themselves or through what they need."""
    found: set[int] = set()
    media: dict[int, str] = {}
    for one in sorted(activities, key=lambda one: (one.at, one.number)):
        media[one.number] = COARSE[one.medium]
        if any(media.get(needed) == world or needed in found for needed in one.depends_on):
            found.add(one.number)
    return found


def dependence(activities: list[Activity], of: str, on: str) -> tuple[int, int]:
    """How many activities of one world there are, and how many of these cannot run without one of the other.

    >>> def done(number: int, medium: str, *needs: int) -> Activity:
    ...     return Activity(number, "activity", "plan", medium, None, (1,), needs, number)
    >>> talks = [done(1, "face_to_face"), done(2, "private_chat", 1), done(3, "private_chat", 2)]
    >>> dependence(talks, "online", "offline")
    (2, 2)
    """
    leaning = cannot_run_without(activities, on)
    mine = [one.number for one in activities if COARSE[one.medium] == of]
    return len(mine), sum(number in leaning for number in mine)
