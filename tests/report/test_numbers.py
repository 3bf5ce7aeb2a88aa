"""Numbers as people read them."""

import pytest

from inroads.language import speaking
from inroads.report.numbers import change, change_interval, count, interval, number, percent, span


def test_small_numbers_bear_no_percentage():
    """Below thirty there is no percentage; from thirty on there is."""
    assert percent(13 / 18, 18) == ""
    assert percent(0.72, 30) == "72\u00a0%"


def test_count():
    """A count says of how many."""
    assert count(13, 18) == "13 of 18"
    assert count(13) == "13"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0.491, 0.869, "49–\u206087\u00a0%"),
        (0.0, 0.005, "0–\u20601\u00a0%"),
        (0.991, 0.994, "99.1–\u206099.4\u00a0%"),
        (0.5, 0.5, "50\u00a0%"),
        (None, 0.4, ""),
        (float("nan"), 0.4, ""),
    ],
)
def test_interval(low, high, shown):
    """An interval is two whole percentages, with a decimal only where they would be one."""
    assert shown == interval(low, high)


def test_language_sets_the_decimal_mark():
    """Dutch writes a comma."""
    with speaking("nl"):
        assert number(12.5) == "12,5"
    assert number(12.5) == "12.5"


def test_span():
    """A range of counts is one number where both ends agree."""
    assert span(12, 14) == "12–\u206014"
    assert span(12.0, 12) == "12"
    assert number(1204) == "1\u202f204"


def test_a_change_bears_its_sign():
    """A change of a share is told in percentage points, with its sign, and so are both ends of its interval."""
    assert ["+18 points", "\u22125 points", "0 points", "–"] == [change(value) for value in (0.18, -0.05, 0.001, None)]
    assert change_interval(-0.37, 0.26) == "\u221237 to +26 points"
    assert change_interval(None, 0.2) == ""
