"""Positions of many: forces of all on all, read off a grid."""

import numpy as np

from inroads.graph.layer_edges import Floats, Ints, Matrix

GRAVITY = 2.0
"""Draws all to the middle, so that those without a tie do not fly off; chosen by eye on Caviar and Montagna."""
COLD = 0.02
"""The heat at the end, in lengths of a tie."""


def grid_layout(start: Floats, ends: Ints, rounds: int, heat: float) -> Floats:
    r"""Positions (n, 2) by the forces of Fruchterman and Reingold, in time that goes with n and the number of ties.

    Formula
    -------
    .. math:: F_i = \sum_{j \ne i} \frac{x_i - x_j}{|x_i - x_j|^2}
              - \sum_{j \sim i} (x_i - x_j)\,|x_i - x_j| - g\,(x_i - \bar x)

    Each round moves everyone along :math:`F_i`, by no more than the heat, which falls by a constant factor. The first
    sum is a convolution: persons are laid on the points of a grid, it is taken there by Fourier transform, and read off
    between the points. Who stand nearer to each other than the points push each other less than they should.

    References
    ----------
    Fruchterman & Reingold (1991), doi:10.1002/spe.4380211102; Linderman et al. (2019), Fast interpolation-based t-SNE,
    doi:10.1038/s41592-018-0308-4 (the grid)

    >>> ends = np.array([[0, 1], [1, 2]])
    >>> placed = grid_layout(np.array([[0.0, 0.0], [0.1, 0.5], [0.9, 0.2]]), ends, rounds=100, heat=0.5)
    >>> near, far = (float(np.linalg.norm(placed[0] - placed[other])) for other in (1, 2))
    >>> near < far
    True
    """
    if not len(start):
        return start
    x = start
    size = int(2 ** np.clip(np.ceil(np.log2(np.sqrt(len(x)) * 1.2 + 1)), 6, 9))
    push_x, push_y = _kernels(size)
    a, b = ends.T
    for temperature in np.geomspace(heat, min(heat, COLD), rounds):
        between = x[a] - x[b]
        pull = between * np.hypot(between[:, 0], between[:, 1])[:, None]
        force = _pushes(x, size, push_x, push_y) - GRAVITY * (x - x.mean(axis=0))
        for axis in (0, 1):
            force[:, axis] += np.bincount(b, pull[:, axis], len(x)) - np.bincount(a, pull[:, axis], len(x))
        length = np.hypot(force[:, 0], force[:, 1])
        x = x + force * (np.minimum(length, temperature) / np.maximum(length, 1e-12))[:, None]
    return x


def _kernels(size: int) -> tuple[Matrix, Matrix]:
    """The transforms of ``dx / d**2`` and ``dy / d**2`` on a grid of twice the size, so that nothing wraps around."""
    from scipy import fft

    offset = np.fft.fftfreq(2 * size, 1 / (2 * size)).astype(np.float32)
    dx, dy = np.meshgrid(offset, offset, indexing="ij")
    squared = dx**2 + dy**2
    squared[0, 0] = 1.0
    return fft.rfft2(dx / squared), fft.rfft2(dy / squared)


def _pushes(x: Floats, size: int, push_x: Matrix, push_y: Matrix) -> Floats:
    from scipy import fft

    low = x.min(axis=0)
    cell = max(float(np.ptp(x, axis=0).max()), 1e-9) / (size - 2)
    at = (x - low) / cell
    corner = np.minimum(at.astype(np.int64), size - 2)
    part = at - corner
    weights = [(1 - part[:, 0]) * (1 - part[:, 1]), (1 - part[:, 0]) * part[:, 1], part[:, 0] * (1 - part[:, 1]),
               part[:, 0] * part[:, 1]]  # fmt: skip
    first = corner[:, 0] * size + corner[:, 1]
    cells = [first, first + 1, first + size, first + size + 1]
    grid = sum(np.bincount(place, weight, size * size) for place, weight in zip(cells, weights, strict=True))
    spectrum = fft.rfft2(np.asarray(grid, dtype=np.float32).reshape(size, size), s=(2 * size, 2 * size))
    found = np.empty_like(x)
    for axis, push in enumerate((push_x, push_y)):
        field = fft.irfft2(spectrum * push, s=(2 * size, 2 * size))[:size, :size].ravel()
        found[:, axis] = sum(field[place] * weight for place, weight in zip(cells, weights, strict=True)) / cell
    return found
