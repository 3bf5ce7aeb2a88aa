"""Tests of files read through a mapping."""

import contextlib
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.sources.mapping import apply_mapping, preview, read_mapping

TIES = """
mapping: ties
read: {format: csv}
defaults: {source: S-01, access: statement, network: N-01}
rows:
  - table: ties
    where: {layer: {not: [online, null]}}
    prefix: X-
    set:
      a: {column: from}
      b: {column: to}
      introduced_by: {column: by, prefix: ""}
      content: {column: layer, values: {kinship: kin, friendship: friend, none: null}}
      began: {value: "1994"}
  - table: roles
    where: {layer: online}
    set: {person: {column: from}, function: {column: [layer, to]}}
"""


@pytest.fixture
def put(tmp_path):
    """``put(name, text)`` writes a file and gives its path."""

    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def _cells(row):
    return {cell.variable: cell.written for cell in row.cells}


def test_csv(put):
    """Constants, translated values, conditions, prefixes and defaults make the rows; ids of others are prefixed too."""
    path = put("t.csv", "from,to,by,layer\nP-01,P-02,P-09,kinship\nP-01,P-02,,\nP-03,irc,,online\n")

    tie, role = apply_mapping(read_mapping(TIES, "t.yaml"), path).rows

    assert _cells(tie) == {
        "a": "X-P-01",
        "b": "X-P-02",
        "introduced_by": "P-09",
        "content": "kin",
        "began": "1994",
        "source": "S-01",
        "access": "statement",
    }
    assert _cells(role) == {
        "person": "P-03",
        "function": "online · irc",
        "source": "S-01",
        "access": "statement",
        "network": "N-01",
    }


def test_locators(put):
    """A cell bears its own place, a constant the place of its record."""
    (tie,) = apply_mapping(read_mapping(TIES, "t.yaml"), put("t.csv", "from,to,by,layer\nP-01,P-02,,kinship\n")).rows

    assert {cell.variable: cell.locator for cell in tie.cells if cell.variable in ("b", "began")} == {
        "b": "t.csv#t!B2",
        "began": "t.csv#t!A2:D2",
    }


def test_unknown_values_are_row_faults(put):
    """Every value that the mapping does not translate is told with its row, all in one error."""
    path = put("t.csv", "from,to,by,layer\nP-01,P-02,,kinshp\nP-01,P-02,,kinship\nP-01,P-02,,gym\n")

    with pytest.raises(InputError) as caught:
        apply_mapping(read_mapping(TIES, "t.yaml"), path)

    assert [fault.where for fault in caught.value.faults] == ["t.csv, row 2", "t.csv, row 4"]
    assert "kinship" in caught.value.faults[0].do


def test_value_without_meaning(put):
    """A value translated to null leaves the cell blank."""
    (tie,) = apply_mapping(read_mapping(TIES, "t.yaml"), put("t.csv", "from,to,by,layer\nP-01,P-02,,none\n")).rows

    assert "content" not in _cells(tie)


def test_missing_column(put):
    """A column that the file has not is told with the line of the mapping and the name it may mean."""
    with pytest.raises(InputError, match=r"(?s)«from».*t\.yaml, line 10.*«form»"):
        apply_mapping(read_mapping(TIES, "t.yaml"), put("t.csv", "form,to,by,layer\na,b,,kinship\n"))


def test_left_over(put):
    """Columns nobody mapped and records that became nothing are told."""
    path = put("t.csv", "from,to,by,layer,colour\nP-01,P-02,,,red\n")

    assert apply_mapping(read_mapping(TIES, "t.yaml"), path).notes == (
        "t.csv: these columns are not mapped: «colour».",
        "t.csv: records that became no row: 1.",
    )


def test_all_faults_of_a_mapping_at_once():
    """Every fault of a mapping file is told with its line, in one error."""
    text = (
        "mapping: m\nread: {format: cvs, path: links}\ndefaults: {nets: N}\nrows:\n"
        "  - table: tie\n    set: {a: {column: x}}\n"
        "  - table: ties\n    set:\n      aa: {column: x}\n      b: {colum: y}\n"
    )

    with pytest.raises(InputError) as caught:
        read_mapping(text, "m.yaml")

    assert {fault.where for fault in caught.value.faults} == {f"m.yaml, line {line}" for line in (2, 3, 5, 9, 10)}


def test_split_and_own_variables(put):
    """A cell may be parted into several values, each translated; variables of the frame may be set."""
    text = (
        "mapping: m\nrows:\n  - table: persons\n    set:\n      person: {column: id}\n"
        "      motives: {column: why, split: ';', values: {geld: money, eer: status}}\n"
    )

    (row,) = apply_mapping(read_mapping(text, "m.yaml"), put("p.csv", 'id,why\nP-01,"geld; eer"\n')).rows

    assert _cells(row)["motives"] == "money | status"


def test_json(put):
    """Records at a path of a JSON file bear that path; nested names are joined by points."""
    text = (
        "mapping: m\nread: {path: $.data.links}\nrows:\n  - table: ties\n"
        "    set: {a: {column: source.id}, b: {column: target}}\n"
    )
    path = put("links.json", json.dumps({"data": {"links": [{"source": {"id": "P-01"}, "target": "P-02"}]}}))

    (row,) = apply_mapping(read_mapping(text, "m.yaml"), path).rows

    assert row.cells[0].locator == "links.json#$.data.links[0].source.id"
    assert _cells(row) == {"a": "P-01", "b": "P-02"}


