"""Where sources exclude each other."""

from typing import Any

from tests.answers.dossiers import on
from tests.invented import fold_rows

from inroads.answers.contradictions import clash, contradictions
from inroads.answers.finding import Finding
from inroads.involvement.view import View


def told(*entries: dict[str, Any]) -> Finding:
    """The contradictions among rows of entries, read in a file and an interview."""
    kinds = [{"source": "CF-01", "kind": "case_file"}, {"source": "CF-02", "kind": "case_file"},
             {"source": "I-1", "kind": "interview"}]  # fmt: skip
    return contradictions(View(fold_rows({"entries": list(entries), "sources": kinds})))


def said(source: str, coder: str = "C1", **cells: str) -> dict[str, Any]:
    """One entry as told by a source."""
    return {"entry": "E-1", "person": "P-1", "network": "N-1", "coder": coder, **cells, **on("s", source)}


def test_sources_that_differ_are_listed_with_what_they_say() -> None:
    """A file says by phone, an interview face to face: one cell, two values, each with its claim."""
    finding = told(said("CF-01", medium="phone"), said("I-1", medium="face_to_face"))
    cells = {record["value"]: record for record in finding.table if record["kind"] == "cells"}
    between = [record for record in finding.table if record["kind"] == "between"]

    assert 1 == finding.n
    assert (1, 0) == (cells["phone"]["from_case_file"], cells["phone"]["from_interview"])
    assert ["interview"] == cells["face_to_face"]["told_by"]
    assert [("entry", "medium", ["case_file", "interview"], 1)] == [
        (r["about"], r["variable"], r["told_by"], r["n"]) for r in between
    ]
    assert all(1 == len(finding.lineage[record["row"]]) for record in cells.values())


def test_coders_of_one_source_are_told_as_a_number() -> None:
    """What two coders read differently on one page is contested, and not among the contradictions."""
    finding = told(said("CF-01", medium="phone"), said("CF-01", "C2", medium="sms"))

    assert 0 == finding.n
    assert "there are 1 of them" in finding.caveats[1]
    assert "No two sources contradict each other" in finding.answer


def test_two_files_of_one_kind_contradict_each_other_too() -> None:
    """Sources count, not their kinds."""
    finding = told(said("CF-01", medium="phone"), said("CF-02", medium="sms"))

    assert 1 == finding.n
    assert ["case_file"] == finding.table[0]["told_by"]


def test_silence_contradicts_nothing_and_dates_only_where_they_do_not_meet() -> None:
    """One that does not know and a date that is only coarser are no contradiction; another year is."""
    assert 0 == told(said("CF-01", medium="phone"), said("I-1", medium="unknown_to_source")).n
    assert 0 == told(said("CF-01", at="2018-03"), said("I-1", at="2018")).n
    finding = told(said("CF-01", at="2018-03"), said("I-1", at="2019"))
    assert 1 == finding.n
    assert "dates that cannot both be so: 1" in finding.answer


def test_what_is_denied_clashes_with_what_is_said() -> None:
    """Of several values one may be denied; two denials agree."""
    present = {"value": "a | b", "polarity": "present"}
    absent = {"value": "b", "polarity": "absent"}

    assert clash(present, absent, "choices")
    assert clash(absent, present, "choices")
    assert not clash(absent, absent | {"value": "c"}, "choice")
    assert not clash(present, absent, "choice")
