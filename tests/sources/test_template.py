"""Tests of the empty workbook."""

import re
import zipfile
from io import BytesIO

import pytest

from inroads.errors import InputError
from inroads.frame import default_frame
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import TABLES
from inroads.sources.case_table import read_case_file
from inroads.sources.checklist import questions
from inroads.sources.columns import columns_of
from inroads.sources.examples import example_rows
from inroads.sources.template import SHEETS, write_template
from inroads.sources.template_column import template_columns
from inroads.sources.workbook import read_workbook

FRAME = default_frame()


@pytest.fixture(scope="module", params=["en", "nl"])
def template(request, tmp_path_factory):
    """The template in a language: its path."""
    path = tmp_path_factory.mktemp("template") / f"{request.param}.xlsx"
    write_template(path, FRAME, request.param)
    return path


def test_reads_back_as_nothing(template):
    """The template itself is a case file without rows: its examples are passed over and counted."""
    read = read_case_file(template, columns_of(FRAME))

    assert (read.rows, len(read.notes)) == ((), 2)


def test_sheets(template):
    """Networks and entries come first, the frame and the checklist last."""
    names = [grid.sheet for grid in read_workbook(template.read_bytes(), template.name)]

    assert names == [*SHEETS, "frame", "checklist", "_lists"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["Where did they first meet?", "Who brought the person in?", "What was agreed, and where?", "not say?"]),
        ("nl", ["Waar ontmoetten zij elkaar", "Wie bracht de persoon binnen?", "Wat werd afgesproken", "vertelde"]),
    ],
)
def test_checklist_asks_four_questions(tmp_path, lang, expected):
    """The checklist asks the four questions, each with room for the answer, its passage and its access."""
    write_template(tmp_path / "a.xlsx", FRAME, lang, tables=("networks",))
    grid = next(one for one in read_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx") if one.sheet == "checklist")
    asked = [row for row in grid.rows if str(row[0] or "")[:2] in {"1.", "2.", "3.", "4."}]

    assert all(part in str(row[0]) for part, row in zip(expected, asked, strict=True))
    assert {4} == {len([cell for cell in row if cell]) for row in asked}


def test_checklist_names_columns_that_are_there():
    """Each line of the checklist says in which sheet and columns its answer is written, and these exist."""
    known = columns_of(FRAME)
    for _question, points in questions():
        for point in points:
            assert [known.find(point.sheet, column) for column in point.columns] == list(point.columns), point.text


def test_checklist_prints_on_one_sheet(template):
    """The checklist is laid out for one page of A4."""
    with zipfile.ZipFile(BytesIO(template.read_bytes())) as archive:
        sheet = archive.read(f"xl/worksheets/sheet{len(SHEETS) + 2}.xml").decode()

    assert 'paperSize="9"' in sheet
    assert "fitToPage" in sheet


def test_three_examples_each(template):
    """The first two sheets bear three filled rows that teach, each marked as a remark."""
    networks, entries = read_workbook(template.read_bytes(), template.name)[:2]

    assert [str(row[0])[:2] for row in (*networks.rows[1:], *entries.rows[1:])] == ["# "] * 6


def test_every_heading_is_known():
    """Every heading of every table is a column that the reader knows."""
    known = columns_of(FRAME)
    for table in TABLES:
        for column in template_columns(table, FRAME, "nl"):
            assert known.find(table, column.name) == column.name


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_label_resolves(lang):
    """Whatever a drop-down offers is read as a value of the frame or as a word for a missing one."""
    for table in TABLES.values():
        for column in template_columns(table.name, FRAME, lang):
            variable = FRAME.variable(table.unit, column.name)
            for label in column.labels:
                assert label in WRITTEN_WORDS or variable is None or variable.resolve(label), (table.name, label)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_example_values_are_of_the_frame(lang):
    """The examples show labels of the frame, not identifiers that nobody would choose from the list."""
    first = example_rows("entries", FRAME, lang)[0]

    assert first["medium"] == FRAME.label("entry", "medium", "face_to_face", lang)


def test_dates_stay_text(template):
    """Date columns are text, so that a spreadsheet program leaves 2015-03 as it is."""
    with zipfile.ZipFile(BytesIO(template.read_bytes())) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    runs = re.findall(r'<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"', sheet)
    style = next(style for low, high, style in runs if int(low) <= 4 <= int(high))
    formats = re.findall(r"<xf [^>]*numFmtId=\"(\d+)\"", styles.split("<cellXfs")[1])

    assert formats[int(style)] == "49"


def test_same_bytes(tmp_path):
    """Two templates of one frame are equal, byte for byte."""
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, FRAME, tables=("networks",))

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_unknown_table(tmp_path):
    """A table that does not exist is told with the one it may mean."""
    with pytest.raises(InputError, match="entries"):
        write_template(tmp_path / "a.xlsx", FRAME, tables=("entrys",))