def test_json_lines(put):
    """Each line is a record, named by its number; lines that begin with # are passed over."""
    text = "mapping: m\nrows:\n  - table: persons\n    set: {person: {column: id}}\n"

    read = apply_mapping(read_mapping(text, "m.yaml"), put("p.jsonl", '# export\n{"id": 7}\n\n{"id": "P-02"}\n'))

    assert [(row.cells[0].written, row.cells[0].locator) for row in read.rows] == [
        (7, "p.jsonl#L2$.id"),
        ("P-02", "p.jsonl#L4$.id"),
    ]


def test_without_header(put):
    """A file without names of columns is read with those the mapping gives, from its first row."""
    text = (
        "mapping: m\nread: {header: [x, y], delimiter: tab}\nrows:\n  - table: contacts\n"
        "    prefix: N\n    set: {sender: {column: x}, receiver: {column: y}}\n"
    )

    (row,) = apply_mapping(read_mapping(text, "m.yaml"), put("e.csv", "0\t1\n")).rows

    assert (_cells(row), row.cells[0].locator) == ({"sender": "N0", "receiver": "N1"}, "e.csv#e!A1")


def test_which_sheet(put, sheets):
    """A workbook of several sheets needs one named; whole numbers of it are whole."""
    path = put("w.xlsx", sheets(one=[["id"], [7]], two=[["id"], ["x"]]))
    text = "mapping: m\nread: {sheet: %s}\nrows:\n  - table: persons\n    set: {person: {column: id}}\n"

    assert apply_mapping(read_mapping(text % "one", "m.yaml"), path).rows[0].cells[0].written == 7
    with pytest.raises(InputError, match="«one», «two»"):
        apply_mapping(read_mapping(text.replace("read: {sheet: %s}\n", ""), "m.yaml"), path)


def test_preview(put):
    """The preview shows the first records, the rows made of them, and the faults of the whole file."""
    path = put("t.csv", "from,to,by,layer\nP-01,P-02,,kinship\nP-03,P-04,,gym\n")

    seen = preview(read_mapping(TIES, "t.yaml"), path, 1)

    assert (seen.rows[0].record["from"], seen.rows[0].rows[0].table) == ("P-01", "ties")
    assert (len(seen.rows), len(seen.faults), seen.counts) == (1, 1, {"ties": 2})
    assert "  ties: a = X-P-01, b = X-P-02, content = kin" in repr(seen)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_mappings(seed):
    """A mapping with characters changed is read or is an InputError."""
    dice = random.Random(seed)
    text = list(TIES)
    for _ in range(dice.choice((1, 2, 8))):
        text[dice.randrange(len(text))] = dice.choice("{}[]:,-#&*!|>'\"%@ \n\tx0")
    with contextlib.suppress(InputError):
        read_mapping("".join(text), "m.yaml")


@given(st.text(max_size=100))
def test_any_mapping(text):
    """Any text is a mapping or an InputError."""
    with contextlib.suppress(InputError):
        read_mapping(text, "m.yaml")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "x", "links"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.binary(max_size=60) | JSON.map(lambda held: json.dumps(held).encode()), st.sampled_from(["json", "jsonl"]))
def test_any_json(tmp_path_factory, data, kind):
    """Any bytes read as JSON are rows or an InputError."""
    path = tmp_path_factory.getbasetemp() / f"any.{kind}"
    path.write_bytes(data)
    text = "mapping: m\nread: {path: $.links}\nrows:\n  - table: persons\n    set: {person: {column: id}}\n"
    with contextlib.suppress(InputError):
        apply_mapping(read_mapping(text, "m.yaml"), path)


def test_deep_json(put):
    """JSON nested without end is an InputError."""
    text = "mapping: m\nrows:\n  - table: persons\n    set: {person: {column: id}}\n"

    with pytest.raises(InputError, match="nested too deeply"):
        apply_mapping(read_mapping(text, "m.yaml"), put("deep.json", "[" * 100_000))


def test_numbers_and_blanks_of_dutch_exports(tmp_path):
    """A decimal comma is read where a number is wanted; a text that means nothing was written is read as a blank."""
    text = (
        "mapping: old\nread: {format: csv, blank: [onbekend, '?']}\nrows:\n"
        "  - table: networks\n    set: {network: {column: zaak}, proceeds_amount: {column: opbrengst},"
        " active: {column: jaar}}\n"
    )
    (tmp_path / "oud.csv").write_text("zaak;opbrengst;jaar\nZ-1;12.500,50;onbekend\nZ-2;?;2018\n")

    read = apply_mapping(read_mapping(text, "old.yaml"), tmp_path / "oud.csv")

    cells = [{cell.variable: cell.written for cell in row.cells} for row in read.rows]
    assert cells == [
        {"network": "Z-1", "proceeds_amount": 12500.5},
        {"network": "Z-2", "active": "2018"},
    ]


def test_a_prefix_stands_before_ids_only(tmp_path):
    """A word for what is missing is no id, and bears no prefix."""
    text = (
        "mapping: m\nrows:\n  - table: entries\n    prefix: X-\n"
        "    set: {person: {column: who}, network: {column: net}}\n"
    )
    (tmp_path / "e.csv").write_text("who,net\nunknown_to_source,N\n")

    read = apply_mapping(read_mapping(text, "m.yaml"), tmp_path / "e.csv")

    assert ["unknown_to_source", "X-N"] == [cell.written for cell in read.rows[0].cells]
