"""What a coder writes around the ways in: approaches, ties, presences, memberships and roles."""

from inroads.world.annotator import COARSE, Way
from inroads.world.log import Approach, NetworkLife, Tie, Use
from inroads.world.trace.pen import Pen, day_of

EXITS = {"still": "network_ended"}
STANDINGS = {"contractor": "outside_facilitator", "unwitting": "unwitting"}


def write_approach(pen: Pen, made: Approach, network: str, entry: Way | None, known: str, ties: dict[int, Tie]) -> None:
    """Write an approach; one that follows from its entry is now and then left out."""
    if entry is not None and _follows(made, entry, known) and pen.dice.chance(pen.settings.approach_left_out):
        return
    medium = pen.blank() if pen.dice.chance(pen.settings.medium_blank) else made.medium
    cells = {
        "approach": pen.names.approach(made.number),
        "person": pen.person(made.person),
        "network": network,
        "by": pen.person(made.by),
        "place": pen.place(made.place) if medium == made.medium else "",
        "medium": medium,
        "tie_before": pen.maybe(_tie_before(ties.get(made.tie) if made.tie is not None else None)),
        "at": pen.date(made.at),
        "outcome": made.outcome,
        "entry": pen.names.entry(entry.joining.number) if entry is not None else "",
    }
    pen.put_found("approaches", cells, COARSE[made.medium])


def _follows(made: Approach, entry: Way, known: str) -> bool:
    by_network = entry.counts and entry.initiative in ("network", "broker")
    return known == "full" and by_network and COARSE[made.medium] == entry.medium


def _tie_before(tie: Tie | None) -> str:
    if tie is None:
        return "none"
    return {"offline": "offline", "online": "online"}.get(COARSE[tie.formed], "yes")


def write_tie(pen: Pen, tie: Tie, founded: int) -> None:
    """Write a tie and the spells in which it was kept."""
    name = pen.names.tie(tie.number)
    both = not pen.dice.chance(pen.settings.cell_blank)
    cells = {
        "tie": name,
        "a": pen.person(tie.a),
        "b": pen.person(tie.b),
        "content": tie.content,
        "formed_medium": tie.formed if both or pen.dice.chance(0.5) else pen.blank(),
        "maintained_medium": tie.kept if both else pen.blank(),
        "formed_place": pen.place(tie.place) if both else "",
        "introduced_by": pen.person(tie.introducer),
        "strength": pen.maybe("strong" if tie.strong else "weak"),
        "began": pen.date(tie.began),
        "predates_network": pen.maybe("yes" if tie.began < founded else "no"),
    }
    pen.put_found("ties", cells, COARSE[tie.formed])
    if both and not pen.dice.chance(pen.settings.cell_blank):
        _spells(pen, tie, name)


def _spells(pen: Pen, tie: Tie, name: str) -> None:
    """Which spell was the last is always told: else ties that moved would be unknown more often than the others."""
    if tie.switched is None:
        pen.put_found(
            "tie_spells", {"tie": name, "medium": tie.formed, "began": pen.date(tie.began)}, COARSE[tie.formed]
        )
        return
    began, switched = day_of(tie.began), day_of(tie.switched)
    spell = {"tie": name, "medium": tie.formed, "began": began, "ended": switched}
    pen.put_found("tie_spells", spell, COARSE[tie.formed])
    pen.put_found("tie_spells", {"tie": name, "medium": tie.kept, "began": switched}, COARSE[tie.kept])


def write_presence(pen: Pen, use: Use, network: str, number: int, medium: str) -> None:
    """Write that somebody was in a place for something."""
    cells = {
        "presence": f"PR-{number:05d}",
        "person": pen.person(use.person),
        "place": pen.place(use.place),
        "network": network,
        "function": use.function,
        "began": pen.date(use.began),
        "ended": pen.date(use.ended),
    }
    pen.put_found("presences", cells, "online" if medium == "online" else "offline")


def write_memberships(pen: Pen, life: NetworkLife, ways: list[Way], network: str) -> None:
    """Write spells in the network and roles held; buyers of a service have neither, those who did not know no role."""
    way_of = {way.joining.person: way for way in ways if way.joining.role}
    for leaving in life.leavings:
        way = way_of[leaving.person]
        person = pen.person(leaving.person)
        began, ended = pen.date(way.joining.at), pen.date(leaving.at)
        spell = {
            "person": person, "network": network, "spell": 1, "standing": STANDINGS.get(way.relation, "member"),
            "began": began, "ended": ended, "exit_reason": pen.maybe(EXITS.get(leaving.reason, leaving.reason)),
        }  # fmt: skip
        pen.put_found("memberships", spell)
        if way.counts:
            role = {
                "person": person, "network": network, "layer": way.joining.role, "function": way.joining.function,
                "began": began, "ended": ended, "replaceable": pen.maybe(_replaceable(way)),
            }  # fmt: skip
            pen.put_found("roles", role)


def _replaceable(way: Way) -> str:
    return {"money_mule": "easy", "professional_enabler": "hard", "core": "not"}.get(way.joining.role, "hard")
