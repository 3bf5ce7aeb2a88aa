"""Tests of hits on a screen."""

from inroads.frame import default_frame
from inroads.report.hits import hit_lines, hit_records
from inroads.store.find import Found, Hit
from inroads.store.text_index import CLOSE, COUNTED, OPEN


def make_found(snippet="met", count=1, *, relevance=False, wanted=False):
    """One hit."""
    hit = Hit("F-01#1", "2018", "fl4sh", "F-01", "meeting_place", "members_online", "", snippet)
    return Found([hit], count, relevance, wanted)


def test_screen_is_safe():
    """What a post holds can neither move the cursor nor turn the line of a screen."""
    (record,) = hit_records(make_found(f"a\n\x1b[31m{OPEN}met{CLOSE}\u202e him"))

    assert "a [31m«met» him" == record["snippet"]


def test_too_many_to_weigh():
    """More hits than can be weighed are shown newest first, and that is said."""
    lines = hit_lines(make_found(count=COUNTED + 1, wanted=True), default_frame())

    assert "not weighed" in lines[0]


def test_found_is_a_sentence():
    """What was found says how much of it is shown, and no word of it."""
    assert "Hits: 40; shown: 1" == repr(make_found(count=40))


def test_hit():
    """A hit stands with its reference alone on a line, so that it can be copied."""
    lines = hit_lines(make_found(), default_frame())

    assert ["F-01#1", "  2018 · fl4sh · data of a meeting place · online for members", "  met"] == lines[2:]
