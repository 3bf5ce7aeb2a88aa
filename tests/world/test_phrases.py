"""Phrases are the same things said in two languages, in many wordings, from a grammar whose slots all fill."""

import re
from itertools import product

import numpy as np
import pytest

from inroads.world.dice import Dice
from inroads.world.phrases import LANGUAGES, PART, Phrases, language_of, sentences, wordings

SLOT = re.compile(r"{(\w+)}")
GIVEN = frozenset(("medium", "year", "fact", "outcome", "said", "day", "a", "b"))
MECHANISMS = tuple(f"M{number}" for number in range(1, 11))
LEAST = {"tell": 60, "fact": 10, "tell_indirect": 6, "fact_indirect": 2}
"""Distinct sentences for each way in, names and media left open."""
DECOYS = ("decoy_post", "decoy_answer", "decoy_question", "decoy_paragraph")
TOLD = (("tell", "tell_indirect", "fact", "fact_indirect"), ("post", "post_indirect", "paragraph"))
FACTS = {
    "tell": (*MECHANISMS, "tie", "step", "agent", "nobody", "online_yes", "online_no", "tried", "other"),
    "fact": MECHANISMS,
    "post": ("advert", "advert_reply", "offer", "offer_joined", "self_offer", "self_reply", "vouch", "step"),
    "paragraph": ("step", "approach", "tie", "statement", "phone_intercept", "device_extract", "members_online"),
}


def _names(language: str) -> set[tuple[str, str]]:
    return {(section, name) for section, held in wordings(language).items() for name in held}


def _all(language: str, sections: tuple[str, ...]) -> set[str]:
    """All that can be said, as it is compared: without what varies, case and the last stop."""
    return {
        SLOT.sub("_", said).strip(". ").lower()
        for section in sections
        for name in wordings(language)[section]
        for said in sentences(language, section, name)
    }


def test_both_languages_say_the_same_things() -> None:
    """Whatever can be said in English can be said in Dutch, in as many wordings or nearly so."""
    assert _names("en") == _names("nl")
    for section, name in _names("en"):
        english, dutch = (wordings(language)[section][name] for language in LANGUAGES)
        assert abs(len(english) - len(dutch)) <= 1, (section, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_can_be_filled(language: str) -> None:
    """A slot is filled with what is given, a part, a filler, or left vague; none is left open."""
    held = wordings(language)
    slots = {slot for said in held.values() for texts in said.values() for text in texts for slot in SLOT.findall(text)}

    assert {slot.lower() for slot in slots} <= {*held[PART], *held["fill"], *held["blank"], *GIVEN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_says_whole_sentences(language: str) -> None:
    """With all that may be given, every wording of every fact becomes a sentence with nothing left open."""
    phrases = Phrases(language, Dice(np.random.default_rng(3)))
    given = dict.fromkeys(GIVEN, "x") | {"who": "P-1", "by": "P-2"}
    for section, name in sorted(_names(language) - {("post", "more"), ("talk", "year")}):
        for _turn in range(12):
            said = phrases.sentence(section, name, **given)
            assert said == said.strip()
            assert not set("{}") & set(said)
            assert said[0] == said[0].upper()
            assert said[-1] in ".?!"


@pytest.mark.parametrize(("language", "section"), list(product(LANGUAGES, LEAST)))
def test_each_way_in_has_many_wordings(language: str, section: str) -> None:
    """Each mechanism can be told in many distinct sentences, by oneself and of others, directly and indirectly."""
    assert set(MECHANISMS) <= set(wordings(language)[section])
    counts = {name: sum(1 for _said in sentences(language, section, name)) for name in MECHANISMS}

    assert min(counts.values()) >= LEAST[section], counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fact_has_four_wordings(language: str) -> None:
    """No fact that is coded has fewer than four wordings."""
    for section, names in FACTS.items():
        assert all(len(wordings(language)[section][name]) >= 4 for name in names), section


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fact_is_told_by_a_decoy(language: str) -> None:
    """No sentence by which a fact is told is one that only mentions it."""
    decoys = _all(language, DECOYS)

    assert len(decoys) > 100
    assert not decoys & _all(language, (*TOLD[0], *TOLD[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_decoys_mention_the_same_ways_in(language: str) -> None:
    """Posts, answers, questions and paragraphs can mention the same ways in, each in two wordings."""
    mentioned = [set(wordings(language)[section]) for section in DECOYS]

    assert all(names == mentioned[0] < set(MECHANISMS) for names in mentioned)
    assert all(len(said) >= 2 for section in DECOYS for said in wordings(language)[section].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_indirect_names_neither_tie_nor_medium(language: str) -> None:
    """An indirect wording has two sentences, and no slot for what a tie is or a medium is called."""
    for section in ("tell_indirect", "fact_indirect"):
        for name in (*MECHANISMS, "tie"):
            for said in wordings(language)[section][name]:
                assert not {"content", "medium"} & set(SLOT.findall(said))
                assert len([part for part in re.split(r"[.?] ", said) if part]) >= 2, said


def test_what_is_not_given_stays_vague() -> None:
    """A person who is not named is somebody, in a whole sentence."""
    phrases = Phrases("en", Dice(np.random.default_rng(1)))

    assert phrases.sentence("fact", "M4", who="P-0001").startswith("P-0001 ")
    assert "somebody" in " ".join(phrases.say("tell", "agent") for _turn in range(9)).lower()
    assert phrases.sentence("paragraph", "step", medium="by letter").endswith("by letter.")


def test_country_gives_the_language() -> None:
    """What comes from the Netherlands is written in Dutch, all else in English."""
    assert (language_of("NL"), language_of("DE")) == ("nl", "en")
