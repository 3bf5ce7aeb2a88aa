"""Tests of the passages that rows rest on."""

from tests.coding.make_rows import add, make_row
from tests.store.make_study import row_of, tables_of

from inroads.coding.claims import to_claims
from inroads.frame.default import default_frame

ENTRY = {"entry": "E-1", "person": "P-01", "network": "N-01"}


def test_a_page_without_a_source(study, tmp_path):
    """The same page in two overlapping files that name no source is one passage, and nobody disputes its source."""
    row = make_row("entries", **ENTRY, passage="p. 12", access="statement")
    add(study, tmp_path / "one.csv", row)
    added = add(study, tmp_path / "two.csv", row)
    passage = tables_of(study)["passages"].row(0, named=True)

    assert (0, []) == (added.new, added.differing)
    assert ("p. 12 (statement)", "one.csv", "statement") == (passage["passage"], passage["source"], passage["access"])


def test_a_described_passage_brings_its_source(study, tmp_path):
    """A row that cites a passage of the sheet ``passages`` rests on that passage's source, though it names none."""
    described = make_row("passages", passage="p-1", source="S-1", access="statement")
    add(study, tmp_path / "cases.xlsx", described, make_row("entries", **ENTRY, passage="p-1"))

    assert "S-1" == row_of(study, "passages", "p-1")["source"]
    assert ["S-1"] == tables_of(study)["sources"]["source"].to_list()


def test_a_described_passage_of_unknown_source():
    """A passage whose source is unknown leaves the file as source of what rests on it."""
    described = make_row("passages", passage="p-1", source="unknown_to_source")
    rows = [described, make_row("entries", **ENTRY, passage="p-1", access="records")]
    claims = [claim for claim in to_claims(rows, default_frame(), "cases.xlsx") if claim.unit_type == "entry"]

    assert {"cases.xlsx"} == {passage.source for claim in claims for passage in claim.passages}


def test_who_cites_a_passage_may_say_its_access(study, tmp_path):
    """The access that a citing row gives is a claim on the passage; its file is none."""
    rows = [make_row("passages", passage="p-1", quote="met at school"), make_row("entries", **ENTRY, passage="p-1")]
    add(study, tmp_path / "one.xlsx", *rows)
    add(study, tmp_path / "two.xlsx", rows[0], make_row("entries", **ENTRY, passage="p-1", access="records"))

    assert "records" == row_of(study, "passages", "p-1")["access"]
    assert "source=contested" not in row_of(study, "passages", "p-1")["missing"]
