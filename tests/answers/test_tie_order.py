"""Which world came first in a tie, by hand."""

from typing import Any

import pytest
from tests.answers.test_tie_overlap import four, tie

from inroads.answers.tie_order import order
from inroads.involvement.view import View


def firsts(*ties: dict[str, Any], **rows: Any) -> dict[str, int]:
    """How many pairs came first in which world."""
    table = order(View(four(*ties, **rows))).table
    return {record["came_first"]: record["n"] for record in table if record["kind"] == "order" and record["n"]}


@pytest.mark.parametrize(
    ("formed", "kept", "first"), [("post", "game", "offline"), ("game", "post", "online"), ("post", "post", None)]
)
def test_where_a_tie_was_formed_came_first(formed: str, kept: str, first: str | None) -> None:
    """No date is needed within one tie; a tie in one world has no order."""
    assert ({first: 1} if first else {}) == firsts(tie("A", "B", formed, kept))


@pytest.mark.parametrize(
    ("offline", "online", "first"),
    [
        ("2010", "2012", "offline"),
        ("2012-05", "2012-03", "online"),
        ("2012", "2012-03", "order_unknown"),
        (None, "2012", "order_unknown"),
        ("2012-03-04", "2012-03-04", "order_unknown"),
    ],
)
def test_between_ties_of_a_pair_dates_decide(offline: str | None, online: str, first: str) -> None:
    """A year against a month of that year leaves both open, and so do no date and the same day."""
    ties = [tie("A", "B", "post", "post", began=offline), tie("B", "A", "game", "game", began=online)]

    assert {first: 1} == firsts(*ties)


def test_spells_are_dated_too() -> None:
    """A tie formed online that went offline in 2015 against one formed offline in 2013: online, if since 2012."""
    spells = [{"id": "Z1", "tie": "T-AB", "medium": "post", "began": "2015"}]
    ties = [tie("A", "B", "game", "post", began="2012"), tie("B", "A", "post", "post", began="2013")]

    assert {"online": 1} == firsts(*ties, tie_spells=spells)


def test_what_is_open_is_tried_both_ways() -> None:
    """One offline first, one open: between one half and all; it stands by layer and by period."""
    ties = [
        tie("A", "B", "post", "game", began="2011-04"),
        tie("A", "C", "post", "post"),
        tie("C", "A", "game", "game", began="2011"),
    ]
    found = {record["row"]: record for record in order(View(four(*ties))).table}

    assert (1, 1, 0.5, 1.0) == tuple(found["order/offline"][key] for key in ("n", "of", "bound_low", "bound_high"))
    assert 1 == found["by_period/2010-2014/offline"]["n"]
    assert 1 == found["by_period/unknown/order_unknown"]["n"]
    assert 1 == found["by_layer/not_recorded/offline"]["n"]
