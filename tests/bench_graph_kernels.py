"""What ``make bench-graph`` has each program do: a process of its own, told the program, a file of ties and where to
write. Reading the file is not counted; a kernel is done again while it is short, and its quickest turn counts.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PIVOTS = 5
SHORT_S = 1.0
TURNS = 3
ROUNDS_OF_LEIDEN = 2
"""As many as igraph takes by itself; the same chance drives both."""

LAYERS = 3


class Timer:
    """CPU seconds and seconds by the clock of each kernel, written after each, so that what is ended tells them."""

    def __init__(self, out: Path) -> None:
        self.out, self.told = out, dict[str, list[float]]()

    def time(self, name: str, work: Callable[[], Any], turns: int = TURNS) -> Any:
        """What the work gives."""
        best = None
        for _turn in range(turns):
            wall, cpu = time.perf_counter(), time.process_time()
            found = work()
            took = [time.process_time() - cpu, time.perf_counter() - wall]
            best = min(best or took, took)
            if took[0] > SHORT_S:
                break
        self.told[name] = best or []
        self.out.write_text(json.dumps(self.told), encoding="utf-8")
        return found


def ours(file: Path, timer: Timer) -> None:
    """Inroads, from a table of ties to tables of values."""
    import polars as pl

    from inroads.graph.centrality import node_betweenness, node_core, node_degree, node_pagerank
    from inroads.graph.cohesion import net_components, net_transitivity
    from inroads.graph.communities import net_communities
    from inroads.graph.engine import engine_of
    from inroads.graph.graph_of import graph_of_ties
    from inroads.graph.layout import node_positions

    ties = pl.read_parquet(file)

    def built() -> Any:
        made = graph_of_ties(ties)
        engine_of(made).ready()
        return made

    graph = timer.time("build", built)
    timer.time("degree", lambda: node_degree(graph))
    timer.time("components", lambda: net_components(graph))
    timer.time("core", lambda: node_core(graph))
    timer.time("pagerank", lambda: node_pagerank(graph))
    timer.time("betweenness", lambda: node_betweenness(graph, pivots=PIVOTS))
    timer.time("transitivity", lambda: net_transitivity(graph))
    timer.time("communities", lambda: net_communities(graph, runs=1, rounds=ROUNDS_OF_LEIDEN, weighted=False))
    if graph.persons.height <= LAID_OUT:
        timer.time("layout", lambda: node_positions(graph))


LAID_OUT = 10_000


def igraph(file: Path, timer: Timer) -> None:
    """igraph used directly, by somebody who knows it: persons numbered by Polars, pairs simplified, lists of values."""
    import random

    import igraph as ig
    import numpy as np
    import polars as pl

    ties = pl.read_parquet(file)

    def built() -> Any:
        persons = pl.concat([ties["a"], ties["b"]]).unique().sort()
        numbered = pl.Enum(persons)
        ends = [ties[end].cast(numbered).to_physical().to_numpy().astype(np.int64) for end in ("a", "b")]
        return ig.Graph(len(persons), edges=np.stack(ends, axis=1)).simplify()

    graph = timer.time("build", built)
    timer.time("degree", graph.degree)
    timer.time("components", graph.connected_components)
    timer.time("core", graph.coreness)
    timer.time("pagerank", graph.pagerank)
    drawn = np.random.default_rng(1).choice(graph.vcount(), PIVOTS, replace=False).tolist()
    timer.time("betweenness", lambda: graph.betweenness(sources=drawn))
    timer.time("transitivity", graph.transitivity_undirected)
    ig.set_random_number_generator(random.Random(int(np.random.default_rng(1).integers(2**32, size=1)[0])))

    def communities() -> float:
        return float(graph.community_leiden("modularity", n_iterations=ROUNDS_OF_LEIDEN).modularity)

    timer.time("communities", communities)


def networkx(file: Path, timer: Timer) -> None:
    """NetworkX, from a list of pairs."""
    import networkx as nx

    pairs = [tuple(line.split()) for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]

    def built() -> Any:
        made = nx.Graph(pairs)
        made.remove_edges_from(list(nx.selfloop_edges(made)))
        return made

    graph = timer.time("build", built)
    timer.time("degree", lambda: dict(graph.degree()))
    timer.time("components", lambda: list(nx.connected_components(graph)))
    timer.time("pagerank", lambda: nx.pagerank(graph))
    timer.time("core", lambda: nx.core_number(graph))
    timer.time("betweenness", lambda: nx.betweenness_centrality(graph, k=PIVOTS, seed=1))
    timer.time("transitivity", lambda: nx.transitivity(graph))
    timer.time("communities", lambda: nx.community.louvain_communities(graph, seed=1))


def layered(file: Path) -> tuple[list[int], list[int], list[int]]:
    """Ends and layers of the ties of a file, dealt over the layers in turn."""
    pairs = [line.split() for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    a, b = ([int(pair[end].lstrip("P")) for pair in pairs] for end in (0, 1))
    return a, b, [at % LAYERS for at in range(len(pairs))]


def multiplex(file: Path, timer: Timer) -> None:
    """Inroads on layers: degrees in each, and how far they hold the same ties."""
    import numpy as np

    from inroads.graph.layer_edges import LayerEdges
    from inroads.graph.layer_overlap import edge_jaccard

    a, b, layer = (np.array(column) for column in layered(file))
    edges = timer.time("build", lambda: LayerEdges.of(int(max(a.max(), b.max())) + 1, a, b, layer))
    timer.time("degrees", edges.degrees)
    timer.time("overlap", lambda: edge_jaccard(edges))


def pymnet(file: Path, timer: Timer) -> None:
    """pymnet on the same layers."""
    import pymnet as pn

    a, b, layer = layered(file)

    def built() -> Any:
        net = pn.MultiplexNetwork(couplings="categorical", fullyInterconnected=True)
        for one, other, where in zip(a, b, layer, strict=True):
            if one != other:
                net[one, other, where] = 1
        return net

    def overlap() -> list[float]:
        held = [{frozenset(edge[:2]) for edge in net.A[where].edges} for where in range(LAYERS)]
        return [len(one & other) / len(one | other) for one in held for other in held]

    net = timer.time("build", built)
    timer.time("degrees", lambda: pn.multiplex_degs(net, degstype="nodes"))
    timer.time("overlap", overlap)


if __name__ == "__main__":
    tool, source, told = sys.argv[1:]
    {"ours": ours, "igraph": igraph, "networkx": networkx, "multiplex": multiplex, "pymnet": pymnet}[tool](
        Path(source), Timer(Path(told))
    )
