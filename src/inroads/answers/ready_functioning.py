"""Which activities are known well enough for the findings on functioning."""

from collections.abc import Callable

from inroads.answers.activities import activities
from inroads.answers.ready_settled import Settled
from inroads.answers.sheet import Unit
from inroads.answers.ways import ways_in
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.needs import Dependence, needs_on_record
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View

OTHER = {"offline": "online", "online": "offline"}


def known_activities(view: View) -> Settled:
    """Activities whose phase, function and medium are known."""
    return _of(view, lambda row: all(is_known(row[name]) for name in ("script_phase", "function", "medium")))


def known_steps(view: View) -> Settled:
    """Activities of known medium of which some need is on record, or of which it is known that there is no more."""
    needs = needs_on_record(view.table)
    told = {name for name, one in needs.items() if one.sure or one.whole}
    return _of(view, lambda row: is_known(row["medium"]) and row["activity"] in told)


def known_needs(view: View) -> Settled:
    """Activities offline or online of which it is known whether they can run without the other world."""
    worlds = rollup_of(view.frame)
    media = dict(view.table("activities").select("activity", "medium").iter_rows())
    needs = needs_on_record(view.table)
    graph = Dependence(needs, {name: rolled_up(media[name], worlds) for name in needs})
    open_ = {world: graph.on(world).may for world in OTHER}
    return _of(view, lambda row: row["medium"] in OTHER and row["activity"] not in open_[OTHER[row["medium"]]])


def known_acts(view: View) -> Settled:
    """Steps of the entries that are counted, of which it is known what happened and in which medium."""
    entries = {row["entry"] for row in ways_in(view)}
    rows = [
        (("step", str(row["id"])), is_known(row["act"]) and is_known(row["medium"]))
        for row in uncontested(view.table("steps").iter_rows(named=True))
        if row["entry"] in entries
    ]
    return _settled(rows)


def known_flows(view: View) -> Settled:
    """Flows of money whose medium is known."""
    kinds = view.frame.rules["money"]["flows"]
    rows = [
        (("flow", str(row["id"])), is_known(row["medium"]))
        for row in uncontested(view.table("flows").iter_rows(named=True))
        if row["what"] in kinds
    ]
    return _settled(rows)


def _of(view: View, is_one: Callable[[Row], bool]) -> Settled:
    rows = [(("activity", str(row["activity"])), is_one(row)) for row in activities(view)]
    return _settled(rows)


def _settled(rows: list[tuple[Unit, bool]]) -> Settled:
    return Settled(frozenset(unit for unit, known in rows if known), frozenset(unit for unit, _known in rows))
