"""Where networks meet, and which places tie them, by hand and against the log of an invented field."""

from functools import cache
from typing import Any

import pytest
from tests.involvement.make_snapshot import TinySnapshot, entry, make_snapshot
from tests.operating.world import World, world_of

from inroads.answers.finding import Record
from inroads.answers.place_bridging import bridging
from inroads.answers.place_convergence import convergence, converging
from inroads.involvement.view import View
from inroads.model.when import Answer
from inroads.world.family import read_family


def stay(person: str, network: str, place: str, began: str | None, ended: str | None) -> dict[str, Any]:
    """A presence."""
    spot = {"person": f"P-{person}", "network": network, "place": place}
    return {"presence": f"R-{person}{network}{place}", **spot, "began": began, "ended": ended}


def made(*presences: dict[str, Any], **rows: Any) -> TinySnapshot:
    """Three networks, a bar, a forum and a club that is both."""
    places = [("BAR", "offline"), ("FORUM", "online"), ("CLUB", "hybrid")]
    rows = {"places": [{"place": place, "medium": medium} for place, medium in places], **rows}
    return make_snapshot(networks=[{"network": f"N-{n}"} for n in range(3)], presences=list(presences), **rows)


def by_row(table: list[Record]) -> dict[str, Record]:
    """Records by row."""
    return {record["row"]: record for record in table}


@pytest.mark.parametrize(
    ("one", "other", "meet", "goes_on"),
    [
        (("2010-01-05", "2011"), ("2010-06", "2012"), (1, 1), (0, 0)),
        (("2010", "2011"), ("2012", "2013"), (0, 0), (1, 1)),
        (("2010", None), ("2012", "2013"), (0, 1), (0, 1)),
        (("2010", "2011"), ("2011", "2012"), (0, 1), (0, 1)),
    ],
)
def test_dates_say_whether_they_met(
    one: tuple[str, str | None], other: tuple[str, str | None], meet: tuple[int, int], goes_on: tuple[int, int]
) -> None:
    """On one day for sure, never, or perhaps; and whether one came after the other had left."""
    found = by_row(convergence(View(made(stay("A", "N-0", "BAR", *one), stay("B", "N-1", "BAR", *other)))).table)

    assert meet == tuple(found["meeting/offline"][key] for key in ("n_low", "n_high"))
    assert goes_on == tuple(found["continuity/offline"][key] for key in ("n_low", "n_high"))


def test_one_person_of_two_networks_meets_nobody() -> None:
    """It takes two; and two of one network are no meeting of networks."""
    times = ("2010-01-05", "2012")
    rows = [stay("A", "N-0", "BAR", *times), stay("A", "N-1", "BAR", *times), stay("B", "N-0", "FORUM", *times)]
    found = by_row(convergence(View(made(*rows, stay("C", "N-0", "FORUM", *times)))).table)

    assert (0, 0) == (found["meeting/offline"]["n_high"], found["meeting/online"]["n_high"])
    assert (1, 0) == (found["meeting/offline"]["shared"], found["meeting/online"]["shared"])


def test_a_network_takes_members_from_a_place_again() -> None:
    """Two later entries that name the place; a founder's does not count."""
    entries = [
        entry("A", "N-0", place="FORUM", founder="no"),
        entry("B", "N-0", place="FORUM", founder="no"),
        entry("C", "N-1", place="FORUM", founder="yes"),
        entry("D", "N-1", place="FORUM", founder="no"),
    ]
    found = by_row(convergence(View(made(entries=entries))).table)["taken_again/online"]

    assert (1, 2) == (found["n"], found["of"])


def test_networks_are_joined_by_places() -> None:
    """A forum joins two, a bar one of them with a third: all three hang together; without either, two groups."""
    rows = [
        ("A", "N-0", "FORUM"),
        ("B", "N-1", "FORUM"),
        ("C", "N-1", "BAR"),
        ("D", "N-2", "BAR"),
        ("A", "N-0", "CLUB"),
    ]
    found = by_row(bridging(View(made(*(stay(*row, "2010", "2011") for row in rows)))).table)

    assert (3, 1, 3) == tuple(found["joined/all_places"][key] for key in ("joined", "groups", "largest_group"))
    assert (2, 1) == tuple(found["joined/online"][key] for key in ("joined", "groups"))
    assert 1 == found["each/FORUM"]["groups_more"] == found["each/BAR"]["groups_more"]
    assert (1, 1) == (found["worlds/hybrid"]["n"], found["worlds/people_in_both"]["n"])


@cache
def world() -> World:
    """A plain field of sixteen networks."""
    return world_of(read_family("plain"), 16, 3)


def test_who_surely_met_did() -> None:
    """Places where networks met for sure are places where they did, and those where they did are among the possible."""
    true, names = {}, world().names
    for case in world().cases:
        for use in case.life.uses:
            true.setdefault(names.place(use.place), []).append((use.person, case.life.number, use.began, use.ended))
        for way in case.counted:
            if way.joining.place is not None:
                spot = (way.joining.person, case.life.number, way.joining.at, way.joining.at)
                true.setdefault(names.place(way.joining.place), []).append(spot)
    met = {
        place
        for place, mine in true.items()
        if any(a[0] != b[0] and a[1] != b[1] and a[2] <= b[3] and b[2] <= a[3] for a in mine for b in mine)
    }
    found = converging(world().view)
    sure = {one.place for one in found if one.meet is Answer.YES}

    assert sure <= met
    assert len(met & {one.place for one in found if one.meet is not Answer.NO}) >= 0.8 * len(met) > 0
