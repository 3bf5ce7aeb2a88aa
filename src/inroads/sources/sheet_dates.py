"""Dates of a spreadsheet, no more precise than its cells show them. Both functions change ``rows`` and give notes."""

from collections.abc import Mapping
from datetime import date, datetime, time

from inroads.language import _
from inroads.sources.grid import Cell, coordinates
from inroads.sources.scan import Place


def shorten(rows: list[list[Cell]], places: Mapping[Place, str], name: str, sheet: str) -> list[str]:
    """Dates that the sheet shows as a month or a year are read as that: a program turned ``2015-03`` into a day."""
    shortened = []
    for (row, column), precision in places.items():
        if row < len(rows) and column < len(rows[row]):
            cell = rows[row][column]
            if isinstance(cell, date) and cell.day == 1 and (precision == "month" or cell.month == 1):
                rows[row][column] = f"{cell.year:04d}-{cell.month:02d}" if precision == "month" else f"{cell.year:04d}"
                shortened.append(coordinates(row, column))
    if not shortened:
        return []
    return [
        _(
            "{file}, sheet {sheet}: dates read as a month or a year, because they show no more: {count}"
            " (first in {cell}).",
            file=name,
            sheet=sheet,
            count=len(shortened),
            cell=min(shortened, key=lambda cell: (len(cell), cell)),
        )
    ]


def drop_times(rows: list[list[Cell]], name: str, sheet: str) -> list[str]:
    """A date is a day here; a time of day is left out, and said."""
    dropped = 0
    for cells in rows:
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                dropped += cell.time() != time()
                cells[column] = cell.date()
    if not dropped:
        return []
    return [
        _(
            "{file}, sheet {sheet}: dates whose time of day was left out: {count}.",
            file=name,
            sheet=sheet,
            count=dropped,
        )
    ]
