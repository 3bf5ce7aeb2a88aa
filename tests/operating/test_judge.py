"""The pass rules of RIGOUR 15, on results made up for the purpose."""

from pathlib import Path

import pytest
from tests.operating.estimator import DIRECTION, NOTHING, RECOVER, REFUSE, WIDEN, Estimator
from tests.operating.figures import Count, figures_of
from tests.operating.judge import judge
from tests.operating.lines import Seen
from tests.operating.plan import Cell
from tests.operating.result import CLAIM, INTERVAL, RATE, SET, TEST, Result

from inroads.world.family import read_family


def fails(results, must=RECOVER, target=None, networks=40, least=None):
    """How one row fails whose results are these, one for each world."""
    seen = [Seen(seed, (result,)) for seed, result in enumerate(results, start=1)]
    figures = figures_of(seen, {} if target is None else {results[0].row: target})
    estimator = Estimator("made up", lambda _view, _world: [], lambda _settings: must, least=least or {})
    cell = Cell(estimator, "plain", read_family("plain"), networks, len(seen), Path())
    return judge(cell, figures[0]).fails


def intervals(covered, of, half=0.1):
    """Intervals of which so many hold a half; estimates differ by as much as the intervals say."""
    held = [Result("row", INTERVAL, 0.5 + (one % 3 - 1) * half * 0.6, 0.5 - half, 0.5 + half) for one in range(covered)]
    return held + [Result("row", INTERVAL, 0.7, 0.7 - half, 0.7 + half) for _one in range(of - covered)]


def test_coverage_fails_only_below_its_monte_carlo_interval():
    """Of 2 000 worlds 1 829 that cover are too few and 1 830 are not; of 60 worlds 49 are, and 50 may be chance."""
    assert fails(intervals(1829, 2000), target=0.5)
    assert not fails(intervals(1830, 2000), target=0.5)
    assert not fails(intervals(50, 60), target=0.5)
    assert fails(intervals(49, 60), target=0.5)


def test_there_is_no_upper_limit_to_coverage():
    """An interval that always holds the truth passes, as long as it is not far too wide."""
    assert not fails(intervals(2000, 2000), target=0.5)


def test_an_interval_may_not_be_far_too_wide():
    """An interval ten times as wide as the estimate varies fails, unless the way in is too rare to tell."""
    wide = [Result("row", INTERVAL, 0.5 + (one % 2) * 0.02, 0.3, 0.7) for one in range(200)]

    assert fails(wide, target=0.5)
    assert not fails(wide, target=0.5, networks=8)


@pytest.mark.parametrize(("rejections", "expected"), [(123, False), (124, True)])
def test_a_test_may_reject_123_times_of_2000(rejections, expected):
    """Under no effect 123 of 2 000 rejections are chance, 124 are not."""
    results = [Result("row", TEST, p=0.01 if one < rejections else 0.5) for one in range(2000)]

    assert expected == bool(fails(results, must=NOTHING))


def test_a_test_that_finds_what_is_there_does_not_fail():
    """Where there is an effect of this sign, claiming it is no fault; claiming the other is."""
    right = [Result("row", TEST, p=0.001, claims=1) for _world in range(200)]
    wrong = [Result("row", TEST, p=0.001, claims=-1) for _world in range(200)]

    assert not fails(right, must=DIRECTION, target=0.4)
    assert fails(wrong, must=DIRECTION, target=0.4)


def test_being_sure_of_the_opposite_fails():
    """A share said to be the larger, which is the smaller, in more worlds than chance gives."""
    results = [Result("row", CLAIM, claims=-1 if one < 30 else 0) for one in range(200)]

    assert fails(results, must=DIRECTION, target=0.2)
    assert not fails(results, must=DIRECTION, target=-0.2)


def test_of_what_nobody_knows_the_truth_nobody_is_wrong():
    """Where the sign of an effect is not known, no claim is counted as wrong or right."""
    figures = figures_of([Seen(1, (Result("row", TEST, p=0.001, claims=1),))], {})[0]

    assert (None, Count(1, 1)) == (figures.wrong_and_sure, figures.claimed)


def test_refusing_fails_where_nothing_is_wrong():
    """A fifth of the worlds may be refused; where the estimator has to refuse, nearly all must be."""
    results = [Result("row", refused=one < 60) for one in range(200)]

    assert fails(results, target=0.5)
    assert not fails([Result("row", refused=one < 40) for one in range(200)], target=0.5)
    assert fails(results, must=REFUSE)
    assert not fails([Result("row", refused=True)] * 200, must=REFUSE)


def test_sets_are_held_to_what_is_true_of_these_networks():
    """A set that misses the truth of its own networks fails also where intervals are let off."""
    missing = [Result("row", SET, low=0.2, high=0.4, truth=0.5) for _world in range(60)]

    assert fails(missing, must=WIDEN)
    assert not fails(intervals(10, 60), must=WIDEN, target=0.5)


def test_a_rate_has_a_least():
    """Of growth types nine in ten that hold the type are too few."""
    results = [Result("row", RATE, hits=18, of=20) for _world in range(60)]

    assert fails(results, least={"row": 0.95})
    assert not fails(results, least={"row": 0.9})


def test_refused_worlds_are_in_no_other_figure():
    """Bias, width and coverage are of the worlds that were answered."""
    results = [*intervals(10, 10), Result("row", refused=True)]
    figures = figures_of([Seen(seed, (one,)) for seed, one in enumerate(results)], {"row": 0.5})[0]

    assert (11, Count(1, 11), Count(10, 10)) == (figures.worlds, figures.refused, figures.covered)
    assert figures.bias == pytest.approx(-0.006)
    assert figures.width == pytest.approx(0.2)


def test_a_refusal_counts_where_somebody_could_have_answered():
    """Half the worlds refused fail; not where in most of these nobody could have answered."""
    answered = [Result("row", TEST, p=0.5)] * 30
    refused, hopeless = Result("row", TEST, refused=True), Result("row", TEST, refused=True, ill_posed=True)

    assert fails([*answered, *[refused] * 30], must=DIRECTION)
    assert not fails([*answered, *[hopeless] * 25, *[refused] * 5], must=DIRECTION)
