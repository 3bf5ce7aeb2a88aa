"""Tests of what a reference leads to."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.make_texts import make_document, make_texts

from inroads.errors import InputError
from inroads.model.document import Document, Segment

TALK = make_document("I: how?", "R: at school 😀 then", "I: and?", "R: at school again", speakers="IRIR")
PAGES = Document(
    "first page\fsecond page\f",
    (Segment("page", "p. 1", 0, 10), Segment("page", "p. 2", 11, 22), Segment("page", "p. 3", 23, 23)),
    "test",
)
TEXTS = make_texts(
    {
        ("F-01", "12"): ("met at school", "FORUM", "fl4sh", "2014-03-01", "members_online"),
        ("F-01", "a:1-2"): ("x", "FORUM"),
    },
    talk=TALK,
    file=PAGES,
)


def resolve(part):
    """What the reference names, as (id, locator, speaker)."""
    found = TEXTS.resolve(part)
    return found.id, found.locator, found.speaker


@pytest.mark.parametrize(
    "part", ["talk#turn 2", "talk#8-27", 'talk#"R: at school 😀\n then"', "talk#Turn 2", "talk#turn 2, 8-27"]
)
def test_one_passage_has_one_name(part):
    """However a passage is referred to, it is one, named by its code points."""
    assert ("talk#8-27", "turn 2, 8-27", "R") == resolve(part)


def test_offsets_are_code_points_of_the_text():
    """What is cut out at the offsets of a passage is what was quoted."""
    found = TEXTS.resolve('talk#"school 😀"')

    assert "school 😀" == TALK.text[found.start : found.end]
    assert ("S-talk", "talk") == (found.source, found.document)


def test_a_passage_over_several_segments():
    """A passage that spans segments names the first and the last, and a speaker only where there is one."""
    assert ("talk#0-27", "turn 1 - turn 2, 0-27", "") == resolve("talk#0-27")


def test_a_whole_document():
    """The name of a document alone is the whole of it."""
    assert ("file#0-23", "p. 1 - p. 2, 0-23", "") == resolve("file")


def test_an_empty_page():
    """A page that holds no text, such as a picture, can be cited by its label."""
    assert ("file#p. 3", "p. 3", "") == resolve("file#p. 3")


TWO_VOICES = Document(
    "So?\nYes.\nAh.",
    (
        Segment("cue", "cue 4.1, 00:01", 0, 3, "INT"),
        Segment("cue", "cue 4.2, 00:01", 4, 8, "R1"),
        Segment("cue", "cue 41, 00:02", 9, 12, "INT"),
    ),
    "test",
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("cue 4.1", ("call#0-3", "cue 4.1, 00:01, 0-3", "INT")),
        ("Cue 4.2, 00:01", ("call#4-8", "cue 4.2, 00:01, 4-8", "R1")),
        ("cue 4", ("call#0-8", "cue 4.1, 00:01 - cue 4.2, 00:01, 0-8", "")),
        ("cue 4, 00:01", ("call#0-8", "cue 4.1, 00:01 - cue 4.2, 00:01, 0-8", "")),
        ('cue 4:"Yes"', ("call#4-7", "cue 4.2, 00:01, 4-7", "R1")),
        ("cue 41", ("call#9-12", "cue 41, 00:02, 9-12", "INT")),
    ],
)
def test_a_cue_in_which_two_speak(label, expected):
    """Each voice of a cue has its own label; that of the cue means all of it, whoever speaks."""
    found = make_texts(call=TWO_VOICES).resolve(f"call#{label}")

    assert expected == (found.id, found.locator, found.speaker)


def test_words_on_a_page():
    """Words that stand in several places are told apart by the segment they stand in."""
    assert ("talk#39-51", "turn 4, 39-51", "R") == resolve('talk#turn 4:"at school ag"')


def test_posts():
    """A post is named as in its file, a part of it by code points; it brings author, day and access."""
    found = TEXTS.resolve("F-01#12")

    assert ("F-01#12", "post 12", "fl4sh") == resolve("F-01#12")
    assert ("F-01#12", "2014-03-01", "members_online", "FORUM") == (
        found.document,
        found.at,
        found.access,
        found.source,
    )
    assert ("F-01#12:7-13", "post 12, 7-13", "fl4sh") == resolve('F-01#12:"school"') == resolve("F-01#12:7-13")
    assert "F-01#a:1-2" == resolve("F-01#a:1-2")[0]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("tolk#turn 2", "no document.*«tolk»[^$]*talk"),
        ("talk#turn 22", "«talk» has no «turn 22»[^$]*turn 2"),
        ("talk#9-9", "holds no text"),
        ("talk#9-900", "beyond «talk», which ends at 54"),
        ('talk#"at school"', r"2 times[^$]*talk#11-20 \(turn 2\); talk#39-48 \(turn 4\)"),
        ('talk#"at work"', "do not stand in «talk»: «at work»"),
        ('talk#"R: at work"', r"do not stand[^$]*At talk#8-13 \(turn 2\) it says: «R: at school"),
        ('talk#turn 1:"school"', "do not stand"),
        ("talk#turn 1:3-5", "from the beginning of the document"),
        ("F-01#13", "«F-01» has no post «13»"),
        ("F-01#12:3-99", "ends at 13"),
        ('F-01#12:"work"', "do not stand in «F-01#12»"),
    ],
)
def test_what_leads_nowhere(part, told):
    """A reference that leads nowhere, or to several places, says so and what there is instead."""
    with pytest.raises(InputError, match=told):
        TEXTS.resolve(part)


def test_what_is_known():
    """Only what is named after a document or a place with posts is a reference."""
    assert ("talk", "turn 2") == TEXTS.known("talk#turn 2")
    assert None is TEXTS.known("CF-03#12")
    assert None is TEXTS.known("p. 12")


def test_what_stands_around():
    """A passage is shown with the words around it."""
    assert "how? R: at [school 😀] then" in TEXTS.resolve('talk#"school 😀"').shown()


@given(
    st.text(st.sampled_from('talkfile#F-012 turn.p:"|,-😀\n'), max_size=25)
    | st.sampled_from(["talk#", "file#", "F-01#"]).flatmap(
        lambda name: st.text(st.sampled_from('0123456789-turn p.:"a 😀'), max_size=12).map(lambda rest: name + rest)
    )
)
def test_whatever_is_written(part):
    """Any text leads to one passage, whose name leads to it again, or is refused."""
    with suppress(InputError):
        found = TEXTS.resolve(part)

        assert found == TEXTS.resolve(found.id)
