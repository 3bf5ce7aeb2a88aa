"""Changes within networks: by hand, against Student's t of scipy, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.paired_change import PRIOR, paired_change

STUDIES = 400
MISSES_AT_MOST = 46
"""The 99.9 % point of misses among 400 studies if the true coverage were .93 (binomial)."""


def test_by_hand() -> None:
    """Differences 1/2, 0, 1/2, 0 of two entries each: mean 1/4, squares 1/4; p = 2.5 / 17; t with three degrees."""
    found = paired_change([0] * 4, [2] * 4, [1, 0, 1, 0], [2] * 4)
    v = (0.25 + PRIOR * (2.5 / 17) * (14.5 / 17)) / (3 + PRIOR)

    assert pytest.approx(0.25) == found.estimate
    assert pytest.approx(0.25 + 3.182446 * np.sqrt(v / 4), rel=1e-5) == found.high


def test_for_many_networks_it_is_student_s_t() -> None:
    """scipy's interval of paired differences."""
    from scipy.stats import ttest_rel

    rng = np.random.default_rng(1)
    k0, k1 = rng.binomial(6, 0.3, 2000), rng.binomial(6, 0.4, 2000)
    found = paired_change(k0, np.full(2000, 6), k1, np.full(2000, 6))
    other = ttest_rel(k1 / 6, k0 / 6).confidence_interval(0.95)

    assert pytest.approx((other.low, other.high), abs=1e-4) == (found.low, found.high)


@pytest.mark.parametrize("networks", [10, 40])
@pytest.mark.parametrize(("share", "change"), [(0.1, 0.0), (0.3, 0.0), (0.2, 0.2)])
def test_the_truth_is_covered_and_the_interval_is_no_wider_than_need_be(
    networks: int, share: float, change: float
) -> None:
    """Networks of heavy-tailed sizes, alike by .3, whose shares rise by the change on average."""
    rng, missed = np.random.default_rng(7), 0
    estimates, widths = [], []
    for _study in range(STUDIES):
        m = 2 + np.minimum(rng.pareto(1.2, networks) * 3, 30).astype(int)
        early = rng.beta(share * 7 / 3, (1 - share) * 7 / 3, networks)
        late = early + change / (1 - share) * (1 - early)
        m0, m1 = m // 2, m - m // 2
        found = paired_change(rng.binomial(m0, early), m0, rng.binomial(m1, late), m1)
        missed += not found.low <= change <= found.high
        estimates.append(found.estimate)
        widths.append(found.high - found.low)

    assert missed <= MISSES_AT_MOST
    assert np.mean(widths) <= 1.3 * 2 * 1.96 * np.std(estimates)


HALF = st.integers(1, 9).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m)))


@given(st.lists(st.tuples(HALF, HALF), min_size=2, max_size=30))
def test_laws(pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Late and early exchanged turn it; the other world turns it; it stays between -1 and 1."""
    (k0, m0), (k1, m1) = (np.array(side).T for side in zip(*pairs, strict=True))
    found, turned = paired_change(k0, m0, k1, m1), paired_change(k1, m1, k0, m0)
    other = paired_change(m0 - k0, m0, m1 - k1, m1)

    assert -1 <= found.low <= found.estimate <= found.high <= 1
    for back in (turned, other):
        assert [pytest.approx(-found.high), pytest.approx(-found.low)] == [back.low, back.high]


def test_one_network_tells_nothing() -> None:
    """There is no spread between networks."""
    assert np.isnan(paired_change([1], [2], [1], [2]).estimate)
