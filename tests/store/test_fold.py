"""Tests of the fold: from claims to tables."""

from datetime import date

import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import row_of, say, tables_of

from inroads.coding.decide import adjudicate, undo, withdraw
from inroads.frame.default import default_frame
from inroads.model.missing import FIVE_WORDS
from inroads.model.tables import TABLES

ENTRY = [claim("entry E-1 exists"), claim("entry E-1 person", "P-01"), claim("entry E-1 network", "N-01")]


def rule(study, cell, value, polarity="present"):
    """Adjudicate a cell."""
    unit_type, unit, variable = cell.split()
    return adjudicate(study, default_frame(), unit_type, unit, variable, value, "seen again", "C", polarity)


def test_an_empty_study(study):
    """A study without claims has all tables, and no rows."""
    tables = tables_of(study)

    assert set(tables) == {*TABLES, "claims"}
    assert sum(len(table) for table in tables.values()) == 0


def test_one_row_per_unit(study):
    """What stands is one row, with its values, and names the claims that it rests on."""
    say(study, *ENTRY, claim("entry E-1 medium", "phone"))
    row = row_of(study, "entries")

    assert (row["entry"], row["person"], row["network"], row["medium"]) == ("E-1", "P-01", "N-01", "phone")
    assert row["claims"] == sorted(tables_of(study)["claims"]["claim"].to_list())


def test_types(study):
    """Numbers, flags, dates and lists come out as what they are."""
    say(study, claim("entry E-1 at", "2018-03"), claim("entry E-1 contributing", "M1 | M3"))
    say(study, claim("person P-01 count_min", "2.5"), claim("offence O-1 main", "yes"))

    assert row_of(study, "entries")["at_earliest"] == date(2018, 3, 1)
    assert row_of(study, "entries")["at_latest"] == date(2018, 3, 31)
    assert row_of(study, "entries")["contributing"] == ["M1", "M3"]
    assert (row_of(study, "persons")["count_min"], row_of(study, "offences")["main"]) == (2.5, True)


def test_an_open_end_is_no_missing_date(study):
    """A date with an open end is known: one bound is null, and no word says that it is missing."""
    say(study, claim("entry E-1 at", "2018/.."))
    row = row_of(study, "entries")

    assert (row["at_earliest"], row["at_latest"]) == (date(2018, 1, 1), None)
    assert not any(word.startswith("at=") for word in row["missing"])


def test_blanks_are_not_recorded(study):
    """Every blank cell is said: in a choice as its value, elsewhere in `missing`."""
    say(study, claim("entry E-1 exists"))
    row, columns = row_of(study, "entries"), TABLES["entries"].columns
    choices = {column.name for column in columns if column.kind == "choice"}
    others = {column.name for column in columns if column.kind not in ("choice", "id")}

    assert {row[name] for name in choices} == {"not_recorded"}
    assert {f"{name}=not_recorded" for name in others} <= set(row["missing"])


@pytest.mark.parametrize("word", ["not_recorded", "unknown_to_source", "not_applicable"])
def test_written_words(study, word):
    """A written word for missing is the value of a choice, and makes any other cell null with its reason."""
    say(study, *(claim(f"entry E-1 {name}", word) for name in ("medium", "at", "person", "contributing")))
    row = row_of(study, "entries")

    assert (row["medium"], row["at_earliest"], row["person"], row["contributing"]) == (word, None, None, None)
    assert {f"at={word}", f"person={word}", f"contributing={word}"} <= set(row["missing"])


def test_agreement_of_two_coders(study):
    """Two coders who say the same make one row that rests on both claims."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 medium", "phone", "B"))

    assert row_of(study, "entries")["medium"] == "phone"
    assert len(row_of(study, "entries")["claims"]) == 2


@pytest.mark.parametrize("other", [{"coder": "B"}, {"source": "S-2"}, {}], ids=["coder", "source", "file"])
def test_contested(study, other):
    """A cell is contested whether coders or sources differ; nobody wins by certainty or by coming later."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 at", "2018"))
    say(study, claim("entry E-1 medium", "sms", **other), claim("entry E-1 at", "2019", **other))
    row, claims = row_of(study, "entries"), tables_of(study)["claims"]

    assert (row["medium"], row["at_earliest"]) == ("contested", None)
    assert "at=contested" in row["missing"]
    assert set(claims["state"]) == {"contested"}


def test_dates_that_meet(study):
    """Two dates that both can be true give the interval that both allow."""
    say(study, claim("entry E-1 at", "2018"), claim("entry E-1 at", "2018-03/2019", "B"))
    row = row_of(study, "entries")

    assert (row["at_earliest"], row["at_latest"]) == (date(2018, 3, 1), date(2018, 12, 31))


