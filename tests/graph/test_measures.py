"""Measures on graphs: against published figures, by hand, and by the laws they keep."""

from itertools import combinations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.published_graphs import expected, graph_of_pairs, karate, needs_oracles, women_at_events

from inroads.errors import InputError
from inroads.graph.brokerage import node_constraint, node_cut_point, node_effective_size, tie_bridge
from inroads.graph.centrality import (
    node_betweenness,
    node_closeness,
    node_core,
    node_degree,
    node_pagerank,
    node_strength,
)
from inroads.graph.cohesion import net_centralisation, net_components, net_density, net_transitivity
from inroads.graph.communities import net_communities
from inroads.graph.core_periphery import net_core_periphery
from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.graph.mixing import net_assortativity, net_e_i_index

NODE = (
    node_degree, node_strength, node_betweenness, node_closeness, node_pagerank, node_core, node_constraint,
    node_effective_size, node_cut_point,
)  # fmt: skip
NET = (net_density, net_transitivity, net_centralisation, net_assortativity)
LINE = [("A", "B"), ("B", "C"), ("C", "D")]


def told(measured: pl.DataFrame) -> dict[str, float]:
    """Value by person."""
    return dict(measured.select("person", "value").iter_rows())


@needs_oracles
def test_zachary():
    """The karate club has the centralities that networkx and igraph print, to nine digits."""
    club, said = karate(), expected()["karate"]
    found = {
        "n": club.persons.height, "m": club.pairs().height, "betweenness_0": told(node_betweenness(club))["0"],
        "pagerank_33": told(node_pagerank(club))["33"], "transitivity": net_transitivity(club),
        "core_max": max(told(node_core(club)).values()), "assort": net_assortativity(club),
        "constraint_0": told(node_constraint(club))["0"], "eff_size_0": told(node_effective_size(club))["0"],
        "optimal_modularity": net_communities(club, runs=10).modularity,
    }  # fmt: skip

    assert found == pytest.approx(said, abs=1e-9)


@needs_oracles
def test_florentine_and_kite():
    """Marriages of Florence and Krackhardt's kite have the published betweenness, closeness and constraint."""
    said = expected()["florentine_nx15"]
    families = graph_of_pairs([tuple(pair) for pair in said["edges"]])
    kite = "0 1, 0 2, 0 3, 0 5, 1 3, 1 4, 1 6, 2 3, 2 5, 3 4, 3 5, 3 6, 4 6, 5 6, 5 7, 6 7, 7 8, 8 9"
    flown = graph_of_pairs([tuple(pair.split()) for pair in kite.split(", ")])

    assert told(node_betweenness(families)) == pytest.approx(said["betweenness"], abs=1e-9)
    assert told(node_closeness(families)) == pytest.approx(said["closeness"], abs=1e-9)
    assert told(node_constraint(families)) == pytest.approx(said["constraint"], abs=1e-9)
    assert told(node_degree(flown)) == expected()["kite"]["degree"]
    assert told(node_betweenness(flown, normalised=False)) == pytest.approx(expected()["kite"]["betweenness"], abs=1e-9)
    assert told(node_closeness(flown)) == pytest.approx(expected()["kite"]["closeness"], abs=1e-9)


@needs_oracles
def test_ring_and_women():
    """A ring of Watts and Strogatz has their clustering and length; women of Davis share 139 pairs of events."""
    ring = graph_of_pairs([(f"{at:02}", f"{(at + step) % 20:02}") for at in range(20) for step in (1, 2)])
    women = women_at_events()
    said = expected()["ws_ring_n20_k4"], expected()["davis"]

    assert net_transitivity(ring) == pytest.approx(said[0]["C"], abs=1e-9)
    assert 1 / node_closeness(ring)["value"][0] == pytest.approx(said[0]["L"], abs=1e-9)
    assert (said[1]["n_women"], said[1]["n_events"]) == (women.persons.height, women.places.height)
    assert (said[1]["m"], 0) == (women.presences.height, women.ties.height)
    assert said[1]["projection_edges"] == women.to_onemode("count").ties.height


def test_by_hand():
    """A line of four, and one who stands alone: cut points, bridges, components, and what cannot be said of him."""
    line = graph_of_ties(pl.DataFrame(LINE, schema=["a", "b"], orient="row"), pl.DataFrame({"person": [*"ABCDE"]}))

    assert ["B", "C"] == node_cut_point(line).filter("value")["person"].to_list()
    assert 3 == tie_bridge(line)["value"].sum()
    assert (4, 1) == net_components(line).sizes
    assert pytest.approx(3 / 4 * 3 / 6) == told(node_closeness(line))["A"]
    assert (None, None, 0.0) == tuple(told(measure(line))["E"] for measure in (node_constraint, node_effective_size,
                                                                               node_closeness))  # fmt: skip
    assert np.isnan(net_transitivity(graph_of_pairs([("A", "B")])))
    with pytest.raises(InputError, match="colour"):
        net_centralisation(line, "colour")


def test_direction_and_weight():
    """A directed tie leads one way, any other both; ties between the same two are one pair with their weights."""
    rows = [("A", "B", True, 2.0), ("B", "C", False, 1.0), ("A", "B", True, 3.0), ("C", "C", False, 1.0)]
    graph = graph_of_ties(pl.DataFrame(rows, schema=["a", "b", "directed", "weight"], orient="row"))

    assert {"A": 1, "B": 1, "C": 1} == told(node_degree(graph, directed=True))
    assert {"A": 5.0, "B": 6.0, "C": 1.0} == told(node_strength(graph))
    assert [("A", "B", 5.0), ("B", "C", 1.0)] == graph.pairs().rows()
    assert [("A", "B"), ("B", "C"), ("C", "B")] == graph.pairs(directed=True).select("a", "b").rows()


