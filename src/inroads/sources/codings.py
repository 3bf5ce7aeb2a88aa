"""A coding file (YAML, or CSV with a column ``table``) and a coding typed in one call, into draft rows.

Each row is a row of the language of the tables with the name of its ``table``; ``defaults`` are row columns that hold
for all rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from inroads.errors import Fault, InputError
from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.language import _
from inroads.model.draft import DraftCell, DraftRow
from inroads.model.tables import ROW_COLUMNS, TABLES, UNITS
from inroads.sources.case_file import read_bytes
from inroads.sources.case_table import CSV_SUFFIXES
from inroads.sources.columns import Columns, find_table, near_tables
from inroads.sources.csv_table import is_remark, read_csv
from inroads.sources.grid import Grid
from inroads.sources.table_rows import first_cell
from inroads.sources.text import read_text

TABLE = "table"
JOINT = " | "
_KEYS = ("codings", "documents", "defaults", "rows")
_BLANK = ("", "null", "~")


@dataclass(frozen=True)
class Codings:
    """What a coding file says: its rows, and the hashes of the documents it was made on, with where it says so."""

    rows: tuple[DraftRow, ...]
    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name of a document -> its SHA-256 ('' where the file gives none) and the line that names it."""
    reader: str = "codings"


def read_codings(path: Path, columns: Columns) -> Codings:
    """Read a coding file; raises one InputError with all faults."""
    data = read_bytes(path)
    if path.suffix.lower() in CSV_SUFFIXES:
        return _from_grid(read_csv(data, path.name, "\t" if path.suffix.lower() == ".tsv" else ""), columns)
    faults = Faults()
    node = parse(path.name, read_text(data, path.name).text, faults)
    codings = _from_yaml(node, columns, faults) if node else Codings(())
    faults.raise_any()
    return codings


def one_row(table: str, cells: Mapping[str, str], columns: Columns) -> Codings:
    """The coding that one call spells out: a table and what its columns say."""
    where = _("this call")
    name = table_named(table)
    if name is None:
        raise InputError(_("There is no table «{name}».", name=table), where, _near_table(table))
    faults: list[Fault] = []
    named = {
        heading: _column(heading, name, columns, f"{where}, {heading}={cell}", faults)
        for heading, cell in cells.items()
    }
    if faults:
        raise InputError.of(faults)
    drafts = [DraftCell(column, cells[heading], "") for heading, column in named.items() if cells[heading].strip()]
    return Codings((DraftRow(name, tuple(drafts), where),))


def table_named(name: str) -> str | None:
    """The table of that name, or the one whose rows are units of that name."""
    return UNITS[name].name if name in UNITS else find_table(name)


def _near_table(name: str) -> str:
    near = near_tables(name)
    return (
        _("Did you mean {near}?", near=" / ".join(near)) if near else _("Tables are: {known}.", known=", ".join(TABLES))
    )


def _column(heading: str, table: str, columns: Columns, where: str, faults: list[Fault]) -> str:
    """The column that a heading stands for; an unknown one goes to the faults."""
    column = columns.find(table, heading)
    if column is None:
        near = columns.near(table, heading)
        what = _("«{heading}» is no column of «{table}» and no variable of the frame.", heading=heading, table=table)
        do = _("Did you mean {near}?", near=" / ".join(near)) if near else _("See the sheet `frame` of the template.")
        faults.append(Fault(what, where, do))
    return column or ""


def _from_yaml(node: Located, columns: Columns, faults: Faults) -> Codings:
    said = expect.mapping(node, _KEYS, faults)
    rows = expect.items(said["rows"], faults) if "rows" in said else []
    if not rows and isinstance(node.content, dict):
        faults.add(_("This coding file holds no rows."), said.get("rows", node), _("Say «rows:» and a list of rows."))
    defaults = _defaults(said.get("defaults"), faults)
    drafts = [_row(row, defaults, columns, faults) for row in rows]
    return Codings(tuple(draft for draft in drafts if draft), _documents(said.get("documents"), faults))


