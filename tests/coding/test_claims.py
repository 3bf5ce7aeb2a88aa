"""Tests of draft rows that become claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.make_rows import claims_of, make_row, said

from inroads.errors import InputError

ENTRY = {"person": "P-01", "network": "N-01"}


def units(*rows):
    """The units of the rows that say they are there, in order of the file."""
    return [claim.unit for claim in claims_of(*rows) if claim.variable == "exists" and claim.unit_type != "passage"]


def told(*rows):
    """The faults of the rows."""
    with pytest.raises(InputError) as raised:
        claims_of(*rows)
    return raised.value


def test_one_cell_one_claim():
    """Every cell that is not blank is one claim, and the row is one."""
    claims = claims_of(make_row("entries", entry="E-1", **ENTRY, medium="phone"))

    assert [claim.variable for claim in claims] == ["exists", "person", "network", "medium"]
    assert {(claim.unit_type, claim.unit, claim.coder, claim.certainty) for claim in claims} == {
        ("entry", "E-1", "unnamed", "certain")
    }


def test_a_cell_is_a_passage():
    """A claim rests on its cell, named by file, sheet and cell; the file is its source."""
    claims = claims_of(make_row("entries", 12, entry="E-1", medium="phone"))
    (passage,) = claims[-1].passages

    assert (passage.source, passage.locator, passage.access) == ("cases.xlsx", "cases.xlsx#entries!12:medium", "")


def test_the_same_cell_elsewhere():
    """The same row at another place of another file is the same passage: overlapping files say it once."""
    here, there = (
        claims_of(make_row("entries", number, file, entry="E-1", medium="phone"), file=file)
        for number, file in ((2, "one.xlsx"), (7, "two.xlsx"))
    )

    assert [claim.passages[0].id for claim in here] == [claim.passages[0].id for claim in there]


def test_row_columns():
    """A row says of all its claims who coded it, how surely, with which grade, why, from which source."""
    row = make_row("entries", **ENTRY, entry="E-1", coder="B", certainty="Probable", grade="4x4:b2", because="two taps",
                   source="S-1")  # fmt: skip
    for claim in claims_of(row):
        assert (claim.coder, claim.certainty, claim.grade, claim.because) == ("B", "probable", "4x4:B2", "two taps")
        assert claim.passages[0].source == "S-1"


def test_denied():
    """A denied row denies every cell of it, and needs no whole key."""
    claims = claims_of(make_row("entry_agents", entry="E-1", polarity="absent"))

    assert {claim.polarity for claim in claims} == {"absent"}


def test_two_accesses_are_two_passages():
    """A row that is known by two accesses rests on two passages, one of each."""
    claims = claims_of(make_row("entries", entry="E-1", medium="phone", access="statement | phone_intercept"))

    assert {passage.access for passage in claims[-1].passages} == {"statement", "phone_intercept"}
    assert len({passage.id for passage in claims[-1].passages}) == 2


def test_named_passages():
    """A row that names passages rests on these, and says of each its source and its access."""
    row = make_row(
        "entries", entry="E-1", medium="phone", source="S-1", passage="p-1 | p-2", access="statement | records"
    )
    claims = claims_of(row)
    cited = next(claim for claim in claims if claim.variable == "medium").passages
    of_passages = {(claim.unit, claim.variable): claim.value for claim in claims if claim.unit_type == "passage"}

    assert [passage.access for passage in cited] == ["statement", "records"]
    assert {of_passages[passage.id, "source"] for passage in cited} == {"S-1"}
    assert [of_passages[passage.id, "access"] for passage in cited] == ["statement", "records"]


def test_interval_columns():
    """Two columns for the ends of a date are one claim; one of them alone leaves the other end open."""
    both = make_row("entries", entry="E-1", at_earliest="2018", at_latest="1-3-2019")
    one = make_row("entries", 3, entry="E-2", at_latest="2018")

    assert said(both, one)["E-1", "at"] == "2018-01-01/2019-03-01"
    assert said(both, one)["E-2", "at"] == "../2018-12-31"


@pytest.mark.parametrize(
    ("table", "cells", "unit"),
    [
        ("ties", {"a": "P-01", "b": "P-02", "content": "kin"}, "P-01 · P-02 · kin"),
        ("ties", {"a": "P-02", "b": "P-01", "content": "kin"}, "P-01 · P-02 · kin"),
        ("ties", {"a": "P-02", "b": "P-01", "content": "command"}, "P-02 · P-01 · command"),
        ("ties", {"a": "P-02", "b": "P-01", "content": "kin", "tie": "T-1"}, "T-1"),
        ("memberships", {"person": "P-01", "network": "N-01"}, "P-01 · N-01 · 1"),
        ("memberships", {"person": "P-01", "network": "N-01", "spell": 2}, "P-01 · N-01 · 2"),
        ("entries", ENTRY, "P-01 · N-01 · 1"),
        ("entries", {"entry": 7, **ENTRY}, "7"),
    ],
)
def test_natural_keys(table, cells, unit):
    """A row without an id bears its natural key; a tie without direction is one tie, whoever is named first."""
    assert units(make_row(table, **cells)) == [unit]


def test_ends_of_a_tie():
    """The ends of a tie without direction stand in the order of its key; those of a directed one as written."""
    rows = [make_row("ties", a="P-02", b="P-01", content=content) for content in ("kin", "command")]

    assert said(*rows)["P-01 · P-02 · kin", "a"] == "P-01"
    assert said(*rows)["P-02 · P-01 · command", "a"] == "P-02"


def test_running_numbers():
    """Entries of one person into one network are numbered by date, wherever they stand in the file."""
    late, unknown, early = (
        make_row("entries", number, **ENTRY, **cells)
        for number, cells in enumerate([{"at": "2018"}, {}, {"at": "2014-05"}])
    )

    assert units(late, unknown, early) == [f"P-01 · N-01 · {number}" for number in (2, 3, 1)]


def test_second_coder():
    """What a second coder read in the same source is the same unit; a second row of one coder is another."""
    first = make_row("entries", 2, **ENTRY, coder="A", source="S-1", at="2018")
    second = make_row("entries", 3, **ENTRY, coder="B", source="S-1", at="2017")
    third = make_row("entries", 4, **ENTRY, coder="A", source="S-1", at="2019")

    assert units(first, second, third) == [f"P-01 · N-01 · {number}" for number in (1, 1, 2)]


@given(st.permutations(range(4)))
def test_order_of_rows(order):
    """The units of dated rows do not depend on the order in which they stand."""
    rows = [make_row("entries", number, **ENTRY, at=str(2010 + number)) for number in range(4)]
    named = dict(zip(order, units(*(rows[number] for number in order)), strict=True))

    assert [named[number] for number in range(4)] == [f"P-01 · N-01 · {number}" for number in (1, 2, 3, 4)]


def test_all_faults_at_once():
    """Every fault of every row is told in one error: what is wrong, in which row and column, and what to do."""
    error = told(
        make_row("entries", 2, **ENTRY, medium="fone", at="1/2/2018"),
        make_row("entries", 3, person="P-01"),
        make_row("ties", 4, a="P-01", b="P-01", content="kin"),
        make_row("entries", 5, **ENTRY, colour="red"),
        make_row("entries", 6, **ENTRY, certainty="sure", grade="B2", access="tap"),
    )

    assert [fault.where.split("#")[1].split(",")[0] for fault in error.faults] == [
        *("entries!2", "entries!2", "entries!3", "ties!4", "entries!5", "entries!6", "entries!6", "entries!6")
    ]
    assert all(fault.what and fault.do for fault in error.faults)
    assert "«fone» is not a value of medium" in str(error)
    assert "cases.xlsx#entries!2, column medium" in str(error)


def test_ten_faults_are_shown():
    """Of many faults ten are shown, and all are counted."""
    error = told(*(make_row("entries", number, **ENTRY, medium="fone") for number in range(35)))

    assert len(error.faults) == 35
    assert str(error).count("«fone»") == 10
    assert "25 more; faults in all: 35" in str(error)


def test_rows_of_claims():
    """A row of the sheet `claims` is one claim about any unit; what it names must be there."""
    good = make_row("claims", unit_type="entry", unit="E-1", variable="medium", value="Telefoon", coder="B")
    assert said(good) == {("E-1", "medium"): "phone"}
    error = told(
        make_row("claims", 2, unit_type="entry", unit="E-1", variable="colour", value="red"),
        make_row("claims", 3, unit_type="entri", unit="E-1", variable="medium", value="phone"),
        make_row("claims", 4, unit_type="entry", unit="E-1", variable="medium", value="fone"),
        make_row("claims", 5, unit_type="entry", variable="medium"),
    )

    assert len(error.faults) == 5


def test_said_twice_in_one_file():
    """A row that stands twice in a file is said once."""
    row = make_row("persons", person="P-01", kind="identified")

    assert len(claims_of(row, row)) == 2


def test_a_page_belongs_to_its_dossier():
    """Page 12 of two dossiers is two passages, each with its source and access, and what both say is said twice."""
    cited = [{"source": "S-1", "access": "statement"}, {"source": "S-2", "access": "public_online"}]
    rows = [make_row("entries", entry="E-1", **ENTRY, medium="phone", passage="p. 12", **where) for where in cited]
    passages = [claim.passages[0] for claim in claims_of(*rows) if claim.variable == "medium"]

    assert {
        ("S-1 · p. 12 (statement)", "S-1", "statement"),
        ("S-2 · p. 12 (public_online)", "S-2", "public_online"),
    } == {(passage.id, passage.source, passage.access) for passage in passages}


def test_a_date_is_written_once():
    """A row that gives a date and its ends is asked which of them holds."""
    assert "at_earliest" in str(told(make_row("entries", **ENTRY, at="2018", at_earliest="2017", at_latest="2019")))


@pytest.mark.parametrize("end", ["at_earliest", "at_latest"])
def test_a_word_for_a_date_that_is_missing(end):
    """A word for what is missing may stand in one end of a date, and holds for the date."""
    assert (
        "unknown_to_source"
        == said(make_row("entries", entry="E-1", **ENTRY, **{end: "unknown_to_source"}))["E-1", "at"]
    )


def test_one_end_that_is_unknown_leaves_it_open():
    """A date with one end known and the other unknown is open on that side."""
    row = make_row("entries", entry="E-1", **ENTRY, at_earliest="2018", at_latest="unknown_to_source")

    assert "2018-01-01/.." == said(row)["E-1", "at"]


def test_covers_in_the_sheet_of_claims():
    """A claim spelled out on what an instrument covers is read like the cell of its own sheet."""
    spelled = {"unit_type": "instrument", "unit": "Q1", "variable": "covers"}
    claims = claims_of(make_row("claims", **spelled, value="ties.content | entry.medium"))

    assert ["entry.medium | tie.content"] == [claim.value for claim in claims if claim.variable == "covers"]
    assert "mediun" in str(told(make_row("claims", **spelled, value="entry.mediun")))


def test_covers_names_variables():
    """An instrument covers variables that there are; a misspelt one is asked about."""
    assert "medium" in str(told(make_row("instruments", instrument="Q1", covers="entry.mediun")))
    claims_of(make_row("instruments", instrument="Q1", covers="entry.medium | ties.content | step.* | channel"))


def test_the_unknown_of_two_sources_are_two():
    """Somebody unknown in one source is never taken for somebody unknown in another."""
    unknown = {"person": "unknown_to_source", "network": "N-01", "medium": "phone"}
    rows = [make_row("entries", number, **unknown, source=source) for number, source in enumerate(("S-1", "S-2"), 2)]

    assert 2 == len(set(units(*rows)))


def test_a_page_of_source_one_is_not_one_of_source_twelve():
    """A page that merely begins like its source does not name it."""
    cited = [
        {"source": "1", "passage": "12"},
        {"source": "12", "passage": "12"},
        {"source": "CF-03", "passage": "CF-03, p. 1"},
    ]
    rows = [make_row("entries", entry="E-1", **ENTRY, access="statement", **where) for where in cited]
    ids = {claim.passages[0].id for claim in claims_of(*rows) if claim.unit_type == "entry"}

    assert {"1 · 12 (statement)", "12 · 12 (statement)", "CF-03, p. 1 (statement)"} == ids


def test_one_row_pasted_twice():
    """A row that stands twice in a file is one unit; one that gives another date is a second."""
    rows = [make_row("entries", number, **ENTRY, at=at) for number, at in enumerate(["2015", "2015", "2017"])]

    assert ["P-01 · N-01 · 1", "P-01 · N-01 · 1", "P-01 · N-01 · 2"] == units(*rows)


def test_the_joint_inside_a_name():
    """Names that hold the joint of a natural key do not run together, and a blank part is kept."""
    links = [
        make_row("case_links", investigation=first, network=then) for first, then in (("A · B", "C"), ("A", "B · C"))
    ]
    calls = [make_row("contacts", medium="phone", sender="A", **end) for end in ({"receiver": "B"}, {"place": "B"})]

    assert 4 == len(set(units(*links, *calls)))


def test_two_spellings_of_one_name():
    """Composed and decomposed letters, one space or two: one person."""
    names = ["Ame\u0301 B", "Am\u00e9 B", "Am\u00e9  B"]

    assert 1 == len({unit for name in names for unit in units(make_row("persons", person=name))})
