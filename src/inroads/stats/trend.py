"""Whether shares move over the sweeps of a study: whole networks are permuted over sweeps, within case types."""

from math import nan
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from inroads.stats.intervals import LEVEL, Array
from inroads.stats.permuted import arrangements, centred, counted

DRAWS = 999
"""Arrangements drawn where all of them would be more."""

LEAN = 2.0
"""How far the spread of few networks leans on that of all, in networks; chosen in decision 0027."""

Ints = NDArray[np.int64]


class Trend(NamedTuple):
    """A slope with its interval and mid-p; ``networks`` are those that bear on it, of ``permutations`` arrangements."""

    slope: float
    low: float
    high: float
    p: float
    networks: int
    permutations: int


def trend(y: ArrayLike, x: ArrayLike, strata: Ints, seed: int, draws: int = DRAWS, level: float = LEVEL) -> Trend:
    r"""How far a share moves per sweep, within case types.

    Question
    --------
    Did more people come in online in later sweeps, comparing networks of the same case type only?

    Model
    -----
    .. math:: y_i = \alpha_{s(i)} + \beta x_i + \varepsilon_i,\qquad
              b = \frac{\sum_i \tilde x_i \tilde y_i}{\sum_i \tilde x_i^2}    \tag{1}
    .. math:: v = (1-\lambda)\frac{\sum_i \tilde x_i^2 e_i^2/(1-h_i)}{(\sum_i \tilde x_i^2)^2}
              + \lambda\frac{\sum_i e_i^2}{(N-S-1)\sum_i \tilde x_i^2},\quad \lambda = \frac{\kappa}{\kappa+N-S}
              \tag{2}
    .. math:: p = \frac{\#\{|t_\pi|>|t|\} + \frac12\#\{|t_\pi|=|t|\}}{\#\pi},\quad t = b/\sqrt v    \tag{3}
    .. math:: \left[b - c\sqrt v,\ b + c\sqrt v\right],\qquad c = Q_{1-\alpha}\left(|t_\pi|\right)    \tag{4}

    Symbols
    -------
    =====================  ============  =====================================================================
    :math:`y_i`            y             the share of network i, (N,)
    :math:`x_i`            x             its sweep, in order
    :math:`s(i)`           strata        its case type, numbered from 0
    :math:`\tilde x`                     less the mean of the case type; :math:`e_i` what (1) leaves of it, :math:`h_i`
                                         the leverage
    :math:`\pi`            permutations  sweeps permuted among the networks of a case type, as observed among them
    :math:`\kappa`         LEAN          how far the spread leans on that of all networks
    =====================  ============  =====================================================================

    Returns
    -------
    Trend : nan where no case type has networks in two sweeps. A mid-p (3) may be too small where there are few
        arrangements; the interval (4) asks for more than half of a tie.

    Assumptions
    -----------
    If nothing changed, networks of one case type might have stood in any sweep. Networks of later sweeps may be larger
    or better known: :math:`t` is studentised, so that unlike spreads do not make a trend. What moves the mean share
    and is not the case type (how long networks run before they are found, what is asked) no permutation sees.

    References
    ----------
    Chung and Romano (2013), doi:10.1214/13-AOS1090; DiCiccio and Romano (2017), doi:10.1080/01621459.2016.1202117;
    Lancaster (1961), doi:10.1080/01621459.1961.10482105, for the mid-p.

    Example
    -------
    >>> y, x = [0.0, 0.1, 0.1, 0.3, 0.2, 0.4, 0.5, 0.4], [0, 0, 1, 1, 2, 2, 3, 3]
    >>> found = trend(y, x, np.zeros(8, dtype=np.int64), seed=1)
    >>> print(f"{found.slope:.2f} ({found.low:.2f} to {found.high:.2f}), p = {found.p:.3f}")
    0.13 (0.05 to 0.21), p = 0.007
    """
    y, x = np.asarray(y, dtype=float), np.asarray(x, dtype=float)
    held = counted(x, strata)
    strata = np.unique(strata[held], return_inverse=True)[1].astype(np.int64)
    count = int(held.sum())
    if count - len(np.unique(strata)) < 2:  # noqa: PLR2004
        return Trend(nan, nan, nan, nan, count, 1)
    rows = arrangements(x[held], strata, np.random.default_rng(seed), draws)
    b, v = _slopes(y[held], rows, strata)
    t = np.abs(b) / np.sqrt(np.maximum(v, 1e-24))
    more, alike = t > t[0] * (1 + 1e-9), np.abs(t - t[0]) <= t[0] * 1e-9
    p = float((more + 0.5 * alike).mean())  # (3)
    reach = float(np.quantile(t, level, method="higher")) * float(np.sqrt(v[0]))  # (4)
    return Trend(float(b[0]), float(b[0]) - reach, float(b[0]) + reach, p, count, len(rows))


def _slopes(y: Array, rows: Array, strata: Ints) -> tuple[Array, Array]:
    """(1) and (2) for each arrangement."""
    x, y = centred(rows, strata), centred(y, strata)
    squares = np.einsum("pi,pi->p", x, x)
    b = x @ y / squares  # (1)
    e2 = (y - b[:, None] * x) ** 2
    share = x**2 / squares[:, None]
    leverage = np.minimum(1.0 / np.bincount(strata)[strata] + share, 1 - 1e-9)
    df = len(y) - len(np.unique(strata))
    lean = LEAN / (LEAN + df)
    own = np.einsum("pi,pi->p", share / (1 - leverage), e2) / squares
    pooled = e2.sum(axis=1) / (max(df - 1, 1) * squares)
    return np.asarray(b), np.asarray((1 - lean) * own + lean * pooled)  # (2)
