"""Tests of what can be found."""

from datetime import date

import polars as pl

from inroads.model.document import Document, Segment
from inroads.store.text_lines import MINUTES_A_DAY, as_lines, finest, first_minute


def texts(document):
    """The texts of the finest segments, in order."""
    return [document.text[one.start : one.end] for one in sorted(finest(document), key=lambda one: one.start)]


def test_every_word_once():
    """Segments that hold others are left to them, and what lies between segments is a line too."""
    page = Segment("page", "p. 1", 0, 12)
    document = Document("one two tail", (page, Segment("turn", "turn 1", 0, 3), Segment("turn", "turn 2", 4, 7)), "")

    assert ["one", "two", " tail"] == texts(document)


def test_labels_that_are_not_unique():
    """A segment whose label another bears as well is referred to by its code points."""
    document = Document("ab", (Segment("turn", "turn 1", 0, 1), Segment("turn", "turn 1", 1, 2)), "")

    assert ["", ""] == [segment.number for segment in finest(document)]


def test_no_segments():
    """A text without segments is one line."""
    assert ["all of it"] == texts(Document("all of it", (), ""))


def test_minutes():
    """A span of days runs from its first to its last minute; an open end is open, no date is nought."""
    days = [date(2018, 3, 4), date(2018, 3, 4), None]
    told = pl.DataFrame(
        {"earliest": days, "latest": [date(2018, 3, 4), None, None]}, schema_overrides={"latest": pl.Date}
    )
    lines = as_lines(told)
    first = first_minute(date(2018, 3, 4))

    assert [first, first, 0] == lines["minute"].to_list()
    assert first + MINUTES_A_DAY - 1 == lines["last_minute"][0]
    assert lines["last_minute"][1] > first_minute(date(2999, 1, 1))
    assert ["2018-03-04", "2018-03-04/..", ""] == lines["at"].to_list()
