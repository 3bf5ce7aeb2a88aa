"""Bounds of a share when some units are unknown: all of them out, all of them in."""

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import Array


def share_bounds(inside: ArrayLike, could_be: ArrayLike, of: ArrayLike) -> tuple[Array, Array]:
    r"""The least and the greatest share that what is unknown leaves open.

    Question
    --------
    Of all entries some are known to have come through a forum and for some nobody knows: between which shares are we?

    Model
    -----
    .. math:: \left[\frac{k}{n},\ \frac{k + u}{n}\right]    \tag{1}

    Symbols
    -------
    =========  ==========  ==========================================================
    :math:`k`  inside      units known to be inside
    :math:`u`  could_be    units not known, which what is known lets be inside
    :math:`n`  of          all units, known or not
    =========  ==========  ==========================================================

    Returns
    -------
    low, high : arrays; nan where of = 0

    Assumptions
    -----------
    None about why units are unknown; that is the point. Sampling error comes on top.

    References
    ----------
    Manski (1989), doi:10.2307/145818.

    Example
    -------
    >>> low, high = share_bounds(3, 2, 10)
    >>> print(f"{low:.1f} {high:.1f}")
    0.3 0.5
    """
    k, u, n = np.broadcast_arrays(*(np.asarray(part, dtype=float) for part in (inside, could_be, of)))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(n > 0, k / n, np.nan), np.where(n > 0, (k + u) / n, np.nan)


def mean_share_bounds(inside: ArrayLike, could_be: ArrayLike, of: ArrayLike) -> tuple[float, float]:
    """The bounds of the mean of cluster shares: the mean of (1) of :func:`share_bounds` over clusters that hold a unit.

    >>> mean_share_bounds([1, 0], [1, 0], [2, 4])
    (0.25, 0.5)
    """
    low, high = share_bounds(inside, could_be, of)
    held = ~np.isnan(low)
    if not held.any():
        return float("nan"), float("nan")
    return float(low[held].mean()), float(high[held].mean())
