"""Layers and periods: everybody at one place, every world in its colour and shape."""

import re
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.graph.nodes_and_edges import DATES, TIE, nodes_and_edges
from inroads.report.graph_files.waves import waves_of
from inroads.report.graph_pictures.layers_picture import layers_picture
from inroads.report.graph_pictures.panel import MANY
from inroads.report.graph_pictures.periods_picture import periods_picture
from inroads.report.graph_pictures.positions import on_sheet

SVG = "{http://www.w3.org/2000/svg}"
EDGES = pl.DataFrame(
    [("a", "b", "offline", "certain"), ("a", "b", "online", "possible"), ("b", "a", "online", "possible"),
     ("a", "c", "not_recorded", "certain")],
    orient="row", schema=["a", "b", "medium", "certainty"],
)  # fmt: skip
SPOTS = {"a": (0.0, 0.0), "b": (1.0, 0.5), "c": (0.5, 1.0)}


def _texts(drawn):
    return [element.text for element in ET.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize("stacked", [False, True])
def test_each_world_has_its_panel_its_colour_and_its_counts(stacked):
    """Offline and online always stand there, what is not known where there is any; two ties of one pair are one."""
    drawn = layers_picture(EDGES, SPOTS, "t & u", stacked)

    heads = [said for said in _texts(drawn) if ":" in said]
    assert ["Offline: persons 2, tied pairs 1", "Online: persons 2, tied pairs 1",
            "Medium unknown: persons 2, tied pairs 1"] == heads[:3]  # fmt: skip
    assert all(colour in drawn for colour in ("#C75B12", "#0072B2", "url(#unknown-hatch)"))
    assert "#009E73" not in drawn
    assert "Dashed: not certain." in drawn


def test_everybody_stands_at_the_same_place_in_each_panel():
    """The line from a to b has the same shift in the panel beside."""
    drawn = layers_picture(EDGES, SPOTS, "t")

    lines = [re.findall(r"[\d.]+", way) for way in re.findall(r'd="(M[\d. ]+L[\d. ]+)"', drawn)]
    (ax, ay, bx, by), (cx, cy, dx, dy) = ([float(end) for end in line] for line in lines[:2])
    assert (bx - ax, by - ay) == pytest.approx((dx - cx, dy - cy))
    assert ay == cy


def test_a_crowd_bears_no_names():
    """From many persons on nobody is named, and the picture says so."""
    edges = pl.DataFrame({"a": [f"p{n}" for n in range(MANY + 1)], "b": ["hub"] * (MANY + 1), "medium": "online"})
    spots = {name: (n / (MANY + 1), n % 7 / 7) for n, name in enumerate([*edges["a"], "hub"])}

    drawn = layers_picture(edges, spots, "t")

    assert "hub" not in _texts(drawn)
    assert "Nobody is named" in drawn


def test_names_are_text_and_never_markup():
    """A name that looks like markup is shown as it is written."""
    edges = nodes_and_edges(make_tables(), [TIE]).edges

    assert AWKWARD in _texts(layers_picture(edges, {"P-01": (0, 0), AWKWARD: (1, 1), "P-03": (1, 0)}, "t"))


def test_periods_tell_what_is_sure_from_what_may_be():
    """Above each panel the pairs, and those among them that are only perhaps; undated ties are perhaps in all."""
    dated = EDGES.with_columns(pl.lit(None, pl.Date).alias(name) for name in DATES)

    drawn = periods_picture(dated, waves_of("2010..2011,2012..2013", dated), SPOTS, "t")

    assert {"2010-2011: 1 (1)", "2012-2013: 1 (1)", "1 (1)"} <= set(_texts(drawn))


def test_one_far_off_does_not_take_the_room_of_all():
    """Positions fill the sheet, in the order in which they stood."""
    placed = on_sheet(pl.DataFrame({"person": list("abcd"), "x": [0.0, 1.0, 2.0, 1000.0], "y": [0.0, 0.0, 0.0, 0.0]}))

    assert [0.0, 1.0] == [placed["a"][0], placed["d"][0]]
    assert placed["a"][0] < placed["b"][0] - 0.15 < placed["c"][0] - 0.3
