"""How late things come to light, where only what came to light in time is seen: the reverse-time product limit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import Array

LEAST_WITNESSES = 5
"""So many clusters must have been watched for long, or it cannot be said which lag is the longest."""

CLEAR = 0.8
"""The longest lag must lie below so much of the window of those clusters: lags that fill a window may go beyond it."""


@dataclass(frozen=True)
class Lags:
    """The distribution of lags: ``times`` in order, ``below`` the share of lags up to each.

    ``longest`` is the longest lag seen, ``window`` for how long at least five clusters could have been watched.
    """

    times: Array
    below: Array
    longest: float
    window: float

    @property
    def is_whole(self) -> bool:
        """Whether the longest lag was observed: enough clusters were watched clearly longer, and showed none longer."""
        return self.longest <= CLEAR * self.window

    def share_within(self, time: ArrayLike) -> Array:
        """The share of lags up to these times."""
        at = np.searchsorted(self.times, np.asarray(time, dtype=float) + 1e-9, side="right")
        return np.asarray(np.concatenate([[0.0], self.below])[at])


def reverse_time(lags: ArrayLike, windows: ArrayLike, clusters: ArrayLike) -> Lags:
    r"""The distribution of lags of which only those are seen that are no longer than their window.

    Question
    --------
    Somebody came in in 2016 and the files end in 2018: how likely was it that his network came to light by then?

    Model
    -----
    .. math:: \hat F(l) = \prod_{t > l}\left(1 - \frac{d_t}{n_t}\right),\qquad
              d_t = \#\{i: l_i = t\},\quad n_t = \#\{i: l_i \le t \le w_i\}    \tag{1}

    Symbols
    -------
    ============  ===============  ============================================================================
    :math:`l_i`   lags             how late unit i came to light, (N,)
    :math:`w_i`   windows          how late it could have been and still be seen, :math:`l_i \le w_i`
    :math:`c_i`   clusters         what came to light as one: a network
    ============  ===============  ============================================================================

    Returns
    -------
    Lags : the share of lags up to a time, given that they are no longer than the longest at which five clusters could
        be seen: beyond, single clusters would decide. Whether longer lags exist no data of this kind can show;
        :attr:`Lags.is_whole` asks that the longest lag seen lies well within the windows of five clusters.

    Assumptions
    -----------
    How late a thing comes to light has nothing to do with when it happened.

    References
    ----------
    Lynden-Bell (1971), doi:10.1093/mnras/155.1.95; Lagakos, Barraj and De Gruttola (1988), doi:10.1093/biomet/75.3.515;
    Kalbfleisch and Lawless (1989), doi:10.1080/01621459.1989.10478780.

    Example
    -------
    >>> found = reverse_time([1, 1, 2, 3, 1, 1], [4, 1, 4, 4, 4, 4], range(6))
    >>> found.times.tolist(), found.below.round(3).tolist(), found.is_whole
    ([1.0, 2.0, 3.0], [0.6, 0.8, 1.0], True)
    """
    lag, window = np.asarray(lags, dtype=float), np.asarray(windows, dtype=float)
    cluster = np.asarray(clusters)
    if not len(lag):
        return Lags(np.zeros(0), np.zeros(0), float("nan"), 0.0)
    times, inverse = np.unique(lag, return_inverse=True)
    d = np.bincount(inverse)
    begun = np.cumsum(d)
    closed = np.searchsorted(np.sort(window), times - 1e-9)
    kept = 1 - d / np.maximum(begun - closed, 1)
    is_tail = np.cumsum((_clusters_at_risk(times, lag, window, cluster) >= LEAST_WITNESSES)[::-1])[::-1] == 0
    kept[is_tail] = 1.0
    below = np.concatenate([np.cumprod(kept[::-1])[::-1][1:], [1.0]])  # (1)
    return Lags(times, np.asarray(below), float(times[-1]), _window_of_five(window, cluster))


def _clusters_at_risk(times: Array, lag: Array, window: Array, cluster: Array) -> Array:
    """How many clusters could be seen at each time, from their shortest lag to their widest window."""
    names, at = np.unique(cluster, return_inverse=True)
    first, last = np.full(len(names), np.inf), np.zeros(len(names))
    np.minimum.at(first, at, lag)
    np.maximum.at(last, at, window)
    begun = np.searchsorted(np.sort(first), times + 1e-9)
    return np.asarray(begun - np.searchsorted(np.sort(last), times - 1e-9))


def _window_of_five(window: Array, cluster: Array) -> float:
    """For how long at least five clusters could have been watched; nothing where there are fewer."""
    names, at = np.unique(cluster, return_inverse=True)
    last = np.zeros(len(names))
    np.maximum.at(last, at, window)
    return float(np.sort(last)[-LEAST_WITNESSES]) if len(names) >= LEAST_WITNESSES else 0.0
