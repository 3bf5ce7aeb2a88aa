"""Pairs tied in both worlds, by hand."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import TinySnapshot, absent, entry, make_snapshot

from inroads.answers.finding import Record
from inroads.answers.tie_overlap import overlap
from inroads.involvement.view import View


def tie(a: str, b: str, formed: str | None, kept: str | None, **cells: Any) -> dict[str, Any]:
    """A tie of two persons."""
    said = {"tie": f"T-{a}{b}", "a": f"P-{a}", "b": f"P-{b}", "formed_medium": formed, "maintained_medium": kept}
    return {name: value for name, value in (said | cells).items() if value is not None}


def four(*ties: dict[str, Any], **rows: Any) -> TinySnapshot:
    """Four members of one network, and these ties."""
    return make_snapshot(
        networks=[{"network": "N-01"}], entries=[entry(name) for name in "ABCD"], ties=list(ties), **rows
    )


def records(snapshot: TinySnapshot) -> dict[str, Record]:
    """The records by row."""
    return {record["row"]: record for record in overlap(View(snapshot)).table}


def test_pairs_by_the_worlds_of_their_ties() -> None:
    """One offline, one in both through one tie, one in both through two, one by telephone only, of six pairs."""
    found = records(
        four(
            tie("A", "B", "face_to_face", "post"),
            tie("B", "A", "face_to_face", "face_to_face", content="friend"),
            tie("A", "C", "face_to_face", "private_chat"),
            tie("A", "D", "face_to_face", "face_to_face"),
            tie("D", "A", "game", "game"),
            tie("C", "D", "phone", "phone"),
        )
    )

    assert {"offline": 1, "online": 0, "both": 2, "neither": 1} == {
        name: found[f"pairs/per_pair/{name}"]["n"] for name in ("offline", "online", "both", "neither")
    }
    assert (2, 3) == tuple(found["covers/per_pair/jaccard"][key] for key in ("n", "of"))
    assert (2, 3) == tuple(found["covers/per_pair/offline_also_online"][key] for key in ("n", "of"))
    assert (2, 2) == tuple(found["covers/per_pair/online_also_offline"][key] for key in ("n", "of"))
    assert (2, 6) == tuple(found["all_pairs/per_pair/both"][key] for key in ("n", "of"))


def test_against_chance_and_the_most_there_can_be() -> None:
    """Three pairs offline and two online of six: by chance one would be both, at most two could."""
    found = records(
        four(
            tie("A", "B", "face_to_face", "game"),
            tie("A", "C", "face_to_face", "game"),
            tie("A", "D", "face_to_face", "face_to_face"),
        )
    )

    assert 1.0 == found["all_pairs/per_pair/both_by_chance"]["n"]
    assert 2.0 == found["all_pairs/per_pair/both_at_most"]["n"]


def test_an_unknown_medium_is_a_row_and_widens_the_bounds() -> None:
    """Of three pairs one is known in both; one offline may be both, of one nothing is known."""
    found = records(four(tie("A", "B", "post", "game"), tie("A", "C", "post", None), tie("B", "C", None, None)))
    both, covers = found["pairs/per_pair/both"], found["covers/per_pair/online_also_offline"]

    assert (1, 1) == (both["n"], both["of"])
    assert (2, 3) == tuple(found["pairs/per_pair/unknown"][key] for key in ("n", "of"))
    assert pytest.approx((1 / 3, 1)) == (both["bound_low"], both["bound_high"])
    assert pytest.approx((1 / 2, 1)) == (covers["bound_low"], covers["bound_high"])


def test_spells_tell_of_a_second_world() -> None:
    """A tie formed and last kept offline that was online in between lies in both."""
    spells = [{"id": f"Z{n}", "tie": "T-AB", "medium": m} for n, m in enumerate(("post", "game", "post"))]
    found = records(four(tie("A", "B", "post", "post"), tie_spells=spells))

    assert 1 == found["pairs/per_pair/both"]["n"]


def test_silence_is_no_absence_and_a_denied_tie_is() -> None:
    """Of six pairs one is tied; of five no tie is on record, of one of these a source says that there was none."""
    silent = records(four(tie("A", "B", "post", "post")))["all_pairs/per_pair/offline"]
    said = four(tie("A", "B", "post", "post"), claims=absent("tie", "T-x", exists="yes", a="P-D", b="P-C"))

    assert (pytest.approx(1 / 6), 1.0) == (silent["bound_low"], silent["bound_high"])
    assert pytest.approx(5 / 6) == records(said)["all_pairs/per_pair/offline"]["bound_high"]


def test_ties_with_outsiders_are_told_and_not_counted() -> None:
    """A tie with somebody who is no member stands in no pair; a pair of two networks counts in each."""
    made = make_snapshot(
        networks=[{"network": "N-01"}, {"network": "N-02"}],
        entries=[entry("A"), entry("B"), *({**entry(name, "N-02"), "entry": f"E2-{name}"} for name in "AB")],
        ties=[tie("A", "B", "post", "game"), tie("A", "X", "post", "post")],
    )
    finding = overlap(View(made))

    assert 2 == finding.n
    assert any("not both persons are members of one network: 1." in said for said in finding.caveats)
    assert any("several networks together and count in each: 1." in said for said in finding.caveats)
