"""Fields that are lived through, and what their tests count in them."""

from functools import cache

import numpy as np

from inroads.world.case import Case, cases_of
from inroads.world.family import read_family
from inroads.world.life.live import live
from inroads.world.log import Log


@cache
def lived(family: str = "plain", networks: int = 60, seed: int = 4, **switches: float) -> Log:
    """The log of a field in which every network comes into the files."""
    settings = read_family(family, **{"networks": networks, "seed": seed, "investigated": 1.0, **switches})
    return live(settings, np.random.default_rng(seed))


@cache
def cases(family: str = "plain", networks: int = 60, seed: int = 4, **switches: float) -> list[Case]:
    """The networks of such a field."""
    return cases_of(lived(family, networks, seed, **switches))


def mean(numbers: list[float] | list[int] | list[bool]) -> float:
    """Their mean."""
    return sum(numbers) / len(numbers)


def online(case: Case, *, founders: bool = False) -> float:
    """The share of ways in that are online: of all in the network, or of its founders."""
    return mean([way.medium == "online" for way in case.counted if way.joining.founder or not founders])


def later(case: Case) -> int:
    """How many came in after the founding."""
    return sum(not way.joining.founder for way in case.counted)


def rank_correlation(one: list[float], other: list[float]) -> float:
    """Spearman's."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(numbers: list[float]) -> np.ndarray:
    _values, place, counts = np.unique(np.asarray(numbers, float), return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place])
