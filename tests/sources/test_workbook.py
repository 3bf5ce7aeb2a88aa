"""Tests of the door to spreadsheets."""

import contextlib
import random
import re
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from inroads.errors import InputError
from inroads.sources.workbook import read_workbook, write_workbook


def _cell(kind, value, shown):
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{shown}</text:p></table:table-cell>'


def test_cells_keep_their_place(make_xlsx):
    """A used range that does not begin at A1 leaves every cell where the spreadsheet shows it."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write("C5", "person")
        sheet.write("C8", "P-01")

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert (grid.cell(7, 2), grid.locator(7, 2)) == ("P-01", "cases.xlsx#entries!C8")


def test_types(make_xlsx):
    """Whole numbers are whole, date cells are days, truth values stay, text is trimmed, formulas give their value."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, [2015, 1.5, True, "  café "])
        sheet.write_datetime(0, 4, datetime(2015, 3, 1), day)  # noqa: DTZ001
        sheet.write_formula(0, 5, '="P-"&"01"', None, "P-01")

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert grid.rows[0] == (2015, 1.5, True, "café", date(2015, 3, 1), "P-01")
    assert isinstance(grid.cell(0, 0), int)


@pytest.mark.parametrize(
    ("shown", "expected"), [("mmm-yy", "2015-03"), ("mm/yyyy", "2015-03"), ("d mmm yyyy", date(2015, 3, 1))]
)
def test_months_stay_months(make_xlsx, shown, expected):
    """A month that Excel turned into the first of that month is read as the month its cell shows, and said."""

    def fill(workbook):
        cell = workbook.add_format({"num_format": shown})
        workbook.add_worksheet("entries").write_datetime(0, 0, datetime(2015, 3, 1), cell)  # noqa: DTZ001

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert grid.cell(0, 0) == expected
    assert bool(grid.notes) == isinstance(expected, str)


def test_time_of_day_is_said(make_xlsx):
    """A time of day is left out of a date, and the note counts it."""

    def fill(workbook):
        cell = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        workbook.add_worksheet("entries").write_datetime(0, 0, datetime(2015, 3, 1, 13, 5), cell)  # noqa: DTZ001

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert (grid.cell(0, 0), len(grid.notes)) == (date(2015, 3, 1), 1)


def test_errors_are_no_blanks(make_xlsx):
    """An error cell, which the library reads as blank, is known as broken; so are merged cells."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.merge_range("A4:A6", "N-01")

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert grid.broken == {(1, 1): "#DIV/0!", (3, 0): "A4:A6"}


def test_stray_cell(make_xlsx, make_ods):
    """One cell in the last corner of a sheet is an InputError that names it, not the end of the process."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write(0, 0, "person")
        sheet.write(1048575, 16383, "x")

    blank = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    far = '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>' + _cell("string", "", "x")
    ods = make_ods(f'<table:table table:name="entries">{blank}{far}</table:table-row></table:table>')

    for data in (make_xlsx(fill), ods):
        with pytest.raises(InputError, match="XFD1048576"):
            read_workbook(data, "cases")


def test_formatted_blank_cells_do_no_harm(make_xlsx):
    """Formatting all rows of a sheet makes it no larger."""

    def fill(workbook):
        sheet = workbook.add_worksheet("entries")
        sheet.write(0, 0, "person")
        sheet.write_blank(1048575, 16383, None, workbook.add_format({"bold": True}))

    (grid,) = read_workbook(make_xlsx(fill), "cases.xlsx")

    assert grid.rows == (("person",),)


