"""Places where people of several networks meet, and places that go on while people come and go."""

from dataclasses import dataclass
from itertools import combinations

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet, Unit, number
from inroads.answers.spoken import Names, of_total
from inroads.answers.stays import Stay, at_once, by_place, media_of, media_shown, stays
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.when import Answer
from inroads.stats.intervals import wilson

SHOWN = ("offline", "online")


@dataclass(frozen=True)
class Convergence:
    """One place: whether people of several networks are on record there, whether at once, and whether it renews."""

    place: str
    stays: tuple[Stay, ...]
    meet: Answer
    renews: Answer

    @property
    def networks(self) -> set[str]:
        """The networks of which somebody is on record there."""
        return {stay.network for stay in self.stays}


def convergence(view: View) -> Finding:
    """By the world of a place: where networks meet, whether the place goes on, who takes members from it again."""
    found, media = converging(view), media_of(view)
    sheet = Sheet()
    for medium in media_shown(media[one.place] for one in found):
        mine = [one for one in found if media[one.place] == medium]
        if mine or medium in SHOWN:
            _add(sheet, "meeting", medium, mine, [one for one in mine if len(one.networks) > 1], "meet")
    for medium in media_shown(media[one.place] for one in found):
        mine = [one for one in found if media[one.place] == medium]
        if mine or medium in SHOWN:
            _add(sheet, "continuity", medium, mine, [one for one in mine if one.renews is not Answer.NO], "renews")
    _add_again(sheet, view, media)
    return sheet.finding(
        view,
        id="places.convergence",
        question=_("Where do people of several networks meet, and do such places outlive those who meet there?"),
        unit="place",
        n=len(found),
        answer=_answer(sheet.table, Names(view)),
        caveats=[
            _(
                "People meet in a place where two of different networks are on record there on one day; where dates"
                " leave that open the count is a range. In a place online they need not have been in contact."
            ),
            _(
                "A place stands in several files also because the police watch it, or because one inquiry led to the"
                " next; and a name as broad as a town square or a large forum is shared by many who never met. Networks"
                " outside the files meet there unseen, so that counts are least counts."
            ),
            _(
                "A place goes on where somebody came after somebody else had left it. A network takes members from a"
                " place again where two entries later than its founding name it."
            ),
            *few_networks(view, len({network for one in found for network in one.networks})),
            *contested_caveats(view, "presences"),
            *sample_caveats(view),
        ],
    )


def converging(view: View) -> list[Convergence]:
    """Every place in which somebody of a network is on record."""
    return [
        Convergence(place, tuple(mine), _meet(mine), _renews(mine)) for place, mine in by_place(stays(view)).items()
    ]


def _meet(mine: list[Stay]) -> Answer:
    """Whether two people of different networks were there at once."""
    held = {
        at_once(one, other)
        for one, other in combinations(mine, 2)
        if one.person != other.person and one.network != other.network
    }
    return Answer.YES if Answer.YES in held else Answer.MAYBE if Answer.MAYBE in held else Answer.NO


def _renews(mine: list[Stay]) -> Answer:
    """Whether somebody came after somebody else had left."""
    held = {
        one.ended.before(other.began)
        for first, second in combinations(mine, 2)
        for one, other in ((first, second), (second, first))
        if one.person != other.person
    }
    return Answer.YES if Answer.YES in held else Answer.MAYBE if Answer.MAYBE in held else Answer.NO


def _add(sheet: Sheet, kind: str, medium: str, of: list[Convergence], mine: list[Convergence], which: str) -> None:
    """Places, as a range: surely, and at most."""
    sure = [one for one in of if getattr(one, which) is Answer.YES]
    most = [one for one in of if getattr(one, which) is not Answer.NO]
    record = {
        "kind": kind, "medium": medium, "n_low": len(sure), "n_high": len(most), "n": len(sure), "of": len(of),
        "shared": len([one for one in mine if len(one.networks) > 1]),
        "networks": len({network for one in most for network in one.networks}),
    }  # fmt: skip
    _put(sheet, (kind, medium), record, most)


def _put(sheet: Sheet, key: tuple[str, ...], record: Record, found: list[Convergence]) -> None:
    units: list[Unit] = [("place", one.place) for one in found]
    sheet.add(key, record, units, (claim for one in found for stay in one.stays for claim in stay.claims))


def _add_again(sheet: Sheet, view: View, media: dict[str, str]) -> None:
    """Networks that took later members from one place more than once, of those that took any from a place."""
    rows = [
        row
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["counted"] == "yes" and row["network"] and row["place"] in media and row["founder"] != "yes"
    ]
    for medium in media_shown(media[row["place"]] for row in rows):
        mine = [row for row in rows if media[row["place"]] == medium]
        taken: dict[tuple[str, str], int] = {}
        for row in mine:
            taken[row["network"], row["place"]] = taken.get((row["network"], row["place"]), 0) + 1
        of = {network for network, _place in taken}
        again = {network for (network, _place), count in taken.items() if count > 1}
        low, high = wilson(len(again), len(of))
        record = {
            "kind": "taken_again", "medium": medium, "n": len(again), "of": len(of), "networks": len(of),
            "share": len(again) / len(of) if of else None, "low": number(float(low)), "high": number(float(high)),
        }  # fmt: skip
        if mine or medium in SHOWN:
            claims = [claim for row in mine if row["network"] in again for claim in row["claims"]]
            sheet.add(("taken_again", medium), record, (("network", network) for network in again), claims)


def _answer(table: list[Record], names: Names) -> str:
    by = {record["row"]: record for record in table}
    said = []
    for medium in SHOWN:
        meeting, continuity = by[f"meeting/{medium}"], by[f"continuity/{medium}"]
        if meeting["of"]:
            said.append(
                _(
                    "Places {world} on record with members of networks: {of}; of these with people of several networks"
                    " on one day: {least} for sure and at most {most}; where somebody came after somebody else had"
                    " left: {least_on} for sure and at most {most_on}. Networks that took later members from the same"
                    " place {world} more than once: {again}.",
                    world=names.world(medium),
                    of=numeral(meeting["of"]),
                    least=numeral(meeting["n_low"]),
                    most=numeral(meeting["n_high"]),
                    least_on=numeral(continuity["n_low"]),
                    most_on=numeral(continuity["n_high"]),
                    again=of_total(by[f"taken_again/{medium}"]),
                )
            )
    return " ".join(said) or _("No member of a network is on record in a place.")
