"""The mean change of a share from one half of each network to the other half of the same network."""

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import LEVEL, NOTHING, Interval

PRIOR = 2.0
"""For how many networks the spread counts that entries alone would make; chosen in decision 0027."""


def paired_change(k0: ArrayLike, m0: ArrayLike, k1: ArrayLike, m1: ArrayLike, level: float = LEVEL) -> Interval:
    r"""The mean over networks of the difference of two shares within each.

    Question
    --------
    Do those who come into a network later come in online more often than those who came early into the same network?

    Model
    -----
    .. math:: d_i = \frac{k_{1i}}{m_{1i}} - \frac{k_{0i}}{m_{0i}},\qquad
              v = \frac{\sum_i (d_i-\bar d)^2 + \kappa\,\hat p(1-\hat p)\,\overline{1/m_0+1/m_1}}{N-1+\kappa}    \tag{1}
    .. math:: \bar d \pm t_{N-1}\sqrt{v/N}    \tag{2}

    Symbols
    -------
    =======================  =======  ==============================================================================
    :math:`k_{gi}, m_{gi}`   k, m     units with the feature and all units of network i, early (0) and late (1)
    :math:`\hat p`                    the share of all units together, with half a unit more on each side
    :math:`\kappa`           PRIOR    for how many networks the spread counts that entries alone would make
    =======================  =======  ==============================================================================

    Returns
    -------
    Interval : estimate, low, high; nan for fewer than two networks.

    Assumptions
    -----------
    Networks are independent. Where a feature is rare few networks change at all and a plain t would call them alike;
    the prior keeps the interval open.

    References
    ----------
    Student (1908), doi:10.1093/biomet/6.1.1; Smyth (2004), doi:10.2202/1544-6115.1027, for leaning on a prior spread.

    Example
    -------
    >>> d, low, high = paired_change([0, 1, 0, 2], [2, 4, 2, 4], [1, 2, 1, 2], [2, 4, 2, 4])
    >>> print(f"{d:.2f} ({low:.2f} to {high:.2f})")
    0.31 (-0.20 to 0.83)
    """
    from scipy.special import stdtrit

    k0, m0, k1, m1 = (np.asarray(part, dtype=float) for part in (k0, m0, k1, m1))
    count = len(m0)
    if count < 2:  # noqa: PLR2004
        return NOTHING
    d = k1 / m1 - k0 / m0
    p = float((k0.sum() + k1.sum() + 0.5) / (m0.sum() + m1.sum() + 1))
    prior = p * (1 - p) * float((1 / m0 + 1 / m1).mean())
    v = (float(((d - d.mean()) ** 2).sum()) + PRIOR * prior) / (count - 1 + PRIOR)  # (1)
    reach = float(stdtrit(count - 1, 0.5 + level / 2)) * np.sqrt(v / count)  # (2)
    return Interval(float(d.mean()), float(max(-1.0, d.mean() - reach)), float(min(1.0, d.mean() + reach)))
