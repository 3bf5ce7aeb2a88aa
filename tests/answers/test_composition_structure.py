"""The structure of networks, by hand, and against the log of an invented field."""

import pytest
from tests.answers.test_tie_overlap import four, tie
from tests.operating.world import world_of

from inroads.answers.composition_asked import composition_contrast
from inroads.answers.composition_origin import watched
from inroads.answers.composition_structure import CROSSING, DENSITY, later_shapes, structure
from inroads.involvement.landmark import AFTER, CORE_ENTRIES
from inroads.involvement.view import View
from inroads.world.family import read_family


def test_a_star_of_four() -> None:
    """Three of six pairs, all around A: centralisation and fit are 1; one of three ties crosses the worlds."""
    ties = [tie("A", "B", "post", "post"), tie("A", "C", "post", "game"), tie("A", "D", "game", "game")]
    found = {record["what"]: record for record in structure(View(four(*ties))).table}

    assert (3, 6, 0.5) == tuple(found["density"][key] for key in ("n", "of", "share"))
    assert pytest.approx(1.0) == found["centralisation"]["share"]
    assert pytest.approx(1.0) == found["core_periphery"]["share"]
    assert (1, 3) == tuple(found["crossing"][key] for key in ("n", "of"))


def test_without_ties_there_is_density_and_no_centre() -> None:
    """Four members and no tie on record: nothing of six pairs, and nobody stands out because nobody is tied."""
    found = {record["what"]: record for record in structure(View(four())).table}

    assert (0, 6) == tuple(found["density"][key] for key in ("n", "of"))
    assert None is found["centralisation"]["share"] is found["crossing"]["share"]


def test_the_growth_type_is_refused() -> None:
    """It is settled by those who came later."""
    assert composition_contrast(View(four()), "structure", "growth_type")[0]["refused"]


def test_only_those_who_surely_came_later_make_up_the_outcome() -> None:
    """Pairs of later members, tied or not, as the landmark tells them; the first core is in none of them."""
    view = world_of(read_family("plain"), 12, 3).view
    one = watched(view)[0]
    later = view.table("later_members").to_dicts()

    assert one.landmark == CORE_ENTRIES
    for row, shape in zip(one.networks, later_shapes(view, one), strict=True):
        people = {
            member["person"]
            for member in later
            if (member["network"], member["landmark"], member["order"]) == (row["network"], CORE_ENTRIES, AFTER)
        }
        pairs = len(people) * (len(people) - 1) / 2
        assert shape.wholes[DENSITY] == (pairs if len(people) >= 3 else 0)
        assert shape.parts[CROSSING] <= shape.wholes[CROSSING] <= shape.parts[DENSITY]
