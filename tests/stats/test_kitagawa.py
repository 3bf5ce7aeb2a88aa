"""Mix and change within types: by hand, published rates, recovery, laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.stats.kitagawa import kitagawa


def test_parts_by_hand() -> None:
    """Types 3:1 then 2:2, shares .1 and .5 then .2 and .7: mix .1, within .125, both .025."""
    y, late = [0.1, 0.1, 0.1, 0.5, 0.2, 0.2, 0.7, 0.7], [0, 0, 0, 0, 1, 1, 1, 1]
    found = kitagawa(y, late, np.array([0, 0, 0, 1, 0, 0, 1, 1]))

    assert pytest.approx((0.25, 0.1, 0.125, 0.025)) == tuple(part.estimate for part in found)


def test_the_interval_of_the_whole_is_that_of_two_means() -> None:
    """With one type the jackknife of the difference is Welch's standard error, with t at the smaller group less one."""
    from scipy.stats import t

    rng = np.random.default_rng(1)
    y, late = rng.random(30), np.array([0] * 18 + [1] * 12)
    found = kitagawa(y, late, np.zeros(30, dtype=np.int64)).total
    se = np.sqrt(y[:18].var(ddof=1) / 18 + y[18:].var(ddof=1) / 12)

    assert pytest.approx(y[18:].mean() - y[:18].mean()) == found.estimate
    assert pytest.approx(t.ppf(0.975, 11) * se) == found.high - found.estimate


def test_whoever_weighs_by_the_mean_gets_kitagawa_s_two_parts() -> None:
    """Half of the interaction to each part gives the parts of 1955: difference by mean rates and by mean mixes."""
    rng = np.random.default_rng(2)
    y, late, kind = rng.random(60), rng.integers(0, 2, 60), rng.integers(0, 3, 60)
    q, r = (np.array([f(group) for group in (0, 1)]) for f in (
        lambda g: [np.mean(kind[late == g] == j) for j in range(3)],
        lambda g: [y[(late == g) & (kind == j)].mean() for j in range(3)],
    ))  # fmt: skip
    found = kitagawa(y, late, kind)

    mix, within = ((q[1] - q[0]) * r.mean(0)).sum(), ((r[1] - r[0]) * q.mean(0)).sum()
    assert pytest.approx(mix) == found.mix.estimate + found.interaction.estimate / 2
    assert pytest.approx(within) == found.within.estimate + found.interaction.estimate / 2


def test_change_within_and_mix_are_covered() -> None:
    """40 networks in two sweeps, the mix shifts, shares within types rise by .2: misses below the binomial limit."""
    rng, missed = np.random.default_rng(3), np.zeros(2)
    for _study in range(300):
        late = np.repeat([0, 1], 20)
        kind = (rng.random(40) < 0.3 + 0.3 * late).astype(np.int64)
        share = 0.2 + 0.2 * late + 0.25 * kind
        y = rng.binomial(6, rng.beta(2 * share, 2 * (1 - share))) / 6
        found = kitagawa(y, late, kind)
        for place, (part, truth) in enumerate(((found.within, 0.2), (found.mix, 0.25 * 0.3))):
            missed[place] += not part.low <= truth <= part.high

    assert missed.max() <= 36


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1), st.integers(0, 2)), min_size=6, max_size=40))
def test_laws(rows: list[tuple[float, int, int]]) -> None:
    """Parts add up to the whole; time turned around turns the whole; a share for all changes nothing but 0."""
    y, late, kind = (np.array(side) for side in zip(*rows, strict=True))
    found, turned = kitagawa(y, late, kind), kitagawa(y, 1 - late, kind)
    if min((late == 0).sum(), (late == 1).sum()) < 2:
        assert np.isnan(found.total.estimate)
        return

    parts = found.mix.estimate + found.within.estimate + found.interaction.estimate
    assert pytest.approx(found.total.estimate, abs=1e-9) == parts == pytest.approx(-turned.total.estimate, abs=1e-9)
    same = kitagawa(np.full(len(y), 0.3), late, kind)
    assert [pytest.approx(0, abs=1e-12)] * 4 == [part.estimate for part in same]
