"""Pictures inside a page."""

import re

import pytest

from inroads.errors import InputError
from inroads.report.svg import SMALLEST, draw


def make_chart(**more):
    """A chart of one clipped dot."""
    encoding = {"x": {"field": "n", "type": "quantitative"}}
    return {"data": {"values": [{"n": 1}]}, "mark": {"type": "point", "clip": True}, "encoding": encoding} | more


def test_speaks_for_itself():
    """A picture says its title and description to those who cannot see it."""
    drawn = draw(make_chart(), "g1", "Who <came> in?", "Most offline.")

    assert 'role="img" aria-labelledby="g1-title" aria-describedby="g1-desc"' in drawn
    assert '<title id="g1-title">Who &lt;came&gt; in?</title>' in drawn


def test_ids_are_its_own():
    """Two pictures in one page share no id, whatever was drawn before."""
    first, second = draw(make_chart(), "g1", "", ""), draw(make_chart(), "g2", "", "")

    assert set() == set(re.findall(r' id="([^"]+)"', first)) & set(re.findall(r' id="([^"]+)"', second))
    assert "url(#g2-1)" in second
    assert first == draw(make_chart(), "g1", "", "")


def test_letters_can_be_read():
    """No letter is smaller than can be read in print."""
    small = make_chart(config={"axis": {"labelFontSize": 5, "titleFontSize": 5}})

    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', draw(small, "g1", "", ""))]

    assert min(sizes) >= SMALLEST


@pytest.mark.parametrize("more", [{"data": {"url": "https://example.org/x.csv"}}, {"mark": "image"}])
def test_loads_nothing(more):
    """A picture that asks for data or images from elsewhere is refused."""
    with pytest.raises(InputError):
        draw(make_chart(**more), "g1", "", "")
