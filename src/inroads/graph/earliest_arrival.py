"""Paths that respect time: whom something that starts with one person can have reached, and when."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.graph.layer_edges import Floats, shares
from inroads.graph.spell_windows import Spells

Ints = NDArray[np.int64]
NEVER = np.iinfo(np.int64).max


class Ways(NamedTuple):
    """Ways by which something passes from one person to another while they are open, sorted by who passes it on."""

    n: int
    out: Ints
    """Where the ways of each person begin, and after the last end."""
    to: Ints
    opens: Ints
    closes: Ints

    @classmethod
    def of(cls, n: int, a: ArrayLike, b: ArrayLike, began: ArrayLike, ended: ArrayLike, is_directed: bool) -> Self:
        """Contacts (which begin and end at one moment) or ties; without direction they lead both ways."""
        u, v, opens, closes = (np.asarray(column, dtype=np.int64) for column in (a, b, began, ended))
        if not is_directed:
            u, v = np.concatenate([u, v]), np.concatenate([v, u])
            opens, closes = np.tile(opens, 2), np.tile(closes, 2)
        kept = opens <= closes
        u, v, opens, closes = u[kept], v[kept], opens[kept], closes[kept]
        order = np.argsort(u, kind="stable")
        out = np.searchsorted(u[order], np.arange(n + 1))
        return cls(n, out.astype(np.int64), v[order], opens[order], closes[order])

    @classmethod
    def surely(cls, n: int, a: ArrayLike, b: ArrayLike, spells: Spells, is_directed: bool = False) -> Self:
        """Ways open only while they surely were: what is reached so was within reach whatever the dates are."""
        return cls.of(n, a, b, spells.began_latest, spells.ended_earliest, is_directed)

    @classmethod
    def maybe(cls, n: int, a: ArrayLike, b: ArrayLike, spells: Spells, is_directed: bool = False) -> Self:
        """Ways open as long as they may have been: what is not reached so was out of reach whatever the dates are."""
        return cls.of(n, a, b, spells.began_earliest, spells.ended_latest, is_directed)


def earliest_arrival(ways: Ways, source: int, begins: int, takes: int = 0) -> Ints:
    r"""By person the earliest moment at which something can have arrived that began with ``source`` at ``begins``.

    Question
    --------
    Whom could a warning, a tool, or a recruiter's word have reached by when, given who was in touch when?

    Formula
    -------
    .. math:: t_s = t_0,\qquad t_j = \min_{i\to j:\ t_i \le \text{closes}} \max(t_i, \text{opens}) + \delta

    :math:`\delta` (``takes``) is how long a step takes; with 0 things pass on at once along ties open together, and
    with 1 (and contacts at moments) only contacts that strictly follow each other make a path. NEVER where it cannot.

    References
    ----------
    Kempe, Kleinberg & Kumar (2002), Connectivity and inference problems for temporal networks,
    doi:10.1006/jcss.2002.1829;
    Wu et al. (2014), Path problems in temporal graphs, doi:10.14778/2732939.2732945;
    Holme & Saramäki (2012), Temporal networks, doi:10.1016/j.physrep.2012.03.001

    >>> ways = Ways.of(4, [0, 1, 2], [1, 2, 3], [5, 7, 6], [5, 7, 6], is_directed=False)
    >>> [int(at) if at < NEVER else None for at in earliest_arrival(ways, 0, begins=0)]
    [0, 5, 7, None]
    """
    at = np.full(ways.n, NEVER, dtype=np.int64)
    at[source] = begins
    fresh = np.array([source], dtype=np.int64)
    while len(fresh):
        count = ways.out[fresh + 1] - ways.out[fresh]
        into = np.repeat(np.cumsum(count) - count, count)
        row = np.arange(int(count.sum())) - into + np.repeat(ways.out[fresh], count)
        since = np.repeat(at[fresh], count)
        open_still = since <= ways.closes[row]
        row, since = row[open_still], since[open_still]
        arrives = np.maximum(since, ways.opens[row]) + takes
        sooner = arrives < at[ways.to[row]]
        persons = ways.to[row][sooner]
        np.minimum.at(at, persons, arrives[sooner])
        fresh = np.unique(persons)
    return at


class Reach(NamedTuple):
    """By source: how many others are reached, and how fast."""

    reached: Ints
    speed: Floats
    """Mean over all others of 1 / (1 + time to get there), 0 for those never reached."""
    ratio: float
    """Over all sources the share of ordered pairs within reach."""


def temporal_reach(ways: Ways, sources: ArrayLike, begins: int, takes: int = 0) -> Reach:
    r"""How far and how fast something spreads that starts with each of ``sources``.

    Question
    --------
    Who was placed in time so as to reach many, and how connected was the network in time rather than on paper?

    Formula
    -------
    .. math:: f = \frac{\#\{(i,j): i \ne j,\ t_{ij} < \infty\}}{n(n-1)},\qquad
              E_i = \frac{1}{n-1}\sum_{j\ne i}\frac{1}{1 + t_{ij} - t_0}

    A sample of sources gives an estimate of f.

    References
    ----------
    Holme (2005), Network reachability of real-world contact sequences, doi:10.1103/PhysRevE.71.046119;
    Tang, Musolesi, Mascolo & Latora (2009), Temporal distance metrics, doi:10.1145/1592665.1592674

    >>> ways = Ways.of(3, [0, 1], [1, 2], [1, 2], [1, 2], is_directed=False)
    >>> temporal_reach(ways, [0, 1, 2], begins=0)
    Reach(reached=array([2, 2, 1]), speed=array([0.41666667, 0.41666667, 0.16666667]), ratio=0.8333333333333334)
    """
    start = np.asarray(sources, dtype=np.int64)
    reached, speed = np.zeros(len(start), dtype=np.int64), np.zeros(len(start))
    for place, source in enumerate(start.tolist()):
        at = earliest_arrival(ways, source, begins, takes)
        at[source] = NEVER
        found = at[at < NEVER]
        reached[place] = len(found)
        speed[place] = (1 / (1 + found - begins)).sum() / max(ways.n - 1, 1)
    return Reach(reached, speed, float(shares(reached.sum(), len(start) * (ways.n - 1))))
