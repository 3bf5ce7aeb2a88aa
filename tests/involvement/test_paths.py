"""Paths are sequences of worlds, never a flat "both"."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.paths import entry_paths
from inroads.involvement.view import View


def view_of(cells: dict[str, Any], *steps: tuple[float | None, str]) -> View:
    """One entry with these steps."""
    rows = [{"id": f"S{i}", "entry": "E1", "step": step, "medium": medium} for i, (step, medium) in enumerate(steps)]
    return View(make_snapshot(entries=[entry("E1", **cells)], steps=rows))


@pytest.mark.parametrize(
    ("steps", "path", "mixed"),
    [
        ([(1.0, "face_to_face"), (2.0, "private_chat"), (3.0, "group_chat")], "offline > online", True),
        ([(3.0, "face_to_face"), (1.0, "game"), (2.0, "phone")], "online > remote_voice > offline", True),
        ([(1.0, "game"), (1.0, "email")], "online", False),
        ([(1.0, "game"), (1.0, "post")], "order_unknown", True),
        ([(None, "game"), (2.0, "post")], "order_unknown", True),
        ([(1.0, "game"), (2.0, "unknown_to_source")], "unknown_to_source", None),
        ([(1.0, "contested"), (2.0, "not_recorded")], "contested", None),
    ],
)
def test_paths_of_steps(steps: list[tuple[float | None, str]], path: str, mixed: bool | None) -> None:
    """Repeats collapse; equal or missing numbers of unlike worlds leave the order unknown."""
    assert ("E1", path, mixed) == view_of({}, *steps).table("entry_paths").row(0)


@pytest.mark.parametrize(
    ("cells", "path"),
    [
        ({"medium_first_contact": "game", "medium_commitment": "email"}, "online"),
        ({"medium_first_contact": "game"}, "first_contact_only"),
        ({"medium_first_contact": "game", "medium_commitment": "unknown_to_source"}, "first_contact_only"),
        ({"medium_first_contact": "game", "medium_commitment": "not_applicable"}, "online"),
        ({"medium_first_contact": "game", "medium_commitment": "contested"}, "contested"),
        ({"medium_commitment": "post"}, "commitment_only"),
        ({"medium_first_contact": "game", "medium_commitment": "post"}, "not_recorded"),
        ({"medium_first_contact": "unknown_to_source"}, "unknown_to_source"),
        ({}, "not_recorded"),
    ],
)
def test_paths_without_steps(cells: dict[str, str], path: str) -> None:
    """First contact and commitment give a path only where they agree or one is all there can be; one end is none."""
    found = view_of(cells).table("entry_paths").row(0)

    assert ("E1", path, False if path == "online" else None) == found


def test_another_roll_up_gives_other_paths() -> None:
    """With the telephone as offline a call after a meeting is no other world."""
    view = view_of({}, (1.0, "face_to_face"), (2.0, "phone"))

    assert "offline" == entry_paths(view.table, view.frame, "phone_offline")["path"][0]


@pytest.mark.parametrize(
    ("agreed", "path"),
    [("face_to_face", "offline"), ("group_chat", "not_recorded"), ("unknown_to_source", "offline")],
)
def test_a_path_that_ends_elsewhere_lacks_a_step(agreed: str, path: str) -> None:
    """Steps are no whole path where the person is known to have agreed in another world than they end in."""
    view = view_of({"medium_commitment": agreed}, (1.0, "face_to_face"))

    assert path == view.table("entry_paths")["path"][0]
