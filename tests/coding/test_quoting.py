"""Tests of where words stand in a text."""

from hypothesis import given
from hypothesis import strategies as st
from tests.growth import growth

from inroads.coding.quoting import MOST, Words


def places_of(words, text):
    """Where the words stand in the text."""
    return Words(text).places_of(words)


WORD = st.text(st.sampled_from("ab😀e\u0301\u05d0\u200d."), min_size=1, max_size=4)
SPACE = st.text(st.sampled_from(" \n\t\u00a0"), min_size=1, max_size=3)
TEXT = st.lists(st.tuples(WORD, SPACE), min_size=1, max_size=30)


@given(TEXT, st.data())
def test_words_are_found_whatever_lies_between(pairs, data):
    """A run of words is found where it stands, counted in code points, however it is spaced in the quotation."""
    text = "".join(word + space for word, space in pairs)
    first = data.draw(st.integers(0, len(pairs) - 1))
    last = data.draw(st.integers(first, len(pairs) - 1))
    spaces = data.draw(st.lists(SPACE, min_size=len(pairs), max_size=len(pairs)))
    said = "".join(pairs[place][0] + spaces[place] for place in range(first, last + 1))
    start = sum(len(word) + len(space) for word, space in pairs[:first])
    end = sum(len(word) + len(space) for word, space in pairs[:last]) + len(pairs[last][0])
    found = places_of(said, text)

    assert (start, end) in found or len(found) == MOST
    assert all(said.split() == text[one:other].split() for one, other in found)


def test_nothing_else_is_forgiven():
    """Case, accents and marks must be the same; white space must be there where the quotation has it."""
    assert [] == places_of("School", "from school")
    assert [] == places_of("e\u0301", "\u00e9")
    assert [] == places_of("from school", "fromschool")
    assert [] == places_of("fromschool", "from school")
    assert [] == places_of("  ", "a  b")


def test_overlapping_places():
    """Words that overlap with themselves stand in several places."""
    assert [(0, 5), (3, 8)] == places_of("na na", "na na na")


def test_how_far_it_goes():
    """Of words that do not stand there, the longest run of first words is told."""
    assert (3, 16) == Words("he knew him from school").furthest("knew him from work")
    assert None is Words("he knew him from school").furthest("nothing of it")


def test_a_document_of_five_hundred_pages():
    """Words are found in a million and a half of code points, and the work grows as the text does."""
    line, words = "he knew him from school and met\n", "knew him from work"
    fifty, five_hundred = (line * lines + "he " + words for lines in (5_000, 50_000))

    assert 1 == len(places_of(words, five_hundred))
    assert growth(lambda text: places_of(words, text), fifty, five_hundred) < 40
