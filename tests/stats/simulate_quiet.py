"""Quiet worlds: series of daily counts in which nothing changes, or changes slowly; how often there is an alarm.

``python -m tests.stats.simulate_quiet WORLDS`` prints the table of ``docs/methods/alarm-limit.md``.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from inroads.stats.alarm_limit import alarm_limits

RATE, SERIES, DAYS = 0.05, 24, 28
HELD = ("poisson", "overdispersed", "weekly")
"""Worlds in which the nominal rate is to be held."""

BROKEN = ("bursts", "rising by half a year", "falling by half a year")
"""Worlds in which the assumptions do not hold."""

WEEK = np.array([1.4, 1.4, 1.4, 1.4, 1.0, 0.2, 0.2])


def quiet(kind: str, rate: float, days: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Counts of SERIES series over past and period."""
    shape = SERIES, days
    if kind == "overdispersed":
        return rng.negative_binomial(0.5, 0.5 / (0.5 + rate), shape)
    if kind == "weekly":
        level = rate * np.resize(WEEK / WEEK.mean(), days)
        return rng.negative_binomial(1, 1 / (1 + level), shape)
    if kind == "bursts":
        return rng.poisson(rate * np.exp(0.7 * _wave(shape, rng) - 0.245))
    if kind.startswith(("rising", "falling")):
        factor = 1.5 if kind.startswith("rising") else 0.5
        return rng.poisson(rate * factor ** ((np.arange(days) - days / 2) / 365), shape)
    return rng.poisson(rate, shape)


def _wave(shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    """A level that a day shares to nine tenths with the day before."""
    steps = rng.normal(size=shape)
    for day in range(1, shape[1]):
        steps[:, day] = 0.9 * steps[:, day - 1] + np.sqrt(1 - 0.81) * steps[:, day]
    return steps


def false_alarms(kind: str, rate: float, past: int, worlds: int, seed: int, days: int = DAYS) -> int:
    """In how many worlds any of the series is above its limit."""
    rng, found = np.random.default_rng(seed), 0
    for _world in range(worlds):
        counts = quiet(kind, rate, past + days, rng)
        limits = alarm_limits(list(counts[:, :past]), [days] * SERIES, RATE)
        found += bool((counts[:, past:].sum(axis=1) > limits.limit).any())
    return found


if __name__ == "__main__":
    many = int(sys.argv[1])
    for name in (*HELD, *BROKEN):
        for per_day in (0.05, 0.5, 5.0, 50.0):
            shares = [false_alarms(name, per_day, past, many, seed=7) / many for past in (63, 119, 231, 364)]
            sys.stdout.write(f"| {name} | {per_day:g} | " + " | ".join(f"{share:.3f}" for share in shares) + " |\n")
            sys.stdout.flush()
