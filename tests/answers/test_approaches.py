"""Approaches on record and those that entries imply."""

from typing import Any

from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.approaches import approaches
from inroads.answers.finding import Finding
from inroads.involvement.view import View


def find(entries: list[dict[str, Any]], *rows: dict[str, Any]) -> Finding:
    """The finding for these approaches."""
    made = [{"approach": f"B{i}", "network": "N-01", **row} for i, row in enumerate(rows)]
    return approaches(View(make_snapshot(entries=entries, approaches=made)))


def count(finding: Finding, row: str) -> tuple[int, int]:
    """Count and base of a row."""
    return next((record["n"], record["of"]) for record in finding.table if record["row"] == row)


def test_entries_by_the_network_are_approaches_that_joined() -> None:
    """Unless an approach to that person is on record; self-offers are none."""
    entries = [
        entry("A", initiative="network", medium="game"),
        entry("B", initiative="broker", medium="game"),
        entry("C", initiative="person", medium="game"),
        entry("D", initiative="network", medium="game"),
    ]
    refused = {"person": "P-9", "medium": "email", "outcome": "refused"}
    recorded = {"person": "P-D", "medium": "game", "outcome": "joined", "entry": "D"}
    finding = find(entries, refused, recorded)

    assert (3, 4) == count(finding, "online/joined")
    assert [("approach", "B1"), ("entry", "A"), ("entry", "B")] == finding.units["online/joined"]
    assert (1, 2) == next((r["n"], r["of"]) for r in finding.variants[0].table if r["row"] == "online/joined")


def test_who_refused_first_and_came_later_counts_twice() -> None:
    """A refusal on record does not stand for the approach that led to the entry."""
    finding = find(
        [entry("A", initiative="network", medium="game")], {"person": "P-A", "medium": "game", "outcome": "refused"}
    )

    assert (1, 2) == count(finding, "online/joined")


def test_an_approach_that_names_its_entry_joined() -> None:
    """Even where the outcome was left blank."""
    assert (1, 1) == count(find([entry("A")], {"person": "P-A", "medium": "post", "entry": "A"}), "offline/joined")


def test_unknown_outcomes_are_rows_over_all_approaches() -> None:
    """They have no interval."""
    finding = find([], {"person": "P-1", "medium": "post"}, {"person": "P-2", "outcome": "refused"})

    assert (1, 2) == count(finding, "offline/not_recorded")
    assert (1, 2) == count(finding, "not_recorded/refused")
    assert "No approach has both" in finding.answer


def test_an_approach_without_a_person_stands_for_the_entry_it_names() -> None:
    """The entry implies no second one."""
    found = find(
        [entry("A", initiative="network", medium="game")], {"medium": "game", "outcome": "joined", "entry": "A"}
    )

    assert (1, 1) == count(found, "online/joined")


def test_a_contested_approach_is_told_and_not_counted() -> None:
    """Nor are those of an informant who has no entry."""
    made = {"medium": "game", "outcome": "refused"}
    rows = [
        {"approach": "B1", "network": "N-01", "person": "P-1", "exists": "contested", **made},
        {"approach": "B2", "network": "N-01", "person": "P-2", **made},
    ]
    informant = {"id": "M1", "person": "P-2", "network": "N-01", "standing": "informant"}
    finding = approaches(View(make_snapshot(approaches=rows, memberships=[informant])))

    assert 0 == finding.n
    assert any("sources disagree" in said and said.endswith(": 1.") for said in finding.caveats)
