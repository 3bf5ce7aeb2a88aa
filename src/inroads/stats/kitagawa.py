"""How much of a change between two groups of networks is their make-up, and how much is change within types."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import LEVEL, NOTHING, Array, Interval

Ints = NDArray[np.int64]
LEAST_SPREAD = 0.1
"""Shares of networks of one type are taken to spread at least so much of what they could, whatever few networks say."""

BOTH = 3.0
"""How often the spread of a product is widened by that of both its factors; chosen in decision 0027."""


class Change(NamedTuple):
    """The change of a mean share and its parts; ``interaction`` stands apart."""

    total: Interval
    mix: Interval
    within: Interval
    interaction: Interval


def kitagawa(y: ArrayLike, late: ArrayLike, kind: Ints, level: float = LEVEL) -> Change:
    r"""The change of the mean share of networks, parted into case mix, change within case types, and both at once.

    Question
    --------
    More people came in online in the last sweep than in the first: because there were other cases, or because cases of
    the same type had changed?

    Model
    -----
    .. math:: \bar y_1 - \bar y_0 = \underbrace{\sum_j (q_{1j}-q_{0j})\,r_{0j}}_{\text{mix}}
              + \underbrace{\sum_j q_{0j}\,(r_{1j}-r_{0j})}_{\text{within}}
              + \underbrace{\sum_j (q_{1j}-q_{0j})(r_{1j}-r_{0j})}_{\text{interaction}}    \tag{1}
    .. math:: v = \sum_{g}\frac{n_g-1}{n_g}\sum_{i\in g}\left(\hat\theta_{(-i)}-\bar\theta_{(g)}\right)^2    \tag{2}

    Symbols
    -------
    ====================  =====  =======================================================================
    :math:`y_i`           y      the share of network i, (N,)
    :math:`g`             late   1 in the later group, else 0; :math:`n_g` its networks
    :math:`j`             kind   the case type, numbered from 0
    :math:`q_{gj}`               the share of networks of g that are of type j
    :math:`r_{gj}`               their mean share; where g has none of the type, that of the other group
    :math:`\theta_{(-i)}`        a part with network i left out
    ====================  =====  =======================================================================

    Returns
    -------
    Change : four intervals by the jackknife over networks (2), with t at the smaller group less one; those of mix and
        interaction are wider by what a product of two uncertain factors spreads besides. A type that is in
        one group only adds to the mix alone. nan where a group has fewer than two networks.

    Assumptions
    -----------
    Networks are independent. The parts are arithmetic: a mix that has shifted is no cause, and a type is as fine as it
    was coded; change of finer types within it counts as change within.

    References
    ----------
    Kitagawa (1955), doi:10.1080/01621459.1955.10501299; Jones and Kelley (1984), doi:10.1177/0049124184012003004, for
    the interaction.

    Example
    -------
    >>> late, kind = [0, 0, 0, 0, 1, 1, 1, 1], np.array([0, 0, 0, 1, 0, 0, 1, 1])
    >>> found = kitagawa([0.1, 0.1, 0.1, 0.5, 0.2, 0.2, 0.7, 0.7], late, kind)
    >>> print(" ".join(f"{part.estimate:.3f}" for part in found))
    0.250 0.100 0.125 0.025
    """
    y, late = np.asarray(y, dtype=float), np.asarray(late, dtype=np.int64)
    sizes = np.bincount(late, minlength=2)
    if sizes.min() < 2:  # noqa: PLR2004
        return Change(*[NOTHING] * 4)
    kinds = int(kind.max()) + 1
    counts, sums = (_by_cell(late, kind, kinds, weights) for weights in (None, y))
    whole = _parts(counts[None], sums[None])[0]
    each = np.arange(len(y))
    left_counts, left_sums = (np.repeat(one[None], len(y), axis=0) for one in (counts, sums))
    left_counts[each, late, kind] -= 1
    left_sums[each, late, kind] -= y
    without = _parts(left_counts, np.where(left_counts > 0, left_sums, 0.0))
    variance = np.zeros(4)
    for group in (0, 1):
        mine = without[late == group]
        variance += (sizes[group] - 1) / sizes[group] * ((mine - mine.mean(axis=0)) ** 2).sum(axis=0)  # (2)
    mean = y.mean()
    least = LEAST_SPREAD * mean * (1 - mean) * (1 / sizes).sum()
    variance[[0, 2]] = np.maximum(variance[[0, 2]], least)
    variance[[1, 3]] += _of_both(counts, sums, y)
    return Change(*_intervals(whole, variance, int(sizes.min()) - 1, level))


def _of_both(counts: Array, sums: Array, y: Array) -> float:
    """What the spread of a product holds of both its factors at once: that of the mix times that of the shares."""
    n = counts.sum(axis=1, keepdims=True)
    q = counts / np.maximum(n, 1)
    inside = float((y**2).sum() - (sums**2 / np.maximum(counts, 1)).sum()) / max(len(y) - int((counts > 0).sum()), 1)
    of_mix, of_share = (q * (1 - q) / np.maximum(n, 1)).sum(axis=0), inside / np.maximum(counts[0], 1)
    return BOTH * float((of_mix * of_share).sum())


def _by_cell(late: Ints, kind: Ints, kinds: int, weights: Array | None) -> Array:
    return np.bincount(late * kinds + kind, weights=weights, minlength=2 * kinds).reshape(2, kinds).astype(float)


def _parts(counts: Array, sums: Array) -> Array:
    """Total, mix, within and interaction (1) for each of several sets of counts and sums, (sets, 2, kinds)."""
    q = counts / np.maximum(counts.sum(axis=2, keepdims=True), 1)
    r = sums / np.maximum(counts, 1)
    empty = counts == 0
    r = np.where(empty, r[:, ::-1], r)
    moved, changed = q[:, 1] - q[:, 0], r[:, 1] - r[:, 0]
    mix, within, both = (moved * r[:, 0]).sum(1), (q[:, 0] * changed).sum(1), (moved * changed).sum(1)
    return np.column_stack([mix + within + both, mix, within, both])


def _intervals(estimates: Array, variance: Array, df: int, level: float) -> list[Interval]:
    from scipy.special import stdtrit

    reach = float(stdtrit(max(df, 1), 0.5 + level / 2)) * np.sqrt(np.maximum(variance, 0.0))
    return [Interval(float(one), float(one - far), float(one + far)) for one, far in zip(estimates, reach, strict=True)]
