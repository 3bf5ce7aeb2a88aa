"""The members of each network with their ties offline and online as two tables; of media not known, no cell."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np

from inroads.answers.tied_pairs import Members, TiedPair
from inroads.involvement.view import View
from inroads.model.when import Answer
from inroads.stats.intervals import Array

OFFLINE, ONLINE = "offline", "online"
AS_KNOWN, ALL_OFFLINE, ALL_ONLINE = "as_known", "unknown_offline", "unknown_online"
NUMBER = {Answer.YES: 1.0, Answer.NO: 0.0, Answer.MAYBE: float("nan")}


@dataclass(frozen=True)
class CoupledNetwork:
    """One network: who is in it, ties offline and online (n, n), how much is told of each person beside ties."""

    network: str
    persons: tuple[str, ...]
    offline: Array
    online: Array
    told: Array
    tied: tuple[TiedPair, ...] = ()

    @property
    def pairs(self) -> int:
        """Pairs of members, tied or not."""
        return len(self.persons) * (len(self.persons) - 1) // 2

    @property
    def unknown(self) -> int:
        """Pairs tied in a medium that is not known, so that they are compared in neither world."""
        return int(np.isnan(np.tril(self.offline + self.online, -1)).sum())

    @property
    def varies(self) -> bool:
        """Whether each world ties some pairs and leaves others: only then is there anything to compare."""
        known = np.tril(np.isfinite(self.offline + self.online), -1)
        return all(0 < one[known].sum() < known.sum() for one in (self.offline, self.online))


def coupled_networks(view: View, networks: Iterable[Members], unknown: str = AS_KNOWN) -> list[CoupledNetwork]:
    """Every network with at least two members; ``unknown`` says where ties of unknown medium are taken to lie."""
    told = view.held("told of persons", lambda: _told(view))
    return [_coupled(one, told, unknown) for one in networks if one.pairs]


def _coupled(one: Members, told: dict[tuple[str, str], int], unknown: str) -> CoupledNetwork:
    persons = tuple(sorted(one.layers))
    place = {person: number for number, person in enumerate(persons)}
    worlds = np.zeros((2, len(persons), len(persons)))
    for pair in one.tied:
        a, b = (place[person] for person in pair.pair)
        worlds[:, a, b] = worlds[:, b, a] = _answers(pair, unknown)
    much = np.array([log(1 + told.get((person, one.network), 0)) for person in persons])
    return CoupledNetwork(one.network, persons, worlds[0], worlds[1], much, one.tied)


def _answers(pair: TiedPair, unknown: str) -> list[float]:
    found = [NUMBER[pair.lies_in(world)] for world in (OFFLINE, ONLINE)]
    if unknown == AS_KNOWN:
        return found
    taken = [1.0, 0.0] if unknown == ALL_OFFLINE else [0.0, 1.0]
    return [other if np.isnan(one) else one for one, other in zip(found, taken, strict=True)]


def _told(view: View) -> dict[tuple[str, str], int]:
    """How many claims make somebody a member: entries, roles, spells; ties are not among them."""
    rows = view.table("members").select("person", "network", "claims").iter_rows()
    return {(person, network): len(claims) for person, network, claims in rows}
