"""Where ties are formed and where they are kept up."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.formed_maintained import formed_maintained
from inroads.answers.tie_worlds import last_medium
from inroads.involvement.view import View


def spell(medium: str, began: int | None, number: int = 1) -> dict[str, Any]:
    """A spell of tie T-1."""
    return {"id": f"Z{number}-{medium}", "tie": "T-1", "medium": medium, "began": str(began) if began else None}


def test_the_last_spell_counts() -> None:
    """A tie formed face to face and last kept up by chat moved online, whatever its cell says."""
    snapshot = make_snapshot(
        ties=[
            {"tie": "T-1", "a": "P-1", "b": "P-2", "formed_medium": "face_to_face", "maintained_medium": "post"},
            {"tie": "T-2", "a": "P-1", "b": "P-3", "formed_medium": "game", "maintained_medium": "game"},
            {"tie": "T-3", "a": "P-2", "b": "P-3", "formed_medium": "game"},
        ],
        tie_spells=[spell("face_to_face", 2010), spell("private_chat", 2012, 2)],
    )
    finding = formed_maintained(View(snapshot))
    found = {record["row"]: (record["n"], record["of"]) for record in finding.table}

    assert ((1, 2), (1, 2), (1, 3)) == tuple(
        found[row] for row in ("offline/online", "online/online", "online/not_recorded")
    )
    assert [("tie", "T-1")] == finding.units["offline/online"]
    assert "Z2-private_chat:medium" in finding.lineage["offline/online"]


@pytest.mark.parametrize(
    ("spells", "medium"),
    [
        ([("post", 2010), ("post", None)], "post"),
        ([("post", 2010), ("game", None)], "not_recorded"),
        ([("post", 2010), ("game", 2010)], "not_recorded"),
        ([("post", 2011), ("game", 2010)], "post"),
    ],
)
def test_the_last_medium(spells: list[tuple[str, int | None]], medium: str) -> None:
    """It is known where all spells agree or dates order them."""
    rows = [spell(said, began, i) for i, (said, began) in enumerate(spells)]
    table = make_snapshot(tie_spells=rows).table("tie_spells").to_dicts()

    assert medium == last_medium(table)


def test_contested_ties_are_told_and_not_counted() -> None:
    """Where sources disagree on whether there was a tie at all, it is in no cell."""
    tie = {"a": "P-A", "b": "P-B", "formed_medium": "post", "maintained_medium": "post"}
    finding = formed_maintained(View(make_snapshot(ties=[tie | {"tie": "T-1", "exists": "contested"}])))

    assert 0 == finding.n
    assert any("sources disagree" in said and said.endswith(": 1.") for said in finding.caveats)


@pytest.mark.parametrize("entries", [[entry("A"), entry("B")], [entry("B")]])
def test_ties_of_infiltrators_are_no_ties_of_the_network(entries: list[dict[str, Any]]) -> None:
    """They are out of every measure, whether an entry of theirs is on record or only their standing."""
    snapshot = make_snapshot(
        ties=[{"tie": "T-1", "a": "P-A", "b": "P-B", "formed_medium": "post", "maintained_medium": "post"}],
        entries=entries,
        memberships=[{"id": "M1", "person": "P-A", "network": "N-01", "standing": "informant"}],
    )

    assert 0 == formed_maintained(View(snapshot)).n


def test_moves_are_dealt_out_by_network() -> None:
    """Ten networks in which two ties went online and none offline: all or none of 1 024 deals are as far."""
    people = [f"{network}{number}" for network in range(10) for number in range(3)]
    snapshot = make_snapshot(
        networks=[{"network": f"N-{network}"} for network in range(10)],
        entries=[entry(name, f"N-{name[0]}") for name in people],
        ties=[
            {"tie": f"T-{name}", "a": f"P-{name}", "b": f"P-{name[0]}0", "formed_medium": "post"}
            | {"maintained_medium": "game"}
            for name in people
            if name[1] != "0"
        ],
    )
    test = formed_maintained(View(snapshot), permutations=1023).test

    assert test is not None
    assert (10, 2 / 1024, 1024, 20.0) == tuple(test[key] for key in ("networks", "p", "permutations", "bowker"))


def test_few_networks_are_not_tested() -> None:
    """Five networks with moves can be dealt out in 32 ways: the reason stands under the table."""
    snapshot = make_snapshot(
        networks=[{"network": f"N-{number}"} for number in range(5)],
        entries=[entry(f"{number}{side}", f"N-{number}") for number in range(5) for side in "AB"],
        ties=[
            {"tie": f"T-{number}", "a": f"P-{number}A", "b": f"P-{number}B", "formed_medium": "post"}
            | {"maintained_medium": "game"}
            for number in range(5)
        ],
    )
    finding = formed_maintained(View(snapshot))

    assert finding.test is not None
    assert finding.test["p"] is None
    assert any("No test of symmetry." in said for said in finding.caveats)
