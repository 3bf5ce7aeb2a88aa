"""Tests of putting another frame in force."""

import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import say

from inroads.coding.decide import adjudicate, undo
from inroads.coding.set_frame import set_frame
from inroads.errors import InputError
from inroads.frame.read import read_frame

OWN = """
frame: {name}
version: 1
extends: inroads@1
variables:
  - variable: mood
    unit: entry
    type: choice
    label: {{en: Mood, nl: Mood}}
    source: invented
    values:
      - {{value: glad, label: {{en: Glad, nl: Glad}}, source: invented}}
      - {{value: sad, label: {{en: Sad, nl: Sad}}, source: invented}}
      - {{value: {last}, label: {{en: Other, nl: Other}}, source: invented}}
"""


def frame_of(name, last):
    """A frame with a variable of three moods, of which the last is given."""
    return read_frame({f"{name}.yaml": OWN.format(name=name, last=last)})


def test_a_decision_must_fit_too(study):
    """A frame that cannot read what was settled is refused; once the decision is undone, it fits."""
    first = frame_of("one", "calm")
    set_frame(study, first, "A")
    say(study, claim("entry E-1 mood", "glad"), claim("entry E-1 mood", "sad", "B"))
    act = adjudicate(study, first, "entry", "E-1", "mood", "calm", "heard again", "C")
    with pytest.raises(InputError, match="calm"):
        set_frame(study, frame_of("two", "wild"), "A")
    undo(study, act, "", "C")

    assert set_frame(study, frame_of("two", "wild"), "A")
