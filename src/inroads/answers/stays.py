"""Who of which network is on record in which place, from when to when: by presence, and at the day of an entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from inroads.answers.places_used import MEDIA
from inroads.answers.sheet import Unit
from inroads.involvement.snapshot import grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.model.when import Answer, When


@dataclass(frozen=True)
class Stay:
    """Somebody of a network in a place."""

    person: str
    network: str
    place: str
    began: When
    ended: When
    unit: Unit
    claims: tuple[str, ...]


def stays(view: View) -> list[Stay]:
    """Every stay on record of those who are counted, in places that are listed."""
    return view.held("stays", lambda: _stays(view))


def _stays(view: View) -> list[Stay]:
    listed = set(view.table("places")["place"])
    never = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    found = [
        Stay(
            row["person"], row["network"], row["place"], When(row["began_earliest"], row["began_latest"]),
            When(row["ended_earliest"], row["ended_latest"]), ("presence", row["presence"]), tuple(row["claims"]),
        )
        for row in uncontested(view.table("presences").iter_rows(named=True))
        if row["network"] and row["person"] and row["place"] in listed and (row["person"], row["network"]) not in never
    ]  # fmt: skip
    for row in view.table("entries_derived").iter_rows(named=True):
        if row["counted"] == "yes" and row["network"] and row["person"] and row["place"] in listed:
            day = When(row["at_earliest"], row["at_latest"])
            unit = ("entry", row["entry"])
            found.append(Stay(row["person"], row["network"], row["place"], day, day, unit, tuple(row["claims"])))
    return found


def by_place(found: Iterable[Stay]) -> dict[str, list[Stay]]:
    """Stays by place, in the order of the places."""
    held = grouped(({"place": stay.place, "stay": stay} for stay in found), "place")
    return {place: [row["stay"] for row in held[place]] for place in sorted(held)}


def media_of(view: View) -> dict[str, str]:
    """The medium of each place."""
    return {row["place"]: row["medium"] for row in view.table("places").iter_rows(named=True)}


def media_shown(media: Iterable[str]) -> list[str]:
    """Offline, online and hybrid, then what is not known."""
    return [*MEDIA, *sorted(set(media) - set(MEDIA))]


def at_once(one: Stay, other: Stay) -> Answer:
    """Whether two stays shared a day: *no* where one surely had ended before the other began, else as dates let."""
    gone = [first.ended.before(later.began) for first, later in ((one, other), (other, one))]
    if Answer.YES in gone:
        return Answer.NO
    starts = [stay.began.latest for stay in (one, other)]
    ends = [stay.ended.earliest for stay in (one, other)]
    if None in starts or None in ends:
        return Answer.MAYBE
    latest_start, earliest_end = max(filter(None, starts)), min(filter(None, ends))
    return Answer.YES if latest_start <= earliest_end else Answer.MAYBE
