"""Which units stand behind which number."""

from inroads.answers.finding import Finding
from inroads.report.units import CountedSets, in_order


def make_finding(**more):
    """A finding of two rows."""
    return Finding("x", "", "entry", 2, [{"row": "a"}, {"row": "b"}], "", **more)


def test_list_is_shared():
    """Two numbers that count the same units share one list."""
    units = {"a": [("entry", "E-1"), ("entry", "E-2")], "b": [("entry", "E-2"), ("entry", "E-1")]}

    sets = CountedSets([make_finding(units=units)], {})

    assert len(sets.sets) == 1
    assert sets.anchor("x", "a") == sets.anchor("x", "b")


def test_lineage_adds_its_units():
    """Claims on other units than those counted are listed besides."""
    sets = CountedSets([make_finding(units={"a": [("entry", "E-1")]}, lineage={"a": ["c1"]})], {"c1": ("place", "L-1")})

    assert sets.sets[0].besides == (("place", "L-1"),)


def test_people_count_that_way():
    """P-2 stands before P-10."""
    assert in_order([("person", "P-10"), ("person", "P-2")]) == (("person", "P-2"), ("person", "P-10"))


def test_row_without_units_is_not_linked():
    """A number behind which nothing is known bears no link."""
    assert CountedSets([make_finding(units={"a": []})], {}).anchor("x", "a") is None
