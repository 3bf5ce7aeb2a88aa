"""Tests of case files in the language of the tables."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.sources.case_table import read_case_file
from inroads.sources.columns import Columns


@pytest.fixture
def put(tmp_path):
    """``put(name, data)`` writes a file and gives its path."""

    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def _cells(row):
    return {cell.variable: cell.written for cell in row.cells}


def test_workbook(put, sheets):
    """Two sheets with a handful of columns are enough; each cell knows its place, blank rows say nothing."""
    path = put(
        "cases.xlsx",
        sheets(networks=[["network"], ["N-01"]], entries=[[], ["Person", "Network"], [], ["P-01", "N-01"]]),
    )

    read = read_case_file(path)

    assert [row.table for row in read.rows] == ["networks", "entries"]
    assert _cells(read.rows[1]) == {"person": "P-01", "network": "N-01"}
    assert read.rows[1].cells[1].locator == "cases.xlsx#entries!B4"
    assert read.rows[1].where == "cases.xlsx, sheet entries, row 4"
    assert read.files == (path,)


def test_folder(put, tmp_path):
    """A folder of CSV files is a case file; each file is evidence of its own and others are told."""
    put("networks.csv", "network\nN-01\n")
    put("entries.csv", "person;network;at\nP-01;N-01;2015-03\n")
    put("readme.txt", "hello")

    read = read_case_file(tmp_path)

    assert [file.name for file in read.files] == ["entries.csv", "networks.csv"]
    assert read.rows[0].cells[2].locator == f"{tmp_path.name}/entries.csv#entries!C2"
    assert read.rows[0].where == f"{tmp_path.name}/entries.csv, row 2"
    assert "readme.txt" in read.notes[0]


def test_headings(put):
    """Headings match whatever their case, spaces and underscores, and by label in any language."""
    path = put("entries.csv", "Person, Medium First Contact,Netwerk,AT_EARLIEST,it_skill\nP-01,phone,N-01,2015,user\n")

    (row,) = read_case_file(
        path, Columns(known={"entry": {"it_skill"}}, aliases={("entries", "netwerk"): "network"})
    ).rows

    assert list(_cells(row)) == ["person", "medium_first_contact", "network", "at_earliest", "it_skill"]


def test_unknown_headings(put):
    """All unknown, doubled and missing headings of all files are one error, with near names."""
    path = put("entries.csv", "person,netwrok,person,,_mine\nP-01,N-01,P-01,x,y\n")

    with pytest.raises(InputError) as caught:
        read_case_file(path)

    assert [fault.where for fault in caught.value.faults] == [
        "entries.csv, cell B1",
        "entries.csv, cell C1",
        "entries.csv, cell D2",
    ]
    assert "Did you mean «network»" in caught.value.faults[0].do


def test_remarks(put):
    """Rows that begin with # and a space are passed over and counted; #carding is a name like any other."""
    path = put("places.csv", "place,medium\n# example,online\n#carding,online\n")

    read = read_case_file(path)

    assert [_cells(row)["place"] for row in read.rows] == ["#carding"]
    assert read.notes == ("places.csv, «places»: rows passed over because they begin with #: 1 (the first is row 2).",)


def test_other_sheets(put, sheets):
    """A sheet with another name is told with the name it may mean; frame, checklist and _ sheets are not spoken of."""
    path = put("cases.xlsx", sheets(entries=[["person"], ["P-01"]], entrees=[["x"]], frame=[["x"]], _lists=[["x"]]))

    (note,) = read_case_file(path).notes

    assert (
        note == "cases.xlsx: «entrees» was not read: it is no table of Inroads. Did you mean «entries», «entry_agents»?"
    )


def test_no_table(put):
    """A file without any table is an error that says how to name one."""
    with pytest.raises(InputError, match="entries"):
        read_case_file(put("export.csv", "a,b\n1,2\n"))


def test_decimal_commas(put):
    """Dutch decimal commas are read in columns of numbers alone, and said."""
    path = put("contacts.csv", "sender;receiver;weight;rule\nP-01;P-02;1,5;1,5\nP-01;P-03;2.000;\n")

    read = read_case_file(path)

    assert [_cells(row)["weight"] for row in read.rows] == [1.5, 2000]
    assert _cells(read.rows[0])["rule"] == "1,5"
    assert read.notes == ("contacts.csv: numbers were read with a decimal comma (first in C2).",)


def test_ambiguous_thousands(put):
    """Without any comma a point stays a point, and a note asks to look."""
    read = read_case_file(put("contacts.csv", "sender;weight\nP-01;2.000\n"))

    assert (_cells(read.rows[0])["weight"], len(read.notes)) == ("2.000", 1)


def test_broken_cells(put, make_xlsx):
    """Error cells and merged cells in the columns of a table are faults with their place."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write_row(0, 0, ["person", "network"])
        sheet.write_formula("A2", "=NA()", None, "#N/A")
        sheet.merge_range("B2:B3", "N-01")

    with pytest.raises(InputError) as caught:
        read_case_file(put("cases.xlsx", make_xlsx(fill)))

    assert [fault.where[-2:] for fault in caught.value.faults] == ["A2", "B2"]


def test_claims_sheet(put, sheets):
    """A sheet of claims is passed on as it stands."""
    path = put(
        "cases.xlsx", sheets(claims=[["unit_type", "unit", "variable", "value"], ["network", "N-01", "it_type", "x"]])
    )

    (row,) = read_case_file(path).rows

    assert (row.table, _cells(row)["variable"]) == ("claims", "it_type")


def test_workbook_named_csv(put, sheets):
    """What the bytes are decides, not the suffix."""
    assert len(read_case_file(put("cases.csv", sheets(entries=[["person", "at"], ["P-01", "2015"]]))).rows) == 1


def test_excel_dates(put, make_xlsx):
    """A date cell of Excel is a day."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write_row(0, 0, ["person", "at"])
        sheet.write(1, 0, "P-01")
        sheet.write_datetime(1, 1, date(2015, 3, 2), workbook.add_format({"num_format": "d-m-yyyy"}))

    (row,) = read_case_file(put("cases.xlsx", make_xlsx(fill))).rows

    assert _cells(row)["at"] == date(2015, 3, 2)


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.jsonl.gz", "links.json", "posts.parquet", "dump.csv.zst"])
def test_what_needs_a_mapping(put, name):
    """A file whose layout only a mapping can tell is not read as a table of cells: the error asks for the mapping."""
    with pytest.raises(InputError, match="without a mapping") as error:
        read_case_file(put(name, '{"a": 1}'), Columns())

    assert "--mapping" in error.value.text()


def test_nothing_there(tmp_path):
    """A name that stands for no file is told as such; so is a folder without CSV."""
    for path in (tmp_path / "nothing.xlsx", tmp_path):
        with pytest.raises(InputError):
            read_case_file(path)


@given(st.text(alphabet='aP-01,;\t|"\r\n #é_', max_size=80), st.sampled_from(["utf-8", "utf-16", "windows-1252"]))
def test_any_file(tmp_path_factory, text, encoding):
    """Any text under the headings of a table is rows, each cell with a place, or an InputError."""
    path = tmp_path_factory.getbasetemp() / "entries.csv"
    path.write_bytes(f"person,network,at\n{text}".encode(encoding))
    with contextlib.suppress(InputError):
        assert all(cell.locator for row in read_case_file(path).rows for cell in row.cells)
