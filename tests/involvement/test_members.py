"""Who makes up a network, and who is left out."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View


def standing(person: str, said: str) -> dict[str, Any]:
    """A membership with this standing."""
    return {"id": f"M-{person}-{said}", "person": person, "network": "N-01", "standing": said}


def test_infiltrators_and_victims_make_up_no_network() -> None:
    """Members and facilitators only; a standing that is unknown stays in."""
    snapshot = make_snapshot(
        entries=[entry(name, role="core") for name in "ABCDE"],
        memberships=[
            standing("P-A", "infiltrator"), standing("P-B", "victim"), standing("P-C", "outside_facilitator"),
            standing("P-D", "unknown"), standing("P-F", "member"),
        ],
    )  # fmt: skip

    assert ["P-C", "P-D", "P-E", "P-F"] == View(snapshot).table("members")["person"].to_list()


@pytest.mark.parametrize(
    ("cells", "standings", "counted"),
    [
        ({}, [], "yes"),
        ({"relation": "contractor"}, [], "yes"),
        ({"relation": "contested"}, [], "yes"),
        ({"relation": "customer_of_service"}, [], "customer"),
        ({"relation": "coerced"}, [], "other_relation"),
        ({"relation": "member"}, ["informant"], "never"),
        ({"relation": "member"}, ["bystander"], "never"),
        ({"relation": "member"}, ["informant", "member"], "yes"),
        ({"relation": "member"}, ["victim"], "yes"),
    ],
)
def test_which_entries_are_counted(cells: dict[str, str], standings: list[str], counted: str) -> None:
    """Members, contractors and unknown relations by default; informants never, unless they were members too."""
    snapshot = make_snapshot(entries=[entry("A", **cells)], memberships=[standing("P-A", one) for one in standings])

    assert counted == View(snapshot).table("entries_derived")["counted"][0]


def test_groups_are_ranges() -> None:
    """A group is as large as was said, else at least one; a person is one."""
    snapshot = make_snapshot(
        entries=[entry(name) for name in "ABC"],
        persons=[
            {"person": "P-A", "kind": "identified"},
            {"person": "P-B", "kind": "group_of_unknown_size", "count_min": 5.0, "count_max": 9.0},
            {"person": "P-C", "kind": "group_of_unknown_size"},
        ],
    )

    counts = View(snapshot).table("members").select("count_min", "count_max").rows()
    assert [(1.0, 1.0), (5.0, 9.0), (1.0, None)] == counts


def test_customers_are_no_members_whatever_their_role() -> None:
    """Who only bought is left out though a role is on record."""
    snapshot = make_snapshot(
        entries=[entry("A", relation="customer_of_service")],
        roles=[{"id": "R1", "person": "P-A", "network": "N-01", "layer": "core"}],
    )

    assert View(snapshot).table("members").is_empty()


def test_an_entry_that_may_not_exist_is_counted_apart() -> None:
    """Its person is no member for it alone; where a membership is on record, that speaks."""
    made = make_snapshot(
        entries=[entry("A", exists="contested"), entry("B", exists="contested"), entry("C")],
        memberships=[standing("P-B", "member")],
    )
    view = View(made)

    assert ["contested", "contested", "yes"] == view.table("entries_derived")["counted"].to_list()
    assert ["P-B", "P-C"] == view.table("members")["person"].to_list()
