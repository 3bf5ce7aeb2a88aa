"""How often a series without a hole is suspected of one, and how often a hole of so many days is found.

``python -m tests.stats.simulate_holes WORLDS`` prints the table of ``docs/methods/coverage-calendar.md``.
"""

import sys

import numpy as np
from tests.stats.simulate_quiet import quiet

from inroads.stats.silent_runs import silent_runs

DAYS, LIMIT = 500, 0.01
HOLES = (3, 7, 14, 30)


def suspected(counts: np.ndarray) -> np.ndarray:
    """For each series whether any of its runs is improbable."""
    held = counts.copy()
    held[:, [0, -1]] += 1
    return np.array([bool((silent_runs(one).bound <= LIMIT).any()) for one in held])


if __name__ == "__main__":
    worlds = int(sys.argv[1])
    for kind in ("poisson", "overdispersed", "weekly", "bursts", "falling by half a year"):
        for rate in (0.3, 1.0, 3.0, 10.0):
            rng, shares = np.random.default_rng(5), []
            series = np.concatenate([quiet(kind, rate, DAYS, rng) for _ in range(max(1, worlds // 24))])
            for length in (0, *HOLES):
                cut = series.copy()
                cut[:, 250 : 250 + length] = 0
                shares.append(suspected(cut).mean())
            sys.stdout.write(f"| {kind} | {rate:g} | " + " | ".join(f"{share:.3f}" for share in shares) + " |\n")
