"""Networks of two origins in strata, and what a contrast makes of them; run alone it prints decision 0026's table."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inroads.stats.intervals import Interval
from inroads.stats.permuted import arrangements, counted, permuted_effect, permuted_p
from inroads.stats.share_difference import share_difference

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STRATA = 4
LEAST = 3
"""Networks of each origin below which the findings refuse."""
LARGEST = 400
MANY = 400_000


@dataclass(frozen=True)
class Field:
    """How many networks, how many of them exposed, and what the exposure does."""

    networks: int
    exposed: int
    effect: float = 1.0
    tail: float = 1.2
    p: float = 0.3

    def origins(self, rng: np.random.Generator) -> tuple[Floats, Ints]:
        """Who is exposed, and in which stratum each network stands."""
        strata = rng.integers(0, STRATA, self.networks)
        return rng.permutation(np.arange(self.networks) < self.exposed).astype(float), strata

    def sizes(self, rng: np.random.Generator, x: Floats, strata: Ints) -> Floats:
        """Later members: a Pareto tail; the stratum and, by its effect, the exposure multiply the scale."""
        scale = 6.0 * 1.5**strata * self.effect**x
        return np.minimum(np.floor(scale * rng.pareto(self.tail, len(x))), LARGEST)

    def ratio(self) -> float:
        """The difference of mean logs that the exposure makes, strata weighing alike."""
        rng, strata = np.random.default_rng(0), np.repeat(np.arange(STRATA), MANY // STRATA)
        ones, zeros = (np.log1p(self.sizes(rng, np.full(len(strata), side), strata)) for side in (1.0, 0.0))
        return float(ones.mean() - zeros.mean())

    def shares(self, rng: np.random.Generator, x: Floats, likeness: float) -> tuple[Ints, Ints]:
        """Units with the feature and all units: the exposure multiplies the odds of the share; 0 likeness: one unit."""
        odds = self.p / (1 - self.p) * self.effect**x
        share = odds / (1 + odds)
        if not likeness:
            return rng.binomial(1, share), np.ones(len(x), dtype=np.int64)
        m = 1 + np.minimum(np.floor(4 * rng.pareto(self.tail, len(x))), LARGEST).astype(np.int64)
        spread = (1 - likeness) / likeness
        return rng.binomial(m, rng.beta(share * spread, (1 - share) * spread)), m

    def difference(self) -> float:
        """The difference of shares that the exposure makes."""
        odds = self.p / (1 - self.p)
        return self.effect * odds / (1 + self.effect * odds) - self.p


Found = tuple[Interval, float]
"""An interval and the p beside it."""


def size_once(field: Field, rng: np.random.Generator, draws: int = 399) -> Found | None:
    """The contrast of sizes in one sample; None where too few networks of an origin stand beside the other."""
    x, strata = field.origins(rng)
    y = np.log1p(field.sizes(rng, x, strata))
    kept = counted(x, strata)
    x, y, strata = x[kept], y[kept], strata[kept]
    if min(x.sum(), (1 - x).sum()) < LEAST:
        return None
    found = permuted_effect(y, arrangements(x, strata, rng, draws), strata)
    return Interval(*found[:3]), found.p


def share_once(field: Field, rng: np.random.Generator, likeness: float, draws: int = 399) -> Found | None:
    """The contrast of shares in one sample."""
    x, strata = field.origins(rng)
    k, m = field.shares(rng, x, likeness)
    kept = counted(x, strata)
    x, k, m, strata = x[kept], k[kept], m[kept], strata[kept]
    if min(x.sum(), (1 - x).sum()) < LEAST:
        return None
    p = permuted_p(k / m, arrangements(x, strata, rng, draws), strata)
    return share_difference(k, m, x, strata), p


def measure(
    once: Callable[[np.random.Generator], Found | None], truth: float, samples: int, *, seed: int
) -> tuple[float, float, float, float, float]:
    """Coverage, mean width against that at the true spread, rejections by p and by interval, refusals."""
    rng = np.random.default_rng(seed)
    all_found = [once(rng) for _sample in range(samples)]
    found = [one for one in all_found if one is not None]
    estimates = np.array([interval.estimate for interval, _p in found])
    widths = np.array([min(interval.high - interval.low, 30.0) for interval, _p in found])
    return (
        float(np.mean([interval.low <= truth <= interval.high for interval, _p in found])),
        float(widths.mean() / (2 * 1.96 * estimates.std())),
        float(np.mean([p <= 0.05 for _interval, p in found])),
        float(np.mean([not interval.low <= 0 <= interval.high for interval, _p in found])),
        1 - len(found) / samples,
    )


def table(samples: int = 2000) -> list[str]:
    """The table of the decision record, as Markdown lines."""
    lines = ["| N, exposed | effect | later members | share of a layer | crosses borders |", "|---|---|---|---|---|"]
    for networks, exposed in ((18, 4), (18, 6), (18, 9), (40, 5), (40, 7), (40, 14), (180, 30), (180, 70)):
        for effect in (1.0, 2.5):
            one = Field(networks, exposed, effect)
            size = measure(lambda rng, one=one: size_once(one, rng), one.ratio(), samples, seed=networks)
            layer, reach = (
                measure(
                    lambda rng, one=one, like=like: share_once(one, rng, like), one.difference(), samples, seed=networks
                )
                for like in (0.3, 0.0)
            )
            told = (" / ".join(f"{value:.3f}" for value in cell) for cell in (size, layer, reach))
            lines.append(f"| {networks}, {exposed} | {effect} | " + " | ".join(told) + " |")
            sys.stdout.write(lines[-1] + "\n")
            sys.stdout.flush()
    return lines


def raw_rejections(networks: int, samples: int = 2000, chance: float = 0.1) -> float:
    """How often type 2 looks larger than type 1 where each enabler comes through a forum with the same chance.

    Half of the members are enablers; samples without three networks of each type are left out.
    """
    rng, found = np.random.default_rng(networks), []
    for _sample in range(samples):
        members = 4 + np.minimum(np.floor(6 * rng.pareto(1.2, networks)), LARGEST)
        x = (rng.binomial((members // 2).astype(int), chance) > 0).astype(float)
        if min(x.sum(), (1 - x).sum()) >= LEAST:
            strata = np.zeros(networks, dtype=np.int64)
            found.append(permuted_p(np.log1p(members), arrangements(x, strata, rng, 199), strata) <= 0.05)
    return float(np.mean(found))


if __name__ == "__main__":
    if sys.argv[1:] == ["raw"]:
        sys.stdout.write("".join(f"{networks}: {raw_rejections(networks):.3f}\n" for networks in (18, 40, 180)))
        sys.exit()
    table()
