"""Paths as a finding, and the alluvial picture of them."""

import json

import pytest
import vl_convert
from tests.answers.invented import invented
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.pathways import pathways
from inroads.answers.pictures import COLOURS
from inroads.involvement.view import View
from inroads.language import speaking


def test_paths_are_counted_over_known_ones() -> None:
    """One mixed path of two known; the unknown one has a share over all, as has one of which only an end is known."""
    steps = [{"id": f"S{i}", "entry": "A", "step": float(i), "medium": said} for i, said in enumerate(["post", "game"])]
    both, first = ("medium_first_contact", "medium_commitment"), {"medium_first_contact": "game"}
    entries = [entry("A"), entry("B", **dict.fromkeys(both, "game")), entry("C"), entry("D", **first)]
    finding = pathways(View(make_snapshot(entries=entries, steps=steps)))
    found = {record["path"]: (record["mixed"], record["n"], record["of"]) for record in finding.table}

    expected = {"offline > online": (True, 1, 2), "online": (False, 1, 2)}
    assert {**expected, "not_recorded": (None, 1, 4), "first_contact_only": (None, 1, 4)} == found
    assert "offline → online" in finding.answer
    assert "not known: 2. Of 1 of these only the first contact" in finding.answer


def test_the_ribbons_carry_every_entry() -> None:
    """Between any two columns the ribbons add up to the entries, and each column of nodes too."""
    finding = pathways(View(invented()))
    assert finding.picture is not None
    data = finding.picture["datasets"]

    for column in range(3):
        widths = {point["ribbon"]: point["n"] for point in data["ribbons"] if point["ribbon"].startswith(f"{column}/")}
        assert finding.n == sum(widths.values())
    for column in range(4):
        labels = [node["label"] for node in data["nodes"] if node["x"] == column]
        assert finding.n == sum(int(label.rsplit("·", 1)[1]) for label in labels)


def test_ribbons_keep_their_width_and_stay_inside_their_nodes() -> None:
    """A ribbon is as high where it leaves as where it arrives, scaled by each column's gaps."""
    data = pathways(View(invented())).picture["datasets"]  # type: ignore[index]

    spans = {(node["x"], round(node["low"], 6), round(node["high"], 6)) for node in data["nodes"]}
    for point in data["ribbons"]:
        if point["x"] in (0, 1, 2, 3):
            inside = [
                s for s in spans if s[0] == point["x"] and s[1] - 1e-5 <= point["low"] <= point["high"] <= s[2] + 1e-5
            ]
            assert inside


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_picture_is_drawn_in_the_colours_of_the_house(lang: str) -> None:
    """Rendered as SVG it holds the three colours."""
    with speaking(lang):
        picture = pathways(View(invented())).picture
    drawn = vl_convert.vegalite_to_svg(json.dumps(picture)).lower()

    assert all(colour.lower() in drawn for colour in COLOURS.values())
