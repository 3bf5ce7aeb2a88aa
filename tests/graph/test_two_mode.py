"""Persons in places: against published and independent figures, by hand, laws."""

import json

import numpy as np
import polars as pl
import pytest
from tests.graph.multiplex_oracle import ORACLES, needs_oracles

from inroads.errors import InputError
from inroads.graph.graph import Graph
from inroads.graph.graph_tables import GraphTables
from inroads.graph.place_measures import place_betweenness, place_redundancy
from inroads.graph.two_mode import TwoMode, redundancy_of_places, robins_alexander


def chance(seed: int = 1) -> TwoMode:
    """Twelve persons in eight places."""
    rng = np.random.default_rng(seed)
    return TwoMode.of(12, 8, rng.integers(0, 12, 40), rng.integers(0, 8, 40))


def davis() -> TwoMode:
    """The women of Davis, Gardner and Gardner at their fourteen events, as NetworkX holds them."""
    networkx = pytest.importorskip("networkx")
    graph = networkx.davis_southern_women_graph()
    women, events = (sorted(graph.graph[side], key=str) for side in ("top", "bottom"))
    edges = [(women.index(a), events.index(b)) for a, b in graph.edges]
    return TwoMode.of(len(women), len(events), *np.array(edges).T)


def test_places_between():
    """Betweenness of events, as a share of the most it can be, is what NetworkX finds; redundancy too."""
    bipartite = pytest.importorskip("networkx.algorithms.bipartite")
    two, graph = davis(), pytest.importorskip("networkx").davis_southern_women_graph()
    women, events = (sorted(graph.graph[side], key=str) for side in ("top", "bottom"))
    rows = {"person": [women[at] for at in two.person.tolist()], "place": [events[at] for at in two.place.tolist()]}
    held = GraphTables.of(persons=pl.DataFrame({"person": women}), presences=pl.DataFrame(rows))
    measured = [dict(measure(Graph(held)).rows()) for measure in (place_betweenness, place_redundancy)]
    between, redundant = bipartite.betweenness_centrality(graph, women), bipartite.node_redundancy(graph, events)

    assert [pytest.approx(between[event], abs=1e-9) for event in events] == [measured[0][event] for event in events]
    assert [pytest.approx(redundant[event], abs=1e-9) for event in events] == [measured[1][event] for event in events]


@needs_oracles
def test_davis():
    """The women of Davis: 18 at 14 events, 89 times; closure as NetworkX finds it."""
    expected = json.loads((ORACLES / "graph_expected.json").read_text())["davis"]
    two = davis()

    assert (expected["n_women"], expected["n_events"], expected["m"]) == (two.persons, two.places, len(two.person))
    assert pytest.approx(expected["robins_alexander"], abs=1e-9) == robins_alexander(two)


def test_redundancy_pair_by_pair():
    """Redundancy is the share of pairs found elsewhere too, looked up one by one."""
    two = chance()
    held = [set(two.person[two.place == place].tolist()) for place in range(two.places)]
    expected = []
    for place, members in enumerate(held):
        pairs = [{a, b} for a in members for b in members if a < b]
        elsewhere = [any(pair <= other for at, other in enumerate(held) if at != place) for pair in pairs]
        expected.append(np.mean(elsewhere) if pairs else np.nan)

    assert np.allclose(expected, redundancy_of_places(two), equal_nan=True)


def test_modes_may_be_told_in_any_order():
    """Numbering persons and places otherwise changes no figure; closure is the same from either side."""
    two, rng = chance(), np.random.default_rng(2)
    person, place = rng.permutation(two.persons), rng.permutation(two.places)
    moved = TwoMode.of(two.persons, two.places, person[two.person], place[two.place])
    turned = TwoMode.of(two.places, two.persons, two.place, two.person)

    assert np.allclose(redundancy_of_places(two), redundancy_of_places(moved)[place], equal_nan=True)
    assert pytest.approx(robins_alexander(two)) == robins_alexander(moved)
    assert pytest.approx(robins_alexander(two)) == robins_alexander(turned)


def test_nobody_anywhere():
    """Empty places have no redundancy, and nothing can close."""
    two = TwoMode.of(2, 2, [0], [1])

    assert np.isnan(redundancy_of_places(two)).all()
    assert np.isnan(robins_alexander(two))


def test_a_crowd():
    """A place of eleven thousand is not made into sixty million ties; it is named instead."""
    rows = pl.DataFrame({"person": [f"P-{at}" for at in range(11_000)], "place": "L-01"})

    with pytest.raises(InputError, match="L-01"):
        Graph(GraphTables.of(presences=rows)).to_onemode("count")


def test_backbones_of_davis():
    """The more is allowed for, the fewer ties of women are left; who shares most with the fewest outings stays."""
    two = davis()
    rows = {
        "person": [f"P-{at:02}" for at in two.person.tolist()],
        "place": [f"L-{at:02}" for at in two.place.tolist()],
    }
    held = GraphTables.of(persons=pl.DataFrame({"person": sorted(set(rows["person"]))}), presences=pl.DataFrame(rows))
    kept = [
        set(Graph(held).to_onemode("hypergeometric", adjust=adjust).ties["tie"]) for adjust in ("none", "bh", "holm")
    ]

    assert 139 > len(kept[0]) > len(kept[1]) >= len(kept[2])
    assert kept[0] > kept[1] >= kept[2]
    assert "holm" in repr(Graph(held).to_onemode("hypergeometric", adjust="holm"))
