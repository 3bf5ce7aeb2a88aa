"""What is left from a vantage, or through one kind of source, is folded and derived anew."""

from dataclasses import replace

import polars as pl
import pytest
from tests.invented import Folded, fold_rows
from tests.sources.make_posts import jsonl, make_mapping, make_post

from inroads.involvement.seen_from import SOURCE_KINDS, from_sources, kinds_at_hand, seen_from
from inroads.involvement.vantage import CELL, masked_claims
from inroads.involvement.view import View
from inroads.store.refold import MATERIAL
from inroads.study import new_study
from inroads.world.family import read_family
from inroads.world.field import make_field

TOLD = {"access": "statement", "source": "CF-01", "passage": "p. 1"}
POSTED = {"access": "public_online", "source": "CF-01", "passage": "p. 9"}
SPOKEN = {"access": "interview", "source": "I-1", "passage": "turn 3"}
ENTRY = {"entry": "E-1", "person": "P-1", "network": "N-1"}


def dossier() -> Folded:
    """One entry: known from school by a statement, added and asked in public; an interview tells of another."""
    return fold_rows(
        {
            "sources": [
                {"source": "CF-01", "kind": "case_file"},
                {"source": "I-1", "kind": "interview"},
                {"source": "F-1", "kind": "meeting_place"},
            ],
            "networks": [{"network": "N-1", "coverage": "all", "source": "CF-01"}],
            "entries": [
                {**ENTRY, "mechanism": "M1", "medium_first_contact": "face_to_face", **TOLD},
                {**ENTRY, **POSTED},
                {"entry": "E-2", "person": "P-2", "network": "N-1", "medium": "game", **SPOKEN},
            ],
            "steps": [
                {"entry": "E-1", "step": 1, "medium": "face_to_face", **TOLD},
                {"entry": "E-1", "step": 2, "medium": "public_online", **POSTED},
            ],
        }
    )


def entries(view: View) -> dict[str, tuple[str, str]]:
    """Channel and medium of each entry."""
    table = view.table("entries_derived")
    return {name: (channel, medium) for name, channel, medium in table.select("entry", "channel", "medium").rows()}


def test_what_follows_is_derived_anew() -> None:
    """From the forum the entry begins with the post: what was a friend from school is open, and online."""
    view = View(dossier())

    assert {"E-1": ("contact", "face_to_face"), "E-2": ("not_recorded", "game")} == entries(view)
    assert {"E-1": ("not_recorded", "public_online")} == entries(seen_from(view, "forum_study"))
    assert {"E-2": ("not_recorded", "game")} == entries(seen_from(view, "interviews"))
    assert {"E-1": ("contact", "face_to_face")} == entries(seen_from(view, "police_file"))


def test_paths_shorten_with_what_is_out_of_sight() -> None:
    """A path from offline to online is an online one from the forum."""
    view = View(dossier())

    assert "offline > online" == view.table("entry_paths")["path"][0]
    assert ["online"] == seen_from(view, "forum_study").table("entry_paths")["path"].to_list()


def test_who_posted_is_seen_with_the_posts(tmp_path) -> None:
    """Who is known from posts alone is there where the posts were to be had, and not from other sides."""
    (tmp_path / "posts.jsonl").write_bytes(jsonl(make_post(1), make_post(2)))
    with new_study(tmp_path / "s.study", coder="A") as study:
        study.add(tmp_path / "posts.jsonl", mapping=make_mapping(tmp_path))
        view = study.snapshot()
        study.code("sources", {"source": "posts", "access": "statement"})
        disputed = study.snapshot()
    counted = {
        vantage: [seen_from(view, vantage).table(name).height for name in ("personas", "places", "sources")]
        for vantage in ("all", "forum_study", "interviews")
    }

    assert {"all": [2, 1, 1], "forum_study": [2, 1, 1], "interviews": [0, 0, 1]} == counted
    assert [0, 2] == [
        seen_from(disputed, "forum_study", unknown=unknown).table("personas").height for unknown in (False, True)
    ]
    assert [2, 0] == [from_sources(view, kind).table("personas").height for kind in ("meeting_place", "interview")]
    assert seen_from(view, "forum_study") is view


def test_from_everywhere_is_the_whole() -> None:
    """The vantage of every access gives the very view, and so does one from which nothing vanishes."""
    view = View(dossier())
    seen = View(fold_rows({"entries": [{**ENTRY, **POSTED}]}))

    assert seen_from(view, "all") is view
    assert seen_from(seen, "forum_study") is seen


@pytest.mark.parametrize("vantage", ["forum_study", "police_file", "interviews"])
@pytest.mark.parametrize("unknown", [False, True])
def test_looking_twice_is_looking_once(vantage: str, *, unknown: bool) -> None:
    """What a vantage shows shows all of itself from that vantage."""
    once = seen_from(View(dossier()), vantage, unknown=unknown)
    twice = seen_from(once, vantage, unknown=unknown)

    for name in ("entries", "steps", "persons", "networks", "claims", "passages", "entries_derived"):
        assert once.table(name).equals(twice.table(name))


def test_nobody_knows_a_network_in_full_from_outside() -> None:
    """Coverage, of unknown access, is not believed where anything is out of sight."""
    view = View(dossier())

    assert [["all"]] == view.table("networks")["coverage"].to_list()
    assert [None] == seen_from(view, "police_file", unknown=True).table("networks")["coverage"].to_list()


def test_masking_reads_nothing_of_the_source() -> None:
    """Under other names and kinds of source, the same is left."""
    whole = dossier()
    other = whole.tables["sources"].with_columns(kind=pl.lit("interview"))
    moved = whole.tables["passages"].with_columns(source=pl.lit("X-1"), locator=pl.lit("x"), speaker=pl.lit("fl4sh"))
    changed = replace(whole, tables={**whole.tables, "sources": other, "passages": moved})

    for vantage in ("forum_study", "server_seizure", "all_online", "police_file", "interviews"):
        here, there = (seen_from(View(one), vantage) for one in (whole, changed))
        for name in ("entries", "steps", "persons", "networks", "claims", "entries_derived", "growth_sets"):
            assert here.table(name).equals(there.table(name))


def test_each_kind_of_source_tells_its_own() -> None:
    """Only kinds that tell of the field are at hand; each shows what rests on its sources, and is made once."""
    view = View(dossier())

    assert ("case_file", "interview") == kinds_at_hand(view)
    assert {"E-1"} == entries(from_sources(view, "case_file")).keys()
    assert {"E-2"} == entries(from_sources(view, "interview")).keys()
    assert {} == entries(from_sources(view, "meeting_place"))
    assert from_sources(view, "interview") is from_sources(view, "interview")
    assert set(kinds_at_hand(view)) < set(SOURCE_KINDS)


@pytest.mark.parametrize("vantage", ["forum_study", "server_seizure", "all_online", "police_file", "interviews"])
def test_what_is_left_is_all_but_what_is_masked(vantage: str) -> None:
    """Of an invented field the cells that are left are those that `masked_claims` does not list, material apart."""
    whole = fold_rows(make_field(read_family("messy", networks=3, seed=5, target_networks=2)).rows)
    view = View(whole)
    field = ~pl.col("unit_type").is_in(MATERIAL) & (pl.col("variable") != "coverage")
    masked = masked_claims(whole, vantage)

    for unknown, gone in ((False, masked.most), (True, masked.least)):
        left = seen_from(view, vantage, unknown=unknown).table("claims").filter(field).select(CELL).unique()
        every = whole.table("claims").filter(field).select(CELL).unique()
        assert every.join(gone, on=CELL, how="anti").sort(CELL).equals(left.sort(CELL))
