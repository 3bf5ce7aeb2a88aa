"""Intervals of a share when the unit counted is the unit sampled: Wilson and Clopper-Pearson."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

LEVEL = 0.95

Array = NDArray[np.float64]


class Interval(NamedTuple):
    """An estimate with the two ends of its interval; nan where nothing can be said."""

    estimate: float
    low: float
    high: float


NOTHING = Interval(float("nan"), float("nan"), float("nan"))


def wilson(k: ArrayLike, n: ArrayLike, level: float = LEVEL) -> tuple[Array, Array]:
    r"""Wilson's score interval of a share.

    Question
    --------
    Of n networks k use a forum: between which shares does the truth lie, had we seen many such networks?

    Model
    -----
    .. math:: \frac{k + z^2/2}{n + z^2} \pm \frac{z}{n + z^2}\sqrt{\frac{k(n-k)}{n} + \frac{z^2}{4}}    \tag{1}

    Symbols
    -------
    =========  =====  =====================================================
    :math:`k`  k      units that have the feature (may be fractional)
    :math:`n`  n      units looked at
    :math:`z`  z      normal quantile of the level
    =========  =====  =====================================================

    Returns
    -------
    low, high : arrays; nan where n = 0

    Assumptions
    -----------
    Units are independent. Entries of one network are not: use :mod:`inroads.stats.clustered` for them.

    References
    ----------
    Wilson (1927), doi:10.1080/01621459.1927.10502953.

    Example
    -------
    >>> low, high = wilson(13, 18)
    >>> print(f"{low:.3f} {high:.3f}")
    0.491 0.875
    """
    from scipy.special import ndtri

    k, n = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    z = ndtri(0.5 + level / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (k + z**2 / 2) / (n + z**2)
        half = z / (n + z**2) * np.sqrt(np.maximum(k * (n - k) / n, 0) + z**2 / 4)
        seen = n > 0
        low = np.where(seen, np.clip(centre - half, 0, 1), np.nan)
        high = np.where(seen, np.clip(centre + half, 0, 1), np.nan)
    # At the ends (1) is exactly 0 or 1; rounding must not say otherwise.
    return np.where(seen & (k <= 0), 0.0, low), np.where(seen & (k >= n), 1.0, high)


def clopper_pearson(k: ArrayLike, n: ArrayLike, level: float = LEVEL) -> tuple[Array, Array]:
    r"""The exact interval of a share, from beta quantiles; never covers less than it says.

    Question
    --------
    As :func:`wilson`, where too narrow would be worse than too wide.

    Model
    -----
    .. math:: B_{\alpha/2}(k,\, n-k+1) \;\ldots\; B_{1-\alpha/2}(k+1,\, n-k)    \tag{1}

    Symbols
    -------
    ==============  ======  =================================================
    :math:`k`       k       units that have the feature (may be fractional)
    :math:`n`       n       units looked at
    :math:`\alpha`  alpha   one minus the level
    ==============  ======  =================================================

    Returns
    -------
    low, high : arrays; nan where n = 0

    Assumptions
    -----------
    Units are independent.

    References
    ----------
    Clopper and Pearson (1934), doi:10.1093/biomet/26.4.404.

    Example
    -------
    >>> low, high = clopper_pearson(0, 10)
    >>> print(f"{low:.3f} {high:.3f}")
    0.000 0.308
    """
    from scipy.special import betaincinv

    k, n = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    alpha = 1 - level
    with np.errstate(invalid="ignore"):
        low = np.where(k > 0, betaincinv(np.maximum(k, 1e-12), n - k + 1, alpha / 2), 0.0)
        high = np.where(k < n, betaincinv(k + 1, np.maximum(n - k, 1e-12), 1 - alpha / 2), 1.0)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)
