"""Tests of certainty and of grades of intelligence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.model.certainty import CERTAINTIES, GRADE_SCHEMES, POLARITIES, is_judged, read_grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("4x4:B2", ("4x4", "B2")),
        (" 4X4 : b2 ", ("4x4", "B2")),
        ("6x6:F6", ("6x6", "F6")),
        ("3x5x2:2BC", ("3x5x2", "2BC")),
        ("4x4:F2", None),
        ("4x4:B22", None),
        ("3x5x2:B2C", None),
        ("5x5x5:B22", None),
        ("B2", None),
        ("", None),
    ],
)
def test_reading_grades(text, grade):
    """A grade is read in the scheme that is written before it, and in no other."""
    assert read_grade(text) == grade


@pytest.mark.parametrize(
    ("scheme", "grade", "judged"),
    [
        ("4x4", "A1", True),
        ("4x4", "X1", False),
        ("6x6", "E5", True),
        ("6x6", "F1", False),
        ("6x6", "A6", False),
        ("3x5x2", "3EC", True),
    ],
)
def test_unknown_is_not_low(scheme, grade, judged):
    """X, F and 6 say that nobody could judge; the lowest grade that was given is a judgement."""
    assert is_judged(scheme, grade) is judged


@given(st.sampled_from(sorted(GRADE_SCHEMES)).flatmap(
    lambda scheme: st.tuples(st.just(scheme), *(st.sampled_from(part) for part in GRADE_SCHEMES[scheme]))
))  # fmt: skip
def test_every_grade_reads_back(parts):
    """Every grade of every scheme is read as itself."""
    scheme, *letters = parts

    assert read_grade(f"{scheme}:{''.join(letters)}") == (scheme, "".join(letters))


def test_words():
    """Certainty has three words and polarity two."""
    assert CERTAINTIES == ("certain", "probable", "possible")
    assert POLARITIES == ("present", "absent")
