"""Tests of acts: undo undoes, and can itself be undone."""

import pytest
from tests.store.make_study import make_claim as claim
from tests.store.make_study import meaning_of, say

from inroads.coding.decide import undo
from inroads.errors import InputError
from inroads.store.acts import Act, undone


def acts(*undoes):
    """Acts 0, 1, ...: each either does something (None) or undoes an earlier one."""
    return [
        Act(str(number), "", "A", "code" if of is None else "undo", {} if of is None else {"act": str(of)})
        for number, of in enumerate(undoes)
    ]


@pytest.mark.parametrize(
    ("undoes", "gone"),
    [
        ([None], set()),
        ([None, 0], {"0"}),
        ([None, 0, 1], {"1"}),
        ([None, 0, 1, 2], {"0", "2"}),
        ([None, 0, 0], {"0"}),
        ([None, 0, 0, 1], {"0", "1"}),
        ([None, 0, 0, 1, 2], {"1", "2"}),
    ],
)
def test_what_stands(undoes, gone):
    """An act is gone while an undo of it stands; two people who both undid it must both take that back."""
    assert undone(acts(*undoes)) == gone


def test_a_long_chain():
    """An act that was undone and restored a thousand times is where an even number of undos leaves it."""
    assert "0" not in undone(acts(None, *range(2000)))


def test_undo_undoes(study):
    """After an undo all tables are as they were before the act."""
    say(study, claim("entry E-1 medium", "phone"))
    before = meaning_of(study)
    act = say(study, claim("entry E-1 medium", "sms", "B")).act
    assert meaning_of(study) != before
    undo(study, act[:8], "", "A")

    assert meaning_of(study) == before


def test_undo_of_undo_restores(study):
    """To undo an undo brings back what it took away; that is done by naming it."""
    say(study, claim("entry E-1 medium", "phone"))
    before = meaning_of(study)
    undo(study, "", "", "A")
    last = study.ledger.heads()[0]
    undo(study, last, "", "A")

    assert meaning_of(study) == before


def test_undo_without_a_name(study):
    """Undo takes the last act that stands, again and again, and never what made the study."""
    for value in ("phone", "sms"):
        say(study, claim("entry E-1 medium", value))
    undo(study, "", "", "A")
    undo(study, "", "", "A")

    with pytest.raises(InputError, match="nothing to undo"):
        undo(study, "", "", "A")


def test_undo_of_nothing(study):
    """An id that no act bears, or that several bear, is refused."""
    with pytest.raises(InputError, match="begins with «zz»"):
        undo(study, "zz", "", "A")
