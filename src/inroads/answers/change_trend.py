"""The headline test of the family: whole networks permuted over sweeps within case types."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

import numpy as np

from inroads.answers.change_sweeps import Sweeps
from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.language import _, numeral
from inroads.stats.intervals import Array
from inroads.stats.trend import DRAWS, Trend, trend
from inroads.stats.trend_power import Power, trend_power

SEED = 1
LEAST_NETWORKS = 8
LEAST_ARRANGEMENTS = 40
FEWER_DRAWS = 399
"""Arrangements drawn beside the headline, where only the interval is shown."""
ALPHA = 0.05


@dataclass(frozen=True)
class Moved:
    """Shares of networks over sweeps, and how they moved from the first sweep to the last along the line."""

    networks: list[str]
    k: Array
    m: Array
    x: Array
    strata: np.ndarray[tuple[int], np.dtype[np.int64]]
    found: Trend
    refused: str | None
    seed: int

    @property
    def span(self) -> float:
        """From the first sweep counted to the last."""
        return float(np.ptp(self.x)) if len(self.x) else 0.0

    @property
    def change(self) -> tuple[float | None, float | None, float | None]:
        """How far the share moves over all sweeps (-1 to 1), with its interval; nothing where that is refused."""
        if self.refused:
            return None, None, None
        ends = (float(np.clip(end * self.span, -1.0, 1.0)) for end in self.found[:3])
        return tuple(number(end) for end in ends)  # type: ignore[return-value]

    @property
    def claims(self) -> str:
        """``rise``, ``fall`` or ``none``: test and interval must agree."""
        if self.refused or not self.found.p < ALPHA:
            return "none"
        return "rise" if self.found.low > 0 else "fall" if self.found.high < 0 else "none"

    @property
    def test(self) -> Record:
        """The record of the test."""
        found = self.found
        return {
            "name": "permutation of whole networks over sweeps within case type",
            "statistic": None if self.refused else number(found.slope),
            "p": None if self.refused else number(found.p),
            "networks": found.networks,
            "permutations": 0 if self.refused else found.permutations,
            "seed": self.seed,
            "claims": self.claims,
            "refused": self.refused,
        }

    def power(self) -> Power:
        """What rise would be found in these networks."""
        return trend_power(self.k, self.m, self.x, self.strata, self.seed)


def moved(
    k: Mapping[str, float], m: Mapping[str, float], sweeps: Sweeps, seed: int = SEED, draws: int = DRAWS
) -> Moved:
    """The trend of k of m per network, over the networks that stand in a sweep and of which anything is known."""
    names = sorted(network for network, units in m.items() if units > 0 and network in sweeps.of)
    x = np.array([sweeps.of[network] for network in names], dtype=float)
    kinds = sorted({sweeps.kinds[network] for network in names})
    strata = np.array([kinds.index(sweeps.kinds[network]) for network in names], dtype=np.int64)
    inside, units = (np.array([side.get(network, 0) for network in names], dtype=float) for side in (k, m))
    y = inside / units
    found = trend(y, x, strata, seed, draws)
    return Moved(names, inside, units, x, strata, found, _refused(sweeps, x, y, found), seed)


def _refused(sweeps: Sweeps, x: Array, y: Array, found: Trend) -> str | None:
    """Why there can be no test; None where there can."""
    if not sweeps.by:
        return _("no investigation of a network bears a date")
    if len(set(x)) < 2:  # noqa: PLR2004
        return _("networks whose sources asked for it and of which it is known stand in fewer than two sweeps")
    if found.networks < LEAST_NETWORKS:
        return _(
            "of networks that can be compared within their case type there are {n}; needed are {least}",
            n=numeral(found.networks),
            least=numeral(LEAST_NETWORKS),
        )
    if np.ptp(y) <= 0:
        return _("all networks have the same share")
    if isnan(found.p) or found.permutations < LEAST_ARRANGEMENTS:
        return _("case types and sweeps hardly overlap")
    return None
