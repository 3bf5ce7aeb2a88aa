"""Channel and medium of an entry follow the rule of the frame."""

from typing import Any

import pytest
from tests.involvement.make_snapshot import absent, entry, make_snapshot

from inroads.involvement.view import View

Row = dict[str, Any]


def derived(cells: Row, **tables: list[Row]) -> Row:
    """The derived row of one entry with these cells."""
    row: Row = View(make_snapshot(entries=[entry("E1", **cells)], **tables)).table("entries_derived").row(0, named=True)
    return row


@pytest.mark.parametrize(
    ("cells", "channel"),
    [
        ({"mechanism": "M7", "channel": "contact"}, "contact"),
        ({"mechanism": "M7", "channel": "unknown_to_source"}, "unknown_to_source"),
        ({"mechanism": "M1", "place": "L-1"}, "contact"),
        ({"mechanism": "M8"}, "place"),
        ({"mechanism": "M5", "tie": "T-1", "place": "L-1"}, "contact"),
        ({"mechanism": "M5", "place": "L-1"}, "place"),
        ({"mechanism": "M5"}, "not_recorded"),
        ({"mechanism": "contested", "tie": "T-1"}, "contested"),
        ({"channel": "not_asked"}, "not_asked"),
    ],
)
def test_the_channel(cells: Row, channel: str) -> None:
    """A coded cell wins, then the mechanism, then what is named; a contested mechanism leaves it contested."""
    assert channel == derived(cells)["channel"]


def test_a_named_agent_makes_a_contact() -> None:
    """An agent known to exist but not identified is enough."""
    found = derived(
        {"mechanism": "M9", "place": "L-1"}, entry_agents=[{"id": "A1", "entry": "E1", "part": "recruited"}]
    )

    assert "contact" == found["channel"]


@pytest.mark.parametrize(
    ("cells", "medium"),
    [
        ({"medium": "sms", "medium_first_contact": "game", "mechanism": "M6"}, "sms"),
        ({"medium": "not_applicable", "medium_first_contact": "game"}, "not_applicable"),
        ({"medium_first_contact": "game", "mechanism": "M6"}, "game"),
        ({"mechanism": "M6"}, "offline"),
        ({"mechanism": "M7", "medium_first_contact": "unknown_to_source"}, "online"),
        ({"medium_first_contact": "unknown_to_source"}, "unknown_to_source"),
        ({"medium_first_contact": "contested", "mechanism": "M7"}, "contested"),
        ({"tie": "T-1", "place": "L-1"}, "email"),
        ({"place": "L-1"}, "online"),
        ({"place": "L-2"}, "not_recorded"),
        ({"medium": "not_asked"}, "not_asked"),
        ({}, "not_recorded"),
    ],
)
def test_the_medium(cells: Row, medium: str) -> None:
    """Coded, first contact, mechanism, tie, place, in this order; a hybrid place says nothing."""
    tables = {
        "ties": [{"tie": "T-1", "formed_medium": "email"}],
        "places": [{"place": "L-1", "medium": "online"}, {"place": "L-2", "medium": "hybrid"}],
    }

    assert medium == derived(cells, **tables)["medium"]


@pytest.mark.parametrize(
    ("steps", "medium"),
    [
        ([(2.0, "sms"), (1.0, "post")], "post"),
        ([(1.0, "post"), (1.0, "post")], "post"),
        ([(1.0, "sms"), (1.0, "post")], "not_recorded"),
        ([(1.0, "sms"), (None, "post")], "not_recorded"),
    ],
)
def test_the_first_step_tells_the_medium(steps: list[tuple[float | None, str]], medium: str) -> None:
    """Where steps of unlike media may be the first, none is taken."""
    rows = [{"id": f"S{i}", "entry": "E1", "step": step, "medium": said} for i, (step, said) in enumerate(steps)]

    assert medium == derived({}, steps=rows)["medium"]


def test_a_founder_without_a_layer_is_core() -> None:
    """Founders count as core, unless their layer was said."""
    assert "core" == derived({"founder": "yes"})["layer"]
    assert "money_mule" == derived({"founder": "yes", "role": "money_mule"})["layer"]
    assert "not_recorded" == derived({})["layer"]


@pytest.mark.parametrize("state", ["standing", "withdrawn"])
def test_a_denied_tie_makes_no_contact(state: str) -> None:
    """That a source says the tie was none speaks against a contact; a denial that was withdrawn does not."""
    denial = [one | {"state": state} for one in absent("tie", "T-1", exists="yes")]

    assert ("contact" if state == "withdrawn" else "place") == derived({"tie": "T-1", "place": "L-1"}, claims=denial)[
        "channel"
    ]


def test_a_contested_tie_makes_no_contact() -> None:
    """A tie on which sources disagree settles nothing, whatever its medium."""
    found = derived({"tie": "T-1"}, ties=[{"tie": "T-1", "formed_medium": "email", "exists": "contested"}])

    assert ("not_recorded", "not_recorded") == (found["channel"], found["medium"])


def test_first_contact_is_coded_else_by_rule() -> None:
    """A coded medium of the way in stands in where the first contact is not said, not where it is contested."""
    assert "game" == derived({"medium": "post", "medium_first_contact": "game"})["medium_first_contact"]
    assert "post" == derived({"medium": "post"})["medium_first_contact"]
    assert "contested" == derived({"medium": "post", "medium_first_contact": "contested"})["medium_first_contact"]