def test_ods(make_ods):
    """An ODS file keeps places behind repeated rows, and its dates, numbers, truth values and errors."""
    skipped = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    cells = (
        _cell("string", "", "café")
        + _cell("date", 'office:date-value="2015-03-01"', "1 mrt")
        + _cell("float", 'office:value="2015"', "2015")
        + _cell("boolean", 'office:boolean-value="true"', "WAAR")
        + _cell("string", 'office:string-value="" calcext:value-type="error"', "#DEEL/0!")
    )
    tail = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    body = f'<table:table table:name="entries">{skipped}<table:table-row>{cells}</table:table-row>{tail}</table:table>'

    (grid,) = read_workbook(make_ods(body), "cases.ods")

    assert grid.rows[2][:4] == ("café", date(2015, 3, 1), 2015, True)
    assert grid.broken == {(2, 4): "#DEEL/0!"}


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes(sheets, make_ods, seed):
    """Flipped and cut bytes of a workbook give grids or an InputError, never a crash of the library."""
    dice = random.Random(seed)
    data = bytearray(_small(sheets, make_ods, seed))
    for _ in range(dice.choice((1, 3, 30))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    cut = bytes(data[: dice.choice((len(data), dice.randrange(len(data))))])
    with contextlib.suppress(InputError):
        read_workbook(cut, "cases.xlsx")


@pytest.mark.parametrize("seed", range(120))
def test_damaged_xml(sheets, make_ods, seed):
    """Numbers, names and tags changed inside the XML of a workbook give grids or an InputError."""
    dice = random.Random(seed)
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(_small(sheets, make_ods, seed))) as whole, zipfile.ZipFile(held, "w") as damaged:
        parts = [name for name in whole.namelist() if name.endswith((".xml", ".rels"))]
        victim = dice.choice(parts)
        for name in whole.namelist():
            damaged.writestr(name, _damaged(whole.read(name), dice) if name == victim else whole.read(name))
    with contextlib.suppress(InputError):
        read_workbook(held.getvalue(), "cases.xlsx")


def _small(sheets, make_ods, seed):
    if seed % 2:
        return sheets(entries=[["person", "at"], ["P-01", 2015]])
    row = f"<table:table-row>{_cell('string', '', 'person')}</table:table-row>"
    return make_ods(f'<table:table table:name="entries">{row * 3}</table:table>')


def _damaged(xml, dice):
    words = [b"1", b"-1", b"19999999990", b"A0", b"XFD1048576", b"e", b"<", b'"', b"&#0;", b"", b"\xff", b"1e999"]
    spans = [found.span(1) for found in re.finditer(rb'"([^"]*)"|>([^<]+)<', xml) if found[1] is not None]
    start, end = dice.choice(spans)
    return xml[:start] + dice.choice(words) + xml[end:]


def test_ods_merged_cells(make_ods):
    """Merged cells of an ODS file are known as broken too."""
    cell = _cell("string", 'table:number-rows-spanned="2"', "N-01")
    row = "<table:table-row><table:covered-table-cell/></table:table-row>"
    body = f'<table:table table:name="entries"><table:table-row>{cell}</table:table-row>{row}</table:table>'

    (grid,) = read_workbook(make_ods(body), "cases.ods")

    assert grid.broken == {(0, 0): "A1:A2"}


def test_written_and_read():
    """What is written reads back: text like a formula or a link stays text, lists are joined, days are days."""
    held, again = BytesIO(), BytesIO()
    rows = [{"person": "=1+1", "at": date(2015, 3, 1)}, {"person": "http://x", "actors": ["P-01", "P-02"], "n": 2}]
    for target in (held, again):
        write_workbook(target, {"entries": rows}, {"entries": ["entry"]})

    (grid,) = read_workbook(held.getvalue(), "cases.xlsx")

    assert grid.rows == (
        ("entry", "person", "at", "actors", "n"),
        (None, "=1+1", date(2015, 3, 1), None, None),
        (None, "http://x", None, "P-01 | P-02", 2),
    )
    assert held.getvalue() == again.getvalue()


def test_no_workbook():
    """A file that only bears the suffix of a workbook is refused by name."""
    with pytest.raises(InputError, match=r"cases\.xlsx"):
        read_workbook(BytesIO(b"<html>").getvalue(), "cases.xlsx")
