"""Members tied offline and online, by hand."""

from typing import Any

import numpy as np
import pytest
from tests.answers.test_tie_overlap import four, tie
from tests.involvement.make_snapshot import TinySnapshot, entry, make_snapshot

from inroads.answers.coupling import coupling
from inroads.answers.finding import Finding
from inroads.involvement.view import View

BOTH, OFF, ON = ("face_to_face", "game"), ("face_to_face", "post"), ("game", "game")


def asked(snapshot: TinySnapshot) -> Finding:
    """The finding."""
    return coupling(View(snapshot), permutations=99)


def many(networks: int) -> TinySnapshot:
    """Networks of five; in each A-B are tied in both worlds, A-C offline, D-E online."""
    rows: dict[str, list[dict[str, Any]]] = {"networks": [], "entries": [], "ties": []}
    for number in range(networks):
        name = f"N-{number:02}"
        rows["networks"].append({"network": name})
        rows["entries"] += [entry(f"{person}{number}", name) for person in "ABCDE"]
        pairs = {"AB": BOTH, "AC": OFF, "DE": ON}
        rows["ties"] += [tie(f"{a}{number}", f"{b}{number}", *media) for (a, b), media in pairs.items()]
    return make_snapshot(**rows)


def test_one_network_by_hand() -> None:
    """Of six pairs two are tied offline, two online, one in both: correlation 1/4, no interval, no model."""
    found = asked(four(tie("A", "B", *BOTH), tie("A", "C", *OFF), tie("B", "D", *ON)))
    whole, *models = found.table
    (network,) = next(one.table for one in found.variants if one.name == "networks")
    by_hand = np.corrcoef([1, 1, 0, 0, 0, 0], [1, 0, 1, 0, 0, 0])[0, 1]

    assert (1, 6, 2, 2, 0) == tuple(whole[key] for key in ("n", "of", "tied_offline", "tied_online", "medium_unknown"))
    assert pytest.approx(by_hand) == whole["correlation"] == network["correlation"] == found.estimate
    assert (None, None, None) == (found.low, found.high, found.test["p"])
    assert all(record["odds_ratio"] is None for record in models)
    assert [("tie", "T-AB"), ("tie", "T-AC"), ("tie", "T-BD")] == found.units["coupling/per_network"]
    assert "T-AB:formed_medium" in found.lineage["coupling/per_network"]
    assert any("at least 10 networks" in said for said in found.caveats)


def test_an_unknown_medium_is_left_out_and_tried_both_ways() -> None:
    """One tie of nothing known: five pairs compared; as offline and as online it moves the correlation."""
    found = asked(four(tie("A", "B", *BOTH), tie("A", "C", *OFF), tie("B", "D", *ON), tie("C", "D", None, None)))
    ways = {one.name: one.table[0] for one in found.variants}

    assert (5, 1) == (found.table[0]["of"], found.table[0]["medium_unknown"])
    assert (6, 3, 2) == tuple(ways["unknown_offline"][key] for key in ("of", "tied_offline", "tied_online"))
    assert (6, 2, 3) == tuple(ways["unknown_online"][key] for key in ("of", "tied_offline", "tied_online"))
    assert "left out: 1" in found.answer


def test_ten_networks_have_an_interval_and_a_test() -> None:
    """Alike in all of them: the correlation is certain, and dealt out by chance it is hardly ever so high."""
    found = asked(many(10))
    by_hand = np.corrcoef([1, 1, *[0] * 8], [1, 0, 1, *[0] * 7])[0, 1]

    assert pytest.approx([by_hand] * 3) == [found.estimate, found.low, found.high]
    assert (0.01, 10) == (found.test["p"], found.test["networks"])
    assert found.test["refused"] is None
    assert any("at least 20 networks" in said for said in found.caveats)


def test_members_alone_are_compared() -> None:
    """A tie with somebody who never came in is in no pair, and is told."""
    found = asked(four(tie("A", "B", *BOTH), tie("A", "C", *OFF), tie("B", "D", *ON), tie("A", "X", *BOTH)))

    assert 6 == found.n
    assert any("not both persons are members of one network: 1." in said for said in found.caveats)


def test_worlds_that_do_not_vary_are_not_set_together() -> None:
    """No tie online on record: nothing is said, and no test is made."""
    found = asked(four(tie("A", "B", *OFF)))

    assert (None, None) == (found.estimate, found.test)
    assert "cannot be set together" in found.answer
