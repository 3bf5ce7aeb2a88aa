"""The 2x2: three estimands by hand, bounds, variants, and what it says of the telephone."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.finding import Finding, Record
from inroads.answers.two_by_two import two_by_two, ways_table
from inroads.involvement.view import View
from inroads.stats.clustered import mean_of_shares, pooled_ratio
from inroads.stats.intervals import wilson

SOCIAL: dict[str, Any] = {"channel": "contact", "medium": "face_to_face"}
FORUM: dict[str, Any] = {"channel": "place", "medium": "public_online"}


def find(*entries: dict[str, Any], **tables: list[dict[str, Any]]) -> Finding:
    """The finding for these entries."""
    return two_by_two(View(make_snapshot(entries=list(entries), **tables)))


def row(finding: Finding, name: str, variant: str = "") -> Record:
    """One record by its name."""
    table = next((one.table for one in finding.variants if one.name == variant), finding.table)
    return next(record for record in table if record["row"] == name)


def three_networks() -> Finding:
    """Shares of offline contacts 1 of 2, 0 of 1 and 2 of 2; one entry of the second is half known."""
    return find(
        entry("A1", "N-01", role="core", **SOCIAL),
        entry("A2", "N-01", role="money_mule", **FORUM),
        entry("B1", "N-02", role="core", **FORUM),
        entry("B2", "N-02", role="core", channel="contact"),
        entry("C1", "N-03", role="core", **SOCIAL),
        entry("C2", "N-03", **SOCIAL),
    )


def test_the_three_estimands_by_hand() -> None:
    """Mean of shares (1/2 + 0 + 1)/3, pooled 3 of 5, in use in 2 of 3 networks; each with its own interval."""
    finding = three_networks()
    k, m = [1, 0, 2], [2, 1, 2]
    expected = {
        "per_network": (3, 5, 3, *mean_of_shares(k, m)),
        "per_entry": (3, 5, 3, *pooled_ratio(k, m)),
        "any_use": (2, 3, 3, 2 / 3, float(wilson(2, 3)[0]), float(wilson(3, 3)[1])),
    }

    for estimand, values in expected.items():
        record = row(finding, f"{estimand}/all/contact/offline")
        assert pytest.approx(values) == [record[key] for key in ("n", "of", "networks", "share", "low", "high")]


def test_bounds_try_the_half_known_entry_both_ways() -> None:
    """The contact of unknown medium may be an offline one, never a forum."""
    finding = three_networks()

    offline, online = (row(finding, f"per_entry/all/{way}") for way in ("contact/offline", "place/online"))
    assert (3 / 6, 4 / 6) == (offline["bound_low"], offline["bound_high"])
    assert (2 / 6, 2 / 6) == (online["bound_low"], online["bound_high"])
    mean = row(finding, "per_network/all/contact/offline")
    assert pytest.approx(((1 / 2 + 0 + 1) / 3, (1 / 2 + 1 / 2 + 1) / 3)) == (mean["bound_low"], mean["bound_high"])
    use = row(finding, "any_use/all/contact/offline")
    assert (2 / 3, 1.0) == (use["bound_low"], use["bound_high"])


def test_unknown_ways_in_are_rows() -> None:
    """They have a share over all entries and no interval."""
    record = row(three_networks(), "per_entry/all/contact/not_recorded")

    assert (1, 6, pytest.approx(1 / 6), None) == (record["n"], record["of"], record["share"], record["low"])


def test_layers_are_counted_apart() -> None:
    """Entries of unknown layer are in all layers together and in none of the four."""
    finding = three_networks()

    assert [3, 0, 0, 1] == [
        row(finding, f"per_entry/{layer}/contact/offline")["of"]
        for layer in ("core", "professional_enabler", "recruited_enabler", "money_mule")
    ]
    assert row(finding, "per_network/recruited_enabler/contact/offline")["share"] is None


def test_units_are_entries_and_for_any_use_networks() -> None:
    """A number links to what it counts."""
    units = three_networks().units

    assert [("entry", "A1"), ("entry", "C1"), ("entry", "C2")] == units["per_network/all/contact/offline"]
    assert [("network", "N-01"), ("network", "N-03")] == units["any_use/all/contact/offline"]


def test_entries_of_unknown_networks_count_only_when_pooled() -> None:
    """Their network share cannot be known; the caveat says how many there are."""
    finding = find(entry("A", None, **SOCIAL), entry("B", "N-01", **FORUM))

    assert (0, 1) == tuple(row(finding, "per_network/all/contact/offline")[key] for key in ("n", "of"))
    assert (1, 2) == tuple(row(finding, "per_entry/all/contact/offline")[key] for key in ("n", "of"))
    assert 1 == row(finding, "per_entry/all/contact/offline")["networks"]
    assert any("Entries whose network is unknown" in said and said.endswith(": 1.") for said in finding.caveats)


def test_not_applicable_is_no_unknown() -> None:
    """An entry to which the question does not apply widens no bound."""
    record = row(find(entry("A", **SOCIAL), entry("B", channel="not_applicable")), "per_entry/all/contact/offline")

    assert (1.0, 1.0) == (record["bound_low"], record["bound_high"])


def test_customers_stand_apart() -> None:
    """They are a variant and a caveat, and in no default row."""
    finding = find(entry("A", **SOCIAL), entry("B", relation="customer_of_service", **FORUM))

    assert 1 == row(finding, "per_entry/all/contact/offline")["of"]
    assert 1 == row(finding, "per_entry/all/place/online", "customers")["n"]
    assert any(said == "Entries of customers, counted apart: 1." for said in finding.caveats)


def test_the_telephone_can_turn_the_answer() -> None:
    """Where calls decide whether offline leads, the finding says so; where they do not, it says that."""
    call = {"channel": "contact", "medium": "phone"}
    turned = find(entry("A", **call), entry("B", **call), entry("C", **SOCIAL), entry("D", **FORUM))
    firm = find(*(entry(name, **SOCIAL) for name in "ABCDE"), entry("F", **call))

    assert any(said.startswith("The answer depends on the telephone") for said in turned.caveats)
    assert any("does not turn the answer" in said and "5 of 6" in said and "6 of 6" in said for said in firm.caveats)
    assert not any("telephone" in said or "calls" in said for said in find(entry("A", **SOCIAL)).caveats)
    assert 3 == row(turned, "per_entry/all/contact/offline", "phone_offline")["n"]
    assert 2 == row(turned, "per_entry/all/contact/online", "phone_online")["n"]


def test_by_commitment_and_off_the_diagonal() -> None:
    """Who met offline and agreed online lies off the diagonal and changes columns by commitment."""
    finding = find(entry("A", channel="contact", medium_first_contact="post", medium_commitment="email"), entry("B"))

    assert 1 == row(finding, "per_entry/all/contact/online", "by_commitment")["n"]
    assert 1 == row(finding, "offline/online", "off_diagonal")["n"]
    assert 1 / 2 == row(finding, "not_recorded/not_recorded", "off_diagonal")["share"]


def test_mixed_sequences_have_their_own_block() -> None:
    """Paths through several worlds, of those whose path says it; what leaves it open is a row."""
    steps = [
        {"id": f"S{i}", "entry": "A", "step": float(i), "medium": medium} for i, medium in enumerate(["post", "game"])
    ]
    agreed = {"medium_first_contact": "game", "medium_commitment": "game"}
    lone = entry("D", medium_first_contact="game")
    finding = find(entry("A", **SOCIAL), entry("B", **agreed), entry("C"), lone, steps=steps)

    assert (1, 2) == tuple(row(finding, "mixed", "mixed_sequences")[key] for key in ("n", "of"))
    assert 1 == row(finding, "mixed/offline > online", "mixed_sequences")["n"]
    assert 2 == row(finding, "unknown", "mixed_sequences")["n"]


def test_each_network_left_out_in_turn() -> None:
    """Without the third network the mean of shares is 1/4, without the second 3/4."""
    record = row(three_networks(), "per_network/all/contact/offline", "leave_one_network_out")
    pooled = row(three_networks(), "per_entry/all/contact/offline", "leave_one_network_out")

    assert (0.25, 0.75) == (record["minimum"], record["maximum"])
    assert pytest.approx((1 / 3, 3 / 4)) == (pooled["minimum"], pooled["maximum"])


def test_the_answer_counts_first() -> None:
    """Counts of a total, then the mean share with its interval."""
    said = three_networks().answer

    assert said.startswith("Entries whose way in is known: 5. Of these, 3 came in through a social contact offline")
    assert "Entries whose way in is not known in full: 1." in said
    assert "95\u00a0% interval" in said


def test_a_share_outside_its_bounds_is_told() -> None:
    """One of one known entry came in by contact offline; of four more it is known only that they came by a place."""
    known_in_part = [entry(name, channel="place") for name in "BCDE"]
    finding = find(entry("A", **SOCIAL), *known_in_part)

    record = row(finding, "per_entry/all/contact/offline")
    assert (1.0, 0.2) == (record["share"], record["bound_high"])
    assert any(said.startswith("Cells whose share lies outside its own bounds: ") for said in finding.caveats)
    assert not any("outside its own bounds" in said for said in find(entry("A", **SOCIAL)).caveats)


def test_nothing_known_is_said() -> None:
    """No number is made of silence."""
    assert "No entry on record has a known way in; entries: 1." == find(entry("A")).answer


WAYS = st.tuples(
    st.sampled_from(["contact", "place", "not_recorded", "not_applicable"]),
    st.sampled_from(["offline", "remote_voice", "online", "contested"]),
    st.sampled_from(["core", "money_mule"]),
    st.sampled_from(["N-1", "N-2", "N-3", None]),
)


LOST = {"channel": "not_recorded", "medium": "not_recorded", "layer": "not_recorded"}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(WAYS, st.sets(st.sampled_from(sorted(LOST)))), max_size=12))
def test_losing_cells_only_widens_the_bounds(
    entries: list[tuple[tuple[str, str, str, str | None], set[str]]],
) -> None:
    """Whatever becomes unknown, way in or layer, the old bounds lie within the new ones."""
    before, after = [], []
    for number, (way, names) in enumerate(entries):
        cells: dict[str, Any] = dict(zip(("channel", "medium", "layer", "network"), way, strict=True))
        kept = {"entry": str(number), "claims": [], **cells}
        before.append(kept)
        after.append(kept | {name: LOST[name] for name in names if cells[name] != "not_applicable"})
    wide = {record["row"]: record for record in ways_table(after).table}

    for record in ways_table(before).table:
        if record["bound_low"] is not None:
            assert wide[record["row"]]["bound_low"] <= record["bound_low"] + 1e-12
            assert wide[record["row"]]["bound_high"] >= record["bound_high"] - 1e-12


def test_the_table_counts_by_first_contact() -> None:
    """An entry met face to face and coded as online counts offline; the coded medium is a variant."""
    both = entry("A", channel="contact", medium="public_online", medium_first_contact="face_to_face")
    finding = find(both, entry("B", **FORUM))

    assert 1 == row(finding, "per_entry/all/contact/offline")["n"]
    assert 1 == row(finding, "per_entry/all/contact/online", "by_medium")["n"]
    assert "medium_first_contact" == finding.parameters["medium"]
    assert not any(variant.name == "by_medium" for variant in find(entry("B", **FORUM)).variants)


def test_contested_entries_are_told_and_not_counted() -> None:
    """Sources that disagree on whether somebody came in at all make no entry and no denial."""
    finding = find(entry("A", exists="contested", **SOCIAL), entry("B", **FORUM))

    assert 1 == row(finding, "per_entry/all/contact/offline")["of"]
    assert any("sources disagree" in said and said.endswith(": 1.") for said in finding.caveats)


def test_thin_networks_are_told() -> None:
    """Networks of which one or two ways in are known weigh like any other in the mean; how many they are is said."""
    thin = "Networks of which fewer than 3 ways in are known: 3 of 3."

    assert any(caveat.startswith(thin) for caveat in three_networks().caveats)
    assert not any("fewer than 3" in caveat for caveat in find(entry("A1", "N-01", **SOCIAL)).caveats)
