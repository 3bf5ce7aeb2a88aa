"""A measure over graphs as they may be."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.published_graphs import karate
from tests.graph.small_graph import ROWS, small_view

from inroads.errors import InputError
from inroads.graph.centrality import node_betweenness, node_degree
from inroads.graph.chances import drawn_tables
from inroads.graph.cohesion import net_density
from inroads.graph.communities import net_communities
from inroads.graph.draws import draws
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties

HALF = {"half": {"certain": 1.0, "probable": 0.75, "possible": 0.5}}


def test_certain_ties_give_bands_of_no_width():
    """Where nothing is in doubt, every draw is the graph itself, and ranks stay."""
    found = draws(karate(), node_betweenness, draws=3)
    sure = found.table.filter(pl.col("preset") != "doubting")

    assert sure["low"].equals(sure["value"].alias("low"))
    assert sure["high"].equals(sure["value"].alias("high"))
    assert sure["rank_low"].equals(sure["rank_high"].alias("rank_low"))
    assert found.stability["rank_correlation"][0] == pytest.approx(1.0)
    assert found.table.equals(draws(karate(), node_betweenness, draws=3).table)


def test_ties_hold_as_often_as_they_are_sure():
    """A tie that is half sure is there in half of the draws, a certain one in all; three presets are always shown."""
    ties = pl.DataFrame({"a": ["P-01", "P-01"], "b": ["P-02", "P-03"], "certainty": ["certain", "possible"]})
    graph = graph_of_ties(ties)
    held = [made.ties.height for made in drawn_tables(graph.tables, HALF["half"], 600, 1, dated=False)]

    assert sum(held) / 600 == pytest.approx(1.5, abs=0.06)
    assert {1, 2} == set(held)
    assert ["sharp", "middle", "doubting"] == draws(graph, net_density, draws=2).table["preset"].to_list()


def test_what_rests_on_one_passage_stands_or_falls_together():
    """Of two ties told on one page the less sure is never there without the surer; of a third nobody can doubt."""
    graph = small_view().graph()
    seen = {frozenset(made.ties["tie"]) for made in drawn_tables(graph.tables, HALF["half"], 200, 1, dated=False)}

    assert {frozenset({"T-1"}), frozenset({"T-1", "T-3"}), frozenset({"T-1", "T-2", "T-3"})} == seen


def test_two_passages_are_surer_than_one():
    """A tie that two witnesses tell of independently is there where either is right."""
    told = {**ROWS["ties"][1], "certainty": "possible"}
    graph = small_view(ties=[told, {**told, "passage": "p. 9"}]).graph()
    held = [made.ties.height for made in drawn_tables(graph.tables, HALF["half"], 600, 1, dated=False)]

    assert sum(held) / 600 == pytest.approx(0.75, abs=0.06)


def test_dates_are_drawn_and_never_made_up():
    """A tie dated to a year is in half of that year about half of the time; one without dates only as a bound."""
    rows = pl.DataFrame({
        "a": ["P-01", "P-02"], "b": ["P-02", "P-03"], "began_earliest": [date(2015, 1, 1), None],
        "began_latest": [date(2015, 12, 31), None], "ended_earliest": [date(2015, 1, 1), None],
        "ended_latest": [date(2015, 12, 31), None],
    })  # fmt: skip
    graph = graph_of_ties(rows).to_window("2015-07-01", "2015-12-31", "maybe")
    both = draws(graph, lambda seen: float(seen.ties.height), draws=20, presets=HALF)
    inside = [_in_second_half(made) for made in drawn_tables(graph.whole, HALF["half"], 400, 1, dated=True)]

    assert ["in", "out"] == both.table["undated"].to_list()
    assert sum(inside) / 400 == pytest.approx(0.5, abs=0.08)
    assert (2.0, 1.0) == tuple(both.table["high"])
    assert (1.0, 0.0) == tuple(both.table["low"])


def _in_second_half(made) -> bool:
    return made.spells.filter(pl.col("tie") == "T-1")["ended_latest"][0] >= date(2015, 7, 1)


def test_views_are_taken_again():
    """A view is taken of each draw: what falls out of reach there has no value, and its share of draws is told."""
    ties = pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"], "certainty": ["possible", "certain"]})
    ego = graph_of_ties(ties).to_ego("P-01", reach=2)
    far = draws(ego, node_degree, draws=400, presets=HALF).table.row(
        by_predicate=pl.col("person") == "P-03", named=True
    )

    assert far["defined"] == pytest.approx(0.5, abs=0.1)
    assert (1.0, 1.0) == (far["low"], far["high"])


def test_sentence_and_refusal():
    """What was drawn is told in a sentence; a measure that gives neither numbers nor values of persons is refused."""
    assert repr(draws(karate(), net_density, draws=2)).startswith("A measure over 2 draws of each preset, seed 1")
    with pytest.raises(InputError, match="gives a number"):
        draws(karate(), net_communities, draws=2)


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("WXYZ"), st.sampled_from(["certain", "possible"])),
                min_size=1, max_size=8))  # fmt: skip
def test_the_surer_the_preset_the_more_ties(rows):
    """With the same seed, whatever is there under a doubting preset is there under a sharper one."""
    graph = graph_of_ties(pl.DataFrame(rows, schema=["a", "b", "certainty"], orient="row"))
    sharp, blunt = {"certain": 1.0, "possible": 0.7}, {"certain": 0.97, "possible": 0.2}

    for more, less in zip(*(drawn_tables(graph.tables, one, 5, 1, dated=False) for one in (sharp, blunt)), strict=True):
        assert set(less.ties["tie"]) <= set(more.ties["tie"])
        assert isinstance(Graph(less), Graph)
