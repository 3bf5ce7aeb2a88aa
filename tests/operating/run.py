"""Runs worlds over processes; what comes back is written at once, so that a run may be killed at any time."""

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import nullcontext
from itertools import islice

from tests.operating.all_estimators import all_estimators
from tests.operating.lines import Seen
from tests.operating.plan import Cell, Job, jobs_of
from tests.operating.view_of_texts import view_of_texts
from tests.operating.world import world_of

from inroads.errors import InroadsError

SHOWN_EVERY = 5.0
AHEAD = 4

Progress = Callable[[str], None]


def say(text: str) -> None:
    """Progress goes to stderr; stdout is for the one line of JSON."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def run_cells(cells: list[Cell], processes: int, progress: Progress = say, minutes: float = float("inf")) -> None:
    """Make the worlds that are missing, for so many minutes at most."""
    ends = time.monotonic() + 60 * minutes
    places = {(cell.estimator.name, cell.family, cell.networks): cell.lines for cell in cells}
    for lines in places.values():
        lines.mend()
    jobs = jobs_of(cells) if minutes > 0 else []
    there = sum(min(cell.worlds, len(cell.lines.seeds())) for cell in cells)
    asked = sum(cell.worlds for cell in cells)
    progress(f"worlds x estimators asked for: {asked}; there already: {there}; worlds to make: {len(jobs)}")
    for done, (job, seen) in enumerate(_counted(_ran(jobs, processes), len(jobs), progress), start=1):
        for name, one in seen.items():
            places[name, job.family, job.networks].add([one])
        is_late = time.monotonic() > ends
        if done == len(jobs) or is_late:
            progress(f"worlds: {done} / {len(jobs)}" + (", time is up" if is_late else ""))
        if is_late:
            break


def _counted(
    ran: Iterable[tuple[Job, dict[str, Seen]]], count: int, progress: Progress
) -> Iterator[tuple[Job, dict[str, Seen]]]:
    began = shown = time.monotonic()
    for done, one in enumerate(ran, start=1):
        now = time.monotonic()
        if now - shown > SHOWN_EVERY:
            shown = now
            left = (now - began) / done * (count - done)
            progress(
                f"worlds: {done} / {count} ({one[0].family}, {one[0].networks} networks); {left / 60:.0f} min left"
            )
        yield one


def _ran(jobs: list[Job], processes: int) -> Iterator[tuple[Job, dict[str, Seen]]]:
    if processes == 1:
        for job in jobs:
            yield job, run_job(job)
        return
    with pool(processes) as running:
        yield from each_of(running, run_job, jobs, processes * AHEAD)


def pool(processes: int) -> ProcessPoolExecutor:
    """Processes that share nothing; each works on one core, as tables are small."""
    os.environ["POLARS_MAX_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), without_sweeps)


def without_sweeps() -> None:
    """A world is rows that live as long as it: to look through them for cycles costs a tenth of the time."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


def each_of(
    running: ProcessPoolExecutor, work: Callable[[Job], dict[str, Seen]], jobs: list[Job], ahead: int
) -> Iterator[tuple[Job, dict[str, Seen]]]:
    """Each job with what came of it, in the order in which they end; few wait at a time."""
    waiting: dict[Future[dict[str, Seen]], Job] = {}
    more = iter(jobs)
    try:
        while True:
            waiting |= {running.submit(work, job): job for job in islice(more, ahead - len(waiting))}
            if not waiting:
                return
            ended, _running = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ended:
                yield waiting.pop(future), future.result()
    finally:
        for future in waiting:
            future.cancel()


def run_job(job: Job) -> dict[str, Seen]:
    """One world, seen by each of its estimators."""
    world = world_of(job.settings, job.networks, job.seed)
    held = [all_estimators()[name] for name in job.estimators]
    with view_of_texts(world) if held[0].texts else nullcontext(world.view) as view:
        return {one.name: _seen(job, lambda one=one: one.ask(view, world)) for one in held}


def _seen(job: Job, ask: Callable[[], list]) -> Seen:
    try:
        return Seen(job.seed, tuple(ask()))
    except InroadsError:
        raise
    except Exception as error:  # noqa: BLE001 that an estimator breaks in a world is a figure, too
        return Seen(job.seed, (), f"{type(error).__name__}: {error}")
