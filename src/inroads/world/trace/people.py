"""The persons, handles and places that the files speak of."""

from inroads.world.log import Log, Person, Place
from inroads.world.trace.pen import Pen, day_of

SKILLS = {
    "professional_enabler": {"developer": 4.0, "expert": 3.0, "tool_user": 2.0},
    "core": {"user": 3.0, "tool_user": 3.0, "developer": 1.0},
    "recruited_enabler": {"user": 4.0, "tool_user": 1.0},
    "money_mule": {"none": 2.0, "user": 3.0},
    "": {"user": 1.0, "tool_user": 1.0},
}
RANKS = {"newcomer": 2.0, "member": 4.0, "trusted": 2.0, "vendor": 2.0}


def write_people(pen: Pen, log: Log, layers: dict[int, str], online: dict[int, int]) -> None:
    """Write every person named in the files, and the handles of those met in an online place."""
    for number in sorted(pen.persons, key=pen.names.person):
        pen.source = pen.persons[number]
        _person(pen, log.persons[number], layers.get(number, ""))
        if number in online:
            _persona(pen, number, online[number], log)


def _person(pen: Pen, person: Person, layer: str) -> None:
    kind, least, most = "identified", None, None
    fate = pen.dice.random()
    if fate < pen.settings.group:
        kind, least, most = "group_of_unknown_size", 1, 2 + pen.dice.below(3)
    elif fate < pen.settings.group + pen.settings.unidentified:
        kind = "unidentified_individual"
    cells = {
        "person": pen.names.person(person.number),
        "kind": kind,
        "count_min": least,
        "count_max": most,
        "it_skill": pen.maybe(pen.dice.weighted(SKILLS[layer])),
        "country_residence": pen.maybe(person.country),
    }
    pen.put_found("persons", cells)


def _persona(pen: Pen, number: int, place: int, log: Log) -> None:
    handle = pen.names.persona(number)
    joined = log.places[place].opened + pen.dice.below(700)
    cells = {
        "persona": handle, "name": handle, "place": pen.place(place), "rank": pen.maybe(pen.dice.weighted(RANKS)),
        "joined": pen.date(joined),
    }  # fmt: skip
    pen.put_found("personas", cells, "online")
    verdict = "same_as" if pen.dice.chance(0.8) else "probably"
    pen.put_found("identities", {"persona": handle, "person": pen.names.person(number), "verdict": verdict}, "online")


def write_places(pen: Pen, log: Log) -> None:
    """Write every place named in the files."""
    for number in sorted(pen.places):
        pen.source = pen.places[number]
        _place(pen, log.places[number])


def _place(pen: Pen, place: Place) -> None:
    name = pen.names.place(place.number)
    local = f"town {place.town}" if place.medium == "hybrid" and place.town is not None else ""
    cells = {
        "place": name,
        "name": f"{place.kind.replace('_', ' ')} {name}",
        "medium": place.medium,
        "kind": place.kind,
        "access": pen.maybe(place.access),
        "governance": " | ".join(place.governance),
        "criminal_purpose": pen.maybe(place.purpose),
        "local_base": local,
        "open": f"{day_of(place.opened)[:4]}/{day_of(place.closed)[:4] if place.closed else '..'}",
        "persistence": place.fate,
        "relocated_from": pen.names.place(place.before) if place.before in pen.places and place.before else "",
    }
    pen.put_found("places", cells)
