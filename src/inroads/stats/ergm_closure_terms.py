"""Statistics by which ties depend on each other within a layer: reciprocity, triangles, degrees."""

from collections.abc import Callable

import numpy as np

from inroads.stats.ergm_term import ErgmTerm, in_layer
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork


def mutual(layer: int = 0) -> ErgmTerm:
    """Pairs tied both ways (directed)."""
    return _within(
        "mutual",
        layer,
        lambda a: np.swapaxes(a, -1, -2),
        lambda a, i, j: a[..., j, i],
        lambda a, _of: np.asarray((a * np.swapaxes(a, -1, -2)).sum(axis=(-1, -2)) / 2),
        "mutual",
    )


def triangle(layer: int = 0) -> ErgmTerm:
    """Triangles (undirected)."""
    return _within(
        "triangle",
        layer,
        lambda a: a @ a,
        lambda a, i, j: np.asarray((a[..., i, :] * a[..., :, j]).sum(axis=-1)),
        lambda a, _of: np.asarray(np.einsum("...ij,...ji->...", a @ a, a) / 6),
        "triangle",
    )


def gwesp(decay: float, layer: int = 0) -> ErgmTerm:
    """Ties by the partners both ends share (two-paths from the first to the second), each further one worth less.

    Hunter and Handcock (2006), doi:10.1198/106186006X133069: the sum over ties of
    :math:`e^d(1 - (1 - e^{-d})^k)` for k shared partners.
    """
    worth, less = _geometric(decay)

    def change(a: Array) -> Array:
        paths = a @ a
        parts = [_closing(a * less**left, a) for left in (paths, np.maximum(paths - 1, 0))]
        return worth(paths) + np.where(a > 0, parts[1], parts[0])

    def at(a: Array, i: int, j: int) -> Array:
        there = a[..., i, j, None]
        own = worth((a[..., i, :] * a[..., :, j]).sum(axis=-1))
        out, into = _paths(a, i, j)
        first = a[..., i, :] * a[..., j, :] * less ** np.maximum(out - there, 0)
        second = a[..., :, i] * a[..., :, j] * less ** np.maximum(into - there, 0)
        return np.asarray(own + first.sum(axis=-1) + second.sum(axis=-1))

    def total(a: Array, of: LayeredNetwork) -> Array:
        return of.summed(a * worth(a @ a))

    return _within(f"gwesp.{decay:g}", layer, change, at, total, f"gwesp({decay}, fixed=TRUE)")


def gwdsp(decay: float, layer: int = 0) -> ErgmTerm:
    """Pairs, tied or not, by the partners they share, each further one worth less."""
    worth, less = _geometric(decay)

    def change(a: Array) -> Array:
        paths, apart = a @ a, ~np.eye(a.shape[-1], dtype=bool)
        parts = [_closing(apart * less**left, a) for left in (paths, np.maximum(paths - 1, 0))]
        return np.where(a > 0, parts[1], parts[0])

    def at(a: Array, i: int, j: int) -> Array:
        there, apart = a[..., i, j, None], ~np.eye(a.shape[-1], dtype=bool)
        out, into = _paths(a, i, j)
        first = apart[i] * a[..., j, :] * less ** np.maximum(out - there, 0)
        second = apart[j] * a[..., :, i] * less ** np.maximum(into - there, 0)
        return np.asarray(first.sum(axis=-1) + second.sum(axis=-1))

    def total(a: Array, of: LayeredNetwork) -> Array:
        return of.summed(worth(a @ a))

    return _within(f"gwdsp.{decay:g}", layer, change, at, total, f"gwdsp({decay}, fixed=TRUE)")


def gwdegree(decay: float, layer: int = 0, end: str = "both") -> ErgmTerm:
    """Persons by the number of their ties, each further one worth less; of directed ties ``out`` or ``in``."""
    worth, less = _geometric(decay)
    ends = {"both": ("out", "in"), "out": ("out",), "in": ("in",)}[end]

    def change(a: Array) -> Array:
        out, into = a.sum(axis=-1)[..., :, None], a.sum(axis=-2)[..., None, :]
        held = [out] * ("out" in ends) + [into] * ("in" in ends)
        return np.asarray(sum(less ** np.maximum(degree - a, 0) for degree in held))

    def at(a: Array, i: int, j: int) -> Array:
        held = [a[..., i, :].sum(axis=-1)] * ("out" in ends) + [a[..., :, j].sum(axis=-1)] * ("in" in ends)
        return np.asarray(sum(less ** np.maximum(degree - a[..., i, j], 0) for degree in held))

    def total(a: Array, _of: LayeredNetwork) -> Array:
        return np.asarray(worth(a.sum(axis=-2 if ends == ("in",) else -1)).sum(axis=-1))

    name = {"both": "gwdegree", "out": "gwodegree", "in": "gwidegree"}[end]
    return _within(f"{name}.{decay:g}", layer, change, at, total, f"{name}({decay}, fixed=TRUE)")


def _geometric(decay: float) -> tuple[Callable[[Array], Array], float]:
    """What k of a kind are worth, and by which factor each further one is worth less."""
    less = 1.0 - float(np.exp(-decay))
    return (lambda k: np.asarray(np.exp(decay) * (1.0 - less**k))), less


def _closing(worth: Array, a: Array) -> Array:
    """For each tie the worth of the pairs that it helps to a path: from its sender on, and up to its receiver."""
    turned = np.swapaxes(a, -1, -2)
    return np.asarray(worth @ turned + turned @ worth)


def _paths(a: Array, i: int, j: int) -> tuple[Array, Array]:
    """Two-paths from i to each, and from each to j."""
    out = np.matmul(a[..., None, i, :], a)[..., 0, :]
    into = np.matmul(a, a[..., :, j, None])[..., 0]
    return out, into


def _within(
    name: str,
    layer: int,
    change: Callable[[Array], Array],
    at: Callable[[Array, int, int], Array],
    total: Callable[[Array, LayeredNetwork], Array],
    formula: str,
) -> ErgmTerm:
    """A statistic of the ties of one layer."""

    def nowhere(y: Array, _of: LayeredNetwork, at_layer: int, i: int, j: int) -> Array:
        return at(y[..., layer, :, :], i, j) if at_layer == layer else np.zeros(y.shape[:-3])

    return ErgmTerm(
        f"{name}[{layer}]" if layer else name,
        lambda y, _of: in_layer(y, layer, change(y[..., layer, :, :])),
        nowhere,
        lambda y, of: total(y[..., layer, :, :], of),
        formula,
    )
