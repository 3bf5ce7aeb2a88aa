"""Communities, and how far they are the same from run to run."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.graph.arcs import Array, Ints
from inroads.graph.engine import engine_of
from inroads.graph.graph import Graph
from inroads.stats.rand_index import adjusted_rand, crossed

NAN = float("nan")


@dataclass(frozen=True, eq=False)
class Communities:
    """``members``: ``person, value, stability``, communities numbered from the largest on; the best of all runs.

    ``stability`` of a person is the share of runs in which those of his community were with him, on average.
    ``agreement`` is the adjusted Rand index between two runs, on average; 1 where all runs found the same.
    """

    members: pl.DataFrame
    sizes: tuple[int, ...]
    modularity: float
    agreement: float
    runs: int
    seed: int


def net_communities(
    graph: Graph, *, resolution: float = 1.0, weighted: bool = True, runs: int = 20, rounds: int = -1, seed: int = 1
) -> Communities:
    r"""Groups with more ties within than expected, by Leiden; never of one run alone.

    .. math:: Q = \frac{1}{2m}\sum_{ij}\Big(w_{ij} - \gamma\frac{s_i s_j}{2m}\Big)\,[c_i = c_j]

    Leiden makes Q large from a start of chance, in so many ``rounds`` or (-1) until nothing changes. The run with the
    largest is given, and how far the others agree with each other. Where agreement is low, the graph has no communities
    that could be told apart.

    References: Traag, Waltman and Van Eck (2019), doi:10.1038/s41598-019-41695-z; Newman and Girvan (2004),
    doi:10.1103/PhysRevE.69.026113; Hubert and Arabie (1985), doi:10.1007/BF01908075.

    >>> from inroads.graph.graph_of import graph_of_ties
    >>> two = {"a": ["P-01", "P-02", "P-01", "P-04", "P-05", "P-04", "P-03"],
    ...        "b": ["P-02", "P-03", "P-03", "P-05", "P-06", "P-06", "P-04"]}
    >>> found = net_communities(graph_of_ties(pl.DataFrame(two)))
    >>> found.sizes, round(found.modularity, 3), found.agreement
    ((3, 3), 0.357, 1.0)
    """
    engine = engine_of(graph)
    seeds = np.random.default_rng(seed).integers(2**32, size=runs)
    found = [engine.leiden(resolution, rounds, int(one), weighted=weighted) for one in seeds]
    fits = [engine.modularity(members, resolution, weighted=weighted) for members in found]
    return best_division(graph.persons["person"], found, fits, seed)


def best_division(persons: pl.Series, found: list[Ints], fits: list[float], seed: int) -> Communities:
    """The division that fits best, and how far all that were found agree; without a tie everybody stands alone."""
    best = np.arange(len(persons)) if np.isnan(fits).all() else found[int(np.nanargmax(fits))]
    order = np.argsort(-np.bincount(best), kind="stable") if len(best) else best
    place = np.argsort(order)
    members = pl.DataFrame([persons, pl.Series("value", place[best]), pl.Series("stability", _stability(best, found))])
    agreed = [adjusted_rand(one, other) for at, one in enumerate(found) for other in found[:at]]
    return Communities(
        members, tuple(np.sort(np.bincount(best))[::-1].tolist()), max(fits), float(np.mean(agreed)) if agreed else NAN,
        len(found), seed,
    )  # fmt: skip


def _stability(best: Ints, found: list[Ints]) -> Array:
    """Of each person, the share of his community that was with him, over runs; 1 for who stands alone."""
    others = np.bincount(best)[best] - 1 if len(best) else best
    shares = [(crossed(best, members) - 1) / np.maximum(others, 1) for members in found]
    return np.asarray(np.where(others > 0, np.mean(shares, axis=0), 1.0))
