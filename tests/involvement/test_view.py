"""A view gives tables, derived ones once, and a sentence to cite."""

import dataclasses

import polars as pl
from tests.answers.invented import invented
from tests.involvement.make_snapshot import entry, make_snapshot, the_frame

from inroads.involvement.view import DERIVED, View, rule_hash
from inroads.language import speaking


def test_the_view_is_a_sentence() -> None:
    """It names the snapshot, what it holds and the years."""
    view = View(make_snapshot(networks=[{"network": "N-01", "active": "1996"}], entries=[entry("E1", at="2019-03")]))

    said = "persons 0, entries 1, ties 0, places 0, 1996-2019"
    assert f"Snapshot {view.id[:8]}…: networks 1, {said}" == repr(view)
    assert repr(View(make_snapshot())).endswith("no dates")


def test_an_empty_study_has_all_derived_tables() -> None:
    """Zero rows in, zero rows out, with their columns."""
    view = View(make_snapshot())

    assert all(view.table(name).is_empty() and view.table(name).width for name in DERIVED)


def test_derived_tables_may_be_kept() -> None:
    """What was made is handed over once; what was kept is not made again."""
    made: dict[str, pl.DataFrame] = {}
    first = View(invented(3), keep=made.__setitem__)
    tables = {name: first.table(name) for name in DERIVED}

    again = View(invented(3), kept=made.get, keep=lambda _name, _table: (_ for _ in ()).throw(AssertionError))
    assert set(DERIVED) == set(made)
    assert all(again.table(name).equals(table) for name, table in tables.items())


def test_derived_tables_are_rebuilt_row_for_row() -> None:
    """They depend on tables and frame alone."""
    one, other = View(invented(6)), View(invented(6))

    assert all(one.table(name).equals(other.table(name)) for name in DERIVED)


def test_another_frame_means_other_rules() -> None:
    """The rule hash moves with the frame."""
    frame = the_frame()

    assert rule_hash(frame) != rule_hash(dataclasses.replace(frame, version=2))
    assert rule_hash(frame) == View(make_snapshot()).rule_hash


def test_the_title_is_that_of_the_study() -> None:
    """It is handed through in any language."""
    with speaking("nl"):
        assert "A tiny study" == View(make_snapshot()).title
