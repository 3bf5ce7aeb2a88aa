"""Pairs of members of a network who are tied, with the worlds their ties lie in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import polars as pl

from inroads.answers.tie_worlds import Mark, TieWorlds, tie_worlds
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.model.when import Answer

Pair = tuple[str, str]


@dataclass(frozen=True)
class TiedPair:
    """Two members of one network and all ties between them."""

    network: str
    pair: Pair
    ties: tuple[TieWorlds, ...]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All worlds their ties are on record in."""
        return tuple(chain.from_iterable(tie.marks for tie in self.ties))

    @cached_property
    def is_whole(self) -> bool:
        """Whether nothing of the worlds of their ties is left open."""
        return all(tie.is_whole for tie in self.ties)

    @cached_property
    def answers(self) -> tuple[Answer, Answer]:
        """Whether they are tied offline, and whether online."""
        return self.lies_in("offline"), self.lies_in("online")

    def lies_in(self, world: str) -> Answer:
        """Whether they have a tie in a world; *maybe* where a medium of a tie is not known."""
        if any(mark.world == world for mark in self.marks):
            return Answer.YES
        return Answer.NO if self.is_whole else Answer.MAYBE

    @property
    def claims(self) -> Iterable[str]:
        """The claims on their ties."""
        return chain.from_iterable(tie.claims for tie in self.ties)

    @property
    def units(self) -> list[tuple[str, str]]:
        """Their ties, as units."""
        return [("tie", tie.tie) for tie in self.ties]


@dataclass(frozen=True)
class Members:
    """The members of one network and the tied pairs among them."""

    network: str
    layers: dict[str, str]
    tied: tuple[TiedPair, ...]

    @property
    def pairs(self) -> int:
        """How many pairs of members there are, tied or not."""
        return len(self.layers) * (len(self.layers) - 1) // 2


def ordered(a: str, b: str) -> Pair:
    """A pair, whoever was named first."""
    return (a, b) if a <= b else (b, a)


def members_tied(view: View, rollup: str) -> list[Members]:
    """Every network with its members and their ties; a pair that shares several networks stands in each."""
    return view.held(f"tied pairs {rollup}", lambda: _members(view, rollup))


def _members(view: View, rollup: str) -> list[Members]:
    layers: dict[str, dict[str, str]] = {network: {} for network in sorted(view.table("networks")["network"])}
    held: dict[str, set[str]] = {}
    for row in view.table("members").iter_rows(named=True):
        layers.setdefault(row["network"], {})[row["person"]] = row["layer"]
        held.setdefault(row["person"], set()).add(row["network"])
    ties: dict[tuple[str, Pair], list[TieWorlds]] = {}
    for tie in tie_worlds(view, rollup):
        if tie.a != tie.b:
            for network in held.get(tie.a, set()) & held.get(tie.b, set()):
                ties.setdefault((network, ordered(tie.a, tie.b)), []).append(tie)
    tied: dict[str, list[TiedPair]] = {}
    for (network, pair), mine in sorted(ties.items(), key=lambda item: item[0]):
        tied.setdefault(network, []).append(TiedPair(network, pair, tuple(mine)))
    return [Members(network, mine, tuple(tied.get(network, ()))) for network, mine in layers.items()]


def denied_pairs(view: View) -> set[Pair]:
    """Pairs of whom a source says that they had no tie: a denied tie that names both and nothing else."""
    claims = view.table("claims").filter((pl.col("unit_type") == "tie") & (pl.col("state") != "withdrawn"))
    cells: dict[str, Row] = {}
    for row in claims.filter(pl.col("polarity") == "absent").iter_rows(named=True):
        cells.setdefault(row["unit"], {})[row["variable"]] = row["value"]
    return {ordered(said["a"], said["b"]) for said in cells.values() if said.keys() == {"exists", "a", "b"}}


def not_among_members(view: View, rollup: str) -> int:
    """Ties that stand in no pair: not both persons are members of one network."""
    inside = {tie.tie for one in members_tied(view, rollup) for pair in one.tied for tie in pair.ties}
    return sum(tie.tie not in inside for tie in tie_worlds(view, rollup))


def in_several_networks(networks: list[Members]) -> int:
    """Tied pairs that stand in more than one network."""
    return sum(len(mine) > 1 for mine in grouped(({"pair": p.pair} for n in networks for p in n.tied), "pair").values())
