"""Cells in rows and columns, wherever they come from: what CSV and spreadsheet readers hand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inroads.language import _
from inroads.model.draft import Written

Cell = Written | None
Row = tuple[Cell, ...]


def column_letters(column: int) -> str:
    """The letters a spreadsheet shows above a column; 0 is ``A``.

    Examples
    --------
    >>> column_letters(0), column_letters(27), column_letters(16383)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def coordinates(row: int, column: int) -> str:
    """The name a spreadsheet shows for a cell, counted from 0: ``coordinates(11, 3)`` is ``D12``."""
    return f"{column_letters(column)}{row + 1}"


@dataclass(frozen=True)
class Grid:
    """All cells of one sheet or CSV file; ``rows[0]`` is row 1, blank cells are ``None``.

    ``broken`` names cells that show something else than they hold (an error, a formula nobody computed, a part of
    merged cells) and says what; they are faults for whoever reads them.
    """

    file: str
    sheet: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    delimiter: str = ""
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        """The cell, or ``None`` where the row ends before it."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def is_blank(self, row: int) -> bool:
        """Whether no cell of the row says anything."""
        return all(cell is None for cell in self.rows[row])

    def locator(self, row: int, column: int) -> str:
        """Where a cell stands: ``cases.xlsx#entries!D12``."""
        return f"{self.file}#{self.sheet}!{coordinates(row, column)}"

    def row_locator(self, row: int) -> str:
        """Where a whole row stands: ``cases.xlsx#entries!A12:F12``."""
        last = max(len(self.rows[row]) - 1, 0)
        return f"{self.file}#{self.sheet}!{coordinates(row, 0)}:{coordinates(row, last)}"

    def where(self, row: int) -> str:
        """File, sheet and row, for a person to find."""
        if self.delimiter:
            return _("{file}, row {row}", file=self.file, row=row + 1)
        return _("{file}, sheet {sheet}, row {row}", file=self.file, sheet=self.sheet, row=row + 1)

    def where_cell(self, row: int, column: int) -> str:
        """File, sheet and cell, for a person to find."""
        if self.delimiter:
            return _("{file}, cell {cell}", file=self.file, cell=coordinates(row, column))
        return _("{file}, sheet {sheet}, cell {cell}", file=self.file, sheet=self.sheet, cell=coordinates(row, column))
