"""Tests of reading coding files."""

import pytest

from inroads.errors import InputError
from inroads.sources.codings import one_row, read_codings
from inroads.sources.columns import default_columns


def read(tmp_path, text, name="codings.yaml"):
    """What a coding file of that text says: for each row its table and cells."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    codings = read_codings(tmp_path / name, default_columns())
    return [(row.table, {cell.variable: cell.written for cell in row.cells}) for row in codings.rows]


def test_a_table_for_each_row(tmp_path):
    """A row names its table, or the unit its rows are; a list is several values; a blank says nothing."""
    entry = '  - {table: entry, entry: E-1, passage: ["a#1-2", "b#p. 3"], role: }\n'
    text = f"rows:\n{entry}  - {{table: ties, a: P-1, b: P-2}}\n"

    assert [("entries", {"entry": "E-1", "passage": "a#1-2 | b#p. 3"}), ("ties", {"a": "P-1", "b": "P-2"})] == read(
        tmp_path, text
    )


def test_defaults(tmp_path):
    """What holds for all rows fills a row that is silent, but never a column that the table has for itself."""
    rows = "  - {table: places, place: F-1}\n  - {table: entries, coder: C2}\n"
    text = f"defaults: {{coder: C1, access: statement}}\nrows:\n{rows}"

    assert [("places", {"place": "F-1", "coder": "C1"}), ("entries", {"coder": "C2", "access": "statement"})] == read(
        tmp_path, text
    )


def test_a_csv_file(tmp_path):
    """A CSV file with a column ``table`` is a coding file; a row leaves the columns of other tables blank."""
    text = "table,entry,step,medium,passage\nentries,E-1,,,a#1-2\nsteps,E-1,1,phone,a#3-4\n# a remark,,,,\n"

    assert [
        ("entries", {"entry": "E-1", "passage": "a#1-2"}),
        ("steps", {"entry": "E-1", "step": "1", "medium": "phone", "passage": "a#3-4"}),
    ] == read(tmp_path, text, "codings.csv")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("c.yaml", "rows:\n  - {table: stps, step: 1}\n", r"«stps»[^$]*line 2[^$]*steps"),
        ("c.yaml", "rows:\n  - {entry: E-1}\n", r"does not name its «table»"),
        ("c.yaml", "rows:\n  - {table: entries, mechanisme: M1}\n", r"«mechanisme»[^$]*line 2[^$]*mechanism"),
        ("c.yaml", "codings: x\n", r"holds no rows"),
        ("c.yaml", "defaults: {medium: phone}\nrows:\n  - {table: entries}\n", r"«medium» cannot hold for all rows"),
        ("c.csv", "entry,medium\nE-1,phone\n", r"no column «table»"),
        ("c.csv", "table,entry\nentrees,E-1\n", r"«entrees»[^$]*row 2"),
        ("c.csv", "table,medium\nnetworks,phone\n", r"«medium» is no column of «networks»"),
    ],
)
def test_faults(tmp_path, name, text, told):
    """What is wrong is told with its line."""
    with pytest.raises(InputError, match=told):
        read(tmp_path, text, name)


def test_one_call():
    """A row that a call spells out is read like one of a file."""
    row = one_row("step", {"entry": "E-1", "Medium": "phone", "at": ""}, default_columns()).rows[0]

    assert ("steps", ["entry", "medium"]) == (row.table, [cell.variable for cell in row.cells])
