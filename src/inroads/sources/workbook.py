"""The one door to spreadsheet libraries: XLSX, ODS and XLS in, XLSX out.

They are imported on first use, since reading a spreadsheet is not what every command does.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.number import whole
from inroads.sources.grid import Cell, Grid, coordinates
from inroads.sources.scan import Scan
from inroads.sources.sheet_dates import drop_times, shorten
from inroads.sources.sheet_scan import UnreadableWorkbookError, scan_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")

CELL_LIMIT = 20_000_000
"""A sheet that reaches over more cells than this is refused: it is a stray cell, or no case workbook."""


def read_workbook(data: bytes, name: str) -> list[Grid]:
    """All sheets with cells of a workbook, in their order; an :class:`InputError` if the file is damaged or locked."""
    try:
        scans = scan_workbook(data)
    except UnreadableWorkbookError as error:
        raise _unreadable(name, str(error)) from None
    _refuse_endless(scans, name)
    return [_grid(sheet, name, scans.get(sheet.name, Scan())) for sheet in _sheets(data, name) if sheet.height]


def _sheets(data: bytes, name: str) -> list["CalamineSheet"]:
    import python_calamine

    with _Readable(name):
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        return [workbook.get_sheet_by_name(sheet) for sheet in workbook.sheet_names]


class _Readable:
    """Turns what the library raises into an :class:`InputError`, its panics too.

    A panic is no ``Exception`` and its class cannot be imported: it is known by its name.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        import python_calamine

        if kind is None:
            return
        if issubclass(kind, python_calamine.PasswordError):
            raise InputError(
                _("This workbook is locked with a password."),
                self.name,
                _("Save a copy without a password and add that."),
            ) from None
        expected = issubclass(kind, python_calamine.CalamineError | ValueError | OSError | OverflowError)
        if expected or kind.__name__ == "PanicException":
            raise _unreadable(self.name, str(error)) from None


def _unreadable(name: str, reason: str) -> InputError:
    return InputError(
        _("This file cannot be read as a workbook ({reason}).", reason=reason[:200]),
        name,
        _("Open it in a spreadsheet program and save it again as .xlsx or .ods."),
    )


def _refuse_endless(scans: Mapping[str, Scan], name: str) -> None:
    faults = [
        Fault(
            _(
                "This sheet reaches to cell {cell}: far beyond what it can hold.",
                cell=coordinates(scan.height - 1, scan.width - 1),
            ),
            _("{file}, sheet {sheet}", file=name, sheet=sheet),
            _("Delete the stray cells (Ctrl+End goes to the last one) and save the file."),
        )
        for sheet, scan in scans.items()
        if scan.height * scan.width > CELL_LIMIT
    ]
    if faults:
        raise InputError.of(faults)


def _grid(sheet: "CalamineSheet", name: str, scan: Scan) -> Grid:
    with _Readable(name):
        cells = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    rows = [[_written(cell) for cell in row] for row in cells]
    notes = [*shorten(rows, scan.shortened, name, sheet.name), *drop_times(rows, name, sheet.name)]
    broken = dict(scan.broken)
    for (top, left), (bottom, right) in merged:
        broken[top, left] = f"{coordinates(top, left)}:{coordinates(bottom, right)}"
    return Grid(name, sheet.name, tuple(tuple(row) for row in rows), tuple(notes), "", broken)


def _written(cell: object) -> Cell:
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, bool | int | date):
        return cell
    if isinstance(cell, float):
        return whole(cell)
    if isinstance(cell, time | timedelta):
        return str(cell)
    return None


def write_workbook(
    target: Path | IO[bytes],
    sheets: Mapping[str, Sequence[Mapping[str, object]]],
    columns: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write one sheet per entry of ``sheets``, its first row (bold, frozen) the column names in order of appearance.

    Lists are joined by `` | ``, dates are date cells, ``None`` is a blank cell; text is never taken for a formula, a
    number or a link. ``columns`` names columns to stand first, also where no row fills them. Two calls with equal rows
    write equal bytes.
    """
    workbook = open_workbook(target)
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for name, records in sheets.items():
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        given = (columns or {}).get(name, ())
        header = list(dict.fromkeys([*given, *(column for record in records for column in record)]))
        for place, column in enumerate(header):
            sheet.write_string(0, place, column, bold)
        for row, record in enumerate(records, start=1):
            for place, column in enumerate(header):
                write_cell(sheet, row, place, record.get(column), day)
    workbook.close()


def open_workbook(target: Path | IO[bytes]) -> Any:
    """A new workbook of the writing library, whose bytes depend on nothing but what is written."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, {"in_memory": True})
    workbook.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    return workbook


def write_cell(sheet: Any, row: int, column: int, written: object, day: Any) -> None:
    """Write one cell by the type of what it holds."""
    if written is None or written == "":
        return
    if isinstance(written, bool):
        sheet.write_boolean(row, column, written)
    elif isinstance(written, int | float):
        sheet.write_number(row, column, written)
    elif isinstance(written, date):
        sheet.write_datetime(row, column, written, day)
    elif isinstance(written, list | tuple):
        sheet.write_string(row, column, " | ".join(map(str, written)))
    else:
        sheet.write_string(row, column, str(written))
