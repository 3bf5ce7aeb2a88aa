"""One grid that bears the name of a table, into its draft rows.

The first row that is not blank names the columns; a heading that begins with ``_`` keeps its column out. Blank rows are
passed over, and so are remarks: rows whose first cell is ``#`` or begins with ``#`` and a space, as the example rows
of the template do.
"""

from collections.abc import Iterable, Iterator

from inroads.errors import Fault
from inroads.language import _
from inroads.model.draft import DraftCell, DraftRow
from inroads.sources.columns import CLAIMS, Columns
from inroads.sources.csv_table import is_remark
from inroads.sources.decimals import with_numbers
from inroads.sources.grid import Grid


def listed(names: Iterable[str]) -> str:
    """Names in quotes, for a sentence."""
    return ", ".join(f"«{name}»" for name in names)


def table_rows(grid: Grid, table: str, columns: Columns, notes: list[str], faults: list[Fault]) -> Iterator[DraftRow]:
    """Draft rows of a grid that bears the name of ``table``; adds to ``notes`` and ``faults``."""
    header = next(
        (row for row in range(len(grid.rows)) if not grid.is_blank(row) and not is_remark(first_cell(grid, row))), None
    )
    if header is None:
        notes.append(_("{file}: «{sheet}» is empty.", file=grid.file, sheet=grid.sheet))
        return
    named = _named_columns(grid, header, table, columns, faults)
    grid = with_numbers(grid, {place for place, name in named.items() if columns.is_number(table, name)}, header, notes)
    remarks = []
    for row in range(header + 1, len(grid.rows)):
        if is_remark(first_cell(grid, row)):
            remarks.append(row + 1)
            continue
        faults.extend(broken_cells(grid, row, named))
        cells = tuple(
            DraftCell(name, written, grid.locator(row, place))
            for place, name in named.items()
            if (written := grid.cell(row, place)) is not None
        )
        if cells:
            yield DraftRow(table, cells, grid.where(row))
    if remarks:
        notes.append(
            _(
                "{file}, «{sheet}»: rows passed over because they begin with #: {count} (the first is row {row}).",
                file=grid.file,
                sheet=grid.sheet,
                count=len(remarks),
                row=remarks[0],
            )
        )


def first_cell(grid: Grid, row: int) -> object:
    """The first cell of a row that says anything."""
    return next((cell for cell in grid.rows[row] if cell is not None), None)


def _named_columns(grid: Grid, header: int, table: str, columns: Columns, faults: list[Fault]) -> dict[int, str]:
    """The column each place stands for; unknown, doubled and missing headings are faults."""
    named: dict[int, str] = {}
    width = max(len(row) for row in grid.rows)
    for place in range(width):
        heading = grid.cell(header, place)
        if heading is None:
            faults.extend(_nameless(grid, header, place))
            continue
        if str(heading).startswith("_"):
            continue
        column = columns.find(table, str(heading))
        where = grid.where_cell(header, place)
        if column is None:
            faults.append(_unknown(str(heading), table, columns, where))
        elif column in named.values():
            faults.append(Fault(_("Two columns are named «{column}».", column=column), where, _("Keep one of them.")))
        else:
            named[place] = column
    return named


def _nameless(grid: Grid, header: int, place: int) -> list[Fault]:
    below = next(
        (
            row
            for row in range(header + 1, len(grid.rows))
            if grid.cell(row, place) is not None and not is_remark(first_cell(grid, row))
        ),
        None,
    )
    if below is None:
        return []
    return [
        Fault(
            _("This cell stands in a column without a name."),
            grid.where_cell(below, place),
            _("Name the column in row {row}, or clear it.", row=header + 1),
        )
    ]


def _unknown(heading: str, table: str, columns: Columns, where: str) -> Fault:
    near = columns.near(table, heading)
    what = _("«{heading}» is no column of «{table}» and no variable of the frame.", heading=heading, table=table)
    if near:
        return Fault(
            what,
            where,
            _("Did you mean {near}? Else add a variable to the frame, or begin the heading with _.", near=listed(near)),
        )
    if table == CLAIMS:
        return Fault(what, where, _("Its columns are {columns}.", columns=", ".join(columns.of(table))))
    return Fault(
        what,
        where,
        _("Add a variable to the study's own frame, rename it, or begin the heading with _ to keep it out."),
    )


def broken_cells(grid: Grid, row: int, places: Iterable[int]) -> Iterator[Fault]:
    """Faults for the cells at ``places`` that show something else than they hold."""
    for place in places:
        reason = grid.broken.get((row, place))
        if reason is None:
            continue
        where = grid.where_cell(row, place)
        if reason == "=":
            yield Fault(
                _("This formula has never been computed."),
                where,
                _("Open the file in a spreadsheet program and save it, or type the value."),
            )
        elif ":" in reason:
            yield Fault(
                _("The cells {cells} are merged: only the first of them has a value.", cells=reason),
                where,
                _("Unmerge them and fill in each cell."),
            )
        else:
            yield Fault(
                _("This cell holds an error of the spreadsheet: {error}.", error=reason),
                where,
                _("Mend the formula, or clear the cell."),
            )
