"""Shares of units that come in clusters (entries in networks), with intervals that know it.

The default interval is Wilson's at an effective sample size (:func:`effective_interval`);
how it was chosen and what it covers stands in ``docs/decisions/0005-interval-of-a-mean-of-network-shares.md``.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import LEVEL, NOTHING, Array, Interval, wilson

LEAST_LIKENESS = 0.1
"""Entries of one network are taken to be at least this alike (intra-cluster correlation), whatever a sample says."""

LEAST_LIKENESS_POOLED = 0.2
"""The same for pooled shares, where few large networks decide and the spread is underrated more."""

LEAN = 1.5
"""How far the interval of a pooled share reaches on, in distances from the mean of shares to the pooled share."""

MANY = 40
"""Clusters from which on a sample tells its own spread the better the more there are: likeness and lean fall."""

EVEN = 30
"""Clusters that weigh, from which on those of a pooled share are even enough for that fall: with few very large ones
among many they never are.
"""

DOUBT = 0.3
"""How far few clusters with the feature pull its spread towards the greatest possible one, in clusters."""


def _clusters(k: ArrayLike, m: ArrayLike) -> tuple[Array, Array]:
    k, m = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(m, dtype=float))
    return k[m > 0], m[m > 0]


def fewness(count: float) -> float:
    """1 up to 40 clusters, then falling with the square root of their number."""
    return min(1.0, math.sqrt(MANY / count))


def effective_interval(p: float, design: float, floor: float, df: float, level: float = LEVEL) -> tuple[float, float]:
    r"""Wilson's interval at the number of independent units that would be as uncertain as the clusters are.

    Model
    -----
    .. math:: n^{*} = \frac{1}{\max(d, d_0)}\left(\frac{z}{t_{df}}\right)^2,\quad
              \text{Wilson}(n^{*}p,\ n^{*})    \tag{1}

    Symbols
    -------
    ===========  =======  ==========================================================================
    :math:`p`    p        the share as estimated, strictly between 0 and 1
    :math:`d`    design   its variance between clusters over p (1 - p)
    :math:`d_0`  floor    the same if units of a cluster were only as alike as they surely are
    :math:`df`   df       degrees of freedom of the variance
    ===========  =======  ==========================================================================

    Assumptions
    -----------
    Clusters are independent. Without the floor, rare shares are covered in 85 % of samples only:
    when just one or two networks have the feature their spread is underrated.

    References
    ----------
    Korn and Graubard (1998), Survey Methodology 24:193-201; Dean and Pagano (2015), doi:10.1093/jssam/smv024.
    """
    from scipy.special import ndtri, stdtrit

    z, t = ndtri(0.5 + level / 2), stdtrit(max(df, 1), 0.5 + level / 2)
    n = (z / t) ** 2 / min(max(design, floor), 1.0)  # (1)
    low, high = wilson(p * n, n, level)
    return float(low), float(high)


def mean_of_shares(k: ArrayLike, m: ArrayLike, level: float = LEVEL) -> Interval:
    r"""The mean over clusters of the share within a cluster: every network counts once.

    Question
    --------
    In an average network, which share of those who came in came in this way?

    Model
    -----
    .. math:: \hat p = \frac{1}{N}\sum_i x_i,\quad x_i = \frac{k_i}{m_i}    \tag{1}
    .. math:: r = \frac{s_x^2}{\hat p(1-\hat p)},\quad
              r_0 = \rho + (1-\rho)\overline{1/m},\quad \rho = \rho_0\min\left(1, \sqrt{40/N}\right)    \tag{2}
    .. math:: d = \frac{1}{N}\left(r + (1-r)_{+}\,\frac{\delta}{\delta+c}\right),\quad
              c = \min\left(\#\{x_i>0\},\ \#\{x_i<1\}\right)    \tag{3}

    Symbols
    -------
    ================  ================  ===========================================================
    :math:`k_i`       k                 units of cluster i that have the feature, (N,)
    :math:`m_i`       m                 units of cluster i; clusters without units are left out
    :math:`r`         spread            spread of the shares against the greatest possible (1)
    :math:`r_0`       floor             the least spread believed
    :math:`\rho_0`    LEAST_LIKENESS    the least intra-cluster correlation believed
    :math:`\delta`    DOUBT             weight of the greatest possible spread, in clusters
    :math:`c`         carriers          clusters that carry what is rarer: the feature or its lack
    ================  ================  ===========================================================

    Returns
    -------
    Interval : estimate, low, high. If all shares are 0 or all are 1: Wilson's interval on the number of clusters.

    Assumptions
    -----------
    Networks are independent draws of those one would speak about; purposive samples are not, and the finding says so.

    References
    ----------
    See :func:`effective_interval`.

    Example
    -------
    >>> p, low, high = mean_of_shares([1, 0, 2], [2, 4, 2])
    >>> print(f"{p:.2f} {low:.2f} {high:.2f}")
    0.50 0.04 0.96
    """
    k, m = _clusters(k, m)
    count = len(m)
    if count == 0:
        return NOTHING
    x = k / m
    p = float(x.mean())  # (1)
    if count == 1 or p <= 0 or p >= 1:
        low, high = wilson(p * count, count, level)
        return Interval(p, float(low), float(high))
    likeness = LEAST_LIKENESS * fewness(count)
    floor = likeness + (1 - likeness) * float((1 / m).mean())
    spread = max(float(x.var(ddof=1)) / (p * (1 - p)), floor)  # (2)
    carriers = min(int((x > 0).sum()), int((x < 1).sum()))
    design = (spread + max(1 - spread, 0) * DOUBT / (DOUBT + carriers)) / count  # (3)
    return Interval(p, *effective_interval(p, design, floor / count, count - 1, level))


def pooled_ratio(k: ArrayLike, m: ArrayLike, level: float = LEVEL) -> Interval:
    r"""The share over all units of all clusters: every entry counts once, the interval knows whose entry it is.

    Question
    --------
    Of all entries together, which share came in this way?

    Model
    -----
    .. math:: \hat p = \frac{\sum_i k_i}{\sum_i m_i},\quad
              v = \frac{N-1}{N}\sum_i\left(\hat p_{(-i)} - \hat p\right)^2    \tag{1}
    .. math:: d = \frac{v}{\hat p(1-\hat p)},\quad
              d_0 = \frac{\rho\sum_i m_i^2 + (1-\rho)\sum_i m_i}{\left(\sum_i m_i\right)^2},\quad
              \rho = \rho_1 f,\quad
              f = \min\left(1, \sqrt{40/N}\right)\min\left(1, 30/N^{*}\right)    \tag{2}
    .. math:: df = \sqrt{(N-1)(N^{*}-1)},\quad N^{*} = \frac{\left(\sum_i m_i\right)^2}{\sum_i m_i^2}    \tag{3}
    .. math:: \left[l + \min(\lambda g, 0),\ h + \max(\lambda g, 0)\right],\quad
              g = \hat p - \frac{1}{N}\sum_i \frac{k_i}{m_i},\quad
              \lambda = 1.5 f    \tag{4}

    Symbols
    -------
    ====================  =====================  ==================================================
    :math:`k_i, m_i`      k, m                   as in :func:`mean_of_shares`
    :math:`\hat p_{(-i)}`  p_without              the share with cluster i left out (jackknife)
    :math:`\rho_1`        LEAST_LIKENESS_POOLED  the least intra-cluster correlation believed
    :math:`N^{*}`         clusters               the number of equal clusters that would weigh as much
    :math:`f`             fall                   1 for few or very uneven clusters; falls with many that weigh alike
    :math:`l, h`          low, high              the ends of :func:`effective_interval`
    :math:`g`             gap                    how far large clusters pull the share from the mean of shares
    :math:`\lambda`       lean                   how far on the interval reaches where they pull it
    ====================  =====================  ==================================================

    Returns
    -------
    Interval : estimate, low, high. If no or every unit has the feature: Wilson's interval on :math:`N^{*}` clusters.

    Assumptions
    -----------
    Networks are independent. Where shares go with size a sample that happens to hold no very large network looks sure
    and is wrong; (4) reaches on to where such networks would take the share. It covers shares that go with size by up
    to .6 of a logit per standard deviation of log size, not more (else read the per-network figure).

    References
    ----------
    See :func:`effective_interval`; measured in ``docs/decisions/0008-pooled-shares-that-go-with-size.md``.

    Example
    -------
    >>> p, low, high = pooled_ratio([1, 0, 2], [2, 4, 2])
    >>> print(f"{p:.3f} {low:.2f} {high:.2f}")
    0.375 0.00 0.97
    """
    k, m = _clusters(k, m)
    count = len(m)
    if count == 0:
        return NOTHING
    successes, units = float(k.sum()), float(m.sum())
    p = successes / units
    clusters = units**2 / float((m**2).sum())
    if count == 1 or p <= 0 or p >= 1:
        low, high = wilson(p * clusters, clusters, level)
        return Interval(p, float(low), float(high))
    p_without = (successes - k) / (units - m)
    variance = (count - 1) / count * float(((p_without - p) ** 2).sum())  # (1)
    fall = fewness(count) * min(1.0, EVEN / clusters)
    likeness = LEAST_LIKENESS_POOLED * fall
    floor = (likeness * float((m**2).sum()) + (1 - likeness) * units) / units**2
    df = float(np.sqrt((count - 1) * (clusters - 1)))  # (3)
    ends = effective_interval(p, variance / (p * (1 - p)), floor, df, level)  # (2)
    pull = LEAN * fall * (p - float((k / m).mean()))
    return Interval(p, max(0.0, ends[0] + min(pull, 0)), min(1.0, ends[1] + max(pull, 0)))  # (4)


def bootstrap_t(
    k: ArrayLike, m: ArrayLike, rng: np.random.Generator, draws: int = 999, level: float = LEVEL
) -> Interval:
    r"""The mean of cluster shares with a bootstrap-t interval over whole clusters; kept as the rival that was tried.

    Model
    -----
    .. math:: t^{*} = \frac{\bar x^{*} - \bar x}{s^{*}/\sqrt N},\qquad
              \left[\bar x - t^{*}_{1-\alpha/2}\tfrac{s}{\sqrt N},\
              \bar x - t^{*}_{\alpha/2}\tfrac{s}{\sqrt N}\right]    \tag{1}

    Assumptions
    -----------
    Not used by any finding: it covers down to 70 % of samples where shares are rare. Draws without spread are left out;
    without spread in the sample itself, Wilson's interval on clusters.

    References
    ----------
    Efron (1979), doi:10.1214/aos/1176344552.
    """
    k, m = _clusters(k, m)
    count = len(m)
    if count == 0:
        return NOTHING
    x = k / m
    mean, se = float(x.mean()), float(x.std(ddof=1)) / np.sqrt(count) if count > 1 else 0.0
    if se == 0:
        low, high = wilson(mean * count, count, level)
        return Interval(mean, float(low), float(high))
    drawn = x[rng.integers(0, count, (draws, count))]
    spread = drawn.std(axis=1, ddof=1) / np.sqrt(count)
    t = (drawn.mean(axis=1)[spread > 0] - mean) / spread[spread > 0]
    upper, lower = np.quantile(t, [0.5 + level / 2, 0.5 - level / 2])
    return Interval(mean, float(max(0.0, mean - upper * se)), float(min(1.0, mean - lower * se)))  # (1)
