"""Measures over layers: against uunet on published networks, by hand, laws."""

import numpy as np
import pytest
from tests.graph.multiplex_oracle import NETWORKS, by_layer, by_person, matrix, needs_oracles, network

from inroads.graph.layer_correlation import degree_correlation, interlayer_assortativity, mean_degree_given
from inroads.graph.layer_edges import LayerEdges
from inroads.graph.layer_overlap import edge_coverage, edge_jaccard, node_coverage, node_jaccard
from inroads.graph.participation import multiplex_entropy, participation_coefficient
from inroads.graph.relevance import exclusive_relevance, redundancy, relevance
from inroads.graph.versatility import eigenvector_versatility, pagerank_versatility, supra_adjacency

EXACT = {"rtol": 0, "atol": 1e-9, "equal_nan": True}
MEASURES = (
    degree_correlation, interlayer_assortativity, edge_jaccard, edge_coverage, node_jaccard, node_coverage,
)  # fmt: skip
OF_PERSONS = (
    participation_coefficient, multiplex_entropy, relevance, exclusive_relevance, redundancy, pagerank_versatility,
    eigenvector_versatility,
)  # fmt: skip


def invented(seed: int = 1, n: int = 30, directed: bool = False) -> LayerEdges:
    """Three layers of chance."""
    rng = np.random.default_rng(seed)
    a, b, layer = rng.integers(0, n, 90), rng.integers(0, n, 90), rng.integers(0, 3, 90)
    return LayerEdges.of(n, a, b, layer, rng.integers(1, 4, 90), 3, directed)


@needs_oracles
@pytest.mark.parametrize("name", NETWORKS)
def test_overlap_and_correlation(name):
    """Overlap of edges and persons, and correlations of degrees, are those uunet finds."""
    edges, _persons, layers, expected = network(name)

    assert np.allclose(matrix(expected["jaccard.actors"], layers), node_jaccard(edges), **EXACT)
    assert np.allclose(matrix(expected["coverage.actors"], layers), node_coverage(edges), **EXACT)
    assert np.allclose(matrix(expected["pearson.degree"], layers), degree_correlation(edges), **EXACT)
    assert np.allclose(matrix(expected["rho.degree"], layers), degree_correlation(edges, by_rank=True), **EXACT)
    if name != "bankwiring":  # where some layers alone have direction, which edges are the same is a matter of taste
        assert np.allclose(matrix(expected["jaccard.edges"], layers), edge_jaccard(edges), **EXACT)
        assert np.allclose(matrix(expected["coverage.edges"], layers), edge_coverage(edges), **EXACT)


@needs_oracles
@pytest.mark.parametrize("name", NETWORKS)
def test_relevance(name):
    """What a layer adds to whom a person reaches is what uunet finds."""
    edges, persons, layers, expected = network(name)
    told = [place for place, layer in enumerate(layers) if layer in expected["relevance"]]

    assert np.allclose(by_layer(expected["relevance"], persons, layers), relevance(edges)[:, told], **EXACT)
    assert np.allclose(by_layer(expected["xrelevance"], persons, layers), exclusive_relevance(edges)[:, told], **EXACT)
    assert np.allclose(by_person(expected["connective_redundancy"], persons), redundancy(edges), **EXACT)


@pytest.mark.parametrize("measure", MEASURES)
def test_layers_may_be_told_in_any_order(measure):
    """Numbering persons or layers otherwise changes no figure of layers."""
    edges = invented()
    person, layer = np.random.default_rng(2).permutation(edges.n), np.array([2, 0, 1])
    moved = LayerEdges.of(edges.n, person[edges.a], person[edges.b], layer[edges.layer], edges.weight, 3)

    assert np.allclose(measure(edges), measure(moved)[np.ix_(layer, layer)], **EXACT)


