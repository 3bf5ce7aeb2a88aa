"""Entries crossed by two variables keep what is unknown as rows."""

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View


def test_known_cells_have_intervals_and_unknown_ones_a_share_of_all() -> None:
    """Two known ways in and one whose medium was not recorded."""
    snapshot = make_snapshot(
        entries=[
            entry("A", mechanism="M7"),
            entry("B", mechanism="M1", medium="phone"),
            entry("C", "N-02", mechanism="M1"),
            entry("D", mechanism="M1", relation="customer_of_service"),
        ]
    )
    entries = View(snapshot).entries
    table = entries.cross("channel", "medium")

    assert 3 == len(entries)
    assert "3 entries in 2 networks" == repr(entries)
    assert [
        ("contact", "remote_voice", 1, 2, 0.5),
        ("place", "online", 1, 2, 0.5),
        ("contact", "not_recorded", 1, 3, pytest.approx(1 / 3)),
    ] == table.select("channel", "medium", "n", "of", "share").rows()
    assert [False, False, True] == table["low"].is_null().to_list()


def test_no_entries_cross_to_no_rows() -> None:
    """An empty study has an empty table."""
    assert View(make_snapshot()).entries.cross("channel", "layer").is_empty()
