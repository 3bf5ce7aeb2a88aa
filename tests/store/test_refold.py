"""A snapshot folded anew from a part of its claims."""

from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.invented import Folded, fold_rows
from tests.sources.make_posts import jsonl, make_mapping, make_post
from tests.store.make_study import make_claim as claim
from tests.store.make_study import make_study, say

from inroads.coding.decide import adjudicate, withdraw
from inroads.frame.default import default_frame
from inroads.model.tables import TABLES
from inroads.store.refold import MATERIAL, refold
from inroads.store.snapshot import build_snapshot
from inroads.study import new_study
from inroads.world.family import read_family
from inroads.world.field import make_field

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


@pytest.fixture(scope="module")
def with_posts(tmp_path_factory):
    """A snapshot with the posts of three, of whom an interview judges one and a coder another, and of a dump."""
    folder = tmp_path_factory.mktemp("posts")
    (folder / "talk.txt").write_text("He was fl4sh0.", encoding="utf-8")
    (folder / "posts.jsonl").write_bytes(jsonl(*(make_post(number, user=f"fl4sh{number % 3}") for number in range(6))))
    with new_study(folder / "s.study", coder="A") as study:
        study.add(folder / "posts.jsonl", mapping=make_mapping(folder))
        study.add(folder / "talk.txt", kind="interview")
        study.code("sources", {"source": "posts", "instrument": "dump"})
        study.code("instruments", {"instrument": "dump", "covers": "persona.name"})
        study.judge("F-01 · fl4sh0", "P-1", "same", because="he says so", at='talk#"fl4sh0"')
        study.judge("F-01 · fl4sh1", "P-2", "same", because="a guess")
        study.code("places", {"place": "F-01", "kind": "forum"}, at='talk#"He"')
        study.code("personas", {"persona": "F-01 · fl4sh1", "name": "Flash", "rank": "not_recorded"})
        yield build_snapshot(study.folder, study.frame)


def test_what_posts_say_stays(with_posts):
    """With every claim kept all is the same, also of whom claims speak; without any, all are as the posts tell them."""
    whole, claims = with_posts, with_posts.table("claims")["claim"]
    bare = refold(whole, claims.clear())
    told = bare.table("personas").select("persona", "name", "source", "post_count", "rank").rows()

    assert [] == differing(whole, refold(whole, claims))
    assert "not_asked" in whole.table("personas")["rank"].to_list()
    assert [
        ("F-01 · fl4sh0", "fl4sh0", "posts", 2.0),
        ("F-01 · fl4sh1", None, "posts", 2.0),
        ("F-01 · fl4sh2", "fl4sh2", "posts", 2.0),
    ] == [row[:4] for row in told]
    assert [0, 0, 0] == bare.table("personas")["claims"].list.len().to_list()


def test_posts_of_other_sources_are_left_out(with_posts):
    """Of a part with its sources, those stay whom its claims name or its posts know; the source still bars a link."""
    whole = with_posts
    cites = pl.col("passages").list.eval(pl.element().str.starts_with("talk")).list.any()
    kept = whole.table("claims").filter(cites)["claim"]
    here, there = (refold(whole, kept, pl.Series([source])) for source in ("talk", "posts"))

    assert [("F-01 · fl4sh0", "posts")] == here.table("personas").select("persona", "source").rows()
    assert ["F-01 · fl4sh0", "F-01 · fl4sh1", "F-01 · fl4sh2"] == there.table("personas")["persona"].to_list()
    assert [["F-01"], ["F-01"]] == [one.table("places")["place"].to_list() for one in (here, there)]
    assert 3 == len({whole.id, here.id, there.id})
    assert [] == refold(whole, kept.clear(), pl.Series(["talk"])).table("places")["place"].to_list()