@pytest.mark.parametrize("measure", OF_PERSONS)
@pytest.mark.parametrize("directed", [False, True])
def test_persons_may_be_told_in_any_order(measure, directed):
    """Numbering persons otherwise changes no figure of a person."""
    edges = invented(directed=directed)
    person = np.random.default_rng(2).permutation(edges.n)
    moved = LayerEdges.of(edges.n, person[edges.a], person[edges.b], edges.layer, edges.weight, 3, directed)

    assert np.allclose(measure(edges), measure(moved)[person], rtol=0, atol=1e-7, equal_nan=True)


def test_merging_then_measuring():
    """Measures of merged layers are those of the one layer in which each pair stands once."""
    edges = invented()
    pairs = sorted(set(zip(edges.a.tolist(), edges.b.tolist(), strict=True)))
    one = LayerEdges.of(edges.n, *np.array(pairs).T, np.zeros(len(pairs), dtype=int))
    merged = edges.merged()

    assert edges.weight.sum() == merged.weight.sum()
    assert np.array_equal(one.degrees(), merged.degrees())
    assert np.array_equal(redundancy(one), redundancy(merged), equal_nan=True)
    assert np.array_equal(interlayer_assortativity(one), interlayer_assortativity(merged))
    assert np.array_equal(pagerank_versatility(one), pagerank_versatility(merged._replace(weight=one.weight)))


def test_two_equal_layers():
    """Where the second layer repeats the first, all stands in both and no layer adds anything."""
    a, b = np.array([(0, 1), (0, 2), (0, 3), (1, 2)]).T
    edges = LayerEdges.of(4, [*a, *a], [*b, *b], [0] * 4 + [1] * 4)
    ones = np.ones((2, 2))

    assert np.allclose(ones, edge_jaccard(edges))
    assert np.allclose(ones, degree_correlation(edges, by_rank=True))
    assert np.allclose(1.0, participation_coefficient(edges))
    assert np.allclose(0.0, exclusive_relevance(edges))
    assert np.allclose(0.5, redundancy(edges))
    assert ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) == tuple(part.tolist() for part in mean_degree_given(edges, 0, 1))


def test_participation_by_hand():
    """Three ties and one: 2 (1 - 9/16 - 1/16) = .75, and an entropy of .562."""
    edges = LayerEdges.of(5, [0, 0, 0, 0], [1, 2, 3, 4], [0, 0, 0, 1])

    assert pytest.approx(0.75) == participation_coefficient(edges)[0]
    assert pytest.approx(0.5623351446) == multiplex_entropy(edges)[0]


@pytest.mark.parametrize("directed", [False, True])
def test_versatility_from_the_whole_matrix(directed):
    """Versatility is what the equations say of the supra-adjacency matrix, solved outright."""
    edges = invented(directed=directed)
    m = supra_adjacency(edges, coupling=0.5).toarray()
    step = (m / m.sum(axis=1, keepdims=True)).T
    p = np.linalg.solve(np.eye(len(m)) - 0.85 * step, np.full(len(m), 0.15 / len(m)))
    values, vectors = np.linalg.eig(m.T)
    x = np.abs(vectors[:, values.real.argmax()]).reshape(3, -1).sum(axis=0)

    assert np.allclose(p.reshape(3, -1).sum(axis=0), pagerank_versatility(edges, coupling=0.5), atol=1e-10)
    assert np.allclose(x / x.max(), eigenvector_versatility(edges, coupling=0.5), atol=1e-8)


def test_strong_coupling_is_the_sum():
    """Bound to themselves ever more strongly, persons rank as in the sum of the layers."""
    edges = invented()
    merged = edges.merged()

    assert np.allclose(
        eigenvector_versatility(merged, coupling=0), eigenvector_versatility(edges, coupling=1e5), atol=1e-3
    )


def test_nothing_to_measure():
    """No edge at all gives no figure, and no error."""
    edges = LayerEdges.of(3, [], [], [], layers=2)

    assert np.isnan(edge_jaccard(edges)).all()
    assert np.isnan(degree_correlation(edges)).all()
    assert np.isnan(participation_coefficient(edges)).all()
    assert np.isnan(redundancy(edges)).all()
