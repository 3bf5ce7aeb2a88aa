"""Tests of personas that stand for persons."""

from hypothesis import given
from hypothesis import strategies as st
from tests.involvement.make_snapshot import make_snapshot

from inroads.involvement.stand_ins import stand_ins

NAME = st.sampled_from(["fl4sh", "m00n", "P-1"])
VERDICT = st.sampled_from(["same_as", "probably", "possibly", "not", "contested", "not_recorded"])


def standing(**rows):
    """The pairs that stand, with their verdicts."""
    view = make_snapshot(**rows)
    return stand_ins(view.table, view.frame).select("persona", "person", "verdict").rows()


@given(st.lists(st.tuples(NAME, NAME, VERDICT), max_size=6))
def test_only_judgements_join(judged):
    """The pairs that stand are those judged the same or probably so, whatever their names."""
    identities = [
        {"id": f"I-{number}", "persona": persona, "person": person, "verdict": verdict}
        for number, (persona, person, verdict) in enumerate(judged)
    ]
    names = [{"persona": name, "name": name} for name in ("fl4sh", "m00n", "P-1")]
    persons = [{"person": name} for name in ("fl4sh", "m00n", "P-1")]

    assert sorted(row for row in judged if row[2] in ("same_as", "probably")) == sorted(
        standing(identities=identities, personas=names, persons=persons)
    )


def test_equal_names_join_nobody():
    """Without a judgement nobody stands for anybody, though all bear one name."""
    assert [] == standing(personas=[{"persona": "fl4sh", "name": "fl4sh"}], persons=[{"person": "fl4sh"}])
