"""Which ties of members say enough on the worlds they lie in."""

from inroads.answers.composition_structure import LEAST
from inroads.answers.ready_settled import Settled
from inroads.answers.tie_order import OPEN, ordered_pairs
from inroads.answers.tied_pairs import members_tied
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View


def known_pairs(view: View) -> Settled:
    """Ties of members with each other of which every medium is known."""
    ties = [tie for one in members_tied(view, DEFAULT_ROLLUP) for pair in one.tied for tie in pair.ties]
    return Settled(frozenset(("tie", tie.tie) for tie in ties if tie.is_whole), frozenset(("tie", t.tie) for t in ties))


def tied_networks(view: View) -> Settled:
    """Networks of three members or more of whom at least two are tied."""
    found = [one for one in members_tied(view, DEFAULT_ROLLUP) if len(one.layers) >= LEAST]
    tied = frozenset(("network", one.network) for one in found if one.tied)
    return Settled(tied, frozenset(("network", one.network) for one in found))


def known_order(view: View) -> Settled:
    """Ties of pairs that are tied in both worlds, of which it is known which came first."""
    rows = ordered_pairs(view, DEFAULT_ROLLUP)
    return Settled(
        frozenset(unit for row in rows if row.first != OPEN for unit in row.pair.units),
        frozenset(unit for row in rows for unit in row.pair.units),
    )
