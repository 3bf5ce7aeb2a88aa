"""Phrases are the same things said in two languages."""

import re

import numpy as np
import pytest

from inroads.world.dice import Dice
from inroads.world.phrases import LANGUAGES, Phrases, language_of, wordings

SLOT = re.compile(r"{(\w+)}")


def _names(language: str) -> set[tuple[str, str]]:
    return {(section, name) for section, held in wordings(language).items() for name in held}


def test_both_languages_say_the_same_things() -> None:
    """Whatever can be said in English can be said in Dutch, in as many wordings or nearly so."""
    assert _names("en") == _names("nl")
    for section, name in _names("en"):
        english, dutch = (wordings(language)[section][name] for language in LANGUAGES)
        assert abs(len(english) - len(dutch)) <= 1, (section, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_can_be_filled(language: str) -> None:
    """A slot is filled with what is given, with one of the fillers, or left vague; none is left open."""
    held = wordings(language)
    given = {"medium", "year", "fact", "outcome", "said", "day", "a", "b"}
    slots = {slot for said in held.values() for texts in said.values() for text in texts for slot in SLOT.findall(text)}

    assert slots <= {*held["fill"], *held["blank"], *given}


def test_what_is_not_given_stays_vague() -> None:
    """A person who is not named is somebody, in a whole sentence."""
    phrases = Phrases("en", Dice(np.random.default_rng(1)))

    assert phrases.sentence("fact", "M9", who="P-0001").startswith("P-0001 ")
    assert "somebody" in " ".join(phrases.say("tell", "agent") for _turn in range(9)).lower()
    assert phrases.sentence("paragraph", "step", medium="by letter").endswith("by letter.")


def test_country_gives_the_language() -> None:
    """What comes from the Netherlands is written in Dutch, all else in English."""
    assert (language_of("NL"), language_of("DE")) == ("nl", "en")
