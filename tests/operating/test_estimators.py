"""Every estimator of the folder can be run, and says what it owes."""

from functools import cache

import pytest
from tests.operating.all_estimators import all_estimators
from tests.operating.estimator import MUST, NOTHING
from tests.operating.family_files import read_families
from tests.operating.plan import Job
from tests.operating.result import BAND, CLAIM, INTERVAL, RATE, SET, TEST
from tests.operating.run import run_job
from tests.operating.targets import tally_part

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("estimators")]

QUICK = [name for name, one in all_estimators().items() if not one.texts]


@cache
def seen(family):
    """What all quick estimators give of one small world."""
    return run_job(Job(family, read_families([family])[family], 8, 5, tuple(QUICK)))


@pytest.mark.parametrize("name", QUICK)
def test_it_answers(name):
    """An estimator gives rows of its own, each once, of kinds that are judged, and does not break."""
    for family in ("null", "messy"):
        told = seen(family)[name]
        rows = [result.row for result in told.results]

        assert not told.broke
        assert len(rows) == len(set(rows)) > 0
        assert {result.kind for result in told.results} <= {INTERVAL, BAND, SET, RATE, TEST, CLAIM}


@pytest.mark.parametrize("name", all_estimators())
def test_it_says_what_it_owes(name):
    """In every family of the house, and beside it, an estimator owes one of five things."""
    estimator = all_estimators()[name]

    assert {estimator.must(settings) for settings in read_families([]).values()} <= set(MUST)


def test_tests_owe_silence_where_there_is_nothing():
    """In `null` no composition and no change may be claimed; in `flat` no change; in `rise` there is one."""
    families = read_families([])
    held = all_estimators()
    composed = [f"composition_{what}" for what in ("size", "roles", "span")]

    assert {NOTHING} == {held[name].must(families["null"]) for name in (*composed, "change_mechanisms")}
    assert held["change_mechanisms"].must(families["flat"]) == NOTHING
    assert held["change_mechanisms"].known(families["rise"])["online, over sweeps"] > 0


def test_targets_are_of_rows_that_are_told():
    """What is true on average is known under the names under which estimators tell."""
    named = tuple(name for name in QUICK if all_estimators()[name].target)
    tallies = tally_part(read_families(["null"])["null"], named, (0, 60))
    for name, tally in tallies.items():
        true = all_estimators()[name].target.rows(tally)
        told = {result.row for result in seen("null")[name].results}

        assert set(true) <= told
