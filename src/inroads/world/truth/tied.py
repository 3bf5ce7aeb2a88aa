"""What one network adds to the questions on ties: in which worlds pairs of its members are tied, and which came first.

Kept apart from the reading of files: here the days are known.
"""

from collections import Counter
from functools import partial

from inroads.world.annotator import COARSE
from inroads.world.case import Case
from inroads.world.log import Tie
from inroads.world.truth.tally import Parts, Wholes

Added = tuple[Parts, Wholes]
OFFLINE, ONLINE = "offline", "online"
BOTH, NEITHER = "both", "neither"
ESTIMANDS = ("per_network", "per_pair")


def pairs_of(case: Case) -> dict[tuple[int, int], list[Tie]]:
    """Ties of members with members, by pair."""
    found: dict[tuple[int, int], list[Tie]] = {}
    for tie in case.life.ties:
        if tie.a in case.role_of and tie.b in case.role_of:
            found.setdefault((min(tie.a, tie.b), max(tie.a, tie.b)), []).append(tie)
    return found


def _worlds(ties: list[Tie]) -> set[str]:
    return {COARSE[medium] for tie in ties for medium in (tie.formed, tie.kept)} & {OFFLINE, ONLINE}


def _cell(worlds: set[str]) -> str:
    return BOTH if len(worlds) > 1 else min(worlds, default=NEITHER)


def overlap(case: Case) -> Added:
    """Tied pairs by the worlds of their ties."""
    count = Counter(_cell(_worlds(ties)) for ties in pairs_of(case).values())
    return _shares({(cell,): number for cell, number in count.items()}, sum(count.values()))


def _shares(parts: dict[tuple[str, ...], int], whole: int) -> Added:
    """The share of a network, and its pairs."""
    if not whole:
        return {}, {}
    above: Parts = {}
    for cell, count in parts.items():
        above[("per_network",), cell] = count / whole
        above[("per_pair",), cell] = float(count)
    return above, {("per_network",): 1.0, ("per_pair",): float(whole)}


def _covers(measure: str, case: Case) -> Added:
    """How far one world covers the other: pairs tied in both, of those tied in either or in one of them."""
    base = {"jaccard": {OFFLINE, ONLINE}, "offline_also_online": {OFFLINE}, "online_also_offline": {ONLINE}}[measure]
    held = [worlds for worlds in map(_worlds, pairs_of(case).values()) if worlds & base]
    return _shares({(measure,): sum(len(worlds) > 1 for worlds in held)}, len(held))


COVERS = {name: partial(_covers, name) for name in ("jaccard", "offline_also_online", "online_also_offline")}


def order(case: Case) -> Added:
    """Of pairs tied in both worlds, those tied first in one of them; both on one day is neither."""
    parts: Parts = {}
    wholes: Wholes = {}
    for ties in pairs_of(case).values():
        if len(_worlds(ties)) > 1:
            began = {world: _began(ties, world) for world in (OFFLINE, ONLINE)}
            first = min(began, key=lambda world: began[world])
            wholes[()] = wholes.get((), 0.0) + 1.0
            if began[OFFLINE] != began[ONLINE]:
                parts[(), (first,)] = parts.get(((), (first,)), 0.0) + 1.0
    return parts, wholes


def _began(ties: list[Tie], world: str) -> int:
    days = [tie.began for tie in ties if COARSE[tie.formed] == world]
    days += [tie.switched or tie.began for tie in ties if COARSE[tie.kept] == world]
    return min(days)


def brokers(case: Case) -> Added:
    """Of members tied to two others at least, those with ties in both worlds, and those between some in each alone."""
    ends: dict[int, list[str]] = {}
    for pair, ties in pairs_of(case).items():
        for person in pair:
            ends.setdefault(person, []).append(_cell(_worlds(ties)))
    able = [cells for cells in ends.values() if len(cells) > 1]
    count = Counter(name for cells in able for name in _bridges(set(cells)))
    return {((), (name,)): float(number) for name, number in count.items()}, ({(): float(len(able))} if able else {})


def _bridges(cells: set[str]) -> list[str]:
    between = {OFFLINE, ONLINE} <= cells
    return ["in_both"] * (between or BOTH in cells) + ["between"] * between
