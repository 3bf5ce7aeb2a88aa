"""What is true of the networks that such settings bring into the files: simulated once for each family, and kept."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.operating.all_estimators import all_estimators
from tests.operating.digests import target_digest
from tests.operating.plan import Cell
from tests.operating.run import Progress, pool, say

from inroads.world.settings import Settings
from inroads.world.truth.tally import Tally
from inroads.world.truth.truth import target_cases

TARGETS = 10_000
PART = 1000
OWN_SEEDS = 900_000_000
"""Far from those of the worlds."""
WORLD = 40

Sums = tuple[dict, dict]


def targets_of(
    cells: list[Cell], networks: int = TARGETS, processes: int = 1, progress: Progress = say
) -> dict[tuple[str, str], dict[str, float]]:
    """The target of each row, by estimator and family."""
    asked = {(cell.estimator.name, cell.family): cell for cell in cells}
    found = {}
    for (name, family), cell in asked.items():
        known = dict(cell.estimator.known(cell.settings))
        path = _path(cell, networks)
        held = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        found[name, family] = {**held, **known}
    _make(
        [cell for cell in asked.values() if cell.estimator.target and not _path(cell, networks).is_file()],
        networks,
        processes,
        progress,
        found,
    )
    return found


def _path(cell: Cell, networks: int) -> Path:
    digest = target_digest(cell.estimator.name, cell.settings, networks)
    return cell.folder / "targets" / f"{cell.estimator.name}-{cell.family}-{digest}.json"


def _make(
    cells: list[Cell], networks: int, processes: int, progress: Progress, found: dict[tuple[str, str], dict[str, float]]
) -> None:
    """Simulate each family once for all estimators that need it."""
    families: dict[str, list[Cell]] = {}
    for cell in cells:
        families.setdefault(cell.family, []).append(cell)
    if not families:
        return
    with pool(processes) if processes > 1 else _none() as running:
        for number, (family, mine) in enumerate(families.items(), start=1):
            progress(f"what is true on average: {family} ({number} of {len(families)})")
            names = tuple(cell.estimator.name for cell in mine)
            tallies = _simulated(mine[0].settings, names, networks, running)
            for cell in mine:
                rows = dict(cell.estimator.target.rows(tallies[cell.estimator.name]))
                path = _path(cell, networks)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(rows, indent=1, sort_keys=True), encoding="utf-8")
                found[cell.estimator.name, family] |= {**rows, **dict(cell.estimator.known(cell.settings))}


class _none:  # noqa: N801 stands in for a pool
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_error: object) -> None:
        return None


def _simulated(
    settings: Settings, names: tuple[str, ...], networks: int, running: ProcessPoolExecutor | None
) -> dict[str, Tally]:
    work = partial(tally_part, settings, names)
    parts = [(part, min(PART, networks - part * PART)) for part in range(-(-networks // PART))]
    summed: dict[str, Tally] = {name: Tally() for name in names}
    for tallies in running.map(work, parts) if running else map(work, parts):
        for name, tally in tallies.items():
            add_tally(summed[name], tally)
    return summed


def tally_part(settings: Settings, names: tuple[str, ...], part: tuple[int, int]) -> dict[str, Tally]:
    """The sums over one part of the networks: its number, and how many networks it has."""
    tallies = {name: Tally() for name in names}
    one = replace(settings, networks=WORLD, seed=OWN_SEEDS + part[0], target_networks=part[1])
    for case in target_cases(one):
        for name, tally in tallies.items():
            tally.add(*all_estimators()[name].target.adds(case))
    return tallies


def add_tally(summed: Tally, more: Tally) -> None:
    """Add the sums of another part."""
    for mine, theirs in ((summed.above, more.above), (summed.below, more.below)):
        for key, sums in theirs.items():
            mine[key] = [a + b for a, b in zip(mine.get(key, [0.0] * len(sums)), sums, strict=True)]
