"""What is to be run: estimators, families, numbers of networks and of worlds."""

from dataclasses import dataclass
from pathlib import Path

from tests.operating.digests import digest_of
from tests.operating.estimator import Estimator
from tests.operating.lines import Lines, lines_of

from inroads.world.settings import Settings


@dataclass(frozen=True)
class Cell:
    """One estimator in one family at one number of networks, and how many worlds are asked for."""

    estimator: Estimator
    family: str
    settings: Settings
    networks: int
    worlds: int
    folder: Path

    @property
    def lines(self) -> Lines:
        """Where its figures lie."""
        digest = digest_of(self.estimator.name, self.settings)
        return lines_of(self.folder, self.estimator.name, self.family, self.networks, digest)


@dataclass(frozen=True)
class Job:
    """One world, and the estimators that have not seen it yet."""

    family: str
    settings: Settings
    networks: int
    seed: int
    estimators: tuple[str, ...]


def cells_of(
    estimators: list[Estimator], families: dict[str, Settings], networks: list[int], worlds: int, folder: Path
) -> list[Cell]:
    """Every cell that is asked for."""
    return [
        Cell(estimator, family, settings, number, min(worlds, estimator.most), folder)
        for family, settings in families.items()
        for number in networks
        for estimator in estimators
        if number <= estimator.largest
    ]


def jobs_of(cells: list[Cell]) -> list[Job]:
    """The worlds that are missing; one world serves all estimators that lack it, those that need texts apart.

    The first worlds of all cells come first, so that a run that is ended early knows something of each.
    """
    lacking: dict[tuple[str, int, bool, int], list[Cell]] = {}
    for cell in cells:
        for seed in sorted(set(range(1, cell.worlds + 1)) - cell.lines.seeds()):
            lacking.setdefault((cell.family, cell.networks, cell.estimator.texts, seed), []).append(cell)
    return [
        Job(family, mine[0].settings, networks, seed, tuple(cell.estimator.name for cell in mine))
        for (family, networks, _texts, seed), mine in sorted(lacking.items(), key=lambda held: held[0][3])
    ]
