"""Each switch of life does what its comment in plain.toml says, and nothing where it is off."""

import math
from collections import Counter
from datetime import date

import pytest
from tests.world.lived import cases, later, lived, mean, online

from inroads.world.annotator import origin
from inroads.world.case import Case
from inroads.world.course import dependence, replacements, spells


def _by_year(found: list[Case]) -> tuple[list[Case], list[Case]]:
    """Networks of the first and of the last years."""
    years = {case.life.number: date.fromordinal(case.life.founded).year for case in found}
    return [case for case in found if years[case.life.number] < 2007], [
        case for case in found if years[case.life.number] >= 2013
    ]


@pytest.mark.slow
def test_online_rises_with_the_years() -> None:
    """With a strength that rises over the years of founding, more ways in are online in late networks than in early."""
    early, late = _by_year(cases(networks=200, online_first=0.25, online_last=2.6))
    flat, flat_late = _by_year(cases(networks=200))

    assert mean(list(map(online, late))) > mean(list(map(online, early))) + 0.15
    assert abs(mean(list(map(online, flat_late))) - mean(list(map(online, flat)))) < 0.12


def _high(found: list[Case]) -> float:
    return mean([case.life.traits["it_type"] == "high_tech_cyber" for case in found])


@pytest.mark.slow
def test_mix_shifts_between_kinds_of_crime_and_not_within() -> None:
    """With a mix that shifts there is more high-tech crime late, and so more online; within a kind, nothing changes."""
    early, late = _by_year(cases(networks=1500, mix_shift=0.5, high_tech_online=2.0))
    within = [
        mean([online(case) for case in found if case.life.traits["it_type"] == kind])
        for kind in ("high_tech_cyber", "low_tech_cyber")
        for found in (early, late)
    ]

    assert _high(late) > _high(early) + 0.15
    assert mean(list(map(online, late))) > mean(list(map(online, early))) + 0.06
    assert abs(within[1] - within[0]) < 0.1
    assert abs(within[3] - within[2]) < 0.07


def test_way_in_has_the_effect_given() -> None:
    """Where founders met online, the members to come are as many times as many as the log ratio says."""
    found = cases("null", networks=300, way_effect=0.5)
    met = {share: mean([later(case) for case in found if online(case, founders=True) == share]) for share in (0.0, 1.0)}

    assert abs(math.log(met[1.0] / met[0.0]) - 0.5) < 0.25


def test_common_cause_makes_networks_both_online_and_large() -> None:
    """With an ambition behind both, networks that began online are larger, and more of them reach abroad."""
    found = cases("confounded", networks=300)
    began = [(online(case, founders=True) >= 0.5, later(case)) for case in found]
    size = {began_online: mean([many for one, many in began if one == began_online]) for began_online in (True, False)}

    assert size[True] > 1.25 * size[False]


@pytest.mark.parametrize(("switch", "on"), [({}, 0.0), ({"ties_after": 2.0}, 2.0)])
def test_ties_follow_entry(switch: dict[str, float], on: float) -> None:
    """A newcomer gets to know about as many members in the months after as the setting says; else none."""
    made = []
    for case in cases(networks=60, **switch):
        came = {way.joining.person: way.joining.at for way in case.ways if way.joining.role}
        after = [tie for tie in case.life.ties if tie.content == "friend" and tie.began > came.get(tie.a, 10**7) + 14]
        made.append(len(after) / len(came))

    assert mean(made) <= on + 0.05
    assert mean(made) >= 0.5 * on


def _in_several(found: list[Case]) -> float:
    counts = Counter(person for case in found for person in case.role_of)
    return mean([count > 1 for count in counts.values()])


def test_persons_are_in_several_networks() -> None:
    """Nobody is in two networks, unless needs are filled by people of others."""
    assert _in_several(cases()) == 0
    assert 0.04 < _in_several(cases(several=0.15)) < 0.3


def _left(found: list[Case], *reasons: str) -> float:
    held = [spell for case in found for spell in spells(case.life)]
    ends = {case.life.number: case.life.ended for case in found}
    early = [spell for case in found for spell in spells(case.life) if spell.ended < ends[case.life.number]]
    return sum(spell.reason in reasons for spell in early) / len(held)


def test_some_are_arrested_on_the_way() -> None:
    """Nobody is arrested before the end, unless the setting says which share is."""
    assert _left(cases(), "arrested") == 0
    assert _left(cases(arrested_early=0.3), "arrested") == pytest.approx(0.3, abs=0.06)


def _filled(found: list[Case]) -> float:
    """Of those who left a named function half a year before the end or more, the share that was replaced."""
    held = [
        filled is not None
        for case in found
        for spell, filled in replacements(case.life)
        if spell.ended + 190 <= case.life.ended and spell.joining.function
    ]
    return mean(held)


def test_those_who_left_are_replaced() -> None:
    """With replacement, the place of those who left is filled within half a year; without, now and then by chance."""
    assert _filled(cases(arrested_early=0.3)) < 0.3
    assert _filled(cases(arrested_early=0.3, replaced=0.5)) == pytest.approx(0.62, abs=0.12)
    assert _filled(cases(arrested_early=0.3, replaced=1.0)) > 0.95


def test_some_come_back() -> None:
    """Nobody has two spells in a network, unless some of those who left come back."""
    assert not any(spell.number > 1 for case in cases() for spell in spells(case.life))
    assert any(spell.number > 1 for case in cases(returns=0.5) for spell in spells(case.life))


