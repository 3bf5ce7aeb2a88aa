"""What was decoded once stays true: of own writing, of what was taken back, and of what another process writes."""

import json
import sqlite3

import pytest

from inroads.store.claim_bodies import claim_bodies
from inroads.store.ledger import Ledger


def write(ledger, *units):
    """One act with a claim on each unit."""
    with ledger.writing("A") as pen:
        for unit in units:
            pen.write("claim", {"act": "x", "key": unit, "unit": unit, "passages": []})


def units(ledger):
    """The units of all claims, in the order of the ledger."""
    return claim_bodies(ledger)["unit"].to_list()


@pytest.fixture
def ledger(tmp_path):
    """A ledger whose first claims were read."""
    made = Ledger.create(tmp_path / "ledger.db")
    write(made, "E-1", "E-2")
    assert ["E-1", "E-2"] == units(made)
    return made


def test_only_what_came_is_read(ledger, monkeypatch):
    """After more was written, the earlier rows are not read again."""
    write(ledger, "E-3")
    asked, read = [], ledger.bodies
    monkeypatch.setattr(ledger, "bodies", lambda *verbs, after=0: asked.append(after) or read(*verbs, after=after))

    assert ["E-1", "E-2", "E-3"] == units(ledger) == units(ledger)
    assert [2] == asked


def test_what_was_taken_back_was_never_there(ledger):
    """Claims that were read inside a transaction that failed are gone, though others now bear their rows."""

    def fail():
        with ledger.writing("A") as pen:
            pen.write("claim", {"unit": "never"})
            pen.flush()
            assert "never" in units(ledger)
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    write(ledger, "E-3")

    assert ["E-1", "E-2", "E-3"] == units(ledger)


def test_another_process_writes(ledger):
    """What another connection adds, or changes against all rules, is seen."""
    other = Ledger(ledger.path)
    write(other, "E-3")
    assert ["E-1", "E-2", "E-3"] == units(ledger)

    with sqlite3.connect(ledger.path) as hand:
        hand.execute("UPDATE bodies SET body = ? WHERE row = 1", (json.dumps({"unit": "E-9"}),))
    hand.close()
    assert ["E-9", "E-2", "E-3"] == units(ledger)
