"""Pictures inside a page."""

import re

import pytest

from inroads.answers.pictures import UNKNOWN_COLOUR
from inroads.errors import InputError
from inroads.report.svg import SMALLEST, draw
from inroads.report.svg_room import with_room


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


def test_unknown_is_hatched():
    """The grey of what is not known is drawn hatched, each picture with a hatching of its own."""
    mark = {"type": "point", "filled": True, "color": UNKNOWN_COLOUR}

    drawn = draw(make_chart(mark=mark), "g1", "", "")

    assert UNKNOWN_COLOUR not in drawn
    assert re.search(r'<pattern id="(g1-\d+)".*fill="url\(#\1\)"', drawn)


def test_no_word_is_cut_off():
    """A picture is widened where a word may reach over its edge in the typeface of another machine."""
    cut = '<svg width="100" height="20" viewBox="0 0 100 20"><text text-anchor="end" transform="translate(40,9)"'
    cut += ' font-size="10px">fifteen letters</text></svg>'

    assert 'width="150" height="20" viewBox="-50 0 150 20"' in with_room(cut)
    assert with_room(cut.replace("fifteen letters", "five")) == cut.replace("fifteen letters", "five")


@pytest.mark.parametrize("more", [{"data": {"url": "https://example.org/x.csv"}}, {"mark": "image"}])
def test_loads_nothing(more):
    """A picture that asks for data or images from elsewhere is refused."""
    with pytest.raises(InputError):
        draw(make_chart(**more), "g1", "", "")
