"""Tests of CSV as it is found."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.sources.csv_table import read_csv


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter):
    """Comma, semicolon, tab and pipe are told apart by what gives every row as many cells."""
    data = "person,network,weight\nP-01,N-01,1\nP-02,N-01,2\n".replace(",", delimiter).encode()

    assert read_csv(data, "entries.csv").rows[2] == ("P-02", "N-01", "2")


def test_semicolons_with_decimal_commas():
    """Commas inside numbers do not make a semicolon file a comma file."""
    grid = read_csv(b"person;weight;amount\nP-01;1,5;2,5\nP-02;2,5;3,0\n", "contacts.csv")

    assert (grid.delimiter, grid.rows[1]) == (";", ("P-01", "1,5", "2,5"))


def test_declared_delimiter():
    """The first line that Excel knows as ``sep=;`` is obeyed and is no row."""
    assert read_csv(b"sep=;\na;b,c\n1;2,5\n", "a.csv").rows == (("a", "b,c"), ("1", "2,5"))


def test_cells_over_several_lines():
    """A quoted cell may hold line ends and delimiters; the rows after it keep the number a spreadsheet shows."""
    grid = read_csv(b'person,because\r\nP-01,"one,\r\ntwo"\r\nP-02,x\r\n', "entries.csv")

    assert grid.rows[1:] == (("P-01", "one,\ntwo"), ("P-02", "x"))
    assert grid.locator(2, 0) == "entries.csv#entries!A3"


def test_ragged_rows_are_told_at_once():
    """All rows of the wrong length are in one error, each with its row; blank cells beyond the end are none."""
    with pytest.raises(InputError) as caught:
        read_csv(b"a,b\n1\n1,2,3\n1,2,,\n\n1,2\n", "a.csv")

    assert [fault.where for fault in caught.value.faults] == ["a.csv, row 2", "a.csv, row 3"]


def test_open_quote():
    """A quote that is never closed is told with the row it opens in."""
    with pytest.raises(InputError, match="row 3"):
        read_csv(b'a,b\n1,2\n3,"4\n5,6\n', "a.csv")


def test_single_column():
    """A file of one column needs no delimiter."""
    assert read_csv(b"person\nP-01\n", "persons.csv").rows == (("person",), ("P-01",))


@given(st.binary(max_size=300) | st.text(alphabet='ab,;\t|"\r\n #é', max_size=80).map(str.encode))
def test_any_bytes(data):
    """Any bytes are a grid or an InputError."""
    with contextlib.suppress(InputError):
        read_csv(data, "a.csv")
