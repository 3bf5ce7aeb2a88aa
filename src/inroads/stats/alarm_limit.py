"""How many events a coming period must hold before it stands out from its own past, with false alarms held rare."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from inroads.stats.intervals import Array

WEEK, MONTH = 7, 28
FEWEST = 8
"""Blocks of a past: months where there are so many, else weeks; with fewer weeks there is no limit."""

LOPSIDED = 1.75
"""How much more heavy-tailed blocks are taken to be than their own spread tells."""

LEAST_FREEDOM = 3.0
"""Of Student's distribution, however lopsided the counts."""

ALPHA = 0.05
"""The chance of any false alarm per look, over all series looked at."""


class Limits(NamedTuple):
    """By series: the count above which is an alarm, the count expected, the chance of none at all.

    All are nan where the past is too short or the period has no day.
    """

    limit: Array
    expected: Array
    none: Array


def block_of(days: int) -> int:
    """The days of a block into which so long a past is cut; 0 where it is too short for a limit.

    >>> block_of(55), block_of(60), block_of(300)
    (0, 7, 28)
    """
    return next((block for block in (MONTH, WEEK) if days >= FEWEST * block), 0)


def alarm_limits(past: Sequence[ArrayLike], days: ArrayLike, alpha: float = ALPHA, looks: int = 0) -> Limits:
    r"""The limit of each of several series of daily counts for its coming days.

    Question
    --------
    More was seen than before: more than chance would bring in a period like those before?

    Model
    -----
    .. math:: \mu = d\hat m, \qquad \hat m = \frac{\sum x + 1/2}{n}, \qquad
              V(\varphi) = \mu\,\varphi\,\bigl(1 + d / n\bigr), \qquad
              \hat\varphi = \max\Bigl(1,\ \frac{s^2_w}{\bar w}\Bigr)    \tag{1}
    .. math:: k = \max\Bigl( q_a\bigl(V(1)\bigr),\ \mu + \bigl(q_a(V(\hat\varphi)) - \mu\bigr)
              \frac{t_{1-a,\,\nu}}{z_{1-a}} \Bigr), \qquad a = \alpha / K    \tag{2}
    .. math:: \nu = \max\Bigl(3,\ \frac{2}{2 / (W - 2) + \lambda \cdot 6 / (r W)}\Bigr), \qquad
              r = \frac{\bar w^2}{s^2_w - \bar w}, \qquad \lambda = 1.75    \tag{3}

    :math:`q_a(V)` is the least count that a negative binomial of mean :math:`\mu` and variance :math:`V` exceeds with
    chance at most :math:`a`; a count above the limit :math:`k` is an alarm. With :math:`\varphi = 1` it is the exact
    prediction of a Poisson count from its past (prior of Jeffreys). The factor in :math:`t` pays for a spread that is
    estimated from few blocks of lopsided counts; :math:`W - 2` and :math:`\lambda` were set by simulation. Days beyond
    whole weeks are expected as in the same days of the weeks before.

    Symbols
    -------
    =========================  =========  ============================================================
    :math:`x, n`               past       counts of the days of the past, the latest last; their number
    :math:`w, W, s^2_w`                   sums of its blocks (four weeks, or one), their number and variance
    :math:`d`                  days       days of the coming period
    :math:`\alpha`             alpha      chance of any false alarm over all series
    :math:`K`                  looks      series looked at; by default those given that have a limit
    =========================  =========  ============================================================

    Assumptions
    -----------
    The level neither rises nor falls; what holds for longer than a week (bursts, seasons) makes more false alarms
    than ``alpha`` says. Days of the week may differ. ``docs/methods/alarm-limit.md`` has the measured rates.

    References
    ----------
    Farrington et al. (1996), JRSS A 159, 547-563.

    Examples
    --------
    >>> found = alarm_limits([[1] * 70], [7])
    >>> float(found.limit[0]), round(float(found.expected[0]), 2)
    (13.0, 7.05)
    >>> alarm_limits([[1] * 20], [7]).limit
    array([nan])
    """
    counts = [np.asarray(one, dtype=float) for one in past]
    coming = np.asarray(days, dtype=float)
    sure = np.array([block_of(len(one)) > 0 for one in counts], dtype=bool) & (coming > 0)
    tail = alpha / max(looks or int(sure.sum()), 1)
    found = Limits(*(np.full(len(counts), np.nan) for _ in Limits._fields))
    if not sure.any():
        return found
    held = [one for one, is_sure in zip(counts, sure, strict=True) if is_sure]
    spread, freedom = np.array([_spread(one, block_of(len(one))) for one in held]).T
    n, d = np.array([float(len(one)) for one in held]), coming[sure]
    beyond = d % WEEK
    expected = (d - beyond) * (np.array([one.sum() for one in held]) + 0.5) / n
    expected += np.array([_first_days(one, int(days)) for one, days in zip(held, beyond, strict=True)])
    chance, paid = 1 + (d + beyond * (WEEK - beyond) / d) / n, _paid(tail, freedom)
    wide = expected + (_quantile(expected, spread * chance, tail) - expected) * paid
    found.limit[sure] = np.ceil(np.maximum(wide, _quantile(expected, chance, tail)) - 1e-9)
    found.expected[sure], found.none[sure] = expected, _none(expected, spread * chance * paid**2)
    return found


def _spread(counts: Array, block: int) -> tuple[float, float]:
    """The variance of sums over blocks by their mean, at least 1 (Poisson), and its degrees of freedom."""
    blocks = len(counts) // block
    sums = counts[len(counts) - blocks * block :].reshape(blocks, block).sum(axis=1)
    mean, variance = float(sums.mean()), float(sums.var(ddof=1))
    if variance <= mean:
        return 1.0, blocks - 2.0
    kurtosis = LOPSIDED * 6 * (variance - mean) / mean**2
    return variance / mean, max(2 / (2 / (blocks - 2) + kurtosis / blocks), LEAST_FREEDOM)


def _first_days(counts: Array, days: int) -> float:
    """What the first days of a week that follows bring, as they did in the weeks before."""
    weeks = len(counts) // WEEK
    by_day = counts[len(counts) - weeks * WEEK :].reshape(weeks, WEEK).mean(axis=0)
    return float(by_day[:days].sum()) + days * 0.5 / len(counts)


def _paid(tail: float, freedom: Array) -> Array:
    """What it costs that the spread is estimated: Student's quantile over the normal one."""
    from scipy.special import ndtri, stdtrit

    return np.asarray(stdtrit(freedom, tail) / ndtri(tail), dtype=float)


def _quantile(expected: Array, spread: Array, tail: float) -> Array:
    """The least count that a negative binomial of this mean exceeds with at most this chance."""
    from scipy.special import betainc

    size, high = expected / (spread - 1), np.ceil(expected + 1)
    while (betainc(high + 1, size, 1 - 1 / spread) > tail).any():
        high *= 2
    low = np.full(len(high), -1.0)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        is_enough = betainc(middle + 1, size, 1 - 1 / spread) <= tail
        low, high = np.where(is_enough, low, middle), np.where(is_enough, middle, high)
    return np.asarray(high, dtype=float)


def _none(expected: Array, spread: Array) -> Array:
    return np.asarray((1 / spread) ** (expected / (spread - 1)), dtype=float)
