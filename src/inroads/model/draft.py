"""What a reader hands on: rows as written, each cell with the place it stands in. Nothing is judged yet."""

from dataclasses import dataclass
from datetime import date

Written = str | int | float | bool | date
"""A cell as the file holds it; blank cells are left out."""


@dataclass(frozen=True)
class DraftCell:
    """One non-blank cell: the column it belongs to, what it says, and where it stands (``cases.xlsx#entries!D12``)."""

    variable: str
    written: Written
    locator: str


@dataclass(frozen=True)
class DraftRow:
    """One row of a table of :data:`inroads.model.tables.TABLES`; ``where`` names file and row for a person to find."""

    table: str
    cells: tuple[DraftCell, ...]
    where: str
