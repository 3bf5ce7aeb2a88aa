"""A graph of a study: what it holds, the views that can be taken of it, and the sentence that cites it."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.small_graph import small_view

from inroads.errors import InputError
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the small study."""
    return small_view().graph()


def ties(graph: Graph) -> list[str]:
    """The ids of its ties."""
    return sorted(graph.ties["tie"])


def test_sentence(graph):
    """What was chosen of a graph stands in the sentence it prints as, in the order in which it was chosen."""
    chosen = graph.to_layers(medium=["online", "offline"]).to_window("2015", "2016", "maybe").to_network("N-01")

    assert repr(chosen) == (
        "Graph of snapshot invented…: persons 3, places 2, ties 2, presences 4, contacts 0;"
        " layer: medium online / offline; maybe there from 2015-01-01 to 2016-12-31; network N-01."
    )


def test_outsiders(graph):
    """An infiltrator and his ties are out, unless everyone is asked for."""
    everyone = small_view().graph(everyone=True)

    assert (["T-1", "T-2", "T-3"], ["T-1", "T-2", "T-3", "T-4"]) == (ties(graph), ties(everyone))
    assert "P-05" not in graph.persons["person"]
    assert "counted in" in repr(everyone)


def test_layers(graph):
    """A tie lies in the layer of each medium it was kept in, in that of none it is only said to have been formed in."""
    assert ["T-1"] == ties(graph.to_layers(medium="offline"))
    assert ["T-1", "T-2"] == ties(graph.to_layers(medium="online"))
    assert ["T-3"] == ties(graph.to_layers(formed_medium="remote_voice"))
    assert ["T-3"] == ties(graph.to_layers(medium="not_recorded"))
    assert ["T-2"] == ties(graph.to_layers(access="members_online", certainty="possible"))
    assert graph.persons.equals(graph.to_layers(content="kin").persons)
    assert ["T-1", "T-2"] == ties(graph.to_layers(medium="private_chat"))
    assert not ties(graph.to_layers(medium="game"))
    with pytest.raises(InputError, match="colour"):
        graph.to_layers(colour="blue")
    with pytest.raises(InputError, match="carrier_pigeon"):
        graph.to_layers(medium="offline").to_layers(medium="carrier_pigeon")
    with pytest.raises(InputError, match="N-99") as none:
        graph.to_network("N-99")
    assert "N-01" in none.value.faults[0].do


def test_window(graph):
    """Surely there is what was there whatever its true dates; a layer's window goes by its own spells."""
    assert ["T-1", "T-2"] == ties(graph.to_window("2015", "2016"))
    assert ["T-1"] == ties(graph.to_window("2016-02-02", "2016"))
    assert ["T-1", "T-2", "T-3"] == ties(graph.to_window("2016-02-02", "2016", "maybe"))
    assert ["T-2"] == ties(graph.to_layers(medium="online").to_window("2015", "2016"))
    assert ["T-2"] == ties(graph.to_window("2015", "2016").to_layers(medium="online"))


def test_spell_of_unknown_days_is_never_sure():
    """A spell without dates may lie anywhere in its tie: a tie that is surely there need not be there in its medium."""
    undated = small_view(tie_spells=[{"tie": "T-1", "medium": "private_chat"}]).graph().to_layers(medium="online")

    assert "T-1" not in ties(undated.to_window("2015", "2016"))
    assert "T-1" in ties(undated.to_window("2015", "2016", "maybe"))
    assert "T-1" not in ties(undated.to_window("2021", "2022", "maybe"))


def test_network_ego_and_vantage(graph):
    """A network is its members and facilitators; an ego network goes so many ties; a vantage shows what it had."""
    assert ["P-01", "P-02", "P-03"] == sorted(graph.to_network("N-01").persons["person"])
    assert ["P-01", "P-02", "P-03"] == sorted(graph.to_ego("P-02").persons["person"])
    assert ["P-01", "P-02", "P-03", "P-04"] == sorted(graph.to_ego("P-02", reach=2).persons["person"])
    assert ["T-2", "T-3"] == ties(graph.to_vantage(["members_online"]))
    with pytest.raises(InputError, match="N-09"):
        graph.to_network("N-09")


