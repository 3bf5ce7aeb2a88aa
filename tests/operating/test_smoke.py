"""Sixty frozen worlds through the harness, small ones of four families: what must hold holds, what is wrong fails."""

from dataclasses import replace

import pytest
from tests.operating.all_estimators import chosen
from tests.operating.coverage import line_of, verdicts_of
from tests.operating.family_files import read_families
from tests.operating.figures import figures_of
from tests.operating.judge import judge, most_by_chance
from tests.operating.page import page_of, rows_of
from tests.operating.picture import draw_estimators
from tests.operating.plan import cells_of
from tests.operating.result import BAND, INTERVAL
from tests.operating.run import run_cells
from tests.operating.targets import targets_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("smoke")]

FAMILIES = ("plain", "null", "mirror", "messy")
NETWORKS, WORLDS, TARGETS = 6, 15, 200


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """The cells of sixty worlds, made."""
    estimators = chosen(["growth_types", "two_by_two"])
    made = cells_of(estimators, read_families(list(FAMILIES)), [NETWORKS], WORLDS, tmp_path_factory.mktemp("coverage"))
    run_cells(made, 1, lambda _text: None)
    return made


@pytest.fixture(scope="module")
def targets(cells):
    """What is true of these families, roughly."""
    return targets_of(cells, TARGETS, 1, lambda _text: None)


@pytest.fixture(scope="module")
def tried(cells, targets):
    """All rows, judged."""
    return verdicts_of(cells, targets)


def test_sixty_worlds_were_made(cells):
    """Every estimator has seen fifteen worlds of each family."""
    assert {60} == {
        sum(len(cell.lines.seeds()) for cell in cells if cell.estimator.name == name)
        for name in ("growth_types", "two_by_two")
    }


def test_the_2x2_covers(tried):
    """In `plain` and `null` no cell of the 2x2 misses what is true on average more often than chance explains."""
    judged = [one for one in tried.verdicts if one.figures.kind in (INTERVAL, BAND)]
    rows = [one for one in judged if one.cell.family in ("plain", "null")]
    missed = {}
    for one in rows:
        covered = one.figures.covered
        missed[one.figures.row] = missed.get(one.figures.row, 0) + covered.of - covered.hits

    assert 18 == len(missed)
    assert max(missed.values()) <= most_by_chance(2 * WORLDS), missed


def test_sets_hold(tried):
    """Growth types and the bounds of the 2x2 hold what is true of these networks wherever files do not lie."""
    owed = [one for one in tried.verdicts if {"coverage", "rate"} & set(one.judged)]

    assert {"plain", "null"} <= {one.cell.family for one in owed}
    assert [] == [(one.cell.family, one.figures.row, one.fails) for one in owed if one.fails]


def test_mirror_is_not_told_the_other_way_round(tried):
    """Where recruiting is mostly online the 2x2 is never sure that offline is the larger."""
    claims = [one.figures for one in tried.verdicts if one.cell.family == "mirror" and one.figures.claimed]

    assert len(claims) == 6
    assert sum(one.wrong_and_sure.hits for one in claims) == 0


def test_what_is_wrong_on_purpose_fails(cells, targets):
    """Intervals that stand three tenths beside where they should fail in every row in which there is something."""
    cell = next(one for one in cells if (one.estimator.name, one.family) == ("two_by_two", "plain"))
    target = targets["two_by_two", "plain"]
    beside = [replace(seen, results=tuple(map(_beside, seen.results))) for seen in cell.lines.held().values()]
    verdicts = [judge(cell, figures) for figures in figures_of(beside, target) if figures.kind == INTERVAL]

    assert {"per_network/all/contact/offline", "per_entry/all/contact/offline"} <= {
        one.figures.row for one in verdicts if any("covers" in said for said in one.fails)
    }


def _beside(result):
    return replace(result, **{end: getattr(result, end) - 0.3 for end in ("estimate", "low", "high")}) if (
        result.kind == INTERVAL
    ) else result  # fmt: skip


def test_the_page_tells_what_fails(tried):
    """Page, rows and picture hold every cell; what fails stands by name."""
    failed = replace(tried.verdicts[0], fails=("covers .5",))
    page = page_of([failed, *tried.verdicts[1:]], [(failed.cell, 3, "ZeroDivisionError: ")], TARGETS)

    assert f"row `{failed.figures.row}`: covers .5" in page
    assert "Worlds in which an estimator broke: 1." in page
    assert len(tried.verdicts) + 1 == len(rows_of(tried.verdicts).splitlines())
    assert "two_by_two: covered" in draw_estimators(tried.verdicts)


def test_the_line_of_json(tried):
    """The line counts rows and failures, and gives the lowest upper end of coverage."""
    line = line_of(tried)

    assert ("coverage", len(tried.verdicts), [15, 15]) == (line["bench"], line["rows"], line["worlds"])
    assert 0.9 < line["coverage_lowest_upper99"] <= 1
