"""Tests of the one way in."""

import pytest

from inroads.errors import InputError
from inroads.frame import default_frame
from inroads.sources.read import preview_mapping, read_sources

MAPPING = "mapping: m\nrows:\n  - table: persons\n    set: {person: {column: id}}\n"


@pytest.fixture
def mapping(tmp_path):
    """The path of a mapping file."""
    path = tmp_path / "m.yaml"
    path.write_text(MAPPING)
    return path


def test_language_of_the_tables(tmp_path):
    """Without a mapping the headings may be Dutch labels of the frame."""
    path = tmp_path / "entries.csv"
    path.write_text("persoon die betrokken raakte,wijze van betrokken raken\nP-01,M1\n")

    (row,) = read_sources(path, default_frame()).rows

    assert [cell.variable for cell in row.cells] == ["person", "mechanism"]


def test_with_a_mapping(tmp_path, mapping):
    """With a mapping any layout is read, and the reader bears its name."""
    path = tmp_path / "export.csv"
    path.write_text("id\nP-01\n")

    read = read_sources(path, default_frame(), mapping)

    assert (len(read.rows), read.reader) == (1, "mapping m")
    assert preview_mapping(path, mapping).counts == {"persons": 1}


def test_no_mapping_there(tmp_path):
    """A mapping file that is not there is told by name."""
    with pytest.raises(InputError, match=r"no\.yaml"):
        read_sources(tmp_path / "a.csv", default_frame(), tmp_path / "no.yaml")
