"""Tests of the times of posts."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.sources.post_mapping import PostField
from inroads.sources.post_times import Times


def read(written, form="", zone=""):
    """A time as UTC, written as ISO."""
    micros = Times(PostField(("at",), format=form, zone=zone)).read(written)
    return datetime.fromtimestamp(micros / 1_000_000, UTC).isoformat()


@pytest.mark.parametrize(
    "written",
    [
        "2015-03-01T12:30:00Z",
        "2015-03-01T13:30:00+01:00",
        "2015-03-01 12:30",
        " 20150301T123000 ",
        1425213000,
        "1425213000",
        "1425213000.0",
        1425213000.0,
        1425213000000,
        1425213000000000,
        datetime(2015, 3, 1, 12, 30),  # noqa: DTZ001 a column of Parquet without a zone
        datetime(2015, 3, 1, 12, 30, tzinfo=UTC),
    ],
)
def test_many_ways(written):
    """ISO 8601 with or without a zone, and counts of seconds, milliseconds and microseconds mean the same moment."""
    assert "2015-03-01T12:30:00+00:00" == read(written)


def test_a_day_is_its_midnight():
    """A day without an hour is the beginning of that day, and eight digits are a day."""
    assert ["2015-03-01T00:00:00+00:00"] * 3 == [read("2015-03-01"), read("20150301"), read(date(2015, 3, 1))]


def test_zone():
    """A zone holds for times that name none, summer time included; others keep their own."""
    times = [read(text, zone="Europe/Amsterdam") for text in ("2015-07-01 12:00", "2015-01-01 12:00")]

    assert ["2015-07-01T10:00:00+00:00", "2015-01-01T11:00:00+00:00"] == times
    assert "2015-07-01T12:00:00+00:00" == read("2015-07-01T12:00Z", zone="Europe/Amsterdam")


def test_formats():
    """A declared pattern reads no other way; declared unix seconds may be small."""
    assert "2015-03-01T12:30:00+00:00" == read("01-03-2015 12:30", "%d-%m-%Y %H:%M")
    assert ["1970-01-01T00:00:10+00:00"] * 2 == [read(10, "unix"), read("10000", "unix_ms")]
    with pytest.raises(ValueError, match="2015"):
        read("2015-03-01", "%d-%m-%Y %H:%M")


@pytest.mark.parametrize(
    "written", ["yesterday", "2015", 2015, True, -5, 1e300, float("nan"), "03/01/2015", [1], "9" * 40]
)
def test_no_time(written):
    """What is no time, or could be several, is refused."""
    with pytest.raises((ValueError, TypeError, OverflowError)):
        read(written)


@given(st.datetimes(min_value=datetime(1974, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_iso_and_unix_agree(moment):
    """A moment written as ISO and as microseconds is the same moment."""
    moment = moment.replace(tzinfo=UTC)
    micros = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // (moment.resolution)

    assert micros == Times(PostField()).read(moment.isoformat()) == Times(PostField()).read(micros)
