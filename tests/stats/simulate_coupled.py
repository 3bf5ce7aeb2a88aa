"""Networks of two layers whose coupling is known; ``python -m tests.stats.simulate_coupled WORLDS`` prints coverage."""

import sys

import numpy as np

from inroads.errors import FitError
from inroads.stats.ergm_bootstrap import over_networks
from inroads.stats.ergm_layer_terms import cooccurrence, cross_triangle
from inroads.stats.ergm_mple import ergm_design, fit_design
from inroads.stats.ergm_pair_terms import edges
from inroads.stats.ergm_simulate import ergm_simulate
from inroads.stats.layered_network import LayeredNetwork

TERMS = (edges(0), edges(1), cooccurrence(0, 1), cross_triangle(0, 1), cross_triangle(1, 0))
QUIET = np.array([-1.5, -2.0, 0.0, 0.0, 0.0])
COUPLED = np.array([-1.8, -2.2, 1.0, 0.15, 0.15])
SIZES = (5, 6, 6, 7, 8, 9, 10, 12, 14, 16)
"""Persons per network."""


def coupled_networks(networks: int, beta: np.ndarray, worlds: int, seed: int) -> list[list[LayeredNetwork]]:
    """Worlds of networks of two layers, drawn from the model."""
    found: list[list[LayeredNetwork]] = [[] for _world in range(worlds)]
    for place, size in enumerate(SIZES):
        each = len(range(place, networks, len(SIZES)))
        none = LayeredNetwork(np.zeros((2, size, size)))
        drawn = ergm_simulate(none, TERMS, beta, each * worlds, seed * 1000 + place, sweeps=25)
        for number, ties in enumerate(drawn):
            found[number % worlds].append(LayeredNetwork(ties))
    return found


def measure(networks: int, beta: np.ndarray, worlds: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray, int]:
    """How often intervals hold the truth, how wide they are, and how many worlds were refused."""
    held, widths = [], []
    for world in coupled_networks(networks, beta, worlds, seed):
        design = ergm_design(world, TERMS)
        try:
            found = over_networks(design, fit_design(design, TERMS).beta, seed=1, draws=399)
        except FitError:
            continue
        if np.isfinite(found.low).all():
            held.append((found.low <= beta) & (beta <= found.high))
            widths.append(found.high - found.low)
    return np.mean(held, axis=0), np.median(widths, axis=0), worlds - len(held)


if __name__ == "__main__":
    for count in (10, 18, 40):
        for name, truth in (("quiet", QUIET), ("coupled", COUPLED)):
            covered, width, refused = measure(count, truth, int(sys.argv[1]))
            sys.stdout.write(f"{count} {name} covered {covered.round(3)} width {width.round(2)} refused {refused}\n")
