"""Sheets and CSV files that bear the names of tables, into draft rows: nothing is judged, every cell keeps its place.

Sheets named ``frame`` or
``checklist``, or whose name begins with ``_``, are no tables and are passed over in silence.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.draft import DraftRow
from inroads.sources.case_file import CaseFile, read_bytes
from inroads.sources.columns import Columns, find_table, near_tables, plain
from inroads.sources.csv_table import read_csv
from inroads.sources.grid import Grid
from inroads.sources.post_stream import unpacked_suffix
from inroads.sources.table_rows import listed, table_rows
from inroads.sources.workbook import SUFFIXES, read_workbook

CSV_SUFFIXES = (".csv", ".tsv")
NEED_A_MAPPING = (".json", ".jsonl", ".ndjson", ".parquet", ".gz", ".zst", ".graphml", ".gexf", ".net")
SILENT = ("frame", "checklist")

_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_case_file(path: Path, columns: Columns | None = None) -> CaseFile:
    """Read a workbook, a CSV file or a folder of CSV files whose names are those of tables.

    Raises one :class:`InputError` with all faults; nothing is handed on then.
    """
    files, notes = case_files(path)
    grids: list[Grid] = []
    faults: list[Fault] = []
    for file in files:
        try:
            found = read_grids(read_bytes(file), file.name)
            grids.extend(replace(grid, file=f"{path.name}/{file.name}") if path.is_dir() else grid for grid in found)
        except InputError as error:
            faults.extend(error.faults)
    rows = read_grids_as_tables(grids, columns or Columns(), notes, faults, str(path.name))
    return CaseFile(tuple(rows), tuple(notes), tuple(files))


def case_files(path: Path) -> tuple[list[Path], list[str]]:
    """The files that make up the case file at ``path``, and a note on each file of a folder that is passed over."""
    if not path.exists():
        raise InputError(_("There is no file or folder of this name."), str(path), _("Check the name and the folder."))
    if not path.is_dir():
        return [path], []
    inside = sorted(file for file in path.iterdir() if not file.name.startswith((".", "~")))
    files = [file for file in inside if file.is_file() and file.suffix.lower() in CSV_SUFFIXES]
    if not files:
        raise InputError(
            _("This folder holds neither CSV files nor documents."),
            str(path),
            _("Give a folder of CSV files or of documents, or the workbook itself."),
        )
    passed = [file.name for file in inside if file not in files]
    return files, [_("{file} was not read: it is no CSV file.", file=name) for name in passed]


def read_grids(data: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook, or the one grid of a CSV file; the bytes decide before the name does."""
    if unpacked_suffix(name) == ".sql":
        raise InputError(
            _("This is the dump of no forum that Inroads knows: MyBB, phpBB, vBulletin, XenForo or SMF."),
            name,
            _(
                "Write its table of posts out as CSV, and add that with --mapping. If it is of one of these, see"
                " whether the file is whole and holds the table of posts."
            ),
        )
    if name.lower().endswith(NEED_A_MAPPING):
        raise InputError(
            _("This file cannot be read without a mapping."),
            name,
            _("Give one with --mapping: it says which field of it says what, be it of posts or of anything else."),
        )
    if data.startswith(_WORKBOOK_MARKS) or name.lower().endswith(SUFFIXES):
        return read_workbook(data, name)
    return [read_csv(data, name, "\t" if name.lower().endswith(".tsv") else "")]


def read_grids_as_tables(
    grids: Iterable[Grid], columns: Columns, notes: list[str], faults: list[Fault], name: str
) -> list[DraftRow]:
    """Draft rows of all grids that bear the name of a table; adds to ``notes`` and raises all ``faults`` at once."""
    rows: list[DraftRow] = []
    tables = 0
    for grid in grids:
        table = find_table(grid.sheet)
        if table:
            tables += 1
            notes.extend(grid.notes)
            rows.extend(table_rows(grid, table, columns, notes, faults))
        elif plain(grid.sheet) not in SILENT and not grid.sheet.startswith("_"):
            notes.append(_not_a_table(grid))
    if not tables and not faults:
        faults.append(Fault(_("Nothing here bears the name of a table of Inroads."), "\n".join([name, *notes]), _how()))
    if faults:
        raise InputError.of(faults)
    return rows


def _how() -> str:
    return _("Name a sheet or CSV file «networks» and one «entries», or give a mapping.")


def _not_a_table(grid: Grid) -> str:
    near = near_tables(grid.sheet)
    if near:
        return _(
            "{file}: «{sheet}» was not read: it is no table of Inroads. Did you mean {near}?",
            file=grid.file,
            sheet=grid.sheet,
            near=listed(near),
        )
    return _(
        "{file}: «{sheet}» was not read: it is no table of Inroads (networks, entries ...). Rename it or map it.",
        file=grid.file,
        sheet=grid.sheet,
    )
