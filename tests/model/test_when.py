"""Tests of dates: what EDTF says, and what may be concluded from it."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.model.when import Answer, When

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE
days = st.dates(date(1, 1, 1), date(9998, 12, 31))


@st.composite
def whens(draw):
    """Any interval with at least one end."""
    first, last = sorted((draw(days), draw(days)))
    return When(*draw(st.sampled_from([(first, last), (first, first), (first, None), (None, last)])))


@st.composite
def edtf_dates(draw):
    """Dates of EDTF levels 0 and 1 as people write them."""
    year, month = draw(st.integers(1000, 9998)), draw(st.integers(1, 12))
    day, mark = draw(st.integers(1, 28)), draw(st.sampled_from(["", "?", "~", "%"]))
    season, decade, century = draw(st.integers(21, 24)), f"{year // 10}X", f"{year // 100}XX"
    written = [f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-XX"]
    return draw(
        st.sampled_from([*(text + mark for text in written), f"{year}-XX", f"{year}-{season}", decade, century])
    )


@given(whens())
def test_round_trip(when):
    """What is written as EDTF reads back as the same interval."""
    assert When.read(when.edtf()) == when


@given(edtf_dates())
def test_round_trip_of_what_people_write(text):
    """A date that was read, written and read again has the same bounds."""
    assert When.read(When.read(text).edtf()) == When.read(text)


@settings(deadline=None)
@given(edtf_dates())
def test_bounds_against_the_edtf_library(text):
    """The bounds of every date of levels 0 and 1 are those of the reference library; its winter ends with the year."""
    theirs, ours = parse_edtf(text), When.read(text)
    lower, upper = (date(*bound[:3]) for bound in (theirs.lower_strict(), theirs.upper_strict()))
    winter = text[-3:] == "-24"

    assert (lower, upper) == (ours.earliest, date(ours.earliest.year, 12, 31) if winter else ours.latest)


@settings(deadline=None)
@given(st.tuples(days, days).map(sorted), st.lists(st.sampled_from([4, 7, 10]), min_size=2, max_size=2))
def test_intervals_against_the_edtf_library(ends, lengths):
    """An interval runs from the first day of its begin to the last day of its end, as the reference library says."""
    text = "/".join(end.isoformat()[:length] for end, length in zip(ends, lengths, strict=True))
    theirs, ours = parse_edtf(text), When.read(text)

    assert date(*theirs.lower_strict()[:3]) == ours.earliest
    assert date(*theirs.upper_strict()[:3]) == ours.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-22", date(2018, 6, 1), date(2018, 8, 31)),
        ("2018-24", date(2018, 12, 1), date(2019, 2, 28)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (" 201X? ", date(2010, 1, 1), date(2019, 12, 31)),
        ("../2018", None, date(2018, 12, 31)),
        ("/2018", None, date(2018, 12, 31)),
        ("2018-03/..", date(2018, 3, 1), None),
        ("2016~/2018?", date(2016, 1, 1), date(2018, 12, 31)),
        ("[2016, 2018]", date(2016, 1, 1), date(2018, 12, 31)),
        ("[2018, 2016]", date(2016, 1, 1), date(2018, 12, 31)),
        ("{2016..2018}", date(2016, 1, 1), date(2018, 12, 31)),
        ("[..2016]", None, date(2016, 12, 31)),
        ("[2016-05..]", date(2016, 5, 1), None),
    ],
)
def test_reading(text, earliest, latest):
    """Seasons, decades, open ends and sets have the bounds that EDTF gives them."""
    when = When.read(text)

    assert (when.earliest, when.latest, when.written) == (earliest, latest, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        *("", "?", "..", "../..", "/", "//", "[]", "[..]", "[,]", "{", "[2016", "2016]", "[2016, soon, 2018]"),
        *("20180304", "2018-3", "2018-3-4", "2018-13", "2018-00", "2018-02-30", "2019-02-29", "0000", "2018-XX-05"),
        *("18", "2018-25", "12018", "2018/2016", "2016/2017/2018", "201X-05", "2?0?18", "20~18-03", "?~2018"),
        *("31-12-2018", "2018-03-04T10:00", "spring 2018", "٢٠١٨", "2018\n/2019", "2018 - 03", "not_recorded"),
    ],
)
def test_malformed(text):
    """What is no EDTF date is refused with what it is and what to write."""
    with pytest.raises(InputError, match="is no date") as told:
        When.read(text)

    assert "EDTF" in str(told.value)


@given(st.one_of(st.text(), st.text("0123456789X-/.[]{},?~% "), edtf_dates().map(lambda text: text + "/")))
def test_any_text(text):
    """Any text is a date with an end and its bounds in order, or an InputError: nothing else is raised."""
    try:
        when = When.read(text)
    except InputError:
        return

    assert When.read(when.edtf()) == when
    assert (when.earliest or date.min) <= (when.latest or date.max)


@given(whens(), whens())
def test_before_and_overlaps(one, other):
    """Two dates are never both surely apart and surely the same."""
    assert one.overlaps(other) is NO or one.before(other) is not YES


@given(whens(), whens())
def test_before_is_antisymmetric(one, other):
    """If one is surely before the other, the other is surely not before it."""
    assert one.before(other) is not YES or other.before(one) is NO
    assert one.after(other) is other.before(one)


@given(whens(), whens())
def test_overlaps_is_symmetric(one, other):
    """Neither date comes first in the question whether both are one moment."""
    assert one.overlaps(other) is other.overlaps(one)
    assert one.intersection(other) == other.intersection(one)


@given(whens(), whens(), st.data())
def test_answers_hold_for_every_day(one, other, data):
    """A yes or a no is true of every pair of days that the two intervals allow."""
    x, y = (
        data.draw(st.dates(when.earliest or date.min, when.latest or date.max), label="day") for when in (one, other)
    )

    assert {YES: x < y, NO: x >= y, MAYBE: True}[one.before(other)]
    assert {YES: x == y, NO: x != y, MAYBE: True}[one.overlaps(other)]


@pytest.mark.parametrize(
    ("one", "other", "before", "overlaps"),
    [
        ("2017", "2018", YES, NO),
        ("2018", "2017", NO, NO),
        ("2018", "2018-03", MAYBE, MAYBE),
        ("2018-03-04", "2018-03-04", NO, YES),
        ("2018-03-04", "2018-03-05", YES, NO),
        ("2018-03", "2018-03", MAYBE, MAYBE),
        ("../2017", "2018", YES, NO),
        ("2018/..", "2018", MAYBE, MAYBE),
        ("2018/..", "2017", NO, NO),
        ("2018/..", "2019/..", MAYBE, MAYBE),
        ("../2018", "../2017", MAYBE, MAYBE),
    ],
)
def test_answers_by_hand(one, other, before, overlaps):
    """The three answers are those that one finds with a calendar."""
    assert (When.read(one).before(When.read(other)), When.read(one).overlaps(When.read(other))) == (before, overlaps)


def test_answer_is_no_truth_value():
    """A maybe cannot slip through an if."""
    with pytest.raises(TypeError, match="yes, no or maybe"):
        bool(When.read("2018").before(When.read("2018-03")))


def test_open_ends_on_both_sides_meet_everything():
    """A date of which nothing is known intersects with any date to that date."""
    assert When(None, None).intersection(When.read("2018")) == When.read("2018")
