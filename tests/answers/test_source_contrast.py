"""Kinds of source side by side."""

from tests.answers.dossiers import dossier, entry
from tests.invented import fold_rows

from inroads.answers.pathways import pathways
from inroads.answers.source_contrast import source_contrast
from inroads.answers.source_sets import selection_card
from inroads.answers.two_by_two import two_by_two
from inroads.involvement.seen_from import from_sources
from inroads.involvement.view import View


def test_each_kind_of_source_has_its_own_shares() -> None:
    """They are those of the 2x2 made of that source alone, beside those of all sources."""
    view = View(dossier())
    found = {record["row"]: record for record in source_contrast(view).table if record["kind"] == "ways"}
    alone = two_by_two(from_sources(view, "case_file")).table
    own = {(r["channel"], r["medium"]): r for r in alone if r["row"].startswith("per_network/all/")}

    assert {"case_file", "meeting_place", "interview", "all_sources"} == {r["source_set"] for r in found.values()}
    for cell, record in own.items():
        told = found["/".join(("ways", "case_file", *cell))]
        assert all(record[key] == told[key] for key in ("n", "of", "share", "low", "high"))


def test_who_knows_what_is_listed() -> None:
    """Entries by the kinds of source that know them, and each network with those who know it."""
    finding = source_contrast(View(dossier()))
    entries = {tuple(r["told_by"]): r["n"] for r in finding.table if r.get("known") == "entry"}
    networks = {
        r["network"]: r["told_by"] for r in next(v.table for v in finding.variants if v.name == "networks_known")
    }

    assert {("case_file",): 3, ("meeting_place",): 1, ("interview",): 1, ("case_file", "meeting_place"): 4} == entries
    assert {"N-1": ["case_file", "meeting_place", "interview"], "N-2": ["case_file"]} == networks


def test_every_kind_prints_its_card_and_none_is_the_truth() -> None:
    """The line of selection tells of each kind what can never be in it."""
    finding = source_contrast(View(dossier()))

    assert 3 == finding.selection.count("never in it:")
    assert any("None of these is the truth" in said for said in finding.caveats)


def test_one_kind_of_source_is_told_plainly() -> None:
    """Then nothing is set against anything, and the shares are those of all sources alone."""
    finding = source_contrast(View(fold_rows({"entries": [entry("E-1", "s", mechanism="M6")],
                                              "sources": [{"source": "CF-01", "kind": "case_file"}]})))  # fmt: skip

    assert finding.answer.startswith("There is only one kind of source, case file")
    assert {"all_sources"} == {record["source_set"] for record in finding.table if record["kind"] == "ways"}
    assert finding.picture is None


def test_paths_say_who_tells_them() -> None:
    """E-2 is told by file and forum, E-9 by interview and forum; neither source alone tells the whole of it."""
    finding = pathways(View(dossier()))
    mixed = next(record for record in finding.table if record["path"] == "offline > online")

    assert (2, 2, ["case_file", "meeting_place", "interview"]) == (mixed["n"], mixed["pieced"], mixed["told_by"])
    assert "no source alone tells from beginning to end: 2 of" in finding.answer
    assert ["from_case_file", "from_meeting_place", "from_interview"] == [one.name for one in finding.variants]


def test_the_two_by_two_is_told_per_kind_of_source() -> None:
    """There is a variant to each kind, and none where there is one kind only."""
    several = [one.name for one in two_by_two(View(dossier())).variants]

    assert ["from_case_file", "from_meeting_place", "from_interview"] == [n for n in several if n.startswith("from_")]


def test_how_sources_came_in_is_told_as_it_was_coded() -> None:
    """Of interviews by how the interviewees were found; of a kind of which nobody says so by what holds of any such."""
    sources = [
        {"source": "I-1", "kind": "interview", "recruitment_route": "via_police", "collection": "self_report"},
        {"source": "CF-01", "kind": "case_file"},
    ]
    view = View(fold_rows({"sources": sources}))

    assert selection_card(view, "interview").came_in == "as follows: through the police 1"
    assert selection_card(view, "case_file").came_in == "through an investigation that could be read"
    assert selection_card(view, "diary").never == "not recorded"
