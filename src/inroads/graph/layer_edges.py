"""Edges in layers as arrays: what every measure over layers stands on."""

from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Matrix: TypeAlias = Any
"""A sparse array of scipy, which has no types."""


class LayerEdges(NamedTuple):
    """Persons 0..n-1, layers 0..layers-1, and between two persons at most one edge in each layer, no loops.

    Where the edges have no direction, ``a < b``. A person is *in* a layer who has an edge there.
    """

    n: int
    layers: int
    a: Ints
    b: Ints
    layer: Ints
    weight: Floats
    is_directed: bool = False

    @classmethod
    def of(
        cls, n: int, a: ArrayLike, b: ArrayLike, layer: ArrayLike, weight: ArrayLike | None = None,
        layers: int | None = None, is_directed: bool = False,
    ) -> Self:  # fmt: skip
        """Edges as they were noted: loops are left out, what stands twice in a layer is one edge of the summed weight.

        >>> LayerEdges.of(3, [0, 1, 1], [1, 0, 2], [0, 0, 1]).weight.tolist()
        [2.0, 1.0]
        """
        u, v, where = (np.asarray(column, dtype=np.int64) for column in (a, b, layer))
        w = np.ones(len(u)) if weight is None else np.asarray(weight, dtype=np.float64)
        kept = u != v
        u, v, where, w = u[kept], v[kept], where[kept], w[kept]
        if not is_directed:
            u, v = np.minimum(u, v), np.maximum(u, v)
        count = int(where.max(initial=-1)) + 1 if layers is None else layers
        keys, same = np.unique((where * n + u) * n + v, return_inverse=True)
        summed = np.bincount(same, weights=w, minlength=len(keys)).astype(np.float64)
        return cls(n, count, keys // n % n, keys % n, keys // (n * n), summed, is_directed)

    @property
    def pair(self) -> Ints:
        """The two persons of each edge as one number."""
        return self.a * self.n + self.b

    def degrees(self, weighted: bool = False) -> Floats:
        """By person and layer how many edges (or their summed weight), both directions counted.

        >>> LayerEdges.of(3, [0, 0], [1, 2], [0, 1]).degrees().tolist()
        [[1.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
        """
        ends = np.concatenate([self.a, self.b]) * self.layers + np.tile(self.layer, 2)
        weights = np.tile(self.weight, 2) if weighted else None
        counted = np.bincount(ends, weights=weights, minlength=self.n * self.layers)
        return np.asarray(counted, dtype=np.float64).reshape(self.n, self.layers)

    def matrix(self, layer: int, weighted: bool = True) -> Matrix:
        """The adjacency matrix of a layer; symmetric where edges have no direction."""
        inside = self.layer == layer
        a, b = self.a[inside], self.b[inside]
        values = self.weight[inside] if weighted else np.ones(len(a))
        found: Matrix = sparse.coo_array((values, (a, b)), shape=(self.n, self.n)).tocsr()
        return found if self.is_directed else (found + found.T).tocsr()

    def merged(self) -> Self:
        """All layers as one."""
        return self.of(self.n, self.a, self.b, np.zeros_like(self.layer), self.weight, 1, self.is_directed)


def shares(part: ArrayLike, whole: ArrayLike) -> Floats:
    """One by the other, nan where the other is nought.

    >>> shares([1, 0], [2, 0]).tolist()
    [0.5, nan]
    """
    part, whole = np.broadcast_arrays(np.asarray(part, dtype=float), np.asarray(whole, dtype=float))
    return np.asarray(np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole != 0))