def _befell(found: list[Case], event: str) -> float:
    return sum(one.event == event for case in found for one in case.life.events) / 2 / len(found)


def test_networks_split() -> None:
    """Networks split, or go on as another, as often as the setting says; those who went are in the new one."""
    found = cases(splits=0.5)
    lives = {case.life.number: case.life for case in found}
    events = [event for case in found for event in case.life.events if event.event in ("split", "succeeded")]

    assert _befell(cases(), "split") == 0
    assert len(events) / 2 / (len(found) - len(events) / 2) == pytest.approx(0.5, abs=0.12)
    for event in events:
        gone = {one.person for one in lives[event.before or 0].leavings if one.reason == "other_network"}
        carried = {one.person for one in lives[event.after or 0].joinings if one.succeeds is not None}
        assert carried <= gone


def test_networks_merge() -> None:
    """Some networks go up in another that lives; whoever carried over came in as he came into the first."""
    found = cases(merges=0.5)
    ways = {way.joining.number: way for case in found for way in case.ways}
    carried = [way for way in ways.values() if way.joining.succeeds is not None]

    assert _befell(cases(), "merged") == 0
    assert 0.15 < _befell(found, "merged") < 0.5
    assert len(carried) > 50
    for way in carried:
        before = ways[way.joining.succeeds or 0]
        assert (before.mechanism, before.channel, before.medium) == (way.mechanism, way.channel, way.medium)
        assert before.joining.at <= way.joining.at


@pytest.mark.parametrize(
    ("share", "of", "on"), [("needs_offline", "online", "offline"), ("needs_online", "offline", "online")]
)
def test_activities_need_the_other_world(share: str, of: str, on: str) -> None:
    """As many activities of one world cannot run without one of the other as the setting says, through others too."""
    for given in (0.0, 0.6):
        counts = [dependence(case.life.activities, of, on) for case in cases(activities=3.0, **{share: given})]

        assert sum(many for _, many in counts) / sum(all_ for all_, _ in counts) == pytest.approx(given, abs=0.05)


def test_something_is_done_in_every_phase() -> None:
    """With one activity or more to each phase of the script, none is empty, and the mean is the one given."""
    found = cases(activities=2.0, needs_offline=0.0, needs_online=0.0)

    assert all(len({one.phase for one in case.life.activities}) == 5 for case in found)
    assert mean([len(case.life.activities) for case in found]) == pytest.approx(10, abs=0.7)


def test_flows_are_as_many_as_given() -> None:
    """Payments come to the mean given, but for the few for which nobody was there; none where it is nothing."""
    assert mean([len(case.life.flows) for case in cases(flows=8.0)]) == pytest.approx(7.6, abs=0.8)
    assert not any(case.life.flows for case in cases(flows=0.0))


@pytest.mark.parametrize("kind", ["hidden", "forum_only"])
def test_unseen_networks_are_as_many_and_more_online(kind: str) -> None:
    """The share given is unseen and, where the setting says so, more online; enough of the others are lived."""
    shift = {"hidden": "hidden_online", "forum_only": "forum_only_shift"}[kind]
    found = cases(networks=80, **{kind: 0.4, shift: 1.5})
    unseen = [case for case in found if getattr(case.life, kind)]
    seen = [case for case in found if not getattr(case.life, kind)]

    assert not any(case.life.hidden or case.life.forum_only for case in cases())
    assert len(unseen) / len(found) == pytest.approx(0.4, abs=0.1)
    assert len(seen) >= 80
    assert mean(list(map(online, unseen))) > mean(list(map(online, seen))) + 0.1


def test_places_are_seized_and_move() -> None:
    """Online places end and others follow them, unless the setting is nothing; whoever is there moves along."""
    places = lived(seized=0.2).places
    followed = {place.before for place in places.values() if place.before is not None}
    ended = {place.number for place in places.values() if place.closed is not None}

    assert {place.fate for place in places.values()} == {"", "seized", "relocated", "closed"}
    assert followed == ended
    assert all(place.opened > (places[place.before].closed or 0) for place in places.values() if place.before)
    assert not any(place.closed for place in lived(seized=0.0).places.values())


@pytest.mark.slow
def test_growth_types_of_plain_lie_near_the_published_ones() -> None:
    """Types 1 to 4 come near 13, 2, 1 and 2 of 18, among networks that have one."""
    types = Counter(case.growth_type for case in cases(networks=300))
    fitting = sum(types[name] for name in "1234")
    published = {"1": 13 / 18, "2": 2 / 18, "3": 1 / 18, "4": 2 / 18}

    assert types["outside"] < 0.12 * types.total()
    assert {name: types[name] / fitting for name in "1234"} == pytest.approx(published, abs=0.06)


def test_mirror_is_online_in_every_layer() -> None:
    """In mirror most ways in are online in every layer, most cores met on a forum, and growth is of types 3 and 4."""
    found = cases("mirror", networks=60)
    ways = [way for case in found for way in case.counted]
    for layer in ("core", "professional_enabler", "recruited_enabler", "money_mule"):
        assert mean([way.medium == "online" for way in ways if way.joining.role == layer]) > 0.6

    assert mean([case.growth_type in ("3", "4") for case in found]) > 0.65
    assert (
        mean([origin([way for way in case.counted if way.joining.founder]) == "online_place" for case in found]) > 0.65
    )
