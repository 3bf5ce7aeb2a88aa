"""Symmetry of a square table in clusters: by hand, against the exact binomial of scipy, its level, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.symmetry import bowker, clustered_symmetry

STUDIES = 400
REJECTED_AT_MOST = 38
"""The 99.9 % point of rejections among 400 studies at a level of .062 (binomial)."""


def of_two(changes: list[tuple[int, int]]) -> np.ndarray:
    """A table of two categories for each cluster: so many one way and the other."""
    return np.array([[[0, up], [down, 0]] for up, down in changes])


def test_by_hand() -> None:
    """Differences 2, 2, 1: (5)^2 / 9; two of the eight sets of signs are as far."""
    found = clustered_symmetry(of_two([(3, 1), (2, 0), (1, 0)]), np.random.default_rng(1))

    assert (pytest.approx(25 / 9), 1, 0.25, 8) == found


def test_nothing_moved() -> None:
    """Without a unit off the diagonal there is nothing to test."""
    assert (0.0, 0, 1.0, 1) == clustered_symmetry(np.eye(3)[None] * 5, np.random.default_rng(1))
    assert (0.0, 0, 1.0, 1) == clustered_symmetry(np.zeros((0, 3, 3)), np.random.default_rng(1))


@pytest.mark.parametrize(("up", "down"), [(7, 2), (5, 4), (8, 0)])
def test_one_unit_to_a_cluster_is_the_exact_test(up: int, down: int) -> None:
    """With two categories it is the exact McNemar test: the binomial of scipy; the statistic is Bowker's."""
    from scipy.stats import binomtest

    found = clustered_symmetry(of_two([(1, 0)] * up + [(0, 1)] * down), np.random.default_rng(1))

    assert pytest.approx(binomtest(up, up + down).pvalue) == found.p
    assert pytest.approx(bowker([[0, up], [down, 0]])[0]) == found.statistic


def test_for_many_units_alone_it_is_the_chi_square() -> None:
    """With one unit to a cluster and three categories p is near that of the chi-square of Bowker."""
    from scipy.stats import chi2

    table = np.array([[0, 30, 12], [18, 0, 9], [14, 16, 0]])
    units = [np.eye(9)[place].reshape(3, 3) for place in np.repeat(np.arange(9), table.ravel())]
    found = clustered_symmetry(units, np.random.default_rng(1), 9999)

    assert pytest.approx(chi2.sf(*bowker(table)), abs=0.02) == found.p


@pytest.mark.parametrize("clusters", [8, 30])
def test_it_holds_its_level_where_units_move_together(clusters: int) -> None:
    """Networks of heavy-tailed sizes whose ties all tend one way, none way more than the other on average."""
    rng, rejected, naive = np.random.default_rng(3), 0, 0
    for _study in range(STUDIES):
        moved = 1 + np.minimum(rng.pareto(1.2, clusters) * 3, 40).astype(int)
        up = rng.binomial(moved, rng.beta(0.7, 0.7, clusters))
        table = of_two(list(zip(up, moved - up, strict=True)))
        rejected += clustered_symmetry(table, rng, 199).p <= 0.05
        naive += bowker(table.sum(axis=0))[0] > 3.84

    assert rejected <= REJECTED_AT_MOST
    assert naive > 2 * REJECTED_AT_MOST


def test_it_finds_what_is_there() -> None:
    """Where seven in ten move one way in each of thirty networks, it says so."""
    rng = np.random.default_rng(4)
    up = rng.binomial(10, 0.7, 30)

    assert clustered_symmetry(of_two(list(zip(up, 10 - up, strict=True))), rng).p < 0.01


@given(st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=1, max_size=6))
def test_laws(cells: list[list[int]]) -> None:
    """The mirror image, another order of categories and what stands on the diagonal change nothing."""
    tables = np.array(cells).reshape(-1, 3, 3)
    rng = np.random.default_rng
    found = clustered_symmetry(tables, rng(1))
    order = [2, 0, 1]

    assert pytest.approx(found) == clustered_symmetry(tables.transpose(0, 2, 1), rng(1))
    assert pytest.approx(found) == clustered_symmetry(tables[:, order][:, :, order], rng(1))
    assert pytest.approx(found) == clustered_symmetry(tables + np.eye(3, dtype=int) * 7, rng(1))
