"""The page of operating characteristics: what was tried, what fails, a line for each cell; every row in a CSV."""

import csv
import io
from itertools import groupby
from pathlib import Path

from tests.operating.all_estimators import module_of
from tests.operating.digests import code_digest
from tests.operating.figures import Count
from tests.operating.judge import Verdict, by_cell
from tests.operating.picture import draw_estimators
from tests.operating.plan import Cell
from tests.operating.result import BAND, INTERVAL, RATE, SET

PAGE, ROWS = "methods/operating-characteristics.md", "methods/operating-characteristics.csv"
PICTURE = "picture/operating-characteristics.svg"
INTRO = Path(__file__).parent / "page_intro.md"
DASH = "–"
EVERY_CELL = (
    "A line is one estimator in one family at one number of networks, and shows its worst row; each row by itself"
    f" stands in [{Path(ROWS).name}]({Path(ROWS).name})."
)
COLUMNS = (
    *("family", "networks", "worlds", "must", "intervals cover at least", "sets hold at least", "largest bias", "RMSE"),
    *("width ratio", "refused", "no effect, claimed", "effect, claimed", "wrong and sure", "fails"),
)
HEADER = (
    *("estimator", "family", "networks", "worlds", "must", "row", "kind", "truth", "bias", "rmse", "covered", "of"),
    *("covered_low99", "covered_high99", "width", "width_ratio", "refused", "claimed", "wrong_and_sure", "verdict"),
)


def write_page(verdicts: list[Verdict], broke: list[tuple[Cell, int, str]], docs: Path, targets: int) -> None:
    """Page, rows and picture into the folder of docs."""
    (docs / PICTURE).write_text(draw_estimators(verdicts), encoding="utf-8")
    (docs / ROWS).write_text(rows_of(verdicts), encoding="utf-8")
    (docs / PAGE).write_text(page_of(verdicts, broke, targets), encoding="utf-8")


def page_of(verdicts: list[Verdict], broke: list[tuple[Cell, int, str]], targets: int) -> str:
    """The page as Markdown."""
    parts = [
        INTRO.read_text(encoding="utf-8").rstrip().replace("{targets}", f"{targets:,}".replace(",", " ")),
        "## What was tried",
        _tried(verdicts),
        f"![Coverage or rejections of each estimator by family](../{PICTURE})",
        "## What fails",
        _fails(verdicts, broke),
        "## Every cell",
        EVERY_CELL,
    ]
    for name, mine in groupby(by_cell(verdicts), key=lambda held: held[0].cell.estimator.name):
        parts += [f"### {name}", _table(list(mine))]
    return "\n\n".join(parts) + "\n"


def _tried(verdicts: list[Verdict]) -> str:
    """Worlds by estimator and number of networks; what the estimator must do in each family."""
    lines = ["| estimator | worlds at each number of networks | must, by family | code |", "|---|---|---|---|"]
    for name, cells in groupby(by_cell(verdicts), key=lambda held: held[0].cell.estimator.name):
        worlds: dict[int, list[int]] = {}
        must: dict[str, dict[str, None]] = {}
        for held in cells:
            worlds.setdefault(held[0].cell.networks, []).append(max(one.figures.worlds for one in held))
            must.setdefault(held[0].must, {})[held[0].cell.family] = None
        counts = "; ".join(f"{number}: {_span(found)}" for number, found in sorted(worlds.items()))
        owed = "; ".join(f"{what}: {', '.join(families)}" for what, families in must.items())
        lines.append(f"| {name} | {counts} | {owed} | {code_digest(module_of(name))} |")
    return "\n".join(lines)


def _span(found: list[int]) -> str:
    return f"{min(found)}" if min(found) == max(found) else f"{min(found)} to {max(found)}"


