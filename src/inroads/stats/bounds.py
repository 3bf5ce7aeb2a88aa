"""Bounds of a share when some units are unknown: all of them out, all of them in."""

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import Array


def share_bounds(
    inside: ArrayLike, could_be: ArrayLike, of: ArrayLike, drawn_in: ArrayLike = 0, drawn_out: ArrayLike = 0
) -> tuple[Array, Array]:
    r"""The least and the greatest share that what is unknown leaves open.

    Question
    --------
    Of all entries some are known to have come through a forum and for some nobody knows: between which shares are we?

    Model
    -----
    .. math:: \left[\frac{k}{n + y},\ \frac{k + u + x}{n + x}\right]    \tag{1}

    Symbols
    -------
    =========  ==========  ==========================================================
    :math:`k`  inside      units known to be inside
    :math:`u`  could_be    units not known, which what is known lets be inside
    :math:`n`  of          all units of the group, known or not
    :math:`x`  drawn_in    units that may belong to the group, and then be inside
    :math:`y`  drawn_out   units that may belong to the group, and then be outside
    =========  ==========  ==========================================================

    Returns
    -------
    low, high : arrays; nan where no unit can belong to the group. Where units that belong can only be inside both are
        one, where they can only be outside both are zero.

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
    low, high = _ends(inside, could_be, of, drawn_in, drawn_out)
    return np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high)


def _ends(
    inside: ArrayLike, could_be: ArrayLike, of: ArrayLike, drawn_in: ArrayLike, drawn_out: ArrayLike
) -> tuple[Array, Array]:
    """Both ends of (1); nan where an end would need a unit that is not there."""
    parts = (np.asarray(part, dtype=float) for part in (inside, could_be, of, drawn_in, drawn_out))
    k, u, n, x, y = np.broadcast_arrays(*parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(n + y > 0, k / (n + y), np.nan), np.where(n + x > 0, (k + u + x) / (n + x), np.nan)  # (1)


def mean_share_bounds(
    inside: ArrayLike, could_be: ArrayLike, of: ArrayLike, drawn_in: ArrayLike = 0, drawn_out: ArrayLike = 0
) -> tuple[float, float]:
    """The bounds of the mean of cluster shares: the mean of (1) of :func:`share_bounds` over clusters.

    A cluster that may turn out to hold a unit counts where that widens the bounds.

    >>> mean_share_bounds([1, 0], [1, 0], [2, 4])
    (0.25, 0.5)
    """
    ends = (end[~np.isnan(end)] for end in _ends(inside, could_be, of, drawn_in, drawn_out))
    lowest, highest = (float(end.mean()) if end.size else float("nan") for end in ends)
    return (highest if np.isnan(lowest) else lowest), (lowest if np.isnan(highest) else highest)
