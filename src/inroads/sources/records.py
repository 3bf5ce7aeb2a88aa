"""The records of a file of any layout: named cells, each with the place it stands in."""

from collections.abc import Collection
from dataclasses import replace

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.csv_table import is_remark, read_csv
from inroads.sources.decimals import with_numbers
from inroads.sources.graph_pajek import pajek_records
from inroads.sources.graph_xml import gexf_records, graphml_records
from inroads.sources.grid import Grid, column_letters
from inroads.sources.json_records import json_records
from inroads.sources.mapping_rules import Reading
from inroads.sources.record import Record, Records, as_text
from inroads.sources.table_rows import broken_cells, first_cell, listed
from inroads.sources.workbook import read_workbook

_BY_SUFFIX = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".net": "pajek",
}
_GRAPHS = {"graphml": graphml_records, "gexf": gexf_records, "pajek": pajek_records}


def read_records(data: bytes, name: str, reading: Reading, numbers: Collection[str] = ()) -> Records:
    """Read a file as its mapping says; the format is known by the suffix where the mapping names none.

    ``numbers`` are the columns that fill number columns: in them decimal commas are read.
    """
    suffix = "." + name.rpartition(".")[2].lower()
    chosen = reading.format or _BY_SUFFIX.get(suffix, "xlsx")
    if chosen in ("json", "jsonl"):
        return json_records(data, name, reading, lines=chosen == "jsonl")
    if chosen in _GRAPHS:
        return _GRAPHS[chosen](data, name)
    if chosen == "csv":
        delimiter = reading.delimiter or ("\t" if suffix == ".tsv" else "")
        return _of_grid(read_csv(data, name, delimiter, len(reading.header)), reading, numbers)
    return _of_grid(_sheet(read_workbook(data, name), name, reading), reading, numbers)


def _sheet(grids: list[Grid], name: str, reading: Reading) -> Grid:
    found = [grid for grid in grids if not reading.sheet or grid.sheet == reading.sheet]
    if len(found) == 1:
        return found[0]
    raise InputError(
        _("It is not clear which sheet to read.") if found else _("There is no sheet «{sheet}».", sheet=reading.sheet),
        name,
        _("Name one in the mapping, under «read: sheet»: {sheets}.", sheets=listed(grid.sheet for grid in grids)),
    )


def _of_grid(grid: Grid, reading: Reading, numbers: Collection[str]) -> Records:
    header = -1
    names = list(reading.header)
    if not names:
        header = next((row for row in range(len(grid.rows)) if not grid.is_blank(row) and not _remark(grid, row)), -1)
        if header == -1:
            raise InputError(_("This file is empty."), grid.file)
        names = _names(grid, header)
    notes = list(grid.notes)
    grid = _blanked(grid, reading.blank, header)
    grid = with_numbers(grid, {place for place, name in enumerate(names) if name in numbers}, header, notes)
    rows = [row for row in range(header + 1, len(grid.rows)) if not grid.is_blank(row)]
    kept = [row for row in rows if not _remark(grid, row)]
    if len(kept) < len(rows):
        passed = len(rows) - len(kept)
        notes.append(_("{file}: rows passed over because they begin with #: {count}.", file=grid.file, count=passed))
    return Records(tuple(names), tuple(_record(grid, row, names) for row in kept), tuple(notes))


def _blanked(grid: Grid, texts: frozenset[str], header: int) -> Grid:
    """The grid with the cells below the header that say one of the texts made blank."""
    if not texts:
        return grid
    rows = (
        tuple(None if place > header and isinstance(cell, str) and cell.strip() in texts else cell for cell in row)
        for place, row in enumerate(grid.rows)
    )
    return replace(grid, rows=tuple(rows))


def _remark(grid: Grid, row: int) -> bool:
    return is_remark(first_cell(grid, row))


def _names(grid: Grid, header: int) -> list[str]:
    """Names of the columns: a column without one goes by its letters, a second one of a name by ``name (2)``."""
    names: list[str] = []
    for place in range(max(len(row) for row in grid.rows)):
        name = as_text(grid.cell(header, place)) or column_letters(place)
        count = 2
        unique = name
        while unique in names:
            unique, count = f"{name} ({count})", count + 1
        names.append(unique)
    return names


def _record(grid: Grid, row: int, names: list[str]) -> Record:
    cells = {name: cell for place, name in enumerate(names) if (cell := grid.cell(row, place)) is not None}
    locators = {name: grid.locator(row, place) for place, name in enumerate(names)}
    broken = (
        {name: fault for place, name in enumerate(names) for fault in broken_cells(grid, row, (place,))}
        if grid.broken
        else {}
    )
    return Record(cells, locators, grid.row_locator(row), grid.where(row), broken)
