"""Positions: the tied stand near each other, and the same person in nearly the same place."""

import numpy as np
import polars as pl
import pytest

from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.graph.layout import node_positions, positions_over


def groups(ties: int = 300, seed: int = 1, persons: int = 80) -> pl.DataFrame:
    """Ties of chance, most of them within groups of ten, half of them online."""
    rng = np.random.default_rng(seed)
    a = rng.integers(0, persons, ties)
    b = np.where(rng.random(ties) < 0.85, a // 10 * 10 + rng.integers(0, 10, ties), rng.integers(0, persons, ties))
    made = pl.DataFrame({"a": a, "b": b, "medium": np.where(rng.random(ties) < 0.5, "offline", "online")})
    return made.filter(pl.col("a") != pl.col("b")).with_columns(pl.format("P-{}", pl.col("a", "b")).name.keep())


def apart(positions: pl.DataFrame, ties: pl.DataFrame) -> float:
    """How far the ends of ties are from each other, on average."""
    placed = {person: np.array([x, y]) for person, x, y in positions.rows()}
    return float(np.mean([np.linalg.norm(placed[a] - placed[b]) for a, b in ties.select("a", "b").rows()]))


def moved(one: pl.DataFrame, other: pl.DataFrame) -> np.ndarray:
    """How far each person who is in both stands from where he stood."""
    both = one.join(other, on="person", suffix="_then")
    return np.hypot(*(both[axis] - both[f"{axis}_then"] for axis in ("x", "y")))


def whole() -> Graph:
    """A network of eight groups."""
    return graph_of_ties(groups())


def test_tied_stand_near():
    """Ties are far shorter than pairs of chance are apart, and the same seed gives the same picture."""
    graph = whole()
    found = node_positions(graph)
    pairs = pl.DataFrame({"a": found["person"], "b": found["person"].shuffle(seed=1)})

    assert 2 * apart(found, graph.ties) < apart(found, pairs)
    assert found.equals(node_positions(whole()))


def test_windows():
    """Where some ties go and others come, persons stay within a tie's length, and newcomers stand with their own."""
    before, rows = whole(), groups()
    came = pl.DataFrame({"a": ["P-new", "P-new"], "b": ["P-1", "P-2"], "medium": ["online", "online"]})
    after = graph_of_ties(pl.concat([rows[20:], groups(20, seed=2), came]))
    first, second = positions_over([before, after])
    length = apart(first, before.ties)

    assert np.median(moved(second, first)) < 0.25 * length
    assert moved(second, first).max() < length
    assert np.median(moved(node_positions(after, seed=2), first)) > length
    assert apart(second, came) < 1.5 * length


def test_coming_back():
    """Who is away for a window comes back to where he stood."""
    here = graph_of_ties(groups())
    away = graph_of_ties(groups().filter((pl.col("a") != "P-5") & (pl.col("b") != "P-5")))
    first, second, third = positions_over([here, away, here])

    assert "P-5" not in second["person"]
    assert moved(third, first)[first["person"].to_list().index("P-5")] < apart(first, here.ties)


def test_layers_share_positions():
    """The offline and the online layer hold the same persons, so that the positions of the whole serve both."""
    graph = whole()
    persons = node_positions(graph)["person"]

    for medium in ("offline", "online"):
        assert persons.equals(graph.to_layers(medium=medium).persons["person"])


@pytest.mark.parametrize("ties", [0, 1])
def test_nearly_nobody(ties):
    """No tie, or one, can be placed too, also from the positions of others."""
    rows = pl.DataFrame({"a": ["P-01"], "b": ["P-02"]})[:ties]
    graph = graph_of_ties(rows.cast(pl.String), pl.DataFrame({"person": ["P-01", "P-02", "P-03"]}))
    start = pl.DataFrame({"person": ["P-09"], "x": [1.0], "y": [2.0]})

    for found in (node_positions(graph), node_positions(graph, start)):
        assert 3 == found.filter(pl.col("x").is_finite() & pl.col("y").is_finite()).height
