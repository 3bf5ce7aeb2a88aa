"""Who and what comes, stays and goes from one window to the next; as bounds where dates are uncertain."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inroads.graph.layer_edges import shares
from inroads.graph.spell_windows import Standing

Bound = NDArray[np.float64]


class Turnover(NamedTuple):
    """For each window and the next: counts and shares, each as (at least, at most), rows by window."""

    before: Bound
    after: Bound
    stayed: Bound
    left: Bound
    came: Bound
    jaccard: Bound
    """Of what stands in either window the share that stands in both."""
    persistence: Bound
    """Of what stands in the first window the share that stands in the next."""


def turnover(one: Standing) -> Turnover:
    r"""Turnover of persons or ties between windows that follow each other.

    Question
    --------
    How many of this year's people were there last year, and did the ties outlast them?

    Formula
    -------
    .. math:: J_t = \frac{|S_t \cap S_{t+1}|}{|S_t \cup S_{t+1}|},\qquad P_t = \frac{|S_t\cap S_{t+1}|}{|S_t|}

    Where a spell stands only maybe, each count and share is its least and greatest over all ways to place each spell.
    Spells are placed one by one, so the bounds hold whatever is true; they may be wider than need be where one date
    decides two windows.

    References
    ----------
    Snijders, van de Bunt & Steglich (2010), doi:10.1016/j.socnet.2009.02.004 (Jaccard between waves);
    Manski (2003), Partial Identification of Probability Distributions (bounds)

    >>> flags = np.array([[True, True, False], [True, False, True]])
    >>> found = turnover(Standing(flags, flags))
    >>> found.stayed.tolist(), found.jaccard.round(3).tolist(), found.persistence.tolist()
    ([[1.0, 1.0]], [[0.333, 0.333]], [[0.5, 0.5]])
    """
    s0, s1, m0, m1 = one.surely[:-1], one.surely[1:], one.maybe[:-1], one.maybe[1:]
    sure_both, maybe_both = _count(s0 & s1), _count(m0 & m1)
    return Turnover(
        before=np.column_stack([_count(s0), _count(m0)]),
        after=np.column_stack([_count(s1), _count(m1)]),
        stayed=np.column_stack([sure_both, maybe_both]),
        left=np.column_stack([_count(s0 & ~m1), _count(m0 & ~s1)]),
        came=np.column_stack([_count(s1 & ~m0), _count(m1 & ~s0)]),
        jaccard=_bounds(sure_both, maybe_both, _count(m0 | m1), _count((s0 & ~m1) | (s1 & ~m0))),
        persistence=_bounds(sure_both, maybe_both, _count(s0 | (m0 & ~s1)), _count(s0 & ~m1)),
    )


def _bounds(least: Bound, most: Bound, widest: Bound, apart: Bound) -> Bound:
    return np.column_stack([shares(least, widest), shares(most, most + apart)])


def _count(flags: NDArray[np.bool_]) -> Bound:
    return np.asarray(flags.sum(axis=1), dtype=np.float64)


def temporal_correlation(n: int, a: NDArray[np.int64], b: NDArray[np.int64], stands: NDArray[np.bool_]) -> Bound:
    r"""By person how alike its neighbours are from each window to the next, 1 for the same; nan where never tied.

    Question
    --------
    Who keeps to the same people, and who changes them?

    Formula
    -------
    .. math:: C_i = \frac{1}{T_i}\sum_t \frac{\sum_j a_{ij}(t)\,a_{ij}(t+1)}{\sqrt{k_i(t)\,k_i(t+1)}}

    over the :math:`T_i` steps in which the person has a tie on either side (0 where on one side alone).
    Rows of ``stands`` are windows, columns ties between two different persons, each pair once.

    References
    ----------
    Tang, Scellato, Musolesi, Mascolo & Latora (2010), Small-world behavior in time-varying graphs,
    doi:10.1103/PhysRevE.81.055101; Nicosia et al. (2013), Graph metrics for temporal networks

    >>> ties = np.array([[True, True], [True, False]])
    >>> temporal_correlation(3, np.array([0, 0]), np.array([1, 2]), ties).round(3).tolist()
    [0.707, 1.0, 0.0]
    """
    total, steps = np.zeros(n), np.zeros(n)
    for now, following in pairwise(stands):
        both, first, second = (_degree(n, a, b, flags) for flags in (now & following, now, following))
        total += np.nan_to_num(shares(both, np.sqrt(first * second)))
        steps += (first > 0) | (second > 0)
    return shares(total, steps)


def _degree(n: int, a: NDArray[np.int64], b: NDArray[np.int64], inside: NDArray[np.bool_]) -> Bound:
    return np.bincount(np.concatenate([a[inside], b[inside]]), minlength=n).astype(float)
