"""Pictures: plain specifications that can be drawn, with the same colours and shapes everywhere."""

import json

import pytest
import vl_convert
from tests.answers.invented import invented

from inroads.answers.all_findings import ALL_FINDINGS
from inroads.answers.pictures import UNKNOWN_COLOUR, calendar_picture
from inroads.involvement.view import View
from inroads.language import speaking


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_picture_can_be_drawn(lang: str) -> None:
    """In both languages, without warning and without data fetched from anywhere."""
    with speaking(lang):
        pictures = [find(View(invented())).picture for find in ALL_FINDINGS]

    drawn = [picture for picture in pictures if picture is not None]
    assert len(drawn) >= 5
    for picture in drawn:
        text = json.dumps(picture)
        assert '"url"' not in text
        assert vl_convert.vegalite_to_svg(text).startswith("<svg")


def test_what_is_unknown_is_drawn_as_unknown() -> None:
    """The 2x2 shows it as a grey mark."""
    picture = ALL_FINDINGS[0](View(invented())).picture

    assert UNKNOWN_COLOUR in json.dumps(picture)
    assert picture is not None
    assert "not known in full" in {value["channel"] for value in picture["datasets"]["shares"]}


@pytest.mark.parametrize(("end", "ticks"), [("2024-01-03", 2), ("2026-01-01", 5)])
def test_the_calendar_bears_whole_dates(end: str, ticks: int) -> None:
    """Each label has its year; of few days none has two labels."""
    spec = calendar_picture([{"spot": "F-01", "state": "seen", "from": "2024-01-01", "to": end}])
    axis = next(layer["encoding"]["x"]["axis"] for layer in spec["layer"])

    assert ("%Y-%m-%d", ticks) == (axis["format"], axis["tickCount"])