def test_pivots_are_scaled_up():
    """Betweenness over all persons as pivots is betweenness; over half of them it is right on average."""
    club = karate()
    true = node_betweenness(club)["value"].to_numpy()
    drawn = np.mean([node_betweenness(club, pivots=17, seed=seed)["value"].to_numpy() for seed in range(200)], axis=0)

    assert true == pytest.approx(node_betweenness(club, pivots=34)["value"].to_numpy())
    assert drawn[0] == pytest.approx(true[0], rel=0.05)


def test_communities_are_told_apart_or_not():
    """Two cliques with one tie are found in every run; in a ring no two runs need agree, and agreement says so."""
    cliques = [*combinations("ABCDE", 2), *combinations("VWXYZ", 2), ("A", "Z")]
    ring = [(f"{at:02}", f"{(at + 1) % 60:02}") for at in range(60)]
    clear, vague = net_communities(graph_of_pairs(cliques)), net_communities(graph_of_pairs(ring))

    assert ((5, 5), 1.0) == (clear.sizes, clear.agreement)
    assert {1.0} == set(clear.members["stability"])
    assert vague.agreement < 0.9
    assert vague.members["stability"].mean() < 1.0
    assert vague.members.equals(net_communities(graph_of_pairs(ring)).members)


@pytest.mark.parametrize("pattern", ["either", "both"])
def test_core_is_the_best_of_all(pattern):
    """On small graphs no core whatever fits better than the one found, as the correlation is computed from matrices."""
    rng = np.random.default_rng(7)
    for _graph in range(4):
        pairs = [pair for pair in combinations("ABCDEFGH", 2) if rng.random() < 0.4]
        graph = graph_of_pairs(pairs)
        people = graph.persons["person"].to_list()
        tied = np.array([pair in pairs for pair in combinations(people, 2)], dtype=float)
        fits = []
        for flags in range(1, 2 ** len(people)):
            core = [bool(flags >> at & 1) for at in range(len(people))]
            ideal = [(one or other) if pattern == "either" else (one and other) for one, other in combinations(core, 2)]
            fits.append(np.corrcoef(tied, ideal)[0, 1] if 0 < sum(ideal) < len(ideal) else -1)

        assert max(fits) == pytest.approx(net_core_periphery(graph, pattern).fit)


def test_e_i_index():
    """Ties within groups alone give -1, far from groups dealt out; ends of unknown group are left out and told."""
    cliques = [*combinations("ABCDE", 2), *combinations("VWXYZ", 2), ("A", "?")]
    group = dict.fromkeys("ABCDE", "core") | dict.fromkeys("VWXYZ", "mule") | {"?": "not_recorded"}
    found = net_e_i_index(graph_of_pairs(cliques), group, permutations=499)

    assert (-1.0, 20, 0, 1) == (found.value, found.internal, found.external, found.unknown)
    assert found.expected == pytest.approx(1 / 9, abs=0.05)
    assert found.p < 0.02
    assert net_assortativity(graph_of_pairs(cliques), group) == pytest.approx(1.0)


PEOPLE = "ABCDEFG"
GRAPHS = st.lists(st.sampled_from(list(combinations(PEOPLE, 2))), min_size=3, max_size=14)


@settings(max_examples=25)
@given(GRAPHS, st.permutations(PEOPLE))
def test_relabelling_changes_nothing(pairs, order):
    """Persons under other names, ties in another order: the same values, and the same figures of the whole."""
    new = dict(zip(PEOPLE, order, strict=True))
    one, other = graph_of_pairs(pairs), graph_of_pairs([(new[b], new[a]) for a, b in reversed(pairs)])

    for measure in NODE:
        before, after = told(measure(one)), told(measure(other))
        assert after == pytest.approx({new[person]: value for person, value in before.items()}, nan_ok=True)
    assert [measure(one) for measure in NET] == pytest.approx([measure(other) for measure in NET], nan_ok=True)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(list(combinations(PEOPLE, 2))), st.sampled_from(["online", "offline"])),
                min_size=2, max_size=14))  # fmt: skip
def test_layers_merged_and_measured(rows):
    """Layers put together again measure as the graph they were taken from, and strengths of layers sum to its own."""
    ties = pl.DataFrame([(*pair, medium) for pair, medium in rows], schema=["a", "b", "medium"], orient="row")
    whole = graph_of_ties(ties)
    layers = [whole.to_layers(medium=medium) for medium in ("offline", "online")]
    merged = whole.to_layers(medium=["online", "offline"])
    strengths = sum(node_strength(layer)["value"] for layer in layers)

    for measure in NODE:
        assert told(measure(whole)) == pytest.approx(told(measure(merged)), nan_ok=True)
        assert told(measure(whole)) == pytest.approx(told(measure(_together(layers))), nan_ok=True)
    assert node_strength(whole)["value"].to_list() == strengths.to_list()


def _together(layers: list[Graph]) -> Graph:
    """The ties of the layers as one graph of the same persons."""
    return graph_of_ties(pl.concat([layer.ties for layer in layers]), layers[0].persons)
