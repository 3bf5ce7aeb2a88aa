"""Tests of how sure anybody was of a way in."""

from dataclasses import replace

from tests.involvement.make_snapshot import claim, entry, make_snapshot

from inroads.answers.mechanisms import two_by_two
from inroads.involvement.certainty import way_certainties
from inroads.involvement.view import View


def said(unit, variable, certainty, state="standing"):
    """A claim on an entry, of this certainty."""
    return claim("entry", unit, variable, "x") | {
        "claim": f"{unit} {variable} {certainty}", "certainty": certainty, "state": state,
    }  # fmt: skip


def study(*claims):
    """Two entries of which the way in is known."""
    known = {"channel": "contact", "medium_first_contact": "phone"}
    whole = make_snapshot(entries=[entry("E-1", **known), entry("E-2", **known)])
    told = make_snapshot(claims=list(claims)).table("claims")
    return View(replace(whole, tables={**whole.tables, "claims": told}))


def test_the_surest_claim_counts():
    """An entry is as sure as its surest claim on how the person came in; no other claim counts, and none withdrawn."""
    view = study(
        said("E-1", "mechanism", "possible"),
        said("E-1", "channel", "probable"),
        said("E-1", "person", "certain"),
        said("E-2", "channel", "certain", "withdrawn"),
    )

    assert {"E-1": "probable"} == way_certainties(view.table)


def test_the_two_by_two_says_how_many_are_unsure():
    """Under the 2x2 stands how many of the known ways in nobody was certain of."""
    found = two_by_two(study(said("E-1", "mechanism", "possible"), said("E-2", "mechanism", "certain")))

    assert any("(2)" in told and "certain for 1: 0 are probable and 1 possible" in told for told in found.caveats)


def test_where_all_are_certain_nothing_is_said():
    """No caveat stands where somebody was certain of each known way in."""
    found = two_by_two(study(said("E-1", "mechanism", "certain"), said("E-2", "mechanism", "certain")))

    assert [] == [told for told in found.caveats if "no claim on it is certain" in told]
