"""Waves: sure, perhaps, or not."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.report.graph_files.waves import MAYBE, SURE, Wave, in_waves, span, waves_of

NAMES = ("began_earliest", "began_latest", "ended_earliest", "ended_latest")
WAVE = Wave(1, date(2012, 1, 1), date(2012, 12, 31))


def _state(*days):
    row = pl.DataFrame([days], orient="row", schema=dict.fromkeys(NAMES, pl.Date))
    return next(iter(in_waves(row, [WAVE])["state"]), None)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((date(2010, 1, 1), date(2010, 12, 31), date(2013, 1, 1), date(2013, 1, 1)), SURE),
        ((date(2012, 3, 1), date(2012, 4, 1), None, None), SURE),
        ((None, None, date(2012, 3, 1), date(2012, 3, 1)), SURE),
        ((date(2010, 1, 1), date(2010, 1, 1), None, None), MAYBE),
        ((date(2012, 6, 1), date(2013, 6, 1), None, None), MAYBE),
        ((None, None, None, None), MAYBE),
        ((date(2013, 1, 1), date(2013, 12, 31), None, None), None),
        ((None, None, date(2010, 1, 1), date(2011, 12, 31)), None),
    ],
)
def test_a_tie_is_in_a_wave_surely_perhaps_or_not(days, state):
    """Surely only where it is so however the dates are read; a date that is not known may be any."""
    assert state == _state(*days)


DAY = st.dates(date(2010, 1, 1), date(2015, 1, 1))


@given(st.tuples(DAY, DAY), st.tuples(DAY, DAY))
def test_the_state_agrees_with_every_way_to_read_the_dates(began, ended):
    """Among the extreme readings in which the end is not before the beginning: sure is all, maybe some, none no one."""
    began, ended = sorted(began), sorted(ended)
    readings = [b <= WAVE.last and e >= WAVE.first for b in began for e in ended if b <= e]
    if not readings:
        return

    state = _state(*began, *ended)

    assert state != SURE or all(readings)
    assert state is not None or not any(readings)


def test_waves_are_named_or_cut_alike():
    """Years, months, days or EDTF; a number cuts the dates of the ties in equal parts without a gap."""
    assert (date(2010, 1, 1), date(2012, 12, 31)) == span("2010..2012") == span("2010/2012")
    ties = pl.DataFrame(
        [(date(2010, 1, 1), None, None, date(2015, 12, 31))], orient="row", schema=dict.fromkeys(NAMES, pl.Date)
    )
    cut = waves_of("3", ties)
    assert [date(2010, 1, 1), date(2012, 1, 1), date(2013, 12, 31)] == [wave.first for wave in cut]
    assert date(2015, 12, 31) == cut[-1].last


@pytest.mark.parametrize("told", ["2010..", "1", "soon", "2010..2012"])
def test_what_names_no_waves_is_an_input_error(told):
    """One wave, an open one and a word are told, with how to write them."""
    with pytest.raises(InputError):
        waves_of(told, pl.DataFrame(schema=dict.fromkeys(NAMES, pl.Date)))
