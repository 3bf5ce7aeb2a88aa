"""What holds of every life, whatever is switched on."""

from itertools import pairwise

import pytest
from tests.world.lived import cases, lived

from inroads.world.case import Case
from inroads.world.course import spells
from inroads.world.log import Log

EVERYTHING = {
    "online_last": 2.0, "mix_shift": 0.3, "way_effect": 0.3, "common_cause": 0.5, "ties_after": 1.0, "several": 0.15,
    "arrested_early": 0.15, "replaced": 0.5, "returns": 0.2, "splits": 0.3, "merges": 0.3, "hidden": 0.2,
    "hidden_online": 1.0, "forum_only": 0.2, "forum_only_shift": 0.5, "seized": 0.2, "dwelling": 0.5,
}  # fmt: skip


@pytest.fixture(scope="module", params=[{}, EVERYTHING], ids=["plain", "everything"])
def found(request: pytest.FixtureRequest) -> list[Case]:
    """The networks of a field with all switches off, or on."""
    return cases(networks=60, seed=6, **request.param)


@pytest.fixture(scope="module")
def log() -> Log:
    """A field with all switches on."""
    return lived(networks=60, seed=6, **EVERYTHING)


def test_steps_are_ordered_and_end_with_coming_in(found: list[Case]) -> None:
    """No step comes before the one before it, nor after the day on which somebody is in."""
    for joining in (way.joining for case in found for way in case.ways):
        days = [step.at for step in joining.steps]

        assert days == sorted(days)
        assert days[-1] <= joining.at


def test_nobody_comes_in_before_the_birth_or_after_the_end(found: list[Case]) -> None:
    """All come in, and leave, within the life of the network; founders on its first day."""
    for life in (case.life for case in found):
        assert all(life.founded <= joining.at < life.ended or joining.succeeds for joining in life.joinings)
        assert all(life.founded < leaving.at <= life.ended for leaving in life.leavings)
        assert all(joining.at == life.founded for joining in life.joinings if joining.founder)


def test_spells_do_not_overlap(found: list[Case]) -> None:
    """Whoever comes in leaves once for each time, and comes back only after that."""
    for life in (case.life for case in found):
        held = spells(life)
        assert len(held) == len(life.leavings) == sum(bool(joining.role) for joining in life.joinings)
        mine: dict[int, list[tuple[int, int]]] = {}
        for spell in held:
            assert spell.began < spell.ended or spell.joining.succeeds
            mine.setdefault(spell.person, []).append((spell.began, spell.ended))
        for days in mine.values():
            assert all(one[1] <= other[0] for one, other in pairwise(sorted(days)))


def test_there_are_two_of_the_core_from_the_first_day(found: list[Case]) -> None:
    """Every network, one that split off too, begins with two of the core or more."""
    assert all(sum(way.joining.founder for way in case.counted) >= 2 for case in found)


def test_whoever_recruits_is_in(found: list[Case]) -> None:
    """Who recruits, tests or vouches for somebody is in the network on the day of the first contact."""
    for case in found:
        held = spells(case.life)
        for joining in (way.joining for way in case.ways):
            if joining.part in ("recruited", "tested", "vouched") and joining.succeeds is None:
                first = joining.steps[0].at
                assert any(one.person == joining.agent and one.began <= first <= one.ended for one in held)


def test_ties_are_older_than_what_they_lead_to(found: list[Case]) -> None:
    """A tie through which somebody comes in was there before, and is among the ties of the network."""
    for case in found:
        ties = {tie.number: tie for tie in case.life.ties}
        for joining in (way.joining for way in case.ways if way.joining.succeeds is None):
            if joining.tie is not None:
                assert ties[joining.tie].began < joining.steps[0].at


def test_places_are_open_when_they_are_used(found: list[Case], log: Log) -> None:
    """Nobody meets or does anything in a place before it opens or after it closes."""
    for case in found:
        places = case.log.places
        days = [(step.place, step.at) for way in case.ways for step in way.joining.steps]
        days += [(one.place, one.at) for one in case.life.activities]
        days += [(use.place, use.began) for use in case.life.uses]
        for number, day in days:
            if number is not None:
                assert places[number].opened <= day <= (places[number].closed or day)
    assert any(place.closed for place in log.places.values())


def test_dependence_has_no_circle(found: list[Case]) -> None:
    """An activity depends on earlier ones of its network, and all lie within its life."""
    for life in (case.life for case in found):
        done = {one.number: one for one in life.activities}
        for one in life.activities:
            assert life.founded <= one.at <= life.ended
            assert all(number < one.number and done[number].at <= one.at for number in one.depends_on)


def test_flows_run_between_people_of_the_network(found: list[Case]) -> None:
    """Sender and receiver are two, and both are in on the day."""
    for case in found:
        held = spells(case.life)
        for flow in case.life.flows:
            assert flow.sender != flow.receiver
            for person in (flow.sender, flow.receiver):
                assert any(one.person == person and one.began <= flow.at < one.ended for one in held)


def test_a_life_begins_and_ends_with_an_event(found: list[Case]) -> None:
    """Something is told of the first day and of the last of each network."""
    for life in (case.life for case in found):
        assert life.founded in {event.at for event in life.events}
        assert life.ended in {event.at for event in life.events}


def test_numbers_are_given_once(found: list[Case]) -> None:
    """No two networks, ways in, approaches, activities, flows or events bear one number."""
    lives = [case.life for case in found]
    for numbers in (
        [life.number for life in lives],
        *([one.number for life in lives for one in getattr(life, kind)]
          for kind in ("joinings", "approaches", "activities", "flows", "events")),
    ):  # fmt: skip
        assert len(numbers) == len(set(numbers))
