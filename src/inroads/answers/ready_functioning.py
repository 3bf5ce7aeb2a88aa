"""Which activities are known well enough for the findings on functioning."""

from collections.abc import Callable

from inroads.answers.activities import activities
from inroads.answers.ready_settled import Settled
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.needs import Dependence, needs_on_record
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View

OTHER = {"offline": "online", "online": "offline"}


def known_activities(view: View) -> Settled:
    """Activities whose phase, function and medium are known."""
    return _of(view, lambda row: all(is_known(row[name]) for name in ("script_phase", "function", "medium")))


def known_needs(view: View) -> Settled:
    """Activities offline or online of which it is known whether they can run without the other world."""
    worlds = rollup_of(view.frame)
    media = dict(view.table("activities").select("activity", "medium").iter_rows())
    needs = needs_on_record(view.table)
    graph = Dependence(needs, {name: rolled_up(media[name], worlds) for name in needs})
    open_ = {world: graph.on(world).may for world in OTHER}
    return _of(view, lambda row: row["medium"] in OTHER and row["activity"] not in open_[OTHER[row["medium"]]])


def _of(view: View, is_one: Callable[[Row], bool]) -> Settled:
    rows = [(("activity", str(row["activity"])), is_one(row)) for row in activities(view)]
    return Settled(frozenset(unit for unit, known in rows if known), frozenset(unit for unit, _known in rows))
