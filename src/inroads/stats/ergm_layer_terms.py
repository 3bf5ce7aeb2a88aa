"""Statistics by which the ties of one layer depend on those of another, both being explained."""

import numpy as np

from inroads.stats.ergm_term import ErgmTerm
from inroads.stats.intervals import Array
from inroads.stats.layered_network import LayeredNetwork


def cooccurrence(first: int = 0, second: int = 1) -> ErgmTerm:
    """Pairs tied in both layers."""

    def change(y: Array, _of: LayeredNetwork) -> Array:
        full = np.zeros(y.shape)
        full[..., first, :, :], full[..., second, :, :] = y[..., second, :, :], y[..., first, :, :]
        return full

    def at(y: Array, _of: LayeredNetwork, layer: int, i: int, j: int) -> Array:
        if layer not in (first, second):
            return np.zeros(y.shape[:-3])
        return y[..., second if layer == first else first, i, j]

    def total(y: Array, of: LayeredNetwork) -> Array:
        return of.summed(y[..., first, :, :] * y[..., second, :, :])

    return ErgmTerm(f"cooccurrence[{first},{second}]", change, at, total)


def cross_triangle(two: int, one: int) -> ErgmTerm:
    """Triangles of two ties of one layer, closed by a tie of the other (directed: i to k to j closed by i to j)."""

    def change(y: Array, _of: LayeredNetwork) -> Array:
        a, b = y[..., two, :, :], y[..., one, :, :]
        turned = np.swapaxes(a, -1, -2)
        full = np.zeros(y.shape)
        full[..., one, :, :] = a @ a
        full[..., two, :, :] = b @ turned + turned @ b
        return full

    def at(y: Array, _of: LayeredNetwork, layer: int, i: int, j: int) -> Array:
        a, b = y[..., two, :, :], y[..., one, :, :]
        if layer == one:
            return np.asarray((a[..., i, :] * a[..., :, j]).sum(axis=-1))
        if layer == two:
            return np.asarray((b[..., i, :] * a[..., j, :] + a[..., :, i] * b[..., :, j]).sum(axis=-1))
        return np.zeros(y.shape[:-3])

    def total(y: Array, of: LayeredNetwork) -> Array:
        a = y[..., two, :, :]
        return of.summed((a @ a) * y[..., one, :, :])

    return ErgmTerm(f"triangle[{two},{two},{one}]", change, at, total)
