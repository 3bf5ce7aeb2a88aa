"""`make coverage`: estimators on many invented worlds; figures to disk, a page and a picture, one line of JSON."""

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.operating.all_estimators import chosen
from tests.operating.family_files import read_families
from tests.operating.figures import figures_of
from tests.operating.judge import Verdict, judge
from tests.operating.page import write_page
from tests.operating.plan import Cell, cells_of
from tests.operating.run import run_cells, say
from tests.operating.targets import TARGETS, targets_of

from inroads.errors import InroadsError

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "coverage"
FEW = 20


@dataclass(frozen=True)
class Tried:
    """Verdicts on all rows of the cells that were asked for, and the worlds in which something broke."""

    verdicts: list[Verdict]
    broke: list[tuple[Cell, int, str]]


def verdicts_of(cells: list[Cell], targets: dict[tuple[str, str], dict[str, float]]) -> Tried:
    """Read what lies on disk and judge it; no more worlds than are asked for, the first ones."""
    verdicts, broke = [], []
    for cell in cells:
        worlds = [seen for seed, seen in cell.lines.held().items() if seed <= cell.worlds]
        broke += [(cell, seen.seed, seen.broke) for seen in worlds if seen.broke]
        found = figures_of(worlds, targets.get((cell.estimator.name, cell.family), {}))
        verdicts += [judge(cell, figures) for figures in found]
    return Tried(verdicts, broke)


def line_of(tried: Tried) -> dict[str, object]:
    """The line of JSON; rejections are those under no effect, scaled to 2 000 worlds. Warnings are left out, and so are
    tests that answer in a few worlds only.
    """
    held = [one for one in tried.verdicts if not one.cell.estimator.may_fail]
    covered = [one.figures.covered.high for one in held if "coverage" in one.judged]
    refusals = [one.figures.refused_posed.share for one in held if "refusals" in one.judged]
    counts = [one.figures.claimed or one.figures.rejected for one in held if "rejections" in one.judged]
    counts = [count for count in counts if count is not None and count.of >= FEW]
    most = max(counts, key=lambda count: count.share, default=None)
    return {
        "bench": "coverage",
        "coverage_lowest_upper99": round(min(covered), 4) if covered else None,
        "rejections_highest": round(2000 * most.share) if most else None,
        "rejections_highest_raw": f"{most.hits} of {most.of}" if most else None,
        "refusals_highest": round(max(refusals), 4) if refusals else None,
        "rows": len(held),
        "worlds": [min(one.figures.worlds for one in held), max(one.figures.worlds for one in held)] if held else None,
        "fails": sum(bool(one.fails) for one in held),
        "broke": len(tried.broke),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run what is missing, then tell."""
    asked = _parser().parse_args(arguments)
    try:
        estimators, families = chosen(_listed(asked.row)), read_families(_listed(asked.families))
    except InroadsError as error:
        say(str(error))
        return 2
    networks = asked.networks
    cells = cells_of(estimators, families, networks, asked.worlds, asked.folder)
    run_cells(cells, asked.processes, minutes=asked.minutes)
    tried = verdicts_of(cells, targets_of(cells, asked.targets, asked.processes))
    if asked.page:
        write_page(tried.verdicts, tried.broke, asked.page, asked.targets)
    sys.stdout.write(json.dumps(line_of(tried)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make coverage", description=__doc__)
    parser.add_argument("--row", default="", help="estimators, by name; else all")
    parser.add_argument("--families", default="", help="families: names, files or folders; else all of the house")
    parser.add_argument("--networks", type=_numbers, default="18,40,180", help="networks in the files of a world")
    parser.add_argument("--worlds", type=int, default=2000)
    parser.add_argument("--targets", type=int, default=TARGETS, help="networks simulated for what is true on average")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="how long to make worlds; 0: none")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where figures are kept")
    parser.add_argument("--page", type=Path, help="the folder of docs into which page and picture are written")
    return parser


def _numbers(text: str) -> list[int]:
    """Numbers of networks; argparse tells what is none."""
    numbers = [int(number) for number in _listed(text)]
    if not numbers or min(numbers) < 1:
        raise ValueError(text)
    return numbers


def _listed(text: str) -> list[str]:
    return text.replace(",", " ").split()


if __name__ == "__main__":
    sys.exit(main())
