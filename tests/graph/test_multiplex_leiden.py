"""Communities over layers: against igraph, as good as what uunet finds, by hand, laws."""

import numpy as np
import polars as pl
import pytest
from tests.graph.multiplex_oracle import needs_oracles, network

from inroads.graph.communities import net_communities
from inroads.graph.graph_of import graph_of_ties
from inroads.graph.multiplex_leiden import multiplex_modularity, net_multiplex_communities


def ties(seed: int = 1, media: int = 2) -> pl.DataFrame:
    """Four groups of eight, ties mostly within."""
    rng = np.random.default_rng(seed)
    a = rng.integers(0, 32, 160)
    b = np.where(rng.random(160) < 0.85, a // 8 * 8 + rng.integers(0, 8, 160), rng.integers(0, 32, 160))
    made = pl.DataFrame({"a": a, "b": b, "medium": [f"medium {at}" for at in rng.integers(0, media, 160)]})
    return made.filter(pl.col("a") != pl.col("b")).with_columns(pl.format("P-{}", pl.col("a", "b")).name.keep())


def test_one_layer_is_modularity():
    """With one layer the groups, and their modularity, are those found without layers."""
    graph = graph_of_ties(ties(media=1))
    one, plain = net_multiplex_communities(graph), net_communities(graph)

    assert plain.sizes == one.sizes
    assert pytest.approx(plain.modularity, abs=1e-9) == one.modularity


def test_groups_that_no_layer_shows_alone():
    """Four groups of which each layer holds half the ties are found from both."""
    found = net_multiplex_communities(graph_of_ties(ties()))
    group = [int(person.removeprefix("P-")) // 8 for person in found.members["person"]]

    assert (8, 8, 8, 8) == found.sizes
    assert 4 == len(set(zip(group, found.members["value"], strict=True)))
    assert found.agreement > 0.9


def test_a_flood_does_not_drown():
    """Ties that weigh a thousand times as much in one layer change no group: each layer counts alike."""
    rows = ties()
    weighed = rows.with_columns(weight=pl.when(pl.col("medium") == "medium 0").then(1000.0).otherwise(1.0))
    one, other = (net_multiplex_communities(graph_of_ties(given)) for given in (rows, weighed))

    assert pytest.approx(one.modularity) == other.modularity
    assert one.members["value"].equals(other.members["value"])


@needs_oracles
def test_aarhus():
    """The groups found at Aarhus fit every layer together better than those of any one layer, or of their sum."""
    edges, persons, layers, _expected = network("aucs")
    names = pl.Series(persons)
    rows = pl.DataFrame({"a": names[edges.a.tolist()], "b": names[edges.b.tolist()],
                         "medium": pl.Series(layers)[edges.layer.tolist()]})  # fmt: skip
    people = names.sort().alias("person").to_frame()
    found = net_multiplex_communities(graph_of_ties(rows, people))
    alone = [
        net_communities(graph_of_ties(part, people)).members["value"].to_numpy()
        for part in (rows, *rows.partition_by("medium"))
    ]

    assert all(multiplex_modularity(edges, one) < found.modularity for one in alone)


def test_no_tie():
    """Without a tie everybody stands alone, and nothing fits."""
    empty = pl.DataFrame(schema={"a": pl.String, "b": pl.String, "medium": pl.String})
    found = net_multiplex_communities(graph_of_ties(empty, pl.DataFrame({"person": ["P-01", "P-02"]})))

    assert (1, 1) == found.sizes
    assert np.isnan(found.modularity)
