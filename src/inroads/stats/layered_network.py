"""A network of one or more layers on the same persons, as the models of ties take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inroads.stats.intervals import Array


@dataclass(frozen=True)
class LayeredNetwork:
    """Ties by layer, (L, n, n), 0 or 1, nan where nothing is known; traits of persons, of pairs, of the whole."""

    ties: Array
    directed: bool = False
    nodes: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    pairs: Mapping[str, Array] = field(default_factory=dict)
    whole: Mapping[str, float] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many persons."""
        return int(self.ties.shape[-1])

    @property
    def known(self) -> Array:
        """The ties, with those not known as none: what others' chances are reckoned with."""
        return np.where(np.isnan(self.ties), 0.0, self.ties)

    def dyads(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where a tie may be: pairs once if undirected, both ways if directed."""
        apart = ~np.eye(self.size, dtype=bool)
        i, j = np.nonzero(apart if self.directed else np.tril(apart))
        return i, j

    def summed(self, values: Array) -> Array:
        """The sum over the places where a tie may be."""
        i, j = self.dyads()
        return np.asarray(values[..., i, j].sum(axis=-1))
