"""The difference of two means of network shares, within strata; how it was chosen: decision 0026."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.clustered import DOUBT, LEAST_LIKENESS, effective_interval, fewness
from inroads.stats.intervals import LEVEL, NOTHING, Array, Interval, wilson


def stratum_weights(x: ArrayLike, strata: NDArray[np.int64]) -> Array:
    """What each network weighs in the mean of its own group: strata count by n1 n0 / (n1 + n0), as the groups overlap.

    >>> stratum_weights([1, 0, 1, 0, 0], np.array([0, 0, 1, 1, 1])).round(3).tolist()
    [0.429, 0.429, 0.571, 0.286, 0.286]
    """
    x = np.asarray(x, dtype=float)
    ones, zeros = (np.bincount(strata, weights=side) for side in (x, 1 - x))
    weight = ones * zeros / np.maximum(ones + zeros, 1)
    held = np.where(x == 1, ones[strata], zeros[strata])
    total = weight.sum()
    return np.asarray(weight[strata] / np.maximum(held, 1) / (total or 1.0))


def weighted_share(k: ArrayLike, m: ArrayLike, weights: ArrayLike, level: float = LEVEL) -> Interval:
    r"""The weighted mean of cluster shares; with equal weights it is :func:`inroads.stats.clustered.mean_of_shares`.

    Where every cluster is one unit (a network either crosses borders or does not) the spread follows from the share,
    so that no degrees of freedom are lost: Wilson's interval at :math:`1/\sum_i a_i^2` units.
    """
    k, m, a = (np.asarray(part, dtype=float) for part in (k, m, weights))
    held = (m > 0) & (a > 0)
    k, m, a = k[held], m[held], a[held]
    if not len(m):
        return NOTHING
    a = a / a.sum()
    x = k / m
    p, count = float(a @ x), float(1 / (a**2).sum())
    is_all = bool((x == x[0]).all()) and x[0] in (0.0, 1.0)
    if is_all or len(m) == 1 or bool((m == 1).all()):
        p = float(round(p)) if is_all else p
        low, high = wilson(p * count, count, level)
        return Interval(p, float(low), float(high))
    variance = float((a**2 * (x - p) ** 2).sum()) / max(1 - 1 / count, 1e-9)
    likeness = LEAST_LIKENESS * fewness(count)
    floor = likeness + (1 - likeness) * float((a**2 / m).sum()) * count
    spread = max(variance * count / (p * (1 - p)), floor)
    carriers = min(int((x > 0).sum()), int((x < 1).sum()))
    design = (spread + max(1 - spread, 0) * DOUBT / (DOUBT + carriers)) / count
    return Interval(p, *effective_interval(p, design, floor / count, count - 1, level))


def share_difference(
    k: ArrayLike, m: ArrayLike, x: ArrayLike, strata: NDArray[np.int64], level: float = LEVEL
) -> Interval:
    r"""The mean share of exposed networks less that of the others, each with the interval that holds for it alone.

    Question
    --------
    Is the share of enablers among those who came afterwards larger where the core met online?

    Model
    -----
    .. math:: d = \hat p_1 - \hat p_0,\qquad
              \left[d - \sqrt{(\hat p_1-l_1)^2 + (u_0-\hat p_0)^2},\
              d + \sqrt{(u_1-\hat p_1)^2 + (\hat p_0-l_0)^2}\right]    \tag{1}

    Symbols
    -------
    =======================  ======  =====================================================================
    :math:`k_i, m_i`         k, m    units of network i that have the feature, all its units
    :math:`x_i`              x       1 if the network is exposed, else 0
    :math:`s(i)`             strata  the stratum of network i, numbered from 0
    :math:`\hat p_g, l, u`           the weighted mean share of a group and the ends of its interval
    =======================  ======  =====================================================================

    Returns
    -------
    Interval : estimate, low, high; nan where one of the groups has no network with units.

    Assumptions
    -----------
    The groups are independent. Strata that differ in their level widen the interval, which is then more careful than
    need be.

    References
    ----------
    Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Zou and Donner (2008),
    doi:10.1002/sim.3095; Yan and Su (2010), doi:10.1198/sbr.2009.0049, for strata.

    Example
    -------
    >>> d, low, high = share_difference([9, 3], [10, 10], [1, 0], np.zeros(2, dtype=np.int64))
    >>> print(f"{d:.1f} {low:.2f} {high:.2f}")
    0.6 -0.34 0.90
    """
    k, m, x = (np.asarray(part, dtype=float) for part in (k, m, x))
    weights = stratum_weights(x, strata)
    one, zero = (weighted_share(k[x == side], m[x == side], weights[x == side], level) for side in (1, 0))
    d = one.estimate - zero.estimate
    down = np.hypot(one.estimate - one.low, zero.high - zero.estimate)
    up = np.hypot(one.high - one.estimate, zero.estimate - zero.low)
    return Interval(d, float(d - down), float(d + up))  # (1)
