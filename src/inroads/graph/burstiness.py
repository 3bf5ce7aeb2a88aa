"""Whether contacts come evenly, at random or in bursts."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.graph.layer_edges import shares

Floats = NDArray[np.float64]


def burstiness(at: ArrayLike, group: ArrayLike, groups: int, finite: bool = False) -> Floats:
    r"""By group of events (those of a tie, or of a person): -1 evenly spaced, 0 as a Poisson process, towards 1 bursts.

    Question
    --------
    Do two members write to each other steadily, or all at once around a job?

    Formula
    -------
    .. math:: B = \frac{\sigma-\mu}{\sigma+\mu} = \frac{r-1}{r+1},\qquad
              B_n = \frac{\sqrt{n+1}\,r - \sqrt{n-1}}{(\sqrt{n+1}-2)\,r + \sqrt{n-1}},\qquad r = \sigma/\mu

    of the times between events. With few of them B cannot come near 1, and a Poisson process lies below 0: ``finite``
    gives :math:`B_n`, which allows for their number n. nan with fewer than three events, or all at once.

    References
    ----------
    Goh & Barabási (2008), Burstiness and memory in complex systems, doi:10.1209/0295-5075/81/48002;
    Kim & Jo (2016), Measuring burstiness for finite event sequences, doi:10.1103/PhysRevE.94.032311

    >>> burstiness([0, 2, 4, 0, 1, 9], [0, 0, 0, 1, 1, 1], 2).round(4).tolist()
    [-1.0, -0.125]
    """
    gap, of = _gaps(at, group)
    n = np.bincount(of, minlength=groups).astype(float)
    mean = np.where(n > 1, shares(np.bincount(of, weights=gap, minlength=groups), n), np.nan)
    squared = np.bincount(of, weights=(gap - mean[of]) ** 2, minlength=groups)
    r = shares(np.sqrt(shares(squared, n)), mean)
    if not finite:
        return np.asarray((r - 1) / (r + 1))
    up, down = np.sqrt(n + 1), np.sqrt(np.maximum(n - 1, 0.0))
    return shares(up * r - down, (up - 2) * r + down)


def memory(at: ArrayLike, group: ArrayLike, groups: int) -> Floats:
    r"""By group of events the correlation of a time between events with the next one; nan with fewer than four events.

    .. math:: M = \operatorname{corr}(\tau_i, \tau_{i+1})

    References
    ----------
    Goh & Barabási (2008), doi:10.1209/0295-5075/81/48002

    >>> memory([0, 1, 2, 6, 10], [0, 0, 0, 0, 0], 1).round(3).tolist()
    [0.5]
    """
    gap, of = _gaps(at, group)
    follows = np.flatnonzero(of[1:] == of[:-1])
    first, second, where = gap[follows], gap[follows + 1], of[follows]
    count = np.bincount(where, minlength=groups).astype(float)
    first, second = (x - shares(np.bincount(where, weights=x, minlength=groups), count)[where] for x in (first, second))
    products = (np.bincount(where, weights=x, minlength=groups) for x in (first * second, first**2, second**2))
    cross, one, other = products
    return np.where(count > 1, shares(cross, np.sqrt(one * other)), np.nan)


def _gaps(at: ArrayLike, group: ArrayLike) -> tuple[Floats, NDArray[np.int64]]:
    times, of = np.asarray(at, dtype=float), np.asarray(group, dtype=np.int64)
    order = np.lexsort((times, of))
    times, of = times[order], of[order]
    same = of[1:] == of[:-1]
    return np.diff(times)[same], of[1:][same]
