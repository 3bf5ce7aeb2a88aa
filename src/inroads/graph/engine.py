"""The one door to igraph: arcs in, arrays out. Another engine would change this file and no other."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import numpy as np

from inroads.graph.arcs import Arcs, Array, Ints, arcs_of
from inroads.graph.graph import Graph

Attributes = Mapping[str, list[Any]]
"""The values of each attribute, in order."""


def engine_of(graph: Graph, *, directed: bool = False) -> "Engine":
    """The engine that holds the ties of a graph; made once."""
    return graph.held(f"engine {directed}", lambda: Engine(arcs_of(graph, directed=directed)))


class Engine:
    """What igraph computes on arcs. Values stand in the order of persons, or of arcs; weights are used where asked."""

    def __init__(self, arcs: Arcs) -> None:
        self.arcs = arcs

    @cached_property
    def _graph(self) -> Any:
        import igraph

        return igraph.Graph(len(self.arcs.persons), edges=self.arcs.ends, directed=self.arcs.directed)

    def ready(self) -> None:
        """Build what is needed before the first measure; without it that measure does so."""
        _built = self._graph

    def _weights(self, weighted: bool) -> Any:
        return self.arcs.weight.tolist() if weighted else None

    def betweenness(self, sources: Ints | None = None) -> Array:
        """The sum over pairs of the share of shortest paths that run through each; from some sources alone if given."""
        return np.asarray(self._graph.betweenness(sources=None if sources is None else sources.tolist()))

    def closeness(self) -> Array:
        """One over the mean distance to those who can be reached; nan for who reaches nobody."""
        return np.asarray(self._graph.closeness(), dtype=float)

    def constraint(self, *, weighted: bool) -> Array:
        """Burt's constraint; nan for who has no tie."""
        return np.asarray(self._graph.constraint(weights=self._weights(weighted)), dtype=float)

    def triangles(self) -> Array:
        """In how many triangles each stands."""
        share = np.asarray(self._graph.transitivity_local_undirected(mode="zero"), dtype=float)
        degree = self.arcs.degree
        return np.asarray(np.rint(share * degree * (degree - 1) / 2))

    def transitivity(self) -> float:
        """Three times the triangles over the paths of two ties; nan without any."""
        return float(self._graph.transitivity_undirected())

    def coreness(self) -> Ints:
        """The largest k of a k-core each stands in."""
        return np.asarray(self._graph.coreness(mode="all"), dtype=np.int64)

    def components(self) -> Ints:
        """The number of the component of each; direction is no matter."""
        return np.asarray(self._graph.connected_components(mode="weak").membership, dtype=np.int64)

    def cut_points(self) -> Ints:
        """Those without whom a component would fall apart."""
        return np.asarray(sorted(self._graph.articulation_points()), dtype=np.int64)

    def bridges(self) -> Ints:
        """The arcs without which a component would fall apart."""
        return np.asarray(sorted(self._graph.bridges()), dtype=np.int64)

    def assortativity(self, values: Array) -> float:
        """The correlation of the values at the two ends of ties."""
        return float(self._graph.assortativity(values.tolist(), directed=False))

    def assortativity_nominal(self, kinds: Ints) -> float:
        """The share of ties within kinds beyond what is expected, over the most it can be."""
        return float(self._graph.assortativity_nominal(kinds.tolist(), directed=False))

    def leiden(self, resolution: float, rounds: int, seed: int, *, weighted: bool) -> Ints:
        """Communities found by one run of Leiden on modularity, of so many rounds; -1: until nothing changes."""
        with _seeded(seed):
            found = self._graph.community_leiden(
                "modularity", weights=self._weights(weighted), resolution=resolution, n_iterations=rounds
            )
        return np.asarray(found.membership, dtype=np.int64)

    def modularity(self, members: Ints, resolution: float, *, weighted: bool) -> float:
        """The modularity of a division."""
        return float(self._graph.modularity(members.tolist(), weights=self._weights(weighted), resolution=resolution))


def igraph_object(vertices: Attributes, edges: Attributes, ends: list[tuple[int, int]], *, directed: bool) -> Any:
    """An ``igraph.Graph`` with these attributes, to be worked on by whoever knows igraph."""
    import igraph

    count = len(next(iter(vertices.values()), []))
    return igraph.Graph(count, edges=ends, directed=directed, vertex_attrs=dict(vertices), edge_attrs=dict(edges))


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Chance as the seed gives it, inside the block; afterwards as before: igraph draws from Python's own."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def graph_for_leidenalg(count: int, ends: Ints, weight: Array) -> Any:
    """A graph of igraph without direction, for the one other door that needs it: `graph/multiplex_leiden.py`."""
    import igraph

    return igraph.Graph(count, edges=ends, edge_attrs={"weight": weight.tolist()})
