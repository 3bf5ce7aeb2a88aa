"""Tests of what can be answered, as it stands on a screen."""

from tests.answers.invented import invented
from tests.involvement.make_snapshot import make_snapshot

from inroads.answers.ready import ready
from inroads.involvement.view import View
from inroads.language import speaking
from inroads.report.ready_lines import ready_lines


def test_three_parts():
    """The screen tells the six questions, what there is, and what to code next."""
    lines = ready_lines(ready(View(invented(6))))

    assert ["1.", "2.", "3.", "4.", "5.", "6."] == [line[:2] for line in lines if line[1:2] == "."][:6]
    assert "What there is" in lines
    assert "Cheapest claims to code next" in lines


def test_dutch():
    """The same in Dutch holds no English sentence."""
    with speaking("nl"):
        lines = ready_lines(ready(View(make_snapshot())))

    assert "cannot" not in " ".join(lines)
    assert lines[0].startswith("Er kan nog niets")
