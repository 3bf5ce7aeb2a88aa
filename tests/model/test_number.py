"""Tests of numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.model.number import read_number, whole


@pytest.mark.parametrize(
    ("text", "comma", "expected"),
    [
        ("1,5", True, 1.5),
        (" -1.234,5 ", True, -1234.5),
        ("12.500", True, 12500.0),
        (",5", True, 0.5),
        ("12.5", True, None),
        ("1.5", False, 1.5),
        ("1e3", False, 1000.0),
        ("1,5", False, None),
        ("1,000", False, None),
        ("", True, None),
        (",", True, None),
        ("nan", False, None),
        ("1e999", False, None),
        ("٣", False, None),
    ],
)
def test_reading(text, comma, expected):
    """A decimal comma and a decimal point are never read as each other."""
    assert read_number(text, decimal_comma=comma) == expected


@given(st.text(), st.booleans())
def test_any_text(text, comma):
    """Any text is a finite number or none."""
    number = read_number(text, comma)

    assert number is None or abs(number) < float("inf")


def test_whole():
    """2015.0 is 2015 and 1.5 stays."""
    assert [repr(whole(number)) for number in (2015.0, 1.5)] == ["2015", "1.5"]
