"""Places that tie networks together, and places and people that tie the two worlds together."""

from collections.abc import Iterable

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet
from inroads.answers.stays import Stay, by_place, media_of, media_shown, stays
from inroads.involvement.medium import is_known
from inroads.involvement.view import View
from inroads.language import _, numeral

ALL = "all_places"
LISTED = 10
"""How many of the places that tie most networks are listed."""


def bridging(view: View) -> Finding:
    """Networks joined by places of each world, the places that join most, and what lies in both worlds."""
    found, media = stays(view), media_of(view)
    held = by_place(found)
    sheet = Sheet()
    for medium in (ALL, *media_shown(media[place] for place in held)):
        _add_joined(sheet, medium, {p: s for p, s in held.items() if medium in (ALL, media[p])})
    _add_worlds(sheet, view, held, media)
    _add_each(sheet, held, media)
    networks = {stay.network for stay in found}
    return sheet.finding(
        view,
        id="places.bridging",
        question=_("Which places tie networks, or the two worlds, together?"),
        unit="place",
        n=len(held),
        answer=_answer({record["row"]: record for record in sheet.table}, len(held)),
        caveats=[
            _(
                "A place ties networks where members of several are on record in it at any time; it does not say that"
                " they met, which the finding on convergence asks. Networks stay joined if another place joins them"
                " too."
            ),
            _(
                "No interval is given: networks that share a place are joined in pairs, so that none speaks for itself,"
                " and with more networks in the files any place joins more. Large open forums join whoever is there;"
                " what one investigation names because of another is joined by the inquiry."
            ),
            *few_networks(view, len(networks)),
            *contested_caveats(view, "presences"),
            *sample_caveats(view),
        ],
        parameters={"listed": LISTED},
    )


def groups_of(networks: Iterable[str], places: Iterable[set[str]]) -> list[set[str]]:
    """Networks joined through shared places, largest first.

    >>> [sorted(group) for group in groups_of("abcd", [{"a", "b"}, {"b", "c"}])]
    [['a', 'b', 'c'], ['d']]
    """
    group = {network: {network} for network in networks}
    for shared in places:
        joined = set().union(*(group[network] for network in shared))
        for network in joined:
            group[network] = joined
    return sorted({id(held): held for held in group.values()}.values(), key=lambda held: (-len(held), min(held)))


def _users(mine: list[Stay]) -> set[str]:
    return {stay.network for stay in mine}


def _put(sheet: Sheet, key: tuple[str, ...], record: Record, held: dict[str, list[Stay]]) -> None:
    claims = (claim for mine in held.values() for stay in mine for claim in stay.claims)
    sheet.add(key, record, (("place", place) for place in held), claims)


def _add_joined(sheet: Sheet, medium: str, held: dict[str, list[Stay]]) -> None:
    """Places that several networks use, and how the networks hang together through them."""
    users = {place: _users(mine) for place, mine in held.items()}
    networks = set().union(*users.values())
    groups = groups_of(networks, users.values())
    shared = {place: mine for place, mine in held.items() if len(users[place]) > 1}
    record = {
        "kind": "joined", "places": medium, "n": len(shared), "of": len(held), "networks": len(networks),
        "joined": sum(len(group) for group in groups if len(group) > 1), "groups": len(groups),
        "largest_group": max(map(len, groups), default=0),
    }  # fmt: skip
    _put(sheet, ("joined", medium), record, shared)


def _add_worlds(sheet: Sheet, view: View, held: dict[str, list[Stay]], media: dict[str, str]) -> None:
    """Places that lie in both worlds, or belong to one of the other; and people who are in places of both."""
    rows = {row["place"]: row for row in view.table("places").iter_rows(named=True)}
    kinds = {
        "hybrid": {place for place in held if media[place] == "hybrid"},
        "twin": {place for place in held if _is_twin(place, rows, media)},
        "local_base": {p for p in held if media[p] == "online" and rows[p]["local_base"]},
    }
    for name, places in kinds.items():
        mine = {place: held[place] for place in sorted(places)}
        networks = set().union(*map(_users, mine.values()))
        _put(sheet, ("worlds", name), _of_worlds(name, len(mine), len(held), len(networks)), mine)
    worlds: dict[str, set[str]] = {}
    unknown: set[str] = set()
    for place, there in held.items():
        for stay in there:
            lies = {"offline", "online"} if media[place] == "hybrid" else {media[place]}
            worlds.setdefault(stay.person, set()).update(lies & {"offline", "online"})
            unknown |= set() if is_known(media[place]) else {stay.person}
    both = {person for person, lies in worlds.items() if len(lies) > 1}
    for name, people in (("people_in_both", both), ("people_unknown", unknown - both)):
        stayed = [stay for there in held.values() for stay in there if stay.person in people]
        record = _of_worlds(name, len(people), len(worlds), len(_users(stayed)))
        units = (("person", person) for person in people)
        sheet.add(("worlds", name), record, units, (claim for stay in stayed for claim in stay.claims))


def _of_worlds(name: str, n: int, of: int, networks: int) -> Record:
    return {"kind": "worlds", "bridge": name, "n": n, "of": of, "networks": networks}


def _is_twin(place: str, rows: dict[str, Record], media: dict[str, str]) -> bool:
    """Whether a place has a twin in the other world."""
    twin = rows[place]["twin_place"]
    return twin in media and {media[place], media[twin]} == {"offline", "online"}


def _add_each(sheet: Sheet, held: dict[str, list[Stay]], media: dict[str, str]) -> None:
    """The places that tie most networks, how many people are there, and how many more groups there were without."""
    users = {place: _users(mine) for place, mine in held.items()}
    networks = set().union(*users.values())
    whole = len(groups_of(networks, users.values()))
    shared = sorted((place for place in held if len(users[place]) > 1), key=lambda p: (-len(users[p]), p))
    for place in shared[:LISTED]:
        without = groups_of(networks, (mine for other, mine in users.items() if other != place))
        record = {
            "kind": "each", "place": place, "medium": media[place], "networks": len(users[place]),
            "n": len({stay.person for stay in held[place]}), "groups_more": len(without) - whole,
        }  # fmt: skip
        units = (("person", stay.person) for stay in held[place])
        sheet.add(("each", place), record, units, (claim for stay in held[place] for claim in stay.claims))


def _answer(table: dict[str, Record], places: int) -> str:
    if not places:
        return _("No member of a network is on record in a place.")
    whole = table[f"joined/{ALL}"]
    told = {name: table.get(f"joined/{name}", {"joined": 0}) for name in ("offline", "online")}
    both = table["worlds/people_in_both"]
    return _(
        "Places on record with members of more than one network: {n} of {of}. Networks joined to another by a place:"
        " {joined} of {networks} (by places offline alone {offline}, by places online alone {online}); the largest"
        " group joined holds {largest}. People on record in places of both worlds: {both} of {people}.",
        n=numeral(whole["n"]),
        of=numeral(whole["of"]),
        joined=numeral(whole["joined"]),
        networks=numeral(whole["networks"]),
        offline=numeral(told["offline"]["joined"]),
        online=numeral(told["online"]["joined"]),
        largest=numeral(whole["largest_group"]),
        both=numeral(both["n"]),
        people=numeral(both["of"]),
    )
