"""Who bridges the worlds, by hand."""

from typing import Any

import pytest
from tests.answers.test_tie_overlap import four, tie
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.finding import Finding, Record
from inroads.answers.tie_brokers import brokers
from inroads.involvement.view import View


def found(*ties: dict[str, Any]) -> Finding:
    """The finding on four members."""
    return brokers(View(four(*ties)), permutations=199)


def records(finding: Finding) -> dict[str, Record]:
    """By row."""
    return {record["row"]: record for record in finding.table}


def test_between_two_who_are_reached_in_one_world_each() -> None:
    """B reaches A only offline and C only online, and without B they fall apart; A, C and D have one tie each."""
    made = found(tie("A", "B", "post", "post"), tie("B", "C", "game", "game"))
    told = records(made)

    assert [(1, 1)] * 3 == [(told[f"brokers/{name}"]["n"], told[f"brokers/{name}"]["of"]) for name in
                            ("in_both", "between", "separates")]  # fmt: skip
    assert [("person", "P-B")] == made.units["brokers/separates"]


def test_another_way_round_holds_the_parts_together() -> None:
    """In a triangle B stands between A and C, who are tied too: nobody is needed to hold the parts together."""
    told = records(found(tie("A", "B", "post", "post"), tie("B", "C", "game", "game"), tie("A", "C", "post", "post")))

    assert (2, 3) == (told["brokers/between"]["n"], told["brokers/between"]["of"])
    assert 0 == told["brokers/separates"]["n"]


def test_one_tie_in_both_worlds_is_no_standing_between() -> None:
    """A is tied to B in both worlds and to C offline: in both worlds, and between nobody."""
    told = records(found(tie("A", "B", "post", "game"), tie("A", "C", "post", "post")))

    assert (1, 0) == (told["brokers/in_both"]["n"], told["brokers/between"]["n"])


def test_an_unknown_medium_leaves_it_open() -> None:
    """B reaches A offline only, and C nobody knows how: he may stand between, and the interval reaches there."""
    record = records(found(tie("A", "B", "post", "post"), tie("B", "C", None, None)))["brokers/between"]

    assert (0, 0, 1) == (record["n"], record["of"], record["open"])
    assert (0.0, 1.0) == (record["bound_low"], record["bound_high"])
    assert (0.0, 1.0) == (record["low"], record["high"])


@pytest.mark.parametrize(("apart", "least"), [(True, 0.0), (False, 0.2)])
def test_worlds_that_lie_apart_are_told_from_chance(apart: bool, least: float) -> None:
    """Ten chains of six ties: where three offline ties are followed by three online, few stand between, else many."""
    ties, people = [], []
    for network in range(10):
        for place in range(7):
            people.append(entry(f"{network}{place}", f"N-{network}"))
            if place:
                medium = ("post" if place <= 3 else "game") if apart else ("post" if place % 2 else "game")
                ties.append(
                    {"tie": f"T-{network}{place}", "a": f"P-{network}{place - 1}", "b": f"P-{network}{place}"}
                    | {"formed_medium": medium, "maintained_medium": medium}
                )
    networks = [{"network": f"N-{network}"} for network in range(10)]
    record = records(brokers(View(make_snapshot(networks=networks, entries=people, ties=ties))))["by_chance/between"]

    assert record["p"] <= 0.01
    assert (record["n"] < record["chance_low"]) is apart
    assert record["n"] / 50 >= least
