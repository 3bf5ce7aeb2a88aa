"""How far everybody stands from the first suspect of an investigation, along ties and hands."""

from inroads.world.case import Case
from inroads.world.dice import Dice


def distances(case: Case, dice: Dice) -> dict[int, int]:
    """Steps from a first suspect, one of those who came in; whoever no tie leads to is one step beyond the last."""
    near = _neighbours(case)
    first = dice.pick(case.counted or case.ways).joining.person
    steps, reached = {first: 0}, [first]
    for person in reached:
        for other in near.get(person, ()):
            if other not in steps:
                steps[other] = steps[person] + 1
                reached.append(other)
    beyond = steps[reached[-1]] + 1
    return steps | {person: beyond for person in near if person not in steps}


def _neighbours(case: Case) -> dict[int, list[int]]:
    near: dict[int, list[int]] = {way.joining.person: [] for way in case.ways}
    pairs = [(tie.a, tie.b) for tie in case.life.ties]
    pairs += [(way.joining.person, way.joining.agent) for way in case.ways if way.joining.agent is not None]
    pairs += [(made.person, made.by) for made in case.life.approaches if made.by is not None]
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    return near
