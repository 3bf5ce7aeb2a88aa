"""The networks and statistics on which models of ties are tried."""

import numpy as np
from tests.stats.published_networks import ties, trait

from inroads.stats import ergm_closure_terms as closure
from inroads.stats import ergm_layer_terms as layers
from inroads.stats import ergm_pair_terms as pairs
from inroads.stats.ergm_term import ErgmTerm, times
from inroads.stats.layered_network import LayeredNetwork


def invented(seed: int, nodes: int, *, directed: bool, share: float = 0.3, missing: float = 0.0) -> LayeredNetwork:
    """Two layers of chance, with a trait of persons, one of pairs and one of the whole."""
    rng = np.random.default_rng(seed)
    y = (rng.random((2, nodes, nodes)) < share).astype(float)
    y[rng.random(y.shape) < missing] = np.nan
    near = rng.normal(size=(nodes, nodes))
    if not directed:
        y, near = (np.tril(one, -1) + np.swapaxes(np.tril(one, -1), -1, -2) for one in (y, near))
    y[:, np.arange(nodes), np.arange(nodes)] = 0
    group = rng.integers(0, 3, nodes)
    return LayeredNetwork(y, directed, {"group": group, "age": rng.normal(size=nodes)}, {"near": near}, {"late": 0.5})


def statistics(*, directed: bool) -> list[ErgmTerm]:
    """One of each kind."""
    both = [
        pairs.edges(), pairs.edges(1), pairs.nodematch("group"), pairs.nodematch("group", 1, 1),
        pairs.nodemix("group", 0, 2), pairs.nodefactor("group", 1), pairs.nodecov("age", 1), pairs.absdiff("age"),
        pairs.edgecov("near"), closure.gwesp(0.5), closure.gwesp(0.0, 1), closure.gwdsp(0.25), closure.gwdsp(0.0),
        layers.cooccurrence(), layers.cross_triangle(0, 1), layers.cross_triangle(1, 0),
        times(layers.cooccurrence(), "late"),
    ]  # fmt: skip
    ends = [closure.gwdegree(0.5, end="in"), closure.gwdegree(0.5, 1, end="out"), closure.mutual(1)]
    return [*both, *(ends if directed else [closure.gwdegree(0.5), closure.triangle(1)])]


def florentine() -> LayeredNetwork:
    """Marriages, with wealth and business."""
    wealth = {"wealth": trait("flomarriage", "wealth")}
    return LayeredNetwork(ties("flomarriage", 16)[None], nodes=wealth, pairs={"business": ties("flobusiness", 16)})


def mesa() -> LayeredNetwork:
    """The simulated school of R's ergm."""
    nodes = {name: trait("faux_mesa_high", name) for name in ("Grade", "Race", "Sex")}
    return LayeredNetwork(ties("faux_mesa_high", 205)[None], nodes=nodes)


def monks() -> LayeredNetwork:
    """Sampson's monks, directed."""
    matrix = ties("samplike", 18, directed=True)
    return LayeredNetwork(matrix[None], directed=True, nodes={"group": trait("samplike", "group")})
