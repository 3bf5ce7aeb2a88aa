"""Runs of days without an event that a series' own rate makes improbable."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import Array

Ints = NDArray[np.int64]

AROUND = 60
"""Days on each side of a run that say how lively the series was then."""

ENOUGH = 14
"""A side with fewer days says nothing of a rate."""


class SilentRuns(NamedTuple):
    """Runs of days without an event: first day, length, chance of an empty day, and how improbable the run is.

    ``bound`` is an upper bound of the chance that a run of this length or longer occurs anywhere in the series;
    ``apart`` tells runs that only a few days separate from the first or last event.
    """

    start: Ints
    length: Ints
    empty: Array
    bound: Array
    apart: NDArray[np.bool_]


def silent_runs(counts: ArrayLike) -> SilentRuns:
    r"""All runs of zeros in a series of daily counts that begins and ends with an event.

    Question
    --------
    Were these days silent, or are their posts missing?

    Model
    -----
    Days are alike on each side of a run; :math:`p` is the chance that one is empty.

    .. math:: p = \max_{\text{sides}} \max\Bigl( \Bigl(1 + \frac{v - m}{m}\Bigr)^{-m^2/(v-m)},\
              \frac{z + 1/2}{w + 1} \Bigr), \qquad
              \text{bound} = \min\bigl(1,\ p^L\,(1 + (n - L)(1 - p))\bigr)    \tag{1}

    (:math:`e^{-m}` where :math:`v \le m`). The bound is the expected number of runs at least so long that begin
    anywhere, which the chance of one cannot exceed.

    Symbols
    -------
    ==================  ======  =================================================================
    :math:`m, v`                mean and variance of the days on a side (up to 60 of them)
    :math:`z, w`                empty days on that side, days on it
    :math:`L`           length  days of the run
    :math:`n`                   days of the series
    ==================  ======  =================================================================

    Assumptions
    -----------
    Days are independent given their side. Where silence breeds silence (holidays, a forum that is down now and then)
    runs are suspected too often.

    Examples
    --------
    >>> found = silent_runs([5] * 30 + [0] * 6 + [5] * 30)
    >>> found.start.tolist(), found.length.tolist(), bool(found.bound[0] < 1e-6)
    ([30], [6], True)
    """
    x = np.asarray(counts, dtype=float)
    empty_day = np.concatenate([[0], (x == 0).astype(np.int64), [0]])
    step = np.diff(empty_day)
    start, stop = np.flatnonzero(step == 1), np.flatnonzero(step == -1)
    length = stop - start
    sums = [np.concatenate([[0.0], np.cumsum(part)]) for part in (x, x**2, (x == 0).astype(float))]
    before = _side(sums, np.maximum(start - AROUND, 0), start)
    after = _side(sums, stop, np.minimum(stop + AROUND, len(x)))
    whole = _empty_chance(sums[0][-1:], sums[1][-1:], sums[2][-1:], np.array([float(len(x))]))
    known = np.fmax(before, after)
    empty = np.where(np.isnan(known), whole, known)
    bound = np.minimum(1.0, empty**length * (1 + (len(x) - length) * (1 - empty)))
    return SilentRuns(start, length, empty, bound, np.isnan(before) | np.isnan(after))


def _side(sums: list[Array], begin: Ints, end: Ints) -> Array:
    """The chance of an empty day on one side of each run; nan where the side is too short."""
    w = (end - begin).astype(float)
    total, squares, zeros = (part[end] - part[begin] for part in sums)
    return np.where(w >= ENOUGH, _empty_chance(total, squares, zeros, np.maximum(w, 2)), np.nan)


def _empty_chance(total: Array, squares: Array, zeros: Array, w: Array) -> Array:
    m = np.maximum(total / w, 1e-9)
    v = np.maximum(squares - total**2 / w, 0) / np.maximum(w - 1, 1)
    more = np.maximum(v - m, 1e-12)
    modelled = np.where(v > m, (1 + more / m) ** (-(m**2) / more), np.exp(-m))
    return np.maximum(modelled, (zeros + 0.5) / (w + 1))
