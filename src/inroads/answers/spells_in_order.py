"""Moves along ties: from one spell to the next, where dates say which came first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from inroads.answers.tie_worlds import tie_worlds
from inroads.involvement.medium import rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View
from inroads.model.missing import NOT_RECORDED

UNORDERED = "order_unknown"


@dataclass(frozen=True)
class Move:
    """From the world of one spell of a tie to that of the next; ``stakes`` before and after."""

    tie: str
    network: str | None
    before: str
    after: str
    stakes: tuple[str, str]
    claims: tuple[str, ...]


def moves_of_ties(view: View, rollup: str) -> list[Move]:
    """Every pair of successive spells; where their order is not known, both worlds are ``order_unknown``."""
    worlds = rollup_of(view.frame, rollup)
    spells = grouped(uncontested(view.table("tie_spells").iter_rows(named=True)), "tie")
    network_of = shared_network(view)
    found = []
    for tie in tie_worlds(view, rollup):
        mine = sorted(spells.get(tie.tie, ()), key=_place)
        for place, (before, after) in enumerate(pairwise(mine)):
            settled = all(_is_before(one, other) for one in mine[: place + 1] for other in mine[place + 1 :])
            ends = [rolled_up(one["medium"], worlds) if settled else UNORDERED for one in (before, after)]
            stakes = [(one["stakes"] or NOT_RECORDED) if settled else UNORDERED for one in (before, after)]
            claims = (*before["claims"], *after["claims"])
            found.append(
                Move(tie.tie, network_of(tie.a, tie.b), ends[0], ends[1], (stakes[0], stakes[1]), tuple(claims))
            )
    return found


def shared_network(view: View) -> Callable[[str | None, str | None], str | None]:
    """The network of two persons: one that they share, else one of either (the first by name)."""
    networks = {
        person: {row["network"] for row in mine}
        for person, mine in grouped(view.table("members").to_dicts(), "person").items()
    }

    def of_both(one: str | None, other: str | None) -> str | None:
        mine, theirs = networks.get(one or "", set()), networks.get(other or "", set())
        return min(mine & theirs or mine | theirs, default=None)

    return of_both


def _place(spell: Row) -> tuple[date, bool, str]:
    """Where a spell stands among those of its tie, as far as its dates tell."""
    told = spell["began_earliest"] or spell["ended_earliest"] or date.max
    return told, spell["began_earliest"] is not None, spell["id"]


def _is_before(one: Row, other: Row) -> bool:
    """Whether the one surely began before the other, or ended by the time the other began."""
    begins = other["began_earliest"]
    if begins is None:
        return False
    began, ended = one["began_latest"], one["ended_latest"]
    return (began is not None and began < begins) or (ended is not None and ended <= begins)
