"""Names on a picture never lie over each other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.report.graph_pictures.labels import _around, _meet, placed
from inroads.report.graph_pictures.sheet_of_svg import TEXT, long

ROOM = (0.0, 0.0, 300.0, 300.0)
SPOTS = st.dictionaries(
    st.text("P-0123", min_size=1, max_size=8), st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(SPOTS)
def test_no_name_lies_over_another_over_a_point_or_over_the_edge(spots):
    """Whatever the points; a name without room is left out."""
    found = placed(spots, sorted(spots), 6.0, ROOM)

    boxes = []
    for name, (x, y, anchor) in found.items():
        left = x - {"start": 0, "end": 1, "middle": 0.5}[anchor] * long(name)
        boxes.append((left + 0.01, y - TEXT * 0.8 + 0.01, left + long(name) - 0.01, y + TEXT * 0.2 - 0.01))
    assert not any(_meet(one, other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert not any(_meet(box, _around(spot, 5.9)) for box in boxes for spot in spots.values())
    assert all(box[0] >= 0 and box[2] <= 300 for box in boxes)


def test_the_first_in_order_has_the_first_claim():
    """Where two names want one place, the first gets it."""
    spots = {"P-1": (50.0, 50.0), "P-2": (50.0, 50.5)}

    assert ["P-2", "P-1"] == list(placed(spots, ["P-2", "P-1"], 2.0, ROOM))
    assert {"P-2"} == set(placed(spots, ["P-2", "P-1"], 2.0, (48.0, 40.0, 90.0, 58.0)))
