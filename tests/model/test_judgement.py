"""Tests of the algebra of judgements."""

from hypothesis import given
from hypothesis import strategies as st

from inroads.frame.default import default_frame
from inroads.model.judgement import COUNTED, NOT, POSSIBLY, PROBABLY, SAME, SILENT, VERDICTS, join, joined, stands_for
from inroads.model.missing import CONTESTED
from inroads.store.agree import Said, agree

SAYING = st.sampled_from([SILENT, *VERDICTS, CONTESTED])


@given(SAYING, SAYING, SAYING)
def test_joining_has_no_order(one, other, third):
    """Judgements join in any order and grouping, and twice the same is once."""
    assert join(one, other) == join(other, one)
    assert join(join(one, other), third) == join(one, join(other, third))
    assert one == join(one, one)


@given(SAYING)
def test_silence_and_dispute(one):
    """Silence adds nothing; what is contested stays so, whoever joins."""
    assert one == join(one, SILENT)
    assert CONTESTED == join(one, CONTESTED)


@given(st.lists(SAYING))
def test_nobody_is_overruled(sayings):
    """A persona stands for a person only if everybody who spoke says so."""
    if stands_for(joined(sayings)):
        assert all(stands_for(one) for one in sayings if one != SILENT)


@given(st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=4))
def test_the_fold_joins_likewise(verdicts):
    """What a snapshot holds where several claims judge one pair is what the algebra says."""
    said = [Said(verdict, "present", f"C{number}", frozenset({"S"})) for number, verdict in enumerate(verdicts)]

    assert joined(verdicts) == agree(said, "choice")


def test_what_counts():
    """The same and probably count where nobody asks otherwise; not the same and contested never do."""
    assert [True, True, False, False] == [stands_for(verdict) for verdict in (SAME, PROBABLY, POSSIBLY, NOT)]
    assert [True, False] == [stands_for(POSSIBLY, (*COUNTED, POSSIBLY)), stands_for(NOT, VERDICTS)]
    assert not stands_for(CONTESTED, (*VERDICTS, CONTESTED))
    assert not stands_for(SILENT)


def test_the_words_are_those_of_the_frame():
    """The verdicts are the values of the frame."""
    variable = default_frame().variable("identity", "verdict")

    assert set(VERDICTS) == {value.value for value in variable.values}
