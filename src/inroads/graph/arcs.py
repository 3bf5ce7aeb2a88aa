"""The ties of a graph as arrays: persons are numbered, and each pair stands once."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from inroads.graph.graph import Graph

Ints = NDArray[np.int64]
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Arcs:
    """``ends`` (m, 2) are places in ``persons``, sorted; ``weight`` (m,) is the sum over the ties of a pair."""

    persons: pl.Series
    ends: Ints
    weight: Array
    directed: bool

    @property
    def degree(self) -> Ints:
        """With how many others each is tied; directed, to how many."""
        ends = self.ends[:, 0] if self.directed else self.ends.ravel()
        return np.bincount(ends, minlength=len(self.persons))

    @property
    def strength(self) -> Array:
        """The weight of the ties of each; directed, of those that leave."""
        weight = self.weight if self.directed else np.repeat(self.weight, 2)
        ends = self.ends[:, 0] if self.directed else self.ends.ravel()
        return np.bincount(ends, weight, minlength=len(self.persons)).astype(np.float64)


def arcs_of(graph: Graph, *, directed: bool = False) -> Arcs:
    """The arcs of a graph; made once. Directed, a tie that has no direction runs both ways."""
    return graph.held(f"arcs {directed}", lambda: _made(graph.persons["person"], graph.ties, directed))


def _made(persons: pl.Series, ties: pl.DataFrame, directed: bool) -> Arcs:
    numbered = pl.Enum(persons)
    a, b = (ties[end].cast(numbered).to_physical().to_numpy().astype(np.int64) for end in ("a", "b"))
    weight = ties["weight"].fill_null(1.0).to_numpy()
    if directed:
        both = ~ties["directed"].fill_null(value=False).to_numpy()
        a, b = np.concatenate([a, b[both]]), np.concatenate([b, a[both]])
        weight = np.concatenate([weight, weight[both]])
    else:
        a, b = np.minimum(a, b), np.maximum(a, b)
    count = len(persons)
    key = (a * count + b)[a != b]
    pairs, weight = _once(key, weight[a != b])
    return Arcs(persons, np.stack([pairs // max(count, 1), pairs % max(count, 1)], axis=1), weight, directed)


def _once(key: Ints, weight: Array) -> tuple[Ints, Array]:
    """Each key once, sorted, with the sum of its weights."""
    if (weight == 1.0).all():
        key = np.sort(key)
        first = np.flatnonzero(np.diff(key, prepend=-1))
        return key[first], np.diff(np.append(first, len(key))).astype(np.float64)
    pairs, place = np.unique(key, return_inverse=True)
    return pairs, np.bincount(place, weight, len(pairs)).astype(np.float64)
