"""What came up to a landmark, and who came after it: by hand, with everything a date can leave open."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View

FORUM: dict[str, Any] = {"channel": "place", "medium": "public_online"}
STREET: dict[str, Any] = {"channel": "contact", "medium": "face_to_face"}


def founder(name: str, at: str = "2010", **cells: Any) -> dict[str, Any]:
    """A founder of N-01."""
    return entry(name, role="core", founder="yes", at=at, **cells)


def core(name: str, at: str | None, **cells: Any) -> dict[str, Any]:
    """A later core member of N-01."""
    return entry(name, role="core", founder="no", at=at, **cells)


def mule(name: str, at: str | None = None, **cells: Any) -> dict[str, Any]:
    """A money mule of N-01."""
    return entry(name, role="money_mule", founder="no", at=at, **cells)


def view(*entries: dict[str, Any], **rows: Any) -> View:
    """One network with these entries."""
    return View(make_snapshot(networks=[{"network": "N-01"}], entries=list(entries), **rows))


def landmark(view: View, name: str = "core_entries") -> dict[str, Any]:
    """The row of N-01."""
    return next(row for row in view.table("landmarks").to_dicts() if row["landmark"] == name)


def later(view: View, name: str = "core_entries") -> dict[str, str]:
    """Who came later, and whether surely."""
    rows = view.table("later_members").to_dicts()
    return {row["person"]: row["order"] for row in rows if row["landmark"] == name}


def test_founders_come_first_then_the_core_by_date() -> None:
    """Two founders and the first later core member make up the landmark; the next is later, and so is the mule."""
    found = view(
        founder("A", **STREET), founder("B", **STREET), core("C", "2011-03", **FORUM), core("D", "2011-05", **FORUM),
        mule("M", "2012"),
    )  # fmt: skip

    assert ["social"] == landmark(found)["origins"]
    assert (["P-A", "P-B", "P-C"], []) == (landmark(found)["persons"], landmark(found)["persons_open"])
    assert (3, 1) == (landmark(found)["core_known"], landmark(found)["core_online"])
    assert {"P-D": "after", "P-M": "after"} == later(found)


def test_all_founders_belong_however_many() -> None:
    """Four founders are the landmark, and no later core member is."""
    found = view(*[founder(name, **FORUM) for name in "ABCD"], core("E", "2012", **STREET))

    assert 4 == landmark(found)["entries"]
    assert ["online_place"] == landmark(found)["origins"]
    assert {"P-E": "after"} == later(found)


def test_a_tie_in_dates_leaves_the_last_place_open() -> None:
    """Two core members of the same year may each be the third: both are open, and so is the origin where it matters."""
    tied = view(founder("A", **STREET), founder("B", **FORUM), core("C", "2011", **STREET), core("D", "2011", **FORUM))
    alike = view(
        founder("A", **STREET), founder("B", **STREET), core("C", "2011", **STREET), core("D", "2011", **FORUM)
    )

    assert ["P-C", "P-D"] == landmark(tied)["persons_open"]
    assert ["online_place", "social"] == landmark(tied)["origins"]
    assert ["social"] == landmark(alike)["origins"]
    assert {"P-C": "open", "P-D": "open"} == later(tied)


def test_an_unknown_way_in_is_never_guessed() -> None:
    """Where the founder nobody knows of decides, every origin he could give stays open; where not, it is settled."""
    decides = view(founder("A", **STREET), founder("B"))
    settled = view(founder("A", **STREET), founder("B", **STREET), founder("C"))

    assert ["neither", "social"] == landmark(decides)["origins"]
    assert ["social"] == landmark(settled)["origins"]


def test_who_came_before_the_landmark_is_no_outcome_of_it() -> None:
    """A mule from before the third core member is left out; one who may be from before is open; undated ones too."""
    found = view(
        founder("A", **STREET), founder("B", **STREET), core("C", "2011-06-15", **STREET),
        mule("M", "2010-12"), mule("O", "2011"), mule("P", "2011-07"), mule("Q"),
    )  # fmt: skip

    assert {"P-O": "open", "P-P": "after", "P-Q": "open"} == later(found)


def test_a_network_without_a_known_core_has_reached_nothing() -> None:
    """Every origin is open and nobody is counted as later."""
    found = view(mule("M", "2010"))

    assert (False, ["neither", "online_place", "social"]) == (landmark(found)["reached"], landmark(found)["origins"])
    assert {} == later(found)


def test_an_entry_of_unknown_layer_may_be_of_the_core() -> None:
    """It is open whether it is the third entry."""
    found = view(founder("A", **STREET), founder("B", **STREET), entry("C", at="2011", founder="no", **FORUM))

    assert ["P-C"] == landmark(found)["persons_open"]
    assert ["social"] == landmark(found)["origins"]


def test_unmarked_founders_are_the_first_of_the_core() -> None:
    """Where nobody marked the founders the first three core entries by date are the landmark."""
    names = [entry(name, role="core", at=f"201{place}", **STREET) for place, name in enumerate("ABCD")]

    assert ["P-A", "P-B", "P-C"] == landmark(view(*names))["persons"]


def test_the_first_offence_is_the_first_dated_activity() -> None:
    """Whoever came before it, of any layer, makes up the landmark; without a dated activity nobody knows."""
    entries = [founder("A", **FORUM), mule("M", "2010-02", **FORUM), mule("N", "2010-06", **STREET), mule("O", "2011")]
    deeds = [{"activity": "X", "network": "N-01", "at": "2010-06-10"}, {"activity": "Y", "network": "N-01"}]
    found, blind = view(*entries, activities=deeds), view(*entries)

    assert ["P-A", "P-M"] == landmark(found, "first_offence")["persons"]
    assert ["P-N"] == landmark(found, "first_offence")["persons_open"]
    assert {"P-N": "open", "P-O": "after"} == later(found, "first_offence")
    assert ["online_place"] == landmark(found, "first_offence")["origins"]
    assert not landmark(blind, "first_offence")["reached"]


@pytest.mark.parametrize("number", [3, 30])
def test_very_many_that_may_belong_leave_the_origin_open(number: int) -> None:
    """Up to a number every filling-in is tried; above it nothing is drawn, and all origins stay open."""
    doubtful = [mule(f"M{place}", None, **STREET) for place in range(number)]
    deeds = [{"activity": "X", "network": "N-01", "at": "2010-06-10"}]
    found = view(founder("A", **STREET), *doubtful, activities=deeds)

    assert (["social"] if number == 3 else ["neither", "online_place", "social"]) == landmark(found, "first_offence")[
        "origins"
    ]
