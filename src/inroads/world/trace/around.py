"""What a coder writes around the ways in: approaches, presences, memberships and roles."""

from collections.abc import Iterator

from inroads.world.annotator import COARSE, Way
from inroads.world.log import Approach, Leaving, NetworkLife, Tie, Use
from inroads.world.trace.pen import Pen

EXITS = {"still": "network_ended"}
STANDINGS = {"contractor": "outside_facilitator", "unwitting": "unwitting"}


def write_approach(pen: Pen, made: Approach, network: str, entry: Way | None, known: str, ties: dict[int, Tie]) -> None:
    """Write an approach; one that follows from its entry is now and then left out."""
    if entry is not None and _follows(made, entry, known) and pen.dice.chance(pen.settings.approach_left_out):
        return
    pen.about(made.person, made.by)
    medium = pen.blank() if pen.lacks(pen.settings.medium_blank) else pen.medium(made.medium)
    tie = ties.get(made.tie) if made.tie is not None else None
    cells = {
        "approach": pen.names.approach(made.number),
        "person": pen.person(made.person),
        "network": network,
        "by": pen.person(made.by),
        "place": pen.place(made.place) if medium == made.medium else "",
        "medium": medium,
        "tie_before": pen.maybe(_tie_before(pen, tie)),
        "at": pen.date(made.at),
        "outcome": made.outcome,
        "entry": pen.names.entry(entry.joining.number) if entry is not None else "",
    }
    pen.put_found("approaches", cells, COARSE[made.medium])


def _follows(made: Approach, entry: Way, known: str) -> bool:
    by_network = entry.counts and entry.initiative in ("network", "broker")
    return known == "full" and by_network and COARSE[made.medium] == entry.medium


def _tie_before(pen: Pen, tie: Tie | None) -> str:
    """Whether they knew each other; nothing where the file holds no word of the tie, or nobody asked of it."""
    if tie is None:
        return "none"
    if tie.number not in pen.ties or not pen.asks_of(COARSE[tie.formed]):
        return ""
    return {"offline": "offline", "online": "online"}.get(COARSE[tie.formed], "yes")


def write_presence(pen: Pen, use: Use, network: str, number: int, medium: str) -> None:
    """Write that somebody was in a place for something, where the file knows of both."""
    pen.about(use.person)
    if not pen.tells_of(use.person) or not pen.asks_of(medium) or pen.dice.chance(pen.lost):
        return
    cells = {
        "presence": f"PR-{number:05d}",
        "person": pen.person(use.person),
        "place": pen.place(use.place),
        "network": network,
        "function": use.function,
        "began": pen.date(use.began, heaps=False),
        "ended": pen.ended(use.ended),
    }
    pen.put_found("presences", cells, "online" if medium == "online" else "offline")


def write_memberships(pen: Pen, life: NetworkLife, ways: list[Way], network: str) -> None:
    """Write spells in the network and roles held; buyers of a service have neither, those who did not know no role."""
    for spell, leaving, way in _spells(life, ways):
        pen.about(leaving.person)
        person = pen.person(leaving.person)
        began, ended = pen.date(way.joining.at, heaps=False), pen.ended(leaving.at)
        cells = {
            "person": person, "network": network, "spell": spell, "standing": STANDINGS.get(way.relation, "member"),
            "began": began, "ended": ended,
            "exit_reason": pen.maybe(EXITS.get(leaving.reason, leaving.reason)) if leaving.at <= pen.sight.ends else "",
        }  # fmt: skip
        pen.put_found("memberships", cells)
        if way.counts:
            role = {
                "person": person, "network": network, "layer": way.joining.role, "function": way.joining.function,
                "began": began, "ended": ended, "replaceable": pen.maybe(_replaceable(way)),
            }  # fmt: skip
            pen.put_found("roles", role)


def _spells(life: NetworkLife, ways: list[Way]) -> Iterator[tuple[int, Leaving, Way]]:
    """Each spell that the file tells of, with its number: the first coming in goes with the first leaving."""
    leavings: dict[int, list[Leaving]] = {}
    for leaving in life.leavings:
        leavings.setdefault(leaving.person, []).append(leaving)
    spells: dict[int, int] = {}
    for way in ways:
        person = way.joining.person
        if way.joining.role:
            spell = spells[person] = spells.get(person, 0) + 1
            left = sorted(leavings.get(person, ()), key=_day)
            if spell <= len(left):
                yield spell, left[spell - 1], way


def _day(leaving: Leaving) -> int:
    return leaving.at


def _replaceable(way: Way) -> str:
    return {"money_mule": "easy", "professional_enabler": "hard", "core": "not"}.get(way.joining.role, "hard")
