"""Tests of what somebody types to find words."""

import pytest

from inroads.errors import InputError
from inroads.store.text_query import read_query


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("met school", '"met" AND "school"'),
        ('"met at school" snap*', '"met at school" AND "snap" *'),
        ("bar OR (cafe NOT closed)", '"bar" OR ( "cafe" NOT "closed" )'),
        ("user-name", '"user-name"'),
        ("and or", '"and" AND "or"'),
    ],
)
def test_words_are_literal(typed, expected):
    """Words are taken literally and must all occur; only capital operators and brackets mean something."""
    assert expected == read_query(typed)


@pytest.mark.parametrize(("typed", "place"), [('met "at', "    ^"), ("met --", "    ^"), ("*", "^")])
def test_fault_is_pointed_at(typed, place):
    """What cannot be read is underlined."""
    with pytest.raises(InputError) as error:
        read_query(typed)

    assert f"{typed}\n{place}" == error.value.faults[0].where


def test_nothing_is_no_search():
    """Nothing to find is an error that explains how to search."""
    with pytest.raises(InputError, match="snap"):
        read_query("  ")
