"""Who leaves and who comes after, by hand."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import TinySnapshot, entry, make_snapshot

from inroads.answers.finding import Record
from inroads.answers.place_renewal import renewal
from inroads.involvement.view import View

LIFE = {"network": "N-01", "active": "2010-01/2014-12"}


def left(person: str, ended: str | None, **cells: Any) -> dict[str, Any]:
    """Somebody's spell in the network, and its end."""
    return {
        "id": f"M-{person}",
        "person": f"P-{person}",
        "network": "N-01",
        "standing": "member",
        "ended": ended,
        **cells,
    }


def mule(name: str, at: str | None, **cells: Any) -> dict[str, Any]:
    """A money mule who comes in."""
    return entry(name, role="money_mule", at=at, **cells)


def network(*entries: dict[str, Any], **rows: Any) -> TinySnapshot:
    """One network: A, a mule, leaves on the first of May 2012 unless told otherwise."""
    rows = {"networks": [LIFE], "memberships": [left("A", "2012-05-01")], **rows}
    return make_snapshot(entries=[mule("A", "2010-02"), *entries], **rows)


def records(snapshot: TinySnapshot) -> dict[str, Record]:
    """The records by row."""
    return {record["row"]: record for record in renewal(View(snapshot)).table}


def fate(snapshot: TinySnapshot) -> str:
    """What became of the only exit."""
    return next(r["renewal"] for r in records(snapshot).values() if r["kind"] == "exits" and r["n"])


@pytest.mark.parametrize(
    ("at", "what"),
    [
        ("2012-05-02", "followed"),
        ("2012-10-30", "followed"),
        ("2012-10-31", "not_followed"),
        ("2012-04-30", "not_followed"),
        ("2012-05-01", "open"),
        ("2012", "open"),
        (None, "open"),
        ("2013", "not_followed"),
    ],
)
def test_half_a_year(at: str | None, what: str) -> None:
    """182 days after the exit; on the very day, and where only the year is known, it is open."""
    assert what == fate(network(mule("B", at)))


def test_the_same_role_of_somebody_else() -> None:
    """Neither another layer nor the one who left himself replaces him; an unknown layer leaves it open."""
    back = {**mule("A", "2012-06-01"), "entry": "E-2"}

    assert "not_followed" == fate(network(entry("B", role="core", at="2012-06-01"), back))
    assert "open" == fate(network(entry("B", at="2012-06-01")))


@pytest.mark.parametrize(
    ("ended", "reason", "what"),
    [
        ("2014-09-01", "desisted", "network_ended"),
        (None, "desisted", "not_dated"),
        ("2014-12-20", "arrested", None),
        ("2012-05-01", "network_ended", None),
    ],
)
def test_exits_that_cannot_be_followed(ended: str | None, reason: str, what: str | None) -> None:
    """Close to the end of the network, without a date; the end of the network itself is no exit."""
    found = records(network(memberships=[left("A", ended, exit_reason=reason)]))

    assert what == next((r["renewal"] for r in found.values() if r["kind"] == "exits" and r["n"]), None)


def test_sight_may_end_before_the_network() -> None:
    """Of a network that is not known to have ended the close of the investigation says how far one sees."""
    rows = {
        "networks": [{"network": "N-01", "active": "2010-01/.."}],
        "investigations": [{"investigation": "I-1", "closed": "2012-07"}],
        "case_links": [{"id": "C1", "investigation": "I-1", "network": "N-01"}],
    }

    assert "not_observed" == fate(network(mule("B", "2012-05-20"), **rows))


@pytest.mark.parametrize(
    ("began", "ended", "state"),
    [("2011", "2013", "online"), ("2013", None, "none"), ("2011", "2011-12", "none"), ("2012", None, "unknown")],
)
def test_a_place_is_at_hand_on_the_day(began: str, ended: str | None, state: str) -> None:
    """A presence that began later, or had ended, is none; one of the year of the exit may be either."""
    rows = {
        "places": [{"place": "FORUM", "medium": "online"}],
        "presences": [
            {"presence": "R1", "person": "P-B", "network": "N-01", "place": "FORUM", "began": began, "ended": ended},
            {"presence": "R2", "person": "P-A", "network": "N-01", "place": "FORUM", "began": "2010"},
        ],
    }
    found = records(network(mule("B", "2012-06-01"), **rows))

    assert 1 == found[f"by_place/{state}/followed"]["n"]


def test_what_is_open_is_tried_both_ways_and_in_the_interval() -> None:
    """Of two exits one is followed and one open: between a half and all; the interval reaches over both."""
    two = [left("A", "2012-05-01"), left("C", "2013-05-01")]
    found = records(network(mule("B", "2012-06-01"), mule("C", "2010"), mule("D", "2013"), memberships=two))
    record = found["exits/followed"]

    assert (1, 1, 0.5, 1.0) == tuple(record[key] for key in ("n", "of", "bound_low", "bound_high"))
    assert record["low"] < 0.5 < record["high"] == 1.0


def test_before_and_after() -> None:
    """Two came in the half year before and one in that after: as often before as after, in one network no interval."""
    found = records(network(mule("B", "2012-04-01"), mule("C", "2012-03-01"), mule("D", "2012-06-01")))

    assert (1, 1.0, 1.0) == tuple(found["contrast"][key] for key in ("n", "before", "after"))
    assert found["contrast"]["change"] is None
