"""A passage as a reader finds it again."""

from inroads.report.passages import locator_shown


def test_cell_of_a_workbook():
    """A cell is told as file, sheet and cell."""
    assert locator_shown("cases.xlsx#entries!D12") == "cases.xlsx, sheet entries, cell D12"


def test_other_locators_stay():
    """What is no cell is shown as it is."""
    assert locator_shown("page 12, line 3") == "page 12, line 3"
