"""What a file lacks, it lacks at random; what it leaves out, the rule gives back; unless a switch says otherwise."""

import math
from collections import Counter
from typing import Any

from inroads.world.annotator import COARSE
from inroads.world.field import Field

WORLD = {**COARSE, "offline": "offline", "online": "online"}
BY_MECHANISM = {"M1": "contact", "M2": "contact", "M6": "place", "M7": "place", "M8": "place"}
WORDS = ("unknown_to_source", "not_recorded")


def _known(row: dict[str, Any], column: str) -> str:
    written = row.get(column, "")
    return "" if written in WORDS else written


def _medium(row: dict[str, Any], first_step: dict[str, str]) -> str:
    by_mechanism = {"M6": "offline", "M7": "online"}.get(_known(row, "mechanism"), "")
    for said in (
        _known(row, "medium"),
        _known(row, "medium_first_contact"),
        by_mechanism,
        first_step.get(row["entry"], ""),
    ):
        if said:
            return WORLD[said]
    return ""


def _channel(row: dict[str, Any], brought: set[str]) -> str:
    if _known(row, "channel"):
        return str(row["channel"])
    if _known(row, "mechanism") in BY_MECHANISM:
        return BY_MECHANISM[row["mechanism"]]
    if "tie" in row or row["entry"] in brought:
        return "contact"
    return "place" if "place" in row else ""


def _read(field: Field) -> dict[str, tuple[str, str]]:
    first = {row["entry"]: row["medium"] for row in field.rows["steps"] if row["step"] == 1}
    brought = {row["entry"] for row in field.rows["entry_agents"] if "person" in row}
    rows = [row for row in field.rows["entries"] if row["coder"] != "C2"]
    return {row["entry"]: (_channel(row, brought), _medium(row, first)) for row in rows}


def test_what_is_left_out_follows_from_the_rule(candid: Field) -> None:
    """Wherever the rule finds a channel and a medium, they are the true ones."""
    truth = {entry["entry"]: entry for entry in candid.truth["entries"]}
    for entry, (channel, medium) in _read(candid).items():
        assert channel in ("", truth[entry]["channel"])
        assert medium in ("", truth[entry]["medium"])


def test_unknown_ways_in_are_unknown_at_random(candid_messy: Field) -> None:
    """Whether a way in can be read does not depend on what it was: no cell is known more often than another."""
    truth = {entry["entry"]: entry for entry in candid_messy.truth["entries"]}
    read = _read(candid_messy)
    known, all_of = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for entry, found in read.items():
        cell = (truth[entry]["channel"], truth[entry]["medium"])
        all_of[cell] += 1
        known[cell] += all(found)
    rate = sum(known.values()) / sum(all_of.values())

    assert 0.7 < rate < 0.95
    for cell, count in all_of.items():
        assert abs(known[cell] - rate * count) < 4 * math.sqrt(count * rate * (1 - rate)) + 1, cell


def test_second_coders_disagree_now_and_then(candid_messy: Field) -> None:
    """In a messy field a second coder reads some entries, and mostly the same in them."""
    first = {row["entry"]: row for row in candid_messy.rows["entries"] if row["coder"] != "C2"}
    second = [row for row in candid_messy.rows["entries"] if row["coder"] == "C2"]
    same = sum(row["channel"] == first[row["entry"]]["channel"] for row in second)

    assert len(second) > 100
    assert 0.85 < same / len(second) < 1


def test_known_paths_are_true(candid: Field) -> None:
    """The steps that are written run through the worlds in the true order."""
    truth = {entry["entry"]: [step["coarse"] for step in entry["steps"]] for entry in candid.truth["entries"]}
    written: dict[str, list[str]] = {}
    for row in candid.rows["steps"]:
        written.setdefault(row["entry"], []).append(WORLD[row["medium"]])

    assert all(truth[entry] == media for entry, media in written.items())


def test_messy_fields_hold_what_plain_ones_do_not(messy: Field) -> None:
    """Messy files have groups, unidentified persons, telephones, open coverage and sources that do not know."""
    kinds = {row["kind"] for row in messy.rows["persons"]}
    media = {row.get("medium_first_contact") for row in messy.rows["entries"]}

    assert kinds == {"identified", "unidentified_individual", "group_of_unknown_size"}
    assert {"phone", "unknown_to_source"} <= media
    assert any(row.get("coverage") != "all" for row in messy.rows["networks"])