def test_adjudication_stands(study):
    """What was adjudicated stands over any claims, those that come later too, until it is undone."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 medium", "sms", "B"))
    act = rule(study, "entry E-1 medium", "email")
    say(study, claim("entry E-1 medium", "post", "D"))
    assert row_of(study, "entries")["medium"] == "email"
    assert set(tables_of(study)["claims"]["state"]) == {"adjudicated"}
    undo(study, act, "", "C")

    assert row_of(study, "entries")["medium"] == "contested"


def test_two_adjudications_that_differ(study):
    """Of two adjudications the later stands; two made apart that differ leave the cell contested."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 medium", "sms", "B"))
    rule(study, "entry E-1 medium", "email")
    rule(study, "entry E-1 medium", "post")
    assert row_of(study, "entries")["medium"] == "post"

    with study.ledger.writing("A") as pen:
        apart = {"unit_type": "entry", "unit": "E-1", "variable": "medium", "value": "sms", "polarity": "present"}
        pen.write("adjudicate", {**apart, "because": "made in a copy"})
    assert row_of(study, "entries")["medium"] == "contested"


def test_adjudicated_away(study):
    """A row whose existence was adjudicated as absent is no row."""
    say(study, *ENTRY)
    say(study, claim("entry E-1 exists", "yes", "B", polarity="absent"))
    rule(study, "entry E-1 exists", "yes", "absent")

    assert len(tables_of(study)["entries"]) == 0


def test_silence_of_a_coder(study):
    """Of two coders of one source, one found nothing: contested. Of two sources, one is silent: what the other says."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-2 medium", "phone"))
    say(study, claim("entry E-1 medium", "not_recorded", "B"), claim("entry E-2 medium", "not_recorded", "B", "S-2"))

    assert [row_of(study, "entries", unit)["medium"] for unit in ("E-1", "E-2")] == ["contested", "phone"]


def test_denied_rows(study):
    """A denied row is no row; its claims stand in `claims` and nowhere else."""
    say(study, claim("tie T-1 exists", polarity="absent"), claim("tie T-1 a", "P-01", polarity="absent"))
    tables = tables_of(study)

    assert len(tables["ties"]) == len(tables["persons"]) == 0
    assert tables["claims"]["polarity"].to_list() == ["absent", "absent"]


def test_a_row_that_somebody_denies(study):
    """A row that one coder says and another denies is there, with its cells contested."""
    say(study, claim("tie T-1 exists"), claim("tie T-1 content", "kin"))
    say(study, claim("tie T-1 exists", coder="B", polarity="absent"))

    assert row_of(study, "ties")["content"] == "kin"
    assert "contested" in tables_of(study)["claims"].filter(variable="exists")["state"].to_list()


def test_withdrawn(study):
    """A withdrawn claim is kept in `claims` and supports nothing."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 medium", "sms", "B"))
    wrong = tables_of(study)["claims"].filter(value="sms")["claim"].item()
    withdraw(study, [wrong], "misread", "B")

    assert (row_of(study, "entries")["medium"], wrong in row_of(study, "entries")["claims"]) == ("phone", False)
    assert tables_of(study)["claims"].filter(claim=wrong)["state"].item() == "withdrawn"


def test_implied(study):
    """A person, a network or a source that is only named in a reference has a row that rests on what names it."""
    say(study, *ENTRY, claim("activity A-1 actors", "P-02 | P-03"))
    persons, claims = tables_of(study)["persons"], tables_of(study)["claims"]
    names = claims.filter(value="P-02 | P-03")["claim"].item()

    assert persons["person"].to_list() == ["P-01", "P-02", "P-03"]
    assert names in persons.filter(person="P-02")["claims"].item()
    assert tables_of(study)["networks"]["network"].to_list() == ["N-01"]


def test_words_imply_nobody(study):
    """A word for missing in a reference is nobody's name."""
    say(study, claim("entry E-1 person", "unknown_to_source"), claim("entry E-1 network", "N-01"))
    say(study, claim("entry E-1 network", "N-02", "B"))

    assert len(tables_of(study)["persons"]) == len(tables_of(study)["networks"]) == 0


def test_choices_are_lists(study):
    """Several values are a list in a snapshot, in the order of the frame file's ids."""
    say(study, claim("network N-01 coverage", "core | money_mule"), claim("activity A-1 depends_on", "A-2"))

    assert row_of(study, "networks")["coverage"] == ["core", "money_mule"]
    assert row_of(study, "activities", "A-1")["depends_on"] == ["A-2"]


def asked(source, *covers):
    """Claims that a source was asked with an instrument that covers these variables."""
    instrument = [claim("source " + source + " instrument", f"I-{source}"), claim(f"source {source} exists")]
    return [*instrument, claim(f"instrument I-{source} covers", " | ".join(covers))]


@pytest.mark.parametrize(
    ("covers", "medium", "at"),
    [
        (["entry.medium"], "not_recorded", "at=not_asked"),
        (["at"], "not_asked", "at=not_recorded"),
        (["entry.*"], "not_recorded", "at=not_recorded"),
        (["*"], "not_recorded", "at=not_recorded"),
        (["person.gender"], "not_asked", "at=not_asked"),
    ],
)
def test_not_asked(study, covers, medium, at):
    """A blank reads *not asked* where the instrument of the unit's source does not cover the variable."""
    say(study, *asked("S-1", *covers), claim("entry E-1 exists"))
    row = row_of(study, "entries")

    assert (row["medium"], at in row["missing"]) == (medium, True)


