"""Measures over layers and time of a graph: the same as of its views, by hand, laws."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.graph.small_graph import small_view

from inroads.errors import InputError
from inroads.graph.draws import draws
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.graph.layer_measures import (
    net_layers,
    node_participation,
    node_redundancy,
    node_relevance,
    node_versatility,
)
from inroads.graph.layered import layered
from inroads.graph.time_measures import net_turnover, node_arrival, node_reach

YEARS = [(date(year, 1, 1), date(year, 12, 31)) for year in range(2010, 2020)]
MEDIA = ("offline", "online", "remote_voice")
OF_PERSONS = (node_participation, node_redundancy, node_versatility)


def invented(seed: int = 1, size: int = 60) -> Graph:
    """Ties of chance in three media, with uncertain dates, some of them not known."""
    rng = np.random.default_rng(seed)
    a, b = (np.array([f"P-{number:02}" for number in range(20)])[rng.integers(0, 20, size)] for _ in range(2))
    days = np.sort(rng.integers(14_600, 18_200, (size, 4)), axis=1)
    names = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
    dates = {name: [None if rng.random() < 0.1 else int(day) for day in days[:, at]] for at, name in enumerate(names)}
    rows = pl.DataFrame({"a": a, "b": b, "medium": rng.choice(MEDIA, size)} | dates)
    return graph_of_ties(
        rows.with_columns(pl.col(names).cast(pl.Int32).cast(pl.Date)).filter(pl.col("a") != pl.col("b"))
    )


def test_layers_are_those_of_views():
    """An edge lies in a layer just if the view of that layer holds a tie of the two."""
    graph = invented()
    found = layered(graph)

    assert MEDIA == found.names
    for at, medium in enumerate(MEDIA):
        ties = graph.to_layers(medium=medium).ties
        inside = found.edges.layer == at
        pairs = zip(
            found.persons[found.edges.a[inside].tolist()], found.persons[found.edges.b[inside].tolist()], strict=True
        )
        assert {frozenset(pair) for pair in zip(ties["a"], ties["b"], strict=True)} == set(map(frozenset, pairs))


def test_layers_of_a_study():
    """A tie kept in two media lies in both; what is not recorded makes no layer unless it is asked for."""
    graph = small_view().graph()
    table = net_layers(graph)

    assert [("offline", "online", 1, 1.0), ("online", "offline", 2, 0.5)] == table.select(
        "layer", "other", "edges", "edge_coverage"
    ).rows()
    assert [1] == layered(graph, layers=["not_recorded"]).edges.weight.tolist()
    assert ("friend", "money", "work") == layered(graph, "content").names
    with pytest.raises(InputError, match="colour"):
        layered(graph, "colour")


def test_merging_layers_then_measuring():
    """A graph whose media are all called the same measures as the one layer that merging gives."""
    graph = invented()
    ties = graph.ties.select("a", "b", medium=pl.lit("online"))
    merged = layered(graph).edges.merged()

    assert np.array_equal(
        merged.degrees(), layered(graph_of_ties(ties, graph.persons.select("person"))).edges.degrees()
    )


@pytest.mark.parametrize("measure", OF_PERSONS)
def test_names_do_not_matter(measure):
    """Calling persons otherwise changes no figure of theirs."""
    graph = invented()
    called = {f"P-{number:02}": f"Q-{(number * 7) % 20:02}" for number in range(20)}
    ties = graph.ties.select(pl.col("a", "b").replace(called), medium="maintained_medium")
    before, after = (dict(measure(one).rows()) for one in (graph, graph_of_ties(ties)))

    for person, value in before.items():
        assert pytest.approx(value) == after[called[person]]


def test_relevance_of_persons():
    """Each person has a row for each layer it is in, and the exclusive part is no more than the whole."""
    graph = invented()
    found = node_relevance(graph)

    assert found.filter(pl.col("exclusive") > pl.col("value")).is_empty()
    assert found.height == np.count_nonzero(layered(graph).edges.degrees())


def test_uncertain_ties():
    """Certain ties give a band of no width; a tie that is only possible widens that of its two persons alone."""
    rows = {"a": ["P-01", "P-01", "P-02"], "b": ["P-02", "P-03", "P-03"], "medium": ["offline", "online", "offline"]}
    both = ["offline", "online"]
    certain, unsure = (
        draws(
            graph_of_ties(pl.DataFrame(rows | {"certainty": said})),
            lambda graph: node_participation(graph, layers=both),
        )
        for said in (["certain"] * 3, ["certain", "possible", "certain"])
    )
    point, band = (found.table.filter(preset="middle") for found in (certain, unsure))

    assert point["low"].equals(point["high"])
    assert [("P-01", 0.0, 1.0), ("P-02", 0.0, 0.0), ("P-03", 0.0, 1.0)] == band.select("person", "low", "high").rows()


@pytest.mark.parametrize("of", ["ties", "persons"])
def test_turnover_is_that_of_windows(of):
    """What stands in a window is what the view of that window holds, surely and maybe."""
    graph = invented()
    found = net_turnover(graph, YEARS, of)
    views = [[getattr(graph.to_window(*year, how), of).height for year in YEARS] for how in ("surely", "maybe")]

    assert views[0][:-1] == found["before_low"].to_list()
    assert views[1][1:] == found["after_high"].to_list()


def test_word_passes_in_time():
    """What must be reached can be reached, and no later; a person nobody can reach has no day."""
    graph = invented(size=25)
    surely, maybe = (node_arrival(graph, "P-01", date(2012, 1, 1), how)["value"] for how in ("surely", "maybe"))
    reach = node_reach(graph, date(2012, 1, 1), "maybe")

    assert surely.null_count() > maybe.null_count()
    assert (maybe <= surely).all()
    assert reach.filter(person="P-01")["value"].item() == len(maybe) - maybe.null_count() - 1
