"""A statistic of a network that a model weighs: how much one tie more adds to it, and how much there is of it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork


@dataclass(frozen=True)
class ErgmTerm:
    """A statistic by its name.

    ``change`` gives what each tie adds, (..., L, n, n), from ties of that shape; ``at`` the same for one pair of one
    layer, (...); ``total`` the statistic, (...). ``formula`` is its name in the language of R's ergm, if it has one.
    """

    name: str
    change: Callable[[Array, LayeredNetwork], Array]
    at: Callable[[Array, LayeredNetwork, int, int, int], Array]
    total: Callable[[Array, LayeredNetwork], Array]
    formula: str = ""


def of_pairs(name: str, worth: Callable[[LayeredNetwork], Array], layer: int = 0, formula: str = "") -> ErgmTerm:
    """A statistic to which a tie adds the worth of its pair, whatever other ties there are."""

    def change(y: Array, of: LayeredNetwork) -> Array:
        return in_layer(y, layer, worth(of))

    def at(y: Array, of: LayeredNetwork, at_layer: int, i: int, j: int) -> Array:
        return np.full(y.shape[:-3], worth(of)[i, j] if at_layer == layer else 0.0)

    def total(y: Array, of: LayeredNetwork) -> Array:
        return of.summed(y[..., layer, :, :] * worth(of))

    return ErgmTerm(name, change, at, total, formula)


def in_layer(y: Array, layer: int, values: Array) -> Array:
    """Values for the ties of one layer, nothing for the others."""
    full = np.zeros(y.shape)
    full[..., layer, :, :] = values
    return full


def times(term: ErgmTerm, trait: str) -> ErgmTerm:
    """A statistic times a trait of the whole network: how far its weight goes with it."""

    def change(y: Array, of: LayeredNetwork) -> Array:
        return term.change(y, of) * of.whole[trait]

    def at(y: Array, of: LayeredNetwork, layer: int, i: int, j: int) -> Array:
        return term.at(y, of, layer, i, j) * of.whole[trait]

    def total(y: Array, of: LayeredNetwork) -> Array:
        return term.total(y, of) * of.whole[trait]

    return ErgmTerm(f"{term.name}:{trait}", change, at, total)
