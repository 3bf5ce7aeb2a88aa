"""Tests of a card on a screen and on a page."""

from html.parser import HTMLParser

import pytest
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View
from inroads.language import speaking
from inroads.report.card_shown import show_card
from inroads.report.gate import Gate
from inroads.report.markup import VOID


class Balanced(HTMLParser):
    """Holds that every element that is opened is closed, and collects what would be loaded."""

    def __init__(self):
        super().__init__()
        self.open, self.loads = [], []

    def handle_starttag(self, tag, attrs):
        """Open an element."""
        if tag not in VOID:
            self.open.append(tag)
        self.loads += [value for name, value in attrs if name in {"src", "href"} and not str(value).startswith("#")]

    def handle_endtag(self, tag):
        """Close the element opened last."""
        assert tag == self.open.pop()


@pytest.fixture
def shown(tmp_path):
    """A card of a network with two entries."""
    founder = entry("E-1", at="2015", founder="yes", role="core", mechanism="M1", medium_first_contact="face_to_face")
    second = entry("E-2", at="2016-03", mechanism="M7", medium_commitment="private_chat", place="<b>")
    steps = [
        {"id": "s1", "entry": "E-2", "step": 1.0, "medium": "public_online", "act": "met"},
        {"id": "s2", "entry": "E-2", "step": 2.0, "medium": "face_to_face", "act": "agreed"},
    ]
    agents = [{"id": "a", "entry": "E-2", "person": "P-E-1", "part": "introduced"}]
    approaches = [{"approach": "A-1", "person": "P-9", "network": "N-01", "medium": "phone", "outcome": "refused"}]
    snapshot = make_snapshot(
        networks=[{"network": "N-01", "name": "Alder & <i>", "country": "NL"}],
        entries=[founder, second, entry("E-3")],
        steps=steps,
        entry_agents=agents,
        approaches=approaches,
    )
    return show_card(View(snapshot), "N-01", Gate(tmp_path / "out", "C1"))


def test_lines(shown):
    """The screen tells the ways in, the steps of mixed ones, who brought whom, and what is not known."""
    text = "\n".join(shown.screen()[1:])

    assert "social contact: face to face · M1 · founder" in text
    assert "1 met, public online → 2 agreed, face to face" in text
    assert "From the founders\n    P-E-1\n      P-E-2" in text
    assert "not recorded in 1 of 3 entries" in text
    assert "phone call · refused" in text


def test_page_stands_alone(shown):
    """The page is well formed, loads nothing, runs nothing, and what was typed is text in it."""
    page = shown.page()
    parser = Balanced()
    parser.feed(page)

    assert ([], []) == (parser.open, parser.loads)
    assert "default-src &#x27;none&#x27;" in page
    assert "<script" not in page
    assert "Alder &amp; &lt;i&gt;" in page
    assert "(&lt;b&gt;)" in page


def test_page_shows_worlds(shown):
    """Offline and online bear their shapes in the table and in the picture, and a date its span."""
    page = shown.page()

    assert 'fill="#C75B12"' in page
    assert 'fill="#0072B2"' in page
    assert 'role="img"' in page
    assert "Entries without a date: 1." in page


def test_two_languages(shown):
    """The page speaks Dutch when asked to."""
    with speaking("nl"):
        page = shown.page()

    assert '<html lang="nl">' in page
    assert "Wat niet bekend is" in page
    assert "What is not known" not in page


def test_gate(shown, tmp_path):
    """Screen and file pass the gate."""
    shown.screen()
    shown.write(tmp_path / "elsewhere" / "n-01.html")
    log = (tmp_path / "out" / "gate.log").read_text().splitlines()

    assert ["screen", ".../n-01.html"] == [line.split('"name": "')[1].split('"')[0] for line in log]


def test_large_networks_shrink(shown):
    """A page that would not fit on a sheet is printed smaller, never too small to read."""
    import dataclasses

    from inroads.report.card_page import SMALLEST, _fit

    many = dataclasses.replace(shown.card, entries=shown.card.entries * 15)
    more = dataclasses.replace(shown.card, entries=shown.card.entries * 500)

    assert 1.0 == _fit(shown.card) > _fit(many) > _fit(more) == SMALLEST