def test_not_asked_needs_an_instrument(study):
    """A case source without an instrument could have told anything: its blanks are *not recorded*."""
    say(study, *asked("S-1", "entry.at"), claim("entry E-1 exists"), claim("entry E-2 exists", source="S-2"))
    say(study, claim("entry E-1 exists", source="S-2"))

    assert [row_of(study, "entries", unit)["medium"] for unit in ("E-1", "E-2")] == ["not_recorded"] * 2


def test_two_instruments(study):
    """What either of two sources of a unit was asked is not *not asked*."""
    say(study, *asked("S-1", "entry.at"), *asked("S-2", "entry.medium"))
    say(study, claim("entry E-1 exists"), claim("entry E-1 exists", source="S-2"))
    row = row_of(study, "entries")

    assert (row["medium"], row["channel"]) == ("not_recorded", "not_asked")


def test_an_answer_beats_not_asked(study):
    """What a source tells unasked stands."""
    say(study, *asked("S-1", "entry.at"), claim("entry E-1 medium", "phone"))

    assert row_of(study, "entries")["medium"] == "phone"


def test_access(study):
    """A passage has the access it states, else that of its source, else it is unknown."""
    say(study, claim("source S-1 access", "statement"), claim("source S-2 exists", source="S-2"))
    say(study, claim("person P-01 kind", "identified", passage="p-1", access="phone_intercept"))
    say(study, claim("person P-02 kind", "identified", passage="p-2"))
    say(study, claim("person P-03 kind", "identified", source="S-2", passage="p-3"))
    found = dict(tables_of(study)["passages"].select("passage", "access").iter_rows())

    assert [found[name] for name in ("p-1", "p-2", "p-3")] == ["phone_intercept", "statement", "unknown"]


def test_every_claim_has_its_passage(study):
    """Every passage that a claim cites is a row of `passages` with the claims that rest on it."""
    say(study, *ENTRY, claim("passage p-1 quote", "met at school"), claim("entry E-1 medium", "sms", passage="p-1"))
    passages, claims = tables_of(study)["passages"], tables_of(study)["claims"]
    cited = set(claims["passages"].explode().to_list())

    assert cited <= set(passages["passage"].to_list())
    assert passages.filter(passage="p-1")["quote"].item() == "met at school"


def test_choices_hold_a_value_or_a_word(study):
    """No choice column of any table is ever null."""
    say(study, *ENTRY, claim("tie T-1 a", "P-01"), claim("step X-1 entry", "E-1"), claim("source S-1 exists"))
    tables = tables_of(study)
    for name, table in TABLES.items():
        for column in table.columns:
            if column.kind == "choice":
                assert tables[name][column.name].null_count() == 0
                assert set(tables[name][column.name]) <= {*FIVE_WORDS, "unknown", "case_file"}


def test_rows_are_sorted(study):
    """Rows stand in the order of their ids."""
    say(study, *(claim(f"person P-{number:02d} exists") for number in (3, 1, 2)))

    assert tables_of(study)["persons"]["person"].to_list() == ["P-01", "P-02", "P-03"]


def test_a_disputed_row_says_so(study):
    """A row that one coder denies stays in its table, and says that its being there is contested."""
    say(study, *ENTRY, claim("entry E-1 exists", "yes", "B", polarity="absent"))

    assert "exists=contested" in row_of(study, "entries")["missing"]


def test_a_decision_makes_no_row(study):
    """An adjudication on claims that were undone makes no row of its own."""
    with study.ledger.writing("A") as pen:
        cell = {"unit_type": "entry", "unit": "E-9", "variable": "medium", "value": "sms", "polarity": "present"}
        pen.write("adjudicate", {**cell, "because": "on a claim that is gone"})

    assert 0 == len(tables_of(study)["entries"])


@pytest.mark.parametrize("covers", [["not_recorded"], ["unknown_to_source"], ["entry.at", "entry.medium"]])
def test_a_list_that_nobody_knows(study, covers):
    """Where it is unknown or contested what an instrument covers, no blank is *not asked*."""
    say(study, *asked("S-1", covers[0]), *asked("S-1", covers[-1]), claim("entry E-1 exists"))
    row = row_of(study, "entries")

    assert ("not_recorded", True) == (row["medium"], "place=not_recorded" in row["missing"])


def test_what_a_decision_took_the_place_of(study):
    """A row rests on the decision in force, not on the one whose place it took, until that is undone."""
    say(study, claim("entry E-1 medium", "phone"), claim("entry E-1 medium", "sms", "B"))
    first, second = (rule(study, "entry E-1 medium", value)[:16] for value in ("email", "post"))
    assert {second} == {first, second} & set(row_of(study, "entries")["claims"])
    undo(study, second, "", "C")

    assert {first} == {first, second} & set(row_of(study, "entries")["claims"])
