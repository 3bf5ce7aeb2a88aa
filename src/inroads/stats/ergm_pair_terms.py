"""Statistics of ties one by one: how many, between whom, beside which other relation."""

import numpy as np

from inroads.stats.ergm_term import ErgmTerm, of_pairs
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork


def edges(layer: int = 0) -> ErgmTerm:
    """Ties of a layer."""
    return of_pairs(_named("edges", layer), lambda of: np.ones((of.size, of.size)), layer, "edges")


def nodematch(trait: str, value: object = None, layer: int = 0) -> ErgmTerm:
    """Ties between persons who are alike in a trait; of one value alone, if it is given."""

    def worth(of: LayeredNetwork) -> Array:
        x = of.nodes[trait]
        alike = x[:, None] == x
        return np.asarray(alike if value is None else alike & (x == value), dtype=float)

    return of_pairs(_named("nodematch", layer, trait, value), worth, layer, f"nodematch('{trait}')" * (value is None))


def nodemix(trait: str, first: object, second: object, layer: int = 0) -> ErgmTerm:
    """Ties from persons of one value to persons of another (in either order, if undirected)."""

    def worth(of: LayeredNetwork) -> Array:
        x = of.nodes[trait]
        there = np.outer(x == first, x == second)
        return (there if of.directed else there | there.T).astype(float)

    return of_pairs(_named("mix", layer, trait, first, second), worth, layer)


def nodefactor(trait: str, value: object, layer: int = 0) -> ErgmTerm:
    """Ends of ties at persons of a value."""

    def worth(of: LayeredNetwork) -> Array:
        x = (of.nodes[trait] == value).astype(float)
        return np.asarray(x[:, None] + x)

    return of_pairs(_named("nodefactor", layer, trait, value), worth, layer)


def nodecov(trait: str, layer: int = 0) -> ErgmTerm:
    """The sum of a number over both ends of each tie."""

    def worth(of: LayeredNetwork) -> Array:
        x = of.nodes[trait].astype(float)
        return np.asarray(x[:, None] + x)

    return of_pairs(_named("nodecov", layer, trait), worth, layer, f"nodecov('{trait}')")


def absdiff(trait: str, layer: int = 0) -> ErgmTerm:
    """The difference of a number between the ends of each tie."""

    def worth(of: LayeredNetwork) -> Array:
        x = of.nodes[trait].astype(float)
        return np.asarray(np.abs(x[:, None] - x))

    return of_pairs(_named("absdiff", layer, trait), worth, layer, f"absdiff('{trait}')")


def edgecov(relation: str, layer: int = 0) -> ErgmTerm:
    """The sum over ties of another relation, which the model takes as given."""
    return of_pairs(_named("edgecov", layer, relation), lambda of: of.pairs[relation], layer, f"edgecov('{relation}')")


def _named(name: str, layer: int, *parts: object) -> str:
    said = ".".join([name, *(str(part) for part in parts if part is not None)])
    return f"{said}[{layer}]" if layer else said
