"""Years of entry: a constant share that seems to rise because entries online come to light sooner."""

from datetime import date, timedelta

import numpy as np
import pytest

from inroads.answers.change_entry_years import add_entry_years, entry_year_caveats, sight_of
from inroads.answers.change_sweeps import Sweeps
from inroads.answers.sheet import Sheet
from inroads.involvement.snapshot import Row

FIRST, LAST = 2000, 2019


def field(longest: float, count: int = 20_000, seed: int = 1) -> tuple[list[Row], Sweeps]:
    """One entry a network at .3 online in every year; lags run to a third of the longest online, to it otherwise.

    Investigations of before 2004 and after the end of 2018 are in no file.
    """
    rng = np.random.default_rng(seed)
    at = rng.uniform(FIRST - 12, LAST, count)
    online = rng.random(count) < 0.3
    began = at + longest * rng.beta(1.2, 1.5, count) * np.where(online, 1 / 3, 1.0)
    rows: list[Row] = []
    seen: dict[str, float] = {}
    for number in np.flatnonzero((began >= FIRST + 4) & (began < LAST)):
        day = date(int(at[number]), 1, 1) + timedelta(days=int(364 * (at[number] % 1)))
        network, medium = f"N-{number}", "online" if online[number] else "offline"
        rows.append({"entry": f"E-{number}", "network": network, "channel": "contact", "medium": medium,
                     "at_earliest": day, "at_latest": day, "claims": []})  # fmt: skip
        seen[network] = float(began[number])
    return rows, Sweeps("years", ["all"], dict.fromkeys(seen, 0), {}, seen)


def shares(rows: list[Row], sweeps: Sweeps) -> tuple[Sheet, dict[int, Row]]:
    """The records of online ways in together, by year."""
    sheet = Sheet()
    add_entry_years(sheet, rows, sight_of(rows, sweeps))
    return sheet, {int(record["year"]): record for record in sheet.table if record["channel"] == "either"}


def test_a_constant_share_seems_to_rise_and_is_put_right() -> None:
    """The raw share rises from .3 by a third and more; the adjusted one stays; the years that mislead are hatched."""
    _sheet, by_year = shares(*field(6.0))
    recent = [by_year[year] for year in (2016, 2017)]

    assert pytest.approx(0.3, abs=0.05) == np.mean([by_year[year]["share"] for year in (2007, 2008, 2009, 2010)])
    assert np.mean([record["share"] for record in recent]) > 0.4
    assert pytest.approx(0.3, abs=0.05) == np.mean([record["adjusted"] for record in recent])
    assert all(record["hatched"] for record in recent)
    assert not by_year[2010]["hatched"]


def test_early_years_that_only_late_finds_tell_of_are_hatched_too() -> None:
    """What began before the first investigation is seen only if it took long; nothing is adjusted there."""
    _sheet, by_year = shares(*field(6.0))

    assert by_year[2001]["hatched"]
    assert by_year[2001]["adjusted"] is None


def test_without_the_longest_lag_nothing_is_adjusted() -> None:
    """Lags as long as the files themselves: no line, and the caveat says why."""
    rows, sweeps = field(40.0)
    sheet, by_year = shares(rows, sweeps)

    assert {None} == {record["adjusted"] for record in by_year.values()}
    assert "There is no adjusted line" in entry_year_caveats(sight_of(rows, sweeps), sheet.table)[-1]


def test_entries_of_no_single_year_are_a_record() -> None:
    """They are counted among all and stand in no year."""
    rows, sweeps = field(6.0, count=300)
    rows[0]["at_latest"] = date(2018, 12, 31)
    sheet, _by_year = shares(rows, sweeps)

    assert sheet.table[-1]["year"] == "not_recorded"
    assert (sheet.table[-1]["n"], sheet.table[-1]["of"]) == (1, len(rows))


def test_without_dates_of_investigations_every_year_is_hatched() -> None:
    """How much was seen is not known."""
    rows, _sweeps = field(6.0, count=100)
    sheet, by_year = shares(rows, Sweeps("", [], {}, {}, {}))

    assert all(record["hatched"] and record["seen"] is None for record in by_year.values())
    assert "cannot be told" in entry_year_caveats(None, sheet.table)[0]
