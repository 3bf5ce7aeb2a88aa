"""The quick road from rows to tables gives what the road of a file gives."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.invented import fold_rows
from tests.quick_snapshot import quick_snapshot

from inroads.model.tables import TABLES
from inroads.world.family import FAMILIES, read_family
from inroads.world.field import make_field

CITED = pl.col("passage").str.starts_with("cell:")


@pytest.mark.parametrize("family", FAMILIES)
def test_tables_are_those_of_a_file(family: str) -> None:
    """Every table of an invented field is the same by both roads, but for the names of claims."""
    rows = make_field(read_family(family, networks=5, seed=2, target_networks=2)).rows
    slow, quick = fold_rows(rows), quick_snapshot(rows)

    for name in TABLES:
        expected, actual = slow.table(name), quick.table(name)
        if name == "passages":
            expected, actual = expected.filter(~CITED), actual.filter(~CITED)
        assert_frame_equal(expected.drop("claims"), actual.drop("claims"), check_row_order=True)
        if name != "passages":
            assert expected["claims"].list.len().to_list() == actual["claims"].list.len().to_list(), name


def test_claims_are_those_of_a_file() -> None:
    """The claims say the same by both roads, on pages of the same name."""
    rows = make_field(read_family("messy", networks=5, seed=2, target_networks=2)).rows
    columns = ["unit_type", "unit", "variable", "value", "polarity", "coder", "certainty", "state"]
    page = pl.col("passages").list.first().str.replace("^cell:.*$", "")
    slow, quick = fold_rows(rows), quick_snapshot(rows)
    expected, actual = (made.table("claims").select(*columns, page=page).sort(pl.all()) for made in (slow, quick))

    assert_frame_equal(expected, actual)