def test_onemode(graph):
    """Persons are tied by places where they may have been at the same time; a fuller place weighs less."""
    by = graph.to_onemode("newman")
    expected = {("P-01", "P-02"): 1 / 2 + 1 / 2, ("P-01", "P-06"): 1 / 2, ("P-02", "P-06"): 1 / 2}

    assert {(a, b): weight for a, b, weight in by.pairs().iter_rows()} == pytest.approx(expected)
    assert 2.0 == graph.to_onemode("count").pairs().row(0)[2]
    assert ["P-01 · P-02"] == ties(by.to_window("2016", "2016", "maybe").to_layers(medium="offline"))
    assert by.presences.is_empty()
    with pytest.raises(InputError, match="twice"):
        graph.to_onemode("twice")


def test_personas_as_judged():
    """Contacts found in posts become those of persons where one person was judged to stand behind a persona then."""
    made = {"rule": "replies", "kind": "reply", "medium": "public_online", "place": "L-02", "weight": 1.0}
    found = pl.DataFrame(
        [{**made, "sender": "fl4sh", "receiver": "m0th"}, {**made, "sender": "m0th", "receiver": "b0t"},
         {**made, "sender": "fl4sh", "receiver": "spy"}]
    ).with_columns(first_at=date(2015, 1, 1), last_at=date(2015, 2, 1))  # fmt: skip
    view = small_view(
        personas=[{"persona": name, "name": name, "run_by": run_by}
                  for name, run_by in (("fl4sh", ""), ("m0th", ""), ("b0t", "bot"), ("spy", ""))],
        identities=[{"persona": "fl4sh", "person": "P-01", "verdict": "same_as", "began": "2014", "ended": "2016"},
                    {"persona": "m0th", "person": "P-02", "verdict": "same_as", "began": "2017"},
                    {"persona": "spy", "person": "P-05", "verdict": "same_as"}],
    )  # fmt: skip
    written = view.graph(contacts=found)
    judged = written.to_persons()

    assert [("fl4sh", "m0th")] == written.contacts.select("sender", "receiver").rows()
    assert [("P-01", "m0th")] == judged.contacts.select("sender", "receiver").rows()
    assert [("P-01", "m0th", 1.0)] == judged.to_contacts().pairs(directed=True).rows()
    assert {"fl4sh"} == set(written.persons["person"]) - set(judged.persons["person"])


def test_what_rests_on_one_passage_stands_together(graph):
    """Claims of one passage are one cluster, and the surest word on a tie's being there is its certainty."""
    clusters = {
        row["tie"]: set(graph.tables.claims.filter(pl.col("claim").is_in(row["claims"]))["cluster"])
        for row in graph.ties.iter_rows(named=True)
    }

    assert clusters["T-2"] == clusters["T-3"] != clusters["T-1"]
    assert ["certain", "possible", "probable"] == graph.ties.sort("tie")["certainty"].to_list()


DAYS = st.integers(0, 60).map(lambda days: date(2015, 1, 1) + timedelta(days))
BOUND = st.none() | DAYS
SPANS = st.tuples(BOUND, BOUND).map(lambda span: tuple(sorted(span)) if None not in span else span)
LIVES = st.lists(st.tuples(SPANS, SPANS), min_size=1, max_size=8)


@settings(max_examples=30)
@given(LIVES, SPANS, SPANS, st.sampled_from(["surely", "maybe"]))
def test_window_of_a_window_is_the_intersection(lives, one, other, how):
    """What lies in a window of a window is what lies in the days of both; what is surely there may be there."""
    dates = ["began_earliest", "began_latest", "ended_earliest", "ended_latest"]
    rows = [dict(zip(dates, (*began, *ended), strict=True)) | {"a": f"P-{n}", "b": f"P-{n + 1}"} for n, (began, ended)
            in enumerate(lives)]  # fmt: skip
    whole = graph_of_ties(pl.DataFrame(rows, schema_overrides=dict.fromkeys(dates, pl.Date)))
    firsts = [span[0] for span in (one, other) if span[0]]
    lasts = [span[1] for span in (one, other) if span[1]]
    both = max(firsts, default=None), min(lasts, default=None)

    assert ties(whole.to_window(*one, how).to_window(*other, how)) == ties(whole.to_window(*both, how))
    assert set(ties(whole.to_window(*one))) <= set(ties(whole.to_window(*one, "maybe")))
