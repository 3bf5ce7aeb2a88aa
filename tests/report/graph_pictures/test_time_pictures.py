"""One person over time, and persons by places over time."""

from datetime import date
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.graph.nodes_and_edges import DATES, NodesAndEdges, nodes_and_edges
from inroads.report.graph_pictures.matrix_picture import NAMED, matrix_picture
from inroads.report.graph_pictures.time_axis import TimeAxis
from inroads.report.graph_pictures.timeline_picture import rows_of, timeline_picture

SVG = "{http://www.w3.org/2000/svg}"
AXIS = TimeAxis(2010, 2011, 0, 730)


def _bars(drawn):
    return [(float(bar.get("x")), float(bar.get("width")), bar.get("fill-opacity"))
            for bar in ET.fromstring(f"<g>{drawn}</g>").iter("rect")]  # fmt: skip


@pytest.mark.parametrize(
    ("span", "bars"),
    [
        ((date(2010, 1, 1), date(2010, 1, 1), date(2011, 12, 31), date(2011, 12, 31)),
         [(0, 730, "0.28"), (0, 730, None)]),
        ((date(2010, 1, 1), date(2010, 12, 31), date(2011, 1, 10), date(2011, 12, 31)),
         [(0, 730, "0.28"), (364, 11, None)]),
        ((None, date(2010, 12, 31), None, None), [(0, 730, "0.28"), (364, 1.6, None)]),
        ((date(2011, 1, 1), None, None, date(2011, 1, 1)), [(365, 1.6, "0.28")]),
        ((date(2010, 1, 1), date(2011, 6, 1), date(2010, 3, 1), date(2011, 12, 31)), [(0, 730, "0.28")]),
    ],
)  # fmt: skip
def test_a_bar_is_full_only_where_it_surely_lasted(span, bars):
    """Pale from the earliest beginning to the latest end, full between what is sure; unknown ends are open."""
    assert bars == _bars(AXIS.bar(span, "offline", 5, 4))


def test_a_timeline_holds_ties_and_places_of_the_person_alone():
    """One row for each other person, world and content, with all spells of it."""
    net = nodes_and_edges(make_tables())

    rows = [(row.kind, row.other, row.world, len(row.spans)) for row in rows_of(net, "P-01")]
    assert rows == [
        ("tie", AWKWARD, "online", 1),
        ("tie", AWKWARD, "offline", 2),
        ("tie", "P-03", "unknown", 1),
        ("presence", "L-1", "unknown", 1),
    ]
    assert "no date on record" in timeline_picture(net, "P-01", "t")
    assert "place:P-03" not in timeline_picture(net, "P-01", "t")


def _net(persons):
    rows = [(f"P-{n:03}", "L-1" if n % 2 else "L-2", "offline" if n % 2 else "hybrid") for n in range(persons)]
    made = pl.DataFrame(rows, orient="row", schema=["a", "b", "medium"]).with_columns(
        pl.lit("presence").alias("kind"), *[pl.lit(date(2010, 1, 1)).alias(name) for name in DATES]
    )
    return NodesAndEdges(pl.DataFrame(), made)


def test_a_matrix_names_persons_and_puts_a_crowd_into_bands():
    """Each person a row while they can be read; then bands of persons of like places, as dark as many were there."""
    few, many = matrix_picture(_net(10), "t"), matrix_picture(_net(NAMED + 1), "t")

    assert "P-001" in few
    assert "url(#both-worlds)" in few
    assert "P-001" not in many
    assert "Each row holds 3 persons of like places" in many
