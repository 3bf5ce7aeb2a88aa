"""Networks whose two worlds are known to go together, or not: of unlike size and density, cliquish in each world."""

import numpy as np

from inroads.answers.coupled_networks import CoupledNetwork


def worlds_apart(rng: np.random.Generator, networks: int, coupled: float = 0.0) -> list[CoupledNetwork]:
    """Dense networks are dense in both worlds; a tie offline adds ``coupled`` to the log odds of one online."""
    found = []
    for number in range(networks):
        size, dense = min(int(6 + 4 * rng.pareto(1.5)), 20), rng.normal(0, 0.7)
        offline = _drawn(rng, _odds(rng, size, dense))
        online = _drawn(rng, _odds(rng, size, dense) + coupled * offline)
        persons = tuple(f"P-{number}-{place}" for place in range(size))
        found.append(CoupledNetwork(f"N-{number}", persons, offline, online, rng.exponential(size=size)))
    return found


def _odds(rng: np.random.Generator, size: int, dense: float) -> np.ndarray:
    clique, busy = rng.integers(0, max(2, size // 4), size), rng.normal(0, 0.2, size)
    return -2 + dense + 1.5 * (clique[:, None] == clique) + busy[:, None] + busy


def _drawn(rng: np.random.Generator, odds: np.ndarray) -> np.ndarray:
    ties = np.tril(rng.random(odds.shape) < 1 / (1 + np.exp(-odds)), -1).astype(float)
    return ties + ties.T
