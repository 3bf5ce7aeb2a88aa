"""Growth types as sets: the rule of the published types, and what unknowns leave open."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.involvement.make_snapshot import absent, claim, entry, make_snapshot

from inroads.involvement.view import View

Row = dict[str, Any]
SOCIAL = {"channel": "contact", "medium": "face_to_face"}
FORUM = {"channel": "place", "medium": "public_online"}
FULL = {"network": "N-01", "coverage": ["all"]}
HALF = {"network": "N-01"}


def types(network: Row, *entries: Row, claims: list[Row] | None = None) -> list[str]:
    """The types left open for one network."""
    view = View(make_snapshot(networks=[network], entries=list(entries), claims=claims or []))
    found: list[str] = view.table("growth_sets")["types"][0].to_list()
    return found


def founders(*ways: Row) -> list[Row]:
    """Founders with these ways in."""
    return [entry(f"F{number}", founder="yes", **way) for number, way in enumerate(ways)]


def later(layer: str, way: Row, name: str = "L1", **cells: Any) -> Row:
    """A later entry."""
    return entry(name, role=layer, **way, **cells)


@pytest.mark.parametrize(
    ("ways", "entry_", "expected"),
    [
        ([SOCIAL, SOCIAL], later("recruited_enabler", SOCIAL), "1"),
        ([SOCIAL, FORUM, SOCIAL], later("professional_enabler", FORUM), "2"),
        ([FORUM, FORUM], later("money_mule", SOCIAL), "3"),
        ([FORUM, FORUM], later("professional_enabler", SOCIAL), "4"),
        ([SOCIAL, FORUM], later("money_mule", SOCIAL), "outside"),
        ([{"channel": "contact", "medium": "game"}], later("money_mule", SOCIAL), "outside"),
        ([{"channel": "place", "medium": "offline"}], later("money_mule", SOCIAL), "outside"),
    ],
)
def test_the_rule_where_everything_is_known(ways: list[Row], entry_: Row, expected: str) -> None:
    """With full coverage and known ways in there is one type; S = F = 1/2 lies outside."""
    assert [expected] == types(FULL, *founders(*ways), entry_)


def test_a_network_that_took_on_nobody_lies_outside() -> None:
    """Without enablers or mules there is no growth to type; without full coverage that stays open."""
    assert ["outside"] == types(FULL, *founders(SOCIAL))
    assert ["1", "2", "outside"] == types(HALF, *founders(SOCIAL))


def test_silence_is_not_absence() -> None:
    """Without coverage or denial an unseen enabler may have come through an online place."""
    assert ["1", "2"] == types(HALF, *founders(SOCIAL), later("recruited_enabler", SOCIAL))
    assert ["3", "4"] == types(HALF, *founders(FORUM), later("professional_enabler", FORUM))


def test_one_who_came_through_a_forum_settles_it() -> None:
    """What is on record needs no coverage."""
    assert ["2"] == types(HALF, *founders(SOCIAL), later("recruited_enabler", FORUM))
    assert ["3"] == types(HALF, *founders(FORUM), later("recruited_enabler", SOCIAL))


def test_unknown_ways_in_are_tried_both_ways() -> None:
    """An enabler of unknown way in leaves 1 and 2 open even with full coverage; so does one of unknown layer."""
    unknown = {"channel": "place"}

    assert ["1", "2"] == types(FULL, *founders(SOCIAL), later("recruited_enabler", unknown))
    assert ["1", "2"] == types(FULL, *founders(SOCIAL), later("money_mule", SOCIAL), entry("L2", **FORUM))
    assert ["1"] == types(FULL, *founders(SOCIAL), later("recruited_enabler", {"channel": "contact"}))


def test_unknown_founders_leave_the_origin_open() -> None:
    """One social founder and one unknown: social unless the other met online (then S = F)."""
    mule = later("money_mule", SOCIAL)

    assert ["1", "outside"] == types(FULL, *founders(SOCIAL, {}), mule)
    assert ["1"] == types(FULL, *founders(SOCIAL, SOCIAL, {}), mule)
    assert ["1", "3", "outside"] == types(FULL, *founders({}), mule)


def test_who_began_alone_met_nowhere() -> None:
    """A sole founder of whom the way in is not applicable has none of the four types; unknown is another thing."""
    alone = {"channel": "not_applicable", "medium": "not_applicable"}
    mule = later("money_mule", SOCIAL)

    assert ["outside"] == types(FULL, *founders(alone), mule)
    assert ["1"] == types(FULL, *founders(alone, SOCIAL), mule)
    assert ["1", "3", "outside"] == types(FULL, *founders({}), mule)


def test_an_absent_claim_of_the_network_counts_as_knowledge() -> None:
    """ "No enabler through an online place" settles type 1 without coverage; the denied value must be that one."""
    enabler = later("recruited_enabler", SOCIAL)

    said = absent("network", "N-01", growth_enablers=["online_place", "open_advert"])
    assert ["1"] == types(HALF, *founders(SOCIAL), enabler, claims=said)
    said = absent("network", "N-01", growth_enablers=["offline_place"])
    assert ["1", "2"] == types(HALF, *founders(SOCIAL), enabler, claims=said)


def test_types_three_and_four_need_both_denials() -> None:
    """Neither a recruited enabler nor a mule through an offline tie: both must be known."""
    enabler = later("professional_enabler", FORUM)
    one = absent("network", "N-01", growth_enablers=["offline_ties"])
    both = [*one, *absent("network", "N-01", growth_mules=["offline_ties"])]

    assert ["3", "4"] == types(HALF, *founders(FORUM), enabler, claims=one)
    assert ["4"] == types(HALF, *founders(FORUM), enabler, claims=both)
    covered = HALF | {"coverage": ["recruited_enabler", "money_mule"]}
    assert ["4"] == types(covered, *founders(FORUM), enabler)


def test_a_denied_entry_counts_as_knowledge() -> None:
    """A denied row without a person denies that way for its layer; one about a person denies nothing more."""
    enabler = later("recruited_enabler", SOCIAL)
    cells = {"exists": "yes", "network": "N-01", "channel": "place", "medium": "online"}

    assert ["1"] == types(HALF, *founders(SOCIAL), enabler, claims=absent("entry", "E-x", **cells))
    of_person = absent("entry", "E-x", **cells, person="P-9")
    assert ["1", "2"] == types(HALF, *founders(SOCIAL), enabler, claims=of_person)
    of_layer = absent("entry", "E-x", **cells, role="recruited_enabler")
    assert ["1", "2"] == types(HALF, *founders(SOCIAL), enabler, claims=of_layer)
    by_mechanism = absent("entry", "E-x", exists="yes", network="N-01", mechanism="M7")
    assert ["1"] == types(HALF, *founders(SOCIAL), enabler, claims=by_mechanism)
    by_tie = absent("entry", "E-x", exists="yes", network="N-01", mechanism="M1")
    assert ["1", "2"] == types(HALF, *founders(SOCIAL), enabler, claims=by_tie)


def test_what_is_both_said_and_denied_stays_open() -> None:
    """An enabler on record through a forum against the claim that there was none: both types stand."""
    said = absent("network", "N-01", growth_enablers=["online_place"])

    assert ["1", "2"] == types(HALF, *founders(SOCIAL), later("recruited_enabler", FORUM), claims=said)


def test_what_was_coded_of_the_network_settles_what_entries_leave_open() -> None:
    """A network coded as finding enablers at an online place is of type 2; mules through offline ties make type 3."""
    enabler = later("recruited_enabler", SOCIAL)

    assert ["2"] == types(HALF | {"growth_enablers": ["online_place"]}, *founders(SOCIAL), enabler)
    assert ["3"] == types(HALF | {"growth_mules": ["offline_ties"]}, *founders(FORUM))


def test_withdrawn_claims_deny_nothing() -> None:
    """A claim taken back is no knowledge."""
    said = [row | {"state": "withdrawn"} for row in absent("network", "N-01", growth_enablers=["online_place"])]

    assert ["1", "2"] == types(HALF, *founders(SOCIAL), later("recruited_enabler", SOCIAL), claims=said)


def test_customers_and_infiltrators_make_no_type() -> None:
    """Who is not counted is no enabler of the network."""
    customer = later("professional_enabler", FORUM, relation="customer_of_service")

    assert ["1"] == types(FULL, *founders(SOCIAL), later("money_mule", SOCIAL, "L2"), customer)


def test_the_set_names_its_claims() -> None:
    """Founders and the entries or denials that decide are cited."""
    said = [claim("network", "N-01", "growth_enablers", "online_place", "absent")]
    enabler = later("recruited_enabler", SOCIAL)
    view = View(make_snapshot(networks=[HALF], entries=[*founders(SOCIAL), enabler], claims=said))
    claims = view.table("growth_sets")["claims"][0].to_list()

    assert {"F0:channel", "N-01:growth_enablers"} <= set(claims)


LAYERS = ["professional_enabler", "recruited_enabler", "money_mule", "core"]
MEDIA = {"offline": "face_to_face", "remote_voice": "phone", "online": "game"}
CHANNELS = st.sampled_from(["contact", "place"])
WORLDS = st.sampled_from(sorted(MEDIA))
ENTRIES = st.lists(st.tuples(st.sampled_from(LAYERS), CHANNELS, WORLDS), max_size=5)


def true_type(core: list[tuple[str, str]], grown: list[tuple[str, str, str]]) -> str:
    """The type by the words of the rule, everything known."""
    social = core.count(("contact", "offline")) / len(core)
    forum = core.count(("place", "online")) / len(core)
    if not {layer for layer, *_way in grown} - {"core"}:
        return "outside"
    if social >= 0.5 > forum:
        enablers = [way for layer, *way in grown if layer in LAYERS[:2]]
        return "2" if ["place", "online"] in enablers else "1"
    if forum >= 0.5 > social:
        recruits = [way for layer, *way in grown if layer in LAYERS[1:3]]
        return "3" if ["contact", "offline"] in recruits else "4"
    return "outside"


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(CHANNELS, WORLDS), min_size=1, max_size=4), ENTRIES, st.randoms(use_true_random=False))
def test_the_set_holds_the_truth_whatever_is_lost(
    core: list[tuple[str, str]], grown: list[tuple[str, str, str]], draw: random.Random
) -> None:
    """Everything known gives the true type alone; cells, entries and coverage taken away only widen the set."""
    rows = [
        entry(f"F{i}", founder="yes", channel=channel, medium=MEDIA[world]) for i, (channel, world) in enumerate(core)
    ]
    rows += [
        entry(f"G{i}", founder="no", role=layer, channel=channel, medium=MEDIA[world])
        for i, (layer, channel, world) in enumerate(grown)
    ]
    truth = true_type(core, grown)
    covered = draw.sample(LAYERS, draw.randrange(5))
    left = []
    for row in rows:
        layer = row.get("role")
        if layer is None or layer in covered or draw.random() < 0.7:
            lost = [name for name in ("channel", "medium", "role") if draw.random() < 0.2]
            left.append({name: value for name, value in row.items() if name not in lost})

    assert [truth] == types(FULL, *rows)
    assert truth in types(HALF | {"coverage": covered}, *left)


def test_a_contested_entry_leaves_the_type_open() -> None:
    """Where sources disagree on whether an enabler came in through a forum at all, both types stay open."""
    core = founders(SOCIAL, SOCIAL)
    mule = later("money_mule", SOCIAL, "L2")
    forum = later("professional_enabler", FORUM)

    assert types(FULL, *core, mule) == ["1"]
    assert types(FULL, *core, mule, forum) == ["2"]
    assert types(FULL, *core, mule, {**forum, "exists": "contested"}) == ["1", "2"]
