"""Tests of how a passage is referred to."""

import pytest

from inroads.coding.references import looks_like_one, names, offsets, one_passage, piece_of, plain_label, quoted, split
from inroads.errors import InputError


def test_a_bar_in_a_quotation_joins_nothing():
    """Passages are joined by a bar, but for one between the quotes of a reference."""
    assert ("p. 12", "p. 13") == split("p. 12 | p. 13")
    assert ('a#"one | two"', "a#3-9") == split('a#"one | two" | a#3-9')
    assert ('a#"he said "no" then"', "b") == split('a#"he said "no" then" | b')
    assert ("a#“one | two”", "b") == split("a#“one | two”|b")


def test_a_row_of_passages_describes_one():
    """Several passages in one row of the sheet `passages` are refused; a bar in a quotation does not make several."""
    assert 'a#"one | two"' == one_passage('a#"one | two"')
    with pytest.raises(InputError, match="this one names 2"):
        one_passage("a#1-2 | a#5-9")


def test_a_quotation_that_never_ends():
    """A quotation without an end is split like any other text."""
    assert ('a#"one', "two") == split('a#"one | two')
    assert () == split(" | | ")


@pytest.mark.parametrize(
    "part",
    ["a#1-2", "a#turn 7", "a b#p. 3", 'a#"words"', 'F-01#12:"words"', "F-01#12:3-9", "a#Page 3", "a#cue 4, 00:01"],
)
def test_what_looks_like_a_reference(part):
    """Offsets, labels and quotations after a name look like a reference."""
    assert looks_like_one(part)


@pytest.mark.parametrize("part", ["p. 12", "CF-03#12", "#3-4", "cases.xlsx#entries!D12", "f. 3-9", "a # b", ""])
def test_what_does_not(part):
    """Pages, numbers of posts and cells of sheets do not."""
    assert not looks_like_one(part)


def test_the_longest_name_goes_first():
    """A name may hold a ``#``: that of a channel does; what is quoted is no name."""
    assert [("irc #a", "12"), ("irc", "a#12")] == list(names("irc #a#12"))
    assert [("a", '"b#c"')] == list(names('a#"b#c"'))


def test_locators():
    """Offsets may follow the label they lie in; a piece follows a colon; labels are compared without points."""
    assert ((3, 9), (3, 9), None) == (offsets("3-9"), offsets("p. 2, 3 - 9"), offsets("p. 2"))
    assert (("12", "3-9"), ("a:b", '"c"'), ("a:b",)) == (piece_of("12:3-9"), piece_of('a:b:"c"'), piece_of("a:b"))
    assert ("words", None) == (quoted('"words"'), quoted('"words'))
    assert plain_label("P. 3") == plain_label("page 3") == plain_label("p.3") != plain_label("par. 3")