def _fails(verdicts: list[Verdict], broke: list[tuple[Cell, int, str]]) -> str:
    """Every failure; warnings apart; and worlds in which something broke."""
    failing = [one for held in by_cell(verdicts) for one in held if one.fails]
    hard = [one for one in failing if not one.cell.estimator.may_fail]
    soft = [one for one in failing if one.cell.estimator.may_fail]
    judged = sum(bool(one.judged) for one in verdicts if not one.cell.estimator.may_fail)
    lines = [f"Rows held to a rule: {judged}; rows that fail: {len(hard)}.", "", *map(_failure, hard)]
    if soft:
        lines += ["", "Shown as a warning, and bound to fail:", ""]
        lines += [f"{_failure(one)} ({one.cell.estimator.may_fail})" for one in soft]
    if broke:
        lines += ["", f"Worlds in which an estimator broke: {len(broke)}.", ""]
        lines += [f"- {c.estimator.name}, {c.family}, {c.networks} networks, seed {seed}: {e}" for c, seed, e in broke]
    return "\n".join(lines).rstrip()


def _failure(one: Verdict) -> str:
    cell = one.cell
    where = f"{cell.estimator.name}, {cell.family}, {cell.networks} networks, {one.figures.worlds} worlds"
    return f"- {where}, row `{one.figures.row}`: {'; '.join(one.fails)}"


def _table(cells: list[list[Verdict]]) -> str:
    rows = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    return "\n".join([*rows, *("| " + " | ".join(_line(held)) + " |" for held in cells)])


def _line(held: list[Verdict]) -> list[str]:
    """The worst rows of a cell."""
    cell, figures = held[0].cell, [one.figures for one in held]
    biased = max((one for one in figures if one.bias is not None), key=lambda one: abs(one.bias or 0.0), default=None)
    wide = [one.figures.width_ratio for one in held if "width" in one.judged and one.figures.width_ratio is not None]
    claimed: dict[bool, list[Count]] = {True: [], False: []}
    for one in held:
        count = one.figures.claimed or one.figures.rejected
        if count is not None:
            claimed["rejections" in one.judged].append(count)
    return [
        cell.family, str(cell.networks), str(max(one.worlds for one in figures)), held[0].must,
        _least([one.covered for one in figures if one.kind in (INTERVAL, BAND)]),
        _least([one.covered for one in figures if one.kind in (SET, RATE)]),
        _number(biased.bias if biased else None), _number(max((one.rmse or 0 for one in figures), default=0) or None),
        _number(max(wide, default=None), 2), _share(_most([one.refused for one in figures])),
        _share(_most(claimed[True])), _share(_most(claimed[False])),
        _share(_most([one.wrong_and_sure for one in figures])),
        str(sum(bool(one.fails) for one in held) or DASH),
    ]  # fmt: skip


def _least(counts: list[Count | None]) -> str:
    held = [count for count in counts if count is not None and count.of]
    if not held:
        return DASH
    worst = min(held, key=lambda count: count.share)
    return f"{worst.share:.3f} ({worst.low:.3f}–{worst.high:.3f})"


def _most(counts: list[Count | None]) -> Count | None:
    return max((count for count in counts if count is not None and count.of), key=lambda c: c.share, default=None)


def _number(value: float | None, digits: int = 3) -> str:
    return DASH if value is None else f"{value:.{digits}f}"


def _share(count: Count | None) -> str:
    return DASH if count is None else f"{count.hits} of {count.of}" if count.hits else "0"


def rows_of(verdicts: list[Verdict]) -> str:
    """Every row as CSV."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_row(one) for held in by_cell(verdicts) for one in held)
    return file.getvalue()


def _row(one: Verdict) -> list[object]:
    cell, held = one.cell, one.figures
    claimed = held.claimed or held.rejected
    covered = held.covered
    ends = (covered.hits, covered.of, _short(covered.low), _short(covered.high)) if covered else ("", "", "", "")
    return [
        cell.estimator.name, cell.family, cell.networks, held.worlds, one.must, held.row, held.kind,
        *map(_short, (held.truth, held.bias, held.rmse)), *ends, _short(held.width), _short(held.width_ratio),
        held.refused.hits, claimed.hits if claimed else "", held.wrong_and_sure.hits if held.wrong_and_sure else "",
        "fails" if one.fails else "passes" if one.judged else "shown",
    ]  # fmt: skip


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
