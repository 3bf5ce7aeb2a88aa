"""A run may be killed at any time, and gives the same whoever makes which world in which order."""

import random
from dataclasses import replace

import pytest
from tests.operating import all_estimators as registry
from tests.operating import run
from tests.operating.coverage import main, verdicts_of
from tests.operating.digests import digest_of, reached_from
from tests.operating.lines import Lines, Seen
from tests.operating.plan import cells_of, jobs_of
from tests.operating.result import Result
from tests.operating.targets import targets_of
from tests.operating.world import world_of

from inroads.world.family import read_family
from inroads.world.field import make_field

pytestmark = pytest.mark.slow

PLAIN = read_family("plain")


def cells(folder, worlds, names=("growth_types",)):
    """Cells of a few small worlds."""
    return cells_of(registry.chosen(list(names)), {"plain": PLAIN}, [4], worlds, folder)


def written(folder):
    """What lies on disk, by file."""
    return {path.name: path.read_text() for path in folder.rglob("*.jsonl")}


def quiet(_text):
    """Say nothing."""


def test_a_run_goes_on_where_it_was_killed(tmp_path):
    """Worlds that are there are not made again, a line that is half written is; the end is as of one run."""
    run.run_cells(cells(tmp_path / "one", 4), 1, quiet)
    cell = cells(tmp_path / "two", 2)[0]
    run.run_cells([cell], 1, quiet)
    with cell.lines.path.open("a") as file:
        file.write('{"seed":3,"resul')
    said = []
    run.run_cells(cells(tmp_path / "two", 4), 1, said.append)

    assert "there already: 2; worlds to make: 2" in said[0]
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_a_lost_world_is_made_again(tmp_path):
    """Which worlds are missing is read off the seeds, not off their number."""
    lines = cells(tmp_path, 3)[0].lines
    lines.add([Seen(1, ()), Seen(3, ())])

    assert [2] == [job.seed for job in jobs_of(cells(tmp_path, 3))]


def test_order_does_not_matter(tmp_path, monkeypatch):
    """Whichever world ends first, the figures of each are the same."""
    run.run_cells(cells(tmp_path / "one", 4), 1, quiet)
    jobs = jobs_of(cells(tmp_path / "two", 4))
    random.Random(7).shuffle(jobs)
    monkeypatch.setattr(run, "jobs_of", lambda _cells: jobs)
    run.run_cells(cells(tmp_path / "two", 4), 1, quiet)
    one, two = (Lines(next((tmp_path / name).rglob("*.jsonl"))).held() for name in ("one", "two"))

    assert one == two


def test_processes_do_not_matter(tmp_path):
    """Two processes give what one gives."""
    run.run_cells(cells(tmp_path / "one", 4), 1, quiet)
    run.run_cells(cells(tmp_path / "two", 4), 2, quiet)
    one, two = (Lines(next((tmp_path / name).rglob("*.jsonl"))).held() for name in ("one", "two"))

    assert one == two


def test_a_run_may_be_ended(tmp_path):
    """When time is up what is there stays, and the page is written of it; no time makes no world."""
    run.run_cells(cells(tmp_path, 4), 1, quiet, minutes=1e-9)
    run.run_cells(cells(tmp_path, 4), 1, quiet, minutes=0)

    assert {1} == cells(tmp_path, 4)[0].lines.seeds()


def test_the_first_worlds_come_first(tmp_path):
    """Worlds are made seed by seed, so that each cell has about as many as any other."""
    asked = cells_of(registry.chosen(["growth_types"]), {"plain": PLAIN}, [4, 5], 2, tmp_path)

    assert [(1, 4), (1, 5), (2, 4), (2, 5)] == [(job.seed, job.networks) for job in jobs_of(asked)]


def test_one_world_serves_all_estimators(tmp_path):
    """Two estimators are asked of one world; a third that comes later does not ask the others again."""
    both = cells(tmp_path, 2, ("growth_types", "two_by_two"))

    assert [("growth_types", "two_by_two")] * 2 == [job.estimators for job in jobs_of(both)]

    run.run_cells(cells(tmp_path, 2), 1, quiet)

    assert [("two_by_two",)] * 2 == [job.estimators for job in jobs_of(both)]


def test_figures_of_other_settings_lie_apart():
    """Whoever turns a switch gets a new digest; the number of networks and the seed are part of the name instead."""
    digest = digest_of("growth_types", PLAIN)

    assert digest != digest_of("growth_types", replace(PLAIN, missed=0.1))
    assert digest == digest_of("growth_types", replace(PLAIN, networks=7, seed=3, target_networks=9))


def test_figures_of_other_code_lie_apart():
    """The digest reads every file that an estimator reaches: its answer, the tables, the world; not the report."""
    reached = reached_from(registry.module_of("two_by_two"), "tests.operating.world")
    wanted = {"inroads.answers.two_by_two", "inroads.involvement.entries", "inroads.world.life.live"}

    assert wanted <= reached
    assert not [name for name in reached if name.startswith(("inroads.report", "inroads.cli"))]


def test_an_estimator_that_breaks_is_told(tmp_path, monkeypatch):
    """An error in one world stops nothing, and stands beside the figures."""

    def ask(_view, world):
        if world.settings.seed == 2:
            raise ZeroDivisionError
        return [Result("row")]

    held = {"growth_types": replace(registry.all_estimators()["growth_types"], ask=ask)}
    monkeypatch.setattr(run, "all_estimators", lambda: held)
    asked = cells(tmp_path, 3)
    run.run_cells(asked, 1, quiet)
    tried = verdicts_of(asked, {})

    assert [2] == [seed for _cell, seed, _error in tried.broke]
    assert [2] == [one.figures.worlds for one in tried.verdicts]


def test_a_world_is_that_of_its_settings():
    """The rows that the harness makes are those of the field of the same settings."""
    settings = read_family("messy", networks=3, target_networks=2)

    assert make_field(replace(settings, seed=9)).rows == world_of(settings, 3, 9).rows


def test_targets_are_kept(tmp_path, monkeypatch):
    """What is true of a family is simulated once; the parts may be made by anybody, and sum to the same."""
    asked = cells(tmp_path, 1, ("two_by_two",))
    first = targets_of(asked, 30, 1, quiet)
    monkeypatch.setattr("tests.operating.targets.tally_part", None)

    assert first == targets_of(asked, 30, 1, quiet)
    assert sum(first["two_by_two", "plain"][f"per_network/all/{cell}"] for cell in (
        "contact/offline", "contact/remote_voice", "contact/online", "place/offline", "place/remote_voice",
        "place/online",
    )) == pytest.approx(1)  # fmt: skip


def test_unknown_names_are_told(capsys):
    """An estimator that nobody wrote is a mistake of the caller, with the names there are."""
    assert 2 == main(["--row", "three_by_three"])
    assert "two_by_two" in capsys.readouterr().err
