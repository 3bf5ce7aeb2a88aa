"""Tests of the declared tables."""

import pytest

from inroads.model.missing import FIVE_WORDS, WRITTEN_WORDS
from inroads.model.tables import ROW_COLUMNS, TABLES, UNITS, date_columns

every_table = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


def test_units():
    """Every unit has one table, and every table one unit."""
    assert len(UNITS) == len(TABLES)
    assert {table.unit for table in TABLES.values()} == set(UNITS)


@every_table
def test_columns_are_named_once(table):
    """No table has two columns of one name, and only the first is an id."""
    names = [column.name for column in table.columns]

    assert len(names) == len(set(names))
    assert [column.kind == "id" for column in table.columns] == [True] + [False] * (len(names) - 1)


@every_table
def test_dates_do_not_collide(table):
    """The two columns that a date becomes bear no name of another column, nor do the columns of the fold."""
    names = {column.name for column in table.columns}
    ends = {end for column in table.columns if column.kind == "date" for end in date_columns(column.name)}

    assert not names & (ends | {"missing", "claims"})


@every_table
def test_keys(table):
    """A natural key and its order are made of columns of the table."""
    assert all(table.column(name) for name in table.key)
    assert not table.ordered_by or table.column(table.ordered_by).kind == "date"
    assert not table.ordered_by or table.numbered


@every_table
def test_references(table):
    """A reference names a unit that has a table; nothing else does."""
    for column in table.columns:
        assert (column.unit in UNITS) == (column.kind in ("ref", "refs"))


def test_row_columns():
    """A sheet may say of its rows who coded them, on what, how surely, and that they are denied."""
    assert {"source", "access", "passage", "coder", "certainty", "polarity", "grade", "because"} == set(ROW_COLUMNS)


def test_missing_words():
    """Of the five words three may be written; not_asked and contested follow from other things."""
    assert set(FIVE_WORDS) - set(WRITTEN_WORDS) == {"not_asked", "contested"}
