"""Decimal commas of Dutch spreadsheets: read only in columns of numbers, and only where the whole file is clear."""

import re
from collections.abc import Collection
from dataclasses import replace

from inroads.language import _
from inroads.model.number import read_number, whole
from inroads.sources.grid import Cell, Grid, coordinates

_COMMA_INSIDE = re.compile(r"[+-]?[\d.]*,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")


def with_numbers(grid: Grid, places: Collection[int], header: int, notes: list[str]) -> Grid:
    """The grid with its decimal commas read as numbers, if it is a CSV file parted by semicolons or tabs that has any.

    A comma decides for the whole file: points then part groups of three digits (``12.500`` is twelve thousand five
    hundred). Without any comma ``12.500`` stays as written, and a note asks to look at it.
    """
    if grid.delimiter not in (";", "\t") or not places:
        return grid
    written = [
        (row, place, cell)
        for row in range(header + 1, len(grid.rows))
        for place in sorted(places)
        if isinstance(cell := grid.cell(row, place), str)
    ]
    commas = [(row, place) for row, place, cell in written if _COMMA_INSIDE.fullmatch(cell)]
    grouped = [(row, place) for row, place, cell in written if _GROUPED.fullmatch(cell)]
    if not commas:
        if grouped:
            notes.append(
                _(
                    "{file}: {cell} was read with a decimal point; write it without the point"
                    " if it separates thousands.",
                    file=grid.file,
                    cell=coordinates(*grouped[0]),
                )
            )
        return grid
    notes.append(
        _(
            "{file}: numbers were read with a decimal comma (first in {cell}).",
            file=grid.file,
            cell=coordinates(*commas[0]),
        )
    )
    rows: list[list[Cell]] = [list(row) for row in grid.rows]
    for row, place, cell in written:
        number = read_number(cell, decimal_comma=True)
        if number is not None:
            rows[row][place] = whole(number)
    return replace(grid, rows=tuple(tuple(row) for row in rows))
