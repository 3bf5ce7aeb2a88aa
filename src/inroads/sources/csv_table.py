"""CSV as it is found: any of four delimiters, quoted fields over several lines, rows of unequal length told at once."""

import csv
import re
from collections.abc import Sequence
from pathlib import PurePath

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.sources.grid import Grid, Row
from inroads.sources.text import read_text

DELIMITERS = (",", ";", "\t", "|")

_HEAD = 65_536
_DECLARED = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)


def detect_delimiter(text: str) -> str:
    """The delimiter that gives the most rows as many fields as the first row has; the comma if none parts it.

    Among equals the one that makes more columns wins. Only the first 64 KiB are looked at.
    """
    head = text if len(text) <= _HEAD else text[: text.rfind("\n", 0, _HEAD) + 1] or text[:_HEAD]
    return max(DELIMITERS, key=lambda delimiter: _consistency(head, delimiter))


def _consistency(head: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(head.splitlines(keepends=True), delimiter=delimiter) if row]
    except csv.Error:
        return (0.0, 0)
    if not widths or widths[0] == 1:
        return (0.0, 0)
    return (widths.count(widths[0]) / len(widths), widths[0])


def read_csv(data: bytes, name: str, delimiter: str = "", width: int = 0) -> Grid:
    """Read a CSV file into a grid named after it.

    Parameters
    ----------
    data, name
        The bytes of the file and the name it goes by in locators.
    delimiter
        Given, or else detected; a first line such as ``sep=;`` (as Excel knows it) is obeyed and is no row.
    width
        How many columns there are; 0 takes as many as the first row that is not blank.
    """
    read = read_text(data, name)
    text, notes = read.text, read.notes
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    found = delimiter or (declared[1] if declared else detect_delimiter(text))
    rows = _records(text, found, name)
    _refuse_ragged(rows, width, name)
    return Grid(name, PurePath(name).stem, tuple(_cleaned(row) for row in rows), notes, found)


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    reader = csv.reader(text.split("\n") if '"' not in text else _lines(text), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise InputError(
            _("The quotes of this file do not match up ({reason}).", reason=str(error)),
            _("{file}, row {row}", file=name, row=len(rows) + 1),
            _('A cell that begins with a quote must end with one; a quote inside it is written twice: "".'),
        ) from None
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines


def _refuse_ragged(rows: Sequence[Sequence[str]], width: int, name: str) -> None:
    expected = width
    faults = []
    for number, row in enumerate(rows, start=1):
        if not any(cell.strip() for cell in row) or is_remark(row[0]):
            continue
        expected = expected or len(row)
        if len(row) < expected or any(cell.strip() for cell in row[expected:]):
            faults.append(
                Fault(
                    _("This row has {found} cells where {expected} were expected.", found=len(row), expected=expected),
                    _("{file}, row {row}", file=name, row=number),
                    _("Put a cell that holds the delimiter or a line end between double quotes."),
                )
            )
    if faults:
        raise InputError.of(faults)


def is_remark(cell: object) -> bool:
    """Whether a first cell marks its row as a remark: ``#`` alone, or ``#`` and a space.

    ``#carding`` is no remark: channels and tags begin so.
    """
    return isinstance(cell, str) and (cell.strip() == "#" or cell.lstrip().startswith("# "))


def _cleaned(row: Sequence[str]) -> Row:
    return tuple(cell.strip() or None for cell in row)
