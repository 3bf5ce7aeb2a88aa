"""Tests of what a person decides about claims."""

import multiprocessing
import time

import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import row_of, say, tables_of

from inroads.coding.decide import adjudicate, undo, withdraw
from inroads.coding.history import history
from inroads.errors import InputError
from inroads.frame.default import default_frame
from inroads.store.study_folder import StudyFolder


@pytest.fixture
def contested(study):
    """A study in which two coders differ on the medium of an entry."""
    say(study, claim("entry E-1 medium", "phone", "A"), claim("entry E-1 medium", "sms", "B"))
    return study


def rule(study, value="phone", because="heard again", unit_type="entry", unit="E-1", variable="medium", **more):
    """Adjudicate."""
    return adjudicate(study, default_frame(), unit_type, unit, variable, value, because, "C", **more)


@pytest.mark.parametrize("value", ["email", "E-mail"])
def test_adjudicate(contested, value):
    """What was adjudicated stands, be it written by id or by label; the claims considered are on record."""
    rule(contested, value)
    act = history(contested).select("author", "verb", "says").row(-1)

    assert row_of(contested, "entries")["medium"] == "email"
    assert act == ("C", "adjudicate", "entry · E-1 · medium · email · heard again")


def test_the_table_may_be_named(contested):
    """A unit may be named by its table."""
    rule(contested, unit_type="entries")

    assert row_of(contested, "entries")["medium"] == "phone"


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"value": "fone"}, "is not a value of medium"),
        ({"because": "  "}, "needs a reason"),
        ({"unit_type": "entri"}, "no unit «entri»"),
        ({"unit": "E-2"}, "Nobody claimed"),
        ({"variable": "at"}, "Nobody claimed"),
        ({"polarity": "maybe"}, "is not a value of polarity"),
    ],
)
def test_no_adjudication(contested, wrong, what):
    """A decision without reason, on what nobody claimed, or with a value that is none, is refused and not written."""
    before = contested.ledger.heads()
    with pytest.raises(InputError, match=what):
        rule(contested, **wrong)

    assert contested.ledger.heads() == before


def test_withdraw(contested):
    """A claim that was taken back no longer counts; to undo that brings it back."""
    key = tables_of(contested)["claims"].filter(coder="B")["claim"].item()
    act = withdraw(contested, [key], "misread", "B")
    assert row_of(contested, "entries")["medium"] == "phone"
    undo(contested, act, "", "B")

    assert row_of(contested, "entries")["medium"] == "contested"


def test_withdrawn_and_said_again(contested):
    """A claim that was taken back can be said again."""
    key = tables_of(contested)["claims"].filter(coder="B")["claim"].item()
    withdraw(contested, [key], "misread", "B")
    say(contested, claim("entry E-1 medium", "sms", "B"))

    assert row_of(contested, "entries")["medium"] == "contested"


@pytest.mark.parametrize(("keys", "because"), [(["nokey"], "misread"), ([], " ")])
def test_no_withdrawal(contested, keys, because):
    """A claim that does not stand cannot be taken back, nor any without a reason."""
    with pytest.raises(InputError):
        withdraw(contested, keys, because, "B")


def test_undo_of_what_was_undone(contested):
    """An act that no longer stands cannot be undone again."""
    act = rule(contested)
    undo(contested, act, "", "C")
    with pytest.raises(InputError, match="No act that stands"):
        undo(contested, act, "", "C")

    assert "undo" in history(contested)["verb"].to_list()


def test_a_new_study_is_not_undone(study):
    """What made the study cannot be undone."""
    first, frame = history(study)["act"]
    for act in (first, frame):
        with pytest.raises(InputError):
            undo(study, act, "", "A")


def _undo_apart(path, ready):
    study = StudyFolder.open(path)
    ready.wait()
    undo(study, "", "", "B")
    study.close()


def test_two_who_undo_at_once(study):
    """Of two people who undo the last act at once, one undoes the last and the other the one before it."""
    for number in range(4):
        say(study, claim(f"entry E-{number} medium", "phone"))
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Barrier(3)
    people = [spawn.Process(target=_undo_apart, args=(study.path, ready)) for _person in range(2)]
    with study.ledger.writing("A"):
        for person in people:
            person.start()
        ready.wait()
        time.sleep(0.5)
    for person in people:
        person.join()

    assert tables_of(study)["entries"]["entry"].to_list() == ["E-0", "E-1"]


def test_settled_away(study):
    """Settling the existence of a row with no denies it; any other word is refused."""
    say(study, claim("entry E-1 exists", "yes"), claim("entry E-1 exists", "yes", "B", polarity="absent"))
    with pytest.raises(InputError, match="yes nor no"):
        adjudicate(study, default_frame(), "entry", "E-1", "exists", "maybe", "read again", "C")
    adjudicate(study, default_frame(), "entry", "E-1", "exists", "no", "read again", "C")

    assert 0 == len(tables_of(study)["entries"])


def test_the_kind_of_an_id(study):
    """An id that is another kind of unit is told to be."""
    say(study, claim("entry E-1 medium", "phone"))

    with pytest.raises(InputError, match="entry"):
        adjudicate(study, default_frame(), "person", "E-1", "kind", "identified", "x", "C")


def test_a_settled_list_of_what_was_asked(study):
    """A settled list of what an instrument covers is read like a sheet's: tables may be named, mistakes are refused."""
    say(study, *(claim("instrument I-1 covers", value) for value in ("entry.at", "entry.medium")))
    with pytest.raises(InputError, match="is no variable"):
        rule(study, "entries.mediun", unit_type="instrument", unit="I-1", variable="covers")
    rule(study, "entries.medium | at", unit_type="instrument", unit="I-1", variable="covers")

    assert ["at", "entry.medium"] == row_of(study, "instruments")["covers"]
