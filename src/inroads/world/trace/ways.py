"""How a coder writes a way in: entry, agents and steps.

What is unknown of it depends on what it was only where it was met online and a switch says so.
"""

import math

from inroads.world.annotator import COARSE, Way
from inroads.world.trace.pen import Pen, Row

KNOWN_BY_MECHANISM = ("M1", "M2", "M6", "M7", "M8")
DISAGREE_MECHANISMS = ("M1", "M2", "M3", "M5", "M6", "M7", "M9")


def write_way(pen: Pen, way: Way, network: str) -> str:
    """Write one entry; says what of the way in is known: ``full``, ``no_channel``, ``no_medium`` or ``nothing``.

    Where nobody asked of online contact, an entry met online bears nothing of its way in: ``not_asked``.
    """
    pen.about(way.joining.person)
    if not pen.asks_of(way.medium):
        pen.put_found("entries", _about(pen, way, network) | {"contributing": ""}, "")
        return "not_asked"
    known = _known(pen, way)
    doubled = known == "full" and pen.dice.chance(pen.settings.second_coder)
    steps_written = known in ("full", "no_channel") and not (
        known == "full" and len(way.path) == 1 and pen.dice.chance(pen.settings.left_out)
    )
    cells = {**_about(pen, way, network), **_way_cells(pen, way, known, doubled, steps_written)}
    row = pen.put_found("entries", cells, way.medium)
    if doubled:
        _second_coder(pen, way, row)
    _agents(pen, way, known)
    if steps_written:
        _steps(pen, way, with_where=known == "full")
    return known


def _known(pen: Pen, way: Way) -> str:
    settings = pen.settings
    blanks = {"nothing": settings.way_blank, "no_channel": settings.channel_blank, "no_medium": settings.medium_blank}
    total = sum(blanks.values())
    blank = _hidden(total, settings.hides_online) if way.medium == "online" else total
    blank += (1 - blank) * pen.lost
    if not pen.dice.chance(blank):
        return "full"
    return pen.dice.weighted(blanks) or "nothing"


def _hidden(share: float, odds: float) -> float:
    """A share, with its log odds raised."""
    raised = share * math.exp(odds)
    return raised / (1 - share + raised)


def _about(pen: Pen, way: Way, network: str) -> Row:
    joining = way.joining
    told = way.relation in ("customer_of_service", "unwitting")
    silent = joining.role != "core" and pen.dice.chance(pen.settings.role_blank)
    role = pen.blank() if silent else joining.role
    return {
        "entry": pen.names.entry(joining.number),
        "person": pen.person(joining.person),
        "network": network,
        "at": pen.date(joining.at),
        "relation": way.relation if told or not pen.lacks(pen.settings.cell_blank) else "",
        "role": role if joining.role else "",
        "function": pen.maybe(joining.function) if joining.function else "",
        "founder": "yes" if joining.founder else "no",
        "initiative": way.initiative,
        "contributing": " | ".join(way.contributing),
    }


def _way_cells(pen: Pen, way: Way, known: str, explicit: bool, steps_written: bool) -> Row:
    first, commitment = way.joining.steps[0].medium, way.joining.steps[-1].medium
    medium = way.medium if way.medium != "remote_voice" and pen.dice.chance(0.3) else first
    if known == "nothing":
        word = pen.blank()
        return {"mechanism": word, "channel": word, "medium": word, "medium_first_contact": word}
    if known == "no_channel":
        return {
            "channel": pen.blank(), "medium": medium, "medium_first_contact": first,
            "medium_commitment": pen.medium(commitment),
        }  # fmt: skip
    if known == "no_medium":
        word = pen.blank()
        return {"channel": way.channel, "medium": word, "medium_first_contact": word}
    return _full_cells(pen, way, explicit, steps_written) | ({"medium": medium} if explicit else {})


def _full_cells(pen: Pen, way: Way, explicit: bool, steps_written: bool) -> Row:
    joining, dice, settings = way.joining, pen.dice, pen.settings
    mechanism = "" if dice.chance(settings.mechanism_blank) else way.mechanism
    tie = pen.tie(joining.tie)
    names_somebody = bool(tie) or pen.tells_of(joining.agent)
    follows = bool(mechanism) and (mechanism in KNOWN_BY_MECHANISM or names_somebody)
    cells: Row = {
        "mechanism": mechanism,
        "channel": "" if follows and not explicit and dice.chance(settings.left_out) else way.channel,
        "medium": joining.steps[0].medium,
        "medium_first_contact": joining.steps[0].medium,
        "medium_commitment": pen.maybe(pen.medium(joining.steps[-1].medium)),
        "place": pen.place(joining.place),
        "tie": tie,
    }
    if not explicit and dice.chance(settings.left_out):
        cells["medium"] = ""
        if steps_written and dice.chance(0.5):
            cells["medium_first_contact"] = ""
    return cells


def _second_coder(pen: Pen, way: Way, row: Row) -> None:
    """A second coder reads the same passages; now and then he reads something else in them."""
    dice, rate = pen.dice, pen.settings.disagree
    cells = {name: row.get(name, "") for name in ("entry", "mechanism", "channel", "medium", "medium_first_contact")}
    if cells["mechanism"] and dice.chance(rate):
        cells["mechanism"] = dice.pick([name for name in DISAGREE_MECHANISMS if name != way.mechanism])
    if dice.chance(rate):
        cells["channel"] = "place" if way.channel == "contact" else "contact"
    if dice.chance(rate):
        cells["medium"] = cells["medium_first_contact"] = "face_to_face" if way.medium == "online" else "private_chat"
    pen.put_found("entries", cells, way.medium, coder="C2")


def _agents(pen: Pen, way: Way, known: str) -> None:
    if known in ("nothing", "no_channel"):
        return
    joining = way.joining
    entry = pen.names.entry(joining.number)
    if pen.tells_of(joining.agent):
        cells = {"entry": entry, "person": pen.person(joining.agent), "part": joining.part}
        pen.put_found("entry_agents", cells, way.medium)
    elif joining.agent is None:
        pen.put_found("entry_agents", {"entry": entry, "polarity": "absent"}, way.medium)


def _steps(pen: Pen, way: Way, with_where: bool) -> None:
    entry = pen.names.entry(way.joining.number)
    for number, step in enumerate(way.joining.steps, 1):
        medium = pen.medium(step.medium)
        cells: Row = {"entry": entry, "step": number, "medium": medium, "act": step.act, "at": pen.date(step.at)}
        if with_where:
            cells["place"] = pen.place(step.place)
            cells["tie"] = pen.tie(step.tie)
        pen.put_found("steps", cells, COARSE[step.medium])
