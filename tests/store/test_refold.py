"""A snapshot folded anew from a part of its claims."""

from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.invented import Folded, fold_rows
from tests.store.make_study import make_claim as claim
from tests.store.make_study import make_study, say

from inroads.coding.decide import adjudicate, withdraw
from inroads.frame.default import default_frame
from inroads.model.tables import TABLES
from inroads.store.refold import MATERIAL, refold
from inroads.store.snapshot import build_snapshot
from inroads.world.field import make_field
from inroads.world.settings import read_family

NAMES = (*TABLES, "claims")


@cache
def field(seed: int = 3) -> Folded:
    """A small invented study with every kind of row."""
    return fold_rows(make_field(read_family("messy", networks=3, seed=seed, target_networks=2)).rows)


def differing(one, other) -> list[str]:
    """The tables in which two snapshots are not byte for byte the same."""
    return [
        name
        for name in NAMES
        if one.table(name).schema != other.table(name).schema
        or one.table(name).write_ndjson() != other.table(name).write_ndjson()
    ]


def some(snapshot, every: int, first: int) -> pl.Series:
    """Every so manieth claim."""
    return snapshot.table("claims")["claim"].sort().gather_every(every, first)


@pytest.mark.parametrize("seed", [3, 4])
def test_with_every_claim_kept_nothing_changes(seed):
    """The tables are the same byte for byte, and so is the id."""
    whole = field(seed)
    anew = refold(whole, whole.table("claims")["claim"])

    assert [] == differing(whole, anew)
    assert (whole.id, whole.title, whole.frame) == (anew.id, anew.title, anew.frame)


@settings(max_examples=4, deadline=None)
@given(st.integers(2, 7), st.integers(0, 1), st.integers(2, 5))
def test_folding_anew_twice_is_once(every, first, then):
    """What was left out stays out, and a part of a part is the part of both."""
    whole = field()
    kept = some(whole, every, first)
    once = refold(whole, kept)
    both = kept.filter(kept.is_in(some(whole, then, 0).implode()))

    assert [] == differing(once, refold(once, kept))
    assert [] == differing(refold(whole, both), refold(once, some(whole, then, 0)))


def test_only_the_claims_kept_are_rested_on():
    """No row names a claim that was left out, and every claim kept is on record."""
    whole = field()
    kept = set(some(whole, 3, 1))
    part = refold(whole, some(whole, 3, 1))
    material = set(whole.table("claims").filter(pl.col("unit_type").is_in(MATERIAL))["claim"])

    assert kept | material == set(part.table("claims")["claim"])
    for name in NAMES[:-1]:
        assert set(part.table(name)["claims"].explode().drop_nulls()) <= kept | material
    assert whole.id != part.id


def test_units_that_are_only_named_vanish_with_those_who_name_them():
    """Without the entries nobody names their persons; what the material says of itself stays."""
    whole = fold_rows(
        {"entries": [{"entry": "E-1", "person": "P-1", "network": "N-1", "source": "CF-1", "passage": "p. 1"}],
         "sources": [{"source": "CF-1", "kind": "case_file"}]}
    )  # fmt: skip
    bare = refold(whole, pl.Series([], dtype=pl.String))

    assert ["P-1"] == whole.table("persons")["person"].to_list()
    assert [0, 0, 0] == [bare.table(name).height for name in ("persons", "networks", "entries")]
    assert ("CF-1", "case_file") in bare.table("sources").select("source", "kind").rows()


def test_a_quarrel_ends_when_one_side_is_left_out():
    """A contested cell is settled by whoever is left, and its claim stands."""
    whole = fold_rows(
        {"entries": [{"entry": "E-1", "medium": said, "coder": coder, "source": "CF-1", "passage": "p. 1"}
                     for said, coder in (("phone", "C1"), ("email", "C2"))]}
    )  # fmt: skip
    part = refold(whole, whole.table("claims").filter(pl.col("coder") == "C1")["claim"])

    assert "contested" == whole.table("entries")["medium"].item()
    assert "phone" == part.table("entries")["medium"].item()
    assert {"standing"} == set(part.table("claims")["state"])


def test_decisions_and_withdrawals_are_folded_as_before(tmp_path):
    """A study with an adjudication, a later one in its place and a withdrawn claim is the same anew."""
    study = make_study(tmp_path / "a.study")
    say(
        study,
        claim("entry E-1 medium", "phone", "A"),
        claim("entry E-1 medium", "email", "B"),
        claim("person P-1 exists"),
    )
    for value in ("sms", "email"):
        adjudicate(study, default_frame(), "entry", "E-1", "medium", value, "read again", "C", "present")
    gone = build_snapshot(study, default_frame()).table("claims").filter(pl.col("unit") == "P-1")["claim"].item()
    withdraw(study, [gone], "a slip", "C")
    whole = build_snapshot(study, default_frame())
    anew = refold(whole, whole.table("claims")["claim"])
    part = refold(whole, whole.table("claims").filter(pl.col("value") != "email")["claim"])

    assert [] == differing(whole, anew)
    assert "email" == anew.table("entries")["medium"].item()
    assert "phone" == part.table("entries")["medium"].item()


def test_rows_and_columns_that_no_claim_made_stay():
    """A place that only posts name, and a further column of a table, are there after folding anew."""
    whole = field()
    places = whole.table("places")
    told = places.head(1).with_columns(
        place=pl.lit("F-99"), claims=pl.lit([], dtype=pl.List(pl.String)), missing=pl.lit([], dtype=pl.List(pl.String))
    )
    wider = pl.concat([places, told]).sort("place").with_columns(post_count=pl.lit(7))
    with_posts = Folded({**whole.tables, "places": wider}, whole.frame)

    assert [] == differing(with_posts, refold(with_posts, whole.table("claims")["claim"]))
    assert ["F-99"] == refold(with_posts, pl.Series([], dtype=pl.String)).table("places")["place"].to_list()
