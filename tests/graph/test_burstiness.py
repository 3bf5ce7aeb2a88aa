"""Burstiness and memory: by hand, against written-out formulas, what they say of known processes."""

import numpy as np
import pytest

from inroads.graph.burstiness import burstiness, memory


def test_even_and_bursting():
    """A clock gives -1; a burst after a long silence gives 1 once the number of events is allowed for."""
    burst = np.array([0.0, *(100.0 + 1e-9 * np.arange(9))])

    assert [-1.0] == burstiness(np.arange(9), np.zeros(9), 1).tolist()
    assert pytest.approx((np.sqrt(8) - 1) / (np.sqrt(8) + 1), abs=1e-6) == burstiness(burst, np.zeros(10), 1)[0]
    assert pytest.approx(1.0, abs=1e-6) == burstiness(burst, np.zeros(10), 1, finite=True)[0]


def test_poisson():
    """Few contacts of chance lie below 0 on average, and nearer to 0 once their number is allowed for."""
    rng = np.random.default_rng(5)
    at, group = rng.random(60_000), np.repeat(np.arange(10_000), 6)

    plain, allowed = (burstiness(at, group, 10_000, finite=finite).mean() for finite in (False, True))

    assert plain < 2 * allowed < 0


def test_groups_stand_alone():
    """Groups mixed in any order give what each gives alone; what has too few events has no figure."""
    rng = np.random.default_rng(5)
    at, group = rng.random(40), rng.integers(0, 3, 40)
    both = burstiness(at, group, 4), memory(at, group, 4)
    gaps = [np.diff(np.sort(at[group == one])) for one in range(3)]

    assert np.allclose([(x.std() - x.mean()) / (x.std() + x.mean()) for x in gaps], both[0][:3])
    assert np.allclose([np.corrcoef(x[:-1], x[1:])[0, 1] for x in gaps], both[1][:3])
    assert np.isnan([both[0][3], both[1][3]]).all()
