"""The origins left open are exactly those that some filling-in gives."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.involvement.origin import ORIGINS, Founders, founder_ways, origins_open, ways_open

WAYS = [frozenset(ways) for ways in ("S", "F", "O", "SO", "FO", "SFO")]


def origin(filled: list[str], threshold: float) -> str:
    """The origin of founders all of whom are known."""
    social, place = filled.count("S") / len(filled), filled.count("F") / len(filled)
    if social >= threshold > place:
        return "social"
    return "online_place" if place >= threshold > social else "neither"


def by_trying(sure: list[frozenset[str]], maybe: list[frozenset[str]], threshold: float) -> set[str]:
    """The origins of every filling-in, one by one."""
    choices = [*(sorted(ways) for ways in sure), *([*sorted(ways), ""] for ways in maybe)]
    filled = ([way for way in chosen if way] for chosen in product(*choices))
    return {origin(one, threshold) for one in filled if one}


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(WAYS), max_size=5),
    st.lists(st.sampled_from(WAYS), max_size=3),
    st.sampled_from([0.3, 0.5, 0.7]),
)
def test_bounding_equals_trying_everything(
    sure: list[frozenset[str]], maybe: list[frozenset[str]], threshold: float
) -> None:
    """Known, unknown and possible founders in any mixture, at any threshold."""
    expected = by_trying(sure, maybe, threshold) or ORIGINS

    assert expected == origins_open(Founders(Counter(sure), Counter(maybe)), threshold)


@pytest.mark.parametrize(
    ("channel", "medium", "ways"),
    [
        ("contact", "offline", "S"),
        ("contact", "online", "O"),
        ("contact", "remote_voice", "O"),
        ("place", "online", "F"),
        ("place", "offline", "O"),
        ("contact", "not_recorded", "SO"),
        ("place", "contested", "FO"),
        ("not_asked", "offline", "SO"),
        ("not_recorded", "online", "FO"),
        ("not_recorded", "not_recorded", "SFO"),
    ],
)
def test_what_a_founder_can_be(channel: str, medium: str, ways: str) -> None:
    """Half-known ways in leave just what the known half allows."""
    assert frozenset(ways) == ways_open(channel, medium)


def test_who_has_no_way_in_is_no_evidence() -> None:
    """Not applicable is known not to be one."""
    assert founder_ways("not_applicable", "online") is None
