"""Networks in sweeps whose case mix and sizes change; run alone it prints the table of decision 0027."""

import numpy as np
from numpy.typing import NDArray

from inroads.stats.trend import trend

STUDIES = 80
STRONG = 9
"""The 99.9 % point of rises claimed among 80 studies if each were claimed with probability .031 (binomial)."""
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def study(
    rng: np.random.Generator, networks: int, sweeps: int, rise: float, likeness: float = 0.3, growth: float = 1.5
) -> tuple[Floats, Floats, Ints]:
    """Shares, sweeps and case types: the second type is online more often and half more frequent in the end."""
    x = np.sort(rng.integers(0, sweeps, networks))
    late = x / (sweeps - 1)
    kind = (rng.random(networks) < 0.05 + 0.5 * late).astype(np.int64)
    m = 2 + np.minimum(rng.pareto(1.2, networks) * 4 * np.exp(growth * (late - 0.5)), 60).astype(int)
    share = np.clip(0.1 + rise * late + 0.25 * kind, 0.01, 0.99)
    spread = (1 - likeness) / likeness
    return rng.binomial(m, rng.beta(share * spread, (1 - share) * spread)) / m, x.astype(float), kind


def measure(networks: int, sweeps: int, rise: float, *, seed: int, studies: int = STUDIES) -> tuple[int, int]:
    """In how many studies a rise is claimed, and how many intervals hold the slope."""
    rng = np.random.default_rng(seed)
    claimed = covered = 0
    for _study in range(studies):
        y, x, kind = study(rng, networks, sweeps, rise)
        found = trend(y, x, kind, 1, 199)
        claimed += found.p < 0.05 and found.low > 0
        covered += found.low <= rise / (sweeps - 1) <= found.high
    return claimed, covered


if __name__ == "__main__":
    import sys

    sys.stdout.write("| networks | rise | rise claimed | covered |\n|---|---|---|---|\n")
    for networks, sweeps in ((18, 4), (40, 5), (180, 5)):
        for rise in (0.0, 0.3):
            claimed, covered = measure(networks, sweeps, rise, seed=networks, studies=2000)
            sys.stdout.write(f"| {networks} | {rise} | {claimed} of 2000 | {covered / 2000:.3f} |\n")
            sys.stdout.flush()
