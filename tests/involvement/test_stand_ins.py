"""Tests of personas that stand for persons."""

import pytest
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


@pytest.mark.parametrize(
    ("source", "pairs"),
    [
        ({"may_link": True}, 1),
        ({}, 1),
        ({"may_link": False}, 0),
    ],
)
def test_a_source_that_may_not_be_linked(source, pairs):
    """A persona of a source that may not be linked stands for nobody."""
    found = standing(
        identities=[{"id": "I-1", "persona": "fl4sh", "person": "P-1", "verdict": "same_as"}],
        personas=[{"persona": "fl4sh", "source": "S-1"}],
        persons=[{"person": "P-1"}],
        sources=[{"source": "S-1", **source}],
    )

    assert pairs == len(found)