def _documents(node: Located | None, faults: Faults) -> dict[str, tuple[str, str]]:
    """The documents that the file was made on: a mapping of names to ``{sha256: ...}``, or a list of names."""
    if node is None:
        return {}
    if isinstance(node.content, list):
        return {expect.text(name, faults): ("", name.where) for name in node.content}
    read = {}
    for name, held in expect.mapping(node, None, faults).items():
        said = {} if _is_blank(held) else expect.mapping(held, ("sha256",), faults)
        read[name] = (expect.text(said["sha256"], faults).lower() if "sha256" in said else "", held.where)
    return read


def _defaults(node: Located | None, faults: Faults) -> dict[str, DraftCell]:
    if node is None:
        return {}
    cells = expect.mapping(node, None, faults)
    for name, held in cells.items():
        if name not in ROW_COLUMNS:
            what = _("«{name}» cannot hold for all rows.", name=name)
            faults.add(what, held, _("Columns for all rows are: {known}.", known=", ".join(ROW_COLUMNS)))
    return {
        name: _cell(name, held, faults) for name, held in cells.items() if name in ROW_COLUMNS and not _is_blank(held)
    }


def _row(node: Located, defaults: Mapping[str, DraftCell], columns: Columns, faults: Faults) -> DraftRow | None:
    said = expect.mapping(node, None, faults)
    named = expect.text(said[TABLE], faults) if TABLE in said else ""
    table = table_named(named)
    if table is None:
        if isinstance(node.content, dict):
            what = _("There is no table «{name}».", name=named) if named else _("This row does not name its «table».")
            faults.add(what, said.get(TABLE, node), _near_table(named))
        return None
    cells: dict[str, DraftCell] = {}
    for heading, held in said.items():
        if heading == TABLE or _is_blank(held):
            continue
        found: list[Fault] = []
        column = _column(heading, table, columns, held.where, found)
        faults.found += found
        if column in cells:
            faults.add(_("Two columns are named «{column}».", column=column), held, _("Keep one of them."))
        if column:
            cells[column] = _cell(column, held, faults)
    return _with_defaults(DraftRow(table, tuple(cells.values()), node.where), defaults)


def _with_defaults(row: DraftRow, defaults: Mapping[str, DraftCell]) -> DraftRow:
    """The row with what holds for all rows, but for a column that the row fills or its table has for itself."""
    own = TABLES[row.table].columns if row.table in TABLES else ()
    filled = {cell.variable for cell in row.cells} | {column.name for column in own}
    return replace(row, cells=(*row.cells, *(cell for name, cell in defaults.items() if name not in filled)))


def _cell(column: str, node: Located, faults: Faults) -> DraftCell:
    texts: Iterable[str] = expect.texts(node, faults)
    return DraftCell(column, JOINT.join(texts), f"{node.file}#{node.line}")


def _is_blank(node: Located) -> bool:
    return isinstance(node.content, str) and node.content in _BLANK and (not node.quoted or not node.content)


def _from_grid(grid: Grid, columns: Columns) -> Codings:
    """The rows of a CSV file; a column may belong to some tables only, where the others leave it blank."""
    faults: list[Fault] = []
    header = next((row for row in range(len(grid.rows)) if not grid.is_blank(row)), None)
    headings = {place: str(cell) for place, cell in enumerate(grid.rows[header or 0]) if cell} if grid.rows else {}
    place_of_table = next((place for place, heading in headings.items() if heading.casefold() == TABLE), None)
    if header is None or place_of_table is None:
        raise InputError(
            _("This coding file has no column «table»."),
            grid.file,
            _("Name it in the first row: it says of each row its table."),
        )
    rows = []
    for row in range(header + 1, len(grid.rows)):
        if grid.is_blank(row) or is_remark(first_cell(grid, row)):
            continue
        named = str(grid.cell(row, place_of_table) or "")
        table = table_named(named)
        if table is None:
            what = _("There is no table «{name}».", name=named) if named else _("This row does not name its «table».")
            faults.append(Fault(what, grid.where(row), _near_table(named)))
            continue
        cells = []
        for place, heading in headings.items():
            written = grid.cell(row, place)
            if place != place_of_table and written is not None and not heading.startswith("_"):
                column = _column(heading, table, columns, grid.where_cell(row, place), faults)
                cells.append(DraftCell(column, written, grid.locator(row, place)))
        rows.append(DraftRow(table, tuple(cells), grid.where(row)))
    if faults:
        raise InputError.of(faults)
    return Codings(tuple(rows))
