"""Tests of one cell, judged."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.coding.cells import read_cell
from inroads.errors import InputError
from inroads.frame.default import default_frame
from inroads.model.tables import UNITS, Column


def read(unit, name, written):
    """Read what is written in a column of a unit."""
    variable = default_frame().variable(unit, name)
    column = UNITS[unit].column(name) or Column(name, variable.type)
    return read_cell(written, column, variable)


@pytest.mark.parametrize(
    ("unit", "name", "written", "text"),
    [
        ("entry", "medium", "face_to_face", "face_to_face"),
        ("entry", "medium", "Face to face", "face_to_face"),
        ("entry", "medium", " Online ", "online"),
        ("entry", "mechanism", "sociale contacten", "M1"),
        ("entry", "mechanism", "Sneeuwbaleffect", "M1"),
        ("entry", "contributing", "M3 | M1|M3 |", "M1 | M3"),
        ("entry", "founder", True, "yes"),
        ("network", "growth_type_coded", 1.0, "1"),
        ("entry", "person", 12.0, "12"),
        ("person", "count_min", "2", "2"),
        ("person", "count_min", 2.5, "2.5"),
        ("place", "latitude", "-0.5", "-0.5"),
        ("offence", "main", "Ja", "yes"),
        ("offence", "main", "nee", "no"),
        ("offence", "main", 1, "yes"),
        ("activity", "actors", "P-02 | P-01 | P-02", "P-01 | P-02"),
        ("network", "name", "  N-01 ", "N-01"),
    ],
)
def test_reading(unit, name, written, text):
    """A cell is read by id, label in either language or alias, whatever its case; numbers and flags as written."""
    assert read(unit, name, written) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("31-12-2018", "2018-12-31"),
        ("1-2-2018", "2018-02-01"),
        ("01.02.2018", "2018-02-01"),
        (date(2018, 12, 31), "2018-12-31"),
        (datetime(2018, 12, 31, 10, 30), "2018-12-31"),  # noqa: DTZ001
        (2018, "2018"),
        (2018.0, "2018"),
        ("2018-01-01/2018-12-31", "2018"),
        ("201X", "2010/2019"),
        ("~2018", "2018"),
        ("1-2-2018/3-2-2018", "2018-02-01/2018-02-03"),
        ("2017/31-12-2018", "2017/2018"),
    ],
)
def test_dates(written, text):
    """A date is read as EDTF, as a Dutch date, or as the spreadsheet holds it; it is kept as the shortest EDTF."""
    assert read("entry", "at", written) == text


@pytest.mark.parametrize("written", ["01/02/2018", "12/12/2018", "1/2/2018"])
def test_slashed_dates(written):
    """A date with slashes that can be read in two ways is read in none."""
    with pytest.raises(InputError, match="month/day") as told:
        read("entry", "at", written)

    assert "year-month-day" in str(told.value)


@pytest.mark.parametrize("written", ["13/4/2017", "04/13/2017"])
def test_dates_that_can_be_read_in_one_way(written):
    """A date with slashes whose day is past the twelfth can be read in one way only, and is."""
    assert "2017-04-13" == read("entry", "at", written)


@pytest.mark.parametrize("written", ["niet vastgelegd", "Niet vermeld", "not recorded", "NOT_RECORDED"])
def test_words_for_what_is_missing(written):
    """The words for a missing value may be written as in the report, in either language."""
    assert "not_recorded" == read("entry", "medium", written)


@pytest.mark.parametrize("written", ["31-02-2018", "1-13-2018", "soon", "12", "1-2-18"])
def test_no_dates(written):
    """A day that is in no calendar is no date."""
    with pytest.raises(InputError, match="is no date"):
        read("entry", "at", written)


@pytest.mark.parametrize("name", ["at", "medium", "person", "contributing", "promise"])
@pytest.mark.parametrize(("written", "word"), [("not_recorded", 0), ("Not applicable", 1), ("unknown to source", 2)])
def test_written_words(name, written, word):
    """Three words for missing may stand in any cell, however they are spaced."""
    assert read("entry", name, written) == ("not_recorded", "not_applicable", "unknown_to_source")[word]


@pytest.mark.parametrize("name", ["at", "medium", "person", "contributing", "promise"])
@pytest.mark.parametrize("word", ["not_asked", "Not asked", "contested"])
def test_words_that_cannot_be_typed(name, word):
    """*Not asked* follows from the instrument and *contested* from the claims: neither can be typed, in any column."""
    with pytest.raises(InputError, match="cannot be typed"):
        read("entry", name, word)


@pytest.mark.parametrize("name", ["contributing", "actors"])
@pytest.mark.parametrize("word", ["not_asked", "not_recorded", "contested"])
def test_a_word_among_values(name, word):
    """A word for missing does not stand among values: a list is known or it is not."""
    with pytest.raises(InputError):
        read("activity" if name == "actors" else "entry", name, f"M1 | {word}")


def test_did_you_mean():
    """A value that is not of the frame is told with the values that look like it, else with all of them."""
    with pytest.raises(InputError, match=r"«fase_to_face» is not a value of medium[^$]*Did you mean face_to_face"):
        read("entry", "medium", "fase_to_face")
    with pytest.raises(InputError, match="Values are: contact, place"):
        read("entry", "channel", "zzzz")


def test_did_you_mean_another_variable():
    """A value that looks like one of another variable is told with that variable, and the values of its own."""
    frame = default_frame()
    with pytest.raises(
        InputError, match=r"«snapchat» is known as social_media, but of place\.kind\. Values are: face_to_face"
    ):
        read_cell("snapchatt", Column("medium", "choice"), frame.variable("entry", "medium"), frame)


@pytest.mark.parametrize(
    ("unit", "name", "written", "what"),
    [
        ("person", "count_min", "many", "is no number"),
        ("person", "count_min", "2,5", "is no number"),
        ("person", "count_min", float("nan"), "is no number"),
        ("person", "count_min", float("inf"), "is no number"),
        ("person", "count_min", "1e999", "is no number"),
        ("offence", "main", "perhaps", "neither yes nor no"),
        ("entry", "person", "P-01 | P-02", "not one person"),
        ("activity", "actors", " | ", "names nothing"),
        ("activity", "actors", "P-01 | not recorded", "«not recorded» stands among names"),
    ],
)
def test_faults(unit, name, written, what):
    """What a column cannot hold is refused, with what it is."""
    with pytest.raises(InputError, match=what):
        read(unit, name, written)


@given(st.sampled_from(["at", "medium", "contributing", "person", "founder"]), st.text(min_size=1))
def test_any_text(name, text):
    """Any text in any kind of column is read or refused; nothing else is raised."""
    if not text.strip():
        return
    try:
        kept = read("entry", name, text)
    except InputError:
        return

    assert read("entry", name, kept) == kept
