"""What a coder writes of what was done: activities and what they depend on, flows, and what befell the network."""

from collections.abc import Collection

from inroads.world.annotator import COARSE
from inroads.world.log import NetworkLife
from inroads.world.trace.pen import Pen


def write_activities(pen: Pen, life: NetworkLife, network: str) -> None:
    """Write the activities of which the file tells; one that it does not tell of, nothing is said to depend on.

    Where it tells of all, and of all that they need, the network is marked as one whose script is known.
    """
    told = [one for one in life.activities if one.at <= pen.sight.ends and any(map(pen.tells_of, one.actors))]
    names = {one.number: pen.names.activity(one.number) for one in told}
    whole = len(told) == len(life.activities)
    for one in told:
        pen.about(*one.actors)
        needed = [names[number] for number in one.depends_on if number in names]
        cells = {
            "activity": names[one.number],
            "network": network,
            "script_phase": one.phase,
            "function": pen.maybe(one.function),
            "medium": pen.maybe(pen.medium(one.medium)),
            "place": pen.place(one.place),
            "actors": " | ".join(sorted(filter(None, map(pen.person, one.actors)))),
            "depends_on": pen.maybe(" | ".join(needed)) if needed else "",
            "at": pen.date(one.at),
        }
        pen.put_found("activities", cells, COARSE[one.medium])
        whole = whole and len(needed) == len(one.depends_on) and cells["depends_on"] == " | ".join(needed)
    if whole:
        pen.rows["networks"][-1]["script_known"] = "yes"


def write_flows(pen: Pen, life: NetworkLife) -> None:
    """Write the flows between persons of whom the file tells; a second file tells no more of them than the first."""
    if pen.sight.is_second:
        return
    for flow in life.flows:
        if flow.at > pen.sight.ends or not (pen.tells_of(flow.sender) and pen.tells_of(flow.receiver)):
            continue
        pen.about(flow.sender, flow.receiver)
        cells = {
            "sender": pen.person(flow.sender),
            "receiver": pen.person(flow.receiver),
            "what": flow.what,
            "amount": pen.maybe(flow.amount),
            "medium": pen.maybe(pen.medium(flow.medium)),
            "place": pen.place(flow.place),
            "at": pen.date(flow.at),
        }
        pen.put_found("flows", cells, COARSE[flow.medium])


def write_events(pen: Pen, life: NetworkLife, network: str, in_files: Collection[int]) -> None:
    """Write what befell the network; another network is named where there is a file of it."""
    if pen.sight.is_second:
        return
    pen.lost = 0.0
    for event in life.events:
        if event.at <= pen.sight.ends:
            cells = {
                "network": network,
                "event": event.event,
                "before": _named(pen, event.before, in_files),
                "after": _named(pen, event.after, in_files),
                "at": pen.date(event.at),
            }
            pen.put_found("network_events", cells)


def _named(pen: Pen, number: int | None, in_files: Collection[int]) -> str:
    return pen.names.network(number) if number is not None and number in in_files else ""
