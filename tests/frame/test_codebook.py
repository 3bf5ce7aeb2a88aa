import pytest

from inroads.frame import default_frame
from inroads.frame.codebook import codebook


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_rows(lang):
    """Every variable and value has its row, and no row lacks a label or a source."""
    frame = default_frame()
    rows = codebook(frame, lang)

    assert len(rows) == sum(max(1, len(variable.values)) for variable in frame.variables)
    assert all(row["label"] and row["source"] and (row["value_label"] or not row["value"]) for row in rows)


def test_dutch():
    """The Dutch codebook speaks the field's own words and shows what else may be written."""
    row = next(row for row in codebook(default_frame(), "nl") if (row["unit"], row["value"]) == ("role", "money_mule"))

    assert (row["label"], row["value_label"], row["aliases"]) == ("laag", "geldezel", "mule | katvanger")
    assert row["source"] == "Leukfeldt, Kleemans & Stol 2017a"


def test_units_stand_together():
    """The rows of a unit stand in one block."""
    units = [row["unit"] for row in codebook(default_frame())]

    assert len(set(units)) == sum(one != other for one, other in zip(["", *units], units, strict=False))
