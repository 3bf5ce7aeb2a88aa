"""Who bridges the worlds in one network: who has ties in both, who stands between, without whom they fall apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from inroads.answers.tied_pairs import Members
from inroads.graph.brokerage import node_cut_point
from inroads.graph.cohesion import net_components
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.model.when import Answer
from inroads.stats.dealt_worlds import Flags, reached
from inroads.stats.intervals import Array

IN_BOTH, BETWEEN, SEPARATES = "in_both", "between", "separates"
MEASURES = (IN_BOTH, BETWEEN, SEPARATES)
LEAST = 2
"""Who is tied to fewer others can stand between nobody."""
OFFLINE, ONLINE = 0, 1


@dataclass(frozen=True)
class TiedNetwork:
    """The tied members of a network and their pairs, as arrays."""

    members: Members

    @cached_property
    def people(self) -> list[str]:
        """Who is tied to anybody."""
        return sorted({person for pair in self.members.tied for person in pair.pair})

    @cached_property
    def incidence(self) -> Array:
        """One where a person is an end of a pair, ``(pairs, persons)``."""
        place = {person: number for number, person in enumerate(self.people)}
        found = np.zeros((len(self.members.tied), len(self.people)))
        for number, pair in enumerate(self.members.tied):
            found[number, [place[person] for person in pair.pair]] = 1.0
        return found

    @cached_property
    def worlds(self) -> Flags:
        """Whether a pair is on record offline, and online, ``(pairs, 2)``."""
        held = [[answer is Answer.YES for answer in pair.answers] for pair in self.members.tied]
        return np.array(held, dtype=bool).reshape(-1, 2)

    @cached_property
    def may_be(self) -> Flags:
        """Whether a pair may be tied offline, and online."""
        held = [[answer is not Answer.NO for answer in pair.answers] for pair in self.members.tied]
        return np.array(held, dtype=bool).reshape(-1, 2)

    @cached_property
    def able(self) -> Flags:
        """Who is tied to enough others to stand between some."""
        return np.asarray(self.incidence.sum(axis=0) >= LEAST)

    @cached_property
    def parts(self) -> dict[int, list[list[int]]]:
        """For each person without whom their component falls apart: the pairs by which each part hangs on to him."""
        found: dict[int, list[list[int]]] = {}
        for number in self._cut_points():
            person = self.people[number]
            ties = [pair.pair for pair in self.members.tied if person not in pair.pair]
            mine = {
                next(one for one in pair.pair if one != person): place
                for place, pair in enumerate(self.members.tied)
                if person in pair.pair
            }
            groups: dict[object, list[int]] = {}
            part = _part_of(ties)
            for other, place in mine.items():
                groups.setdefault(part.get(other, other), []).append(place)
            found[number] = list(groups.values())
        return found

    def _cut_points(self) -> list[int]:
        place = {person: number for number, person in enumerate(self.people)}
        cuts = node_cut_point(_graph([pair.pair for pair in self.members.tied])).filter("value")["person"]
        return [place[person] for person in cuts]

    def bridging(self, measure: str, only: tuple[Flags, Flags], any_of: tuple[Flags, Flags]) -> Flags:
        """Who bridges, ``(deals, persons)``: by pairs tied in one world alone, and by pairs tied in it at all."""
        if measure == SEPARATES:
            return self._separating(only)
        held = any_of if measure == IN_BOTH else only
        offline, online = (reached(self.incidence, one) > 0 for one in held)
        return np.asarray(offline & online & self.able)

    def _separating(self, only: tuple[Flags, Flags]) -> Flags:
        found = np.zeros((len(only[0]), len(self.people)), dtype=bool)
        for number, parts in self.parts.items():
            hangs = [np.stack([one[:, part].all(axis=1) for part in parts]) for one in only]
            found[:, number] = hangs[OFFLINE].any(axis=0) & hangs[ONLINE].any(axis=0)
        return found

    def as_known(self, measure: str) -> tuple[Flags, Flags]:
        """Who bridges by what is on record, and who may."""
        known, may = self.worlds, self.may_be
        sure_only = tuple((known[:, one] & ~may[:, 1 - one])[None] for one in (OFFLINE, ONLINE))
        may_only = tuple((may[:, one] & ~known[:, 1 - one])[None] for one in (OFFLINE, ONLINE))
        sure = self.bridging(measure, sure_only, (known[None, :, 0], known[None, :, 1]))  # type: ignore[arg-type]
        maybe = self.bridging(measure, may_only, (may[None, :, 0], may[None, :, 1]))  # type: ignore[arg-type]
        return sure[0], maybe[0] | sure[0]


def _part_of(ties: list[tuple[str, str]]) -> dict[str, int]:
    """The number of the component of everybody who is tied."""
    if not ties:
        return {}
    return dict(net_components(_graph(ties)).members.iter_rows())


def _graph(ties: list[tuple[str, str]]) -> Graph:
    return graph_of_ties(pl.DataFrame(ties, schema=["a", "b"], orient="row"))


def only_and_any(worlds: Flags) -> tuple[tuple[Flags, Flags], tuple[Flags, Flags]]:
    """Of worlds on record, ``(deals, pairs, 2)``: pairs in one alone, and pairs in it at all."""
    offline, online = worlds[:, :, OFFLINE], worlds[:, :, ONLINE]
    return (offline & ~online, online & ~offline), (offline, online)
