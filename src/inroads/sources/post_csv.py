"""Records of a CSV file, one by one: a post may hold line ends where it stands between quotes."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.csv_table import detect_delimiter
from inroads.sources.post_jsonl import Row
from inroads.sources.post_lines import LONGEST, numbered_lines
from inroads.sources.post_mapping import PostReading
from inroads.sources.post_tally import Tally
from inroads.sources.record import as_text

_DECLARED = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)


def csv_rows(texts: Iterator[str], reading: PostReading, wanted: Sequence[str], tally: Tally) -> Iterator[Row]:
    """The wanted columns of each row that is not blank."""
    head = next(texts, "")
    declared, delimiter = _delimiter(head, reading)
    end = _End()
    lines = numbered_lines(end.seen(chain([head], texts)), tally)
    if declared:
        next(lines, None)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    rows = _numbered_rows(csv.reader((f"{line}\n" for _n, line in lines), delimiter=delimiter, strict=True), tally)
    names = list(reading.header) or _names(next(rows, (0, []))[1], tally.file)
    tally.columns.update(names)
    places = [names.index(name) if name in names else -1 for name in wanted]
    for number, row in rows:
        if len(row) != len(names) and not _fits(row, len(names), number, tally, is_cut=end.is_open):
            continue
        if end.is_open:
            tally.suspected = _("no line end follows its last row")
        yield number, sum(map(len, row)), [row[place] if place >= 0 else None for place in places]


def csv_head(texts: Iterator[str], reading: PostReading, file: str) -> tuple[str, tuple[str, ...]]:
    """The delimiter of a table and the names of its columns."""
    head = next(texts, "")
    declared, delimiter = _delimiter(head, reading)
    lines = numbered_lines(chain([head], texts), Tally(file))
    if declared:
        next(lines, None)
    rows = _numbered_rows(
        csv.reader((f"{line}\n" for _n, line in lines), delimiter=delimiter, strict=True), Tally(file)
    )
    return delimiter, reading.header or tuple(_names(next(rows, (0, []))[1], file))


def _delimiter(head: str, reading: PostReading) -> tuple[bool, str]:
    """Whether the first line names the delimiter, and what it is."""
    declared = None if reading.goes_on else _DECLARED.match(head)
    return bool(declared), reading.delimiter or (declared[1] if declared else detect_delimiter(head))


class _End:
    """Whether a text came to its end, and that is no line end."""

    def __init__(self) -> None:
        self.is_open = False

    def seen(self, texts: Iterable[str]) -> Iterator[str]:
        """The texts, as they come by."""
        last = "\n"
        for text in texts:
            last = text[-1:] or last
            yield text
        self.is_open = last != "\n"


def _names(row: Sequence[str], file: str) -> list[str]:
    """The names in the first row; a second column of a name is ``name (2)``."""
    if not row:
        raise InputError(_("This file is empty."), file)
    names: dict[str, int] = {}
    for cell in row:
        name = unique = as_text(cell)
        while unique in names:
            names[name] += 1
            unique = f"{name} ({names[name]})"
        names[unique] = 1
    return list(names)


def _numbered_rows(reader: Iterable[list[str]], tally: Tally) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the number of the line on which it begins."""
    begins = 1
    rows = iter(reader)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            tally.fault(
                _("The quotes of this file do not match up ({reason}).", reason=str(fault)),
                begins,
                _('A cell that begins with a quote must end with one; a quote inside it is written twice: "".'),
            )
            return
        if any(row):
            yield begins, row
        begins = reader.line_num + 1  # type: ignore[attr-defined]


def _fits(row: list[str], width: int, number: int, tally: Tally, *, is_cut: bool) -> bool:
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        return True
    tally.fault(
        _("This row has {found} cells where {expected} were expected.", found=len(row), expected=width),
        number,
        _("It is the last one, and no line end follows it: the file seems to be cut off here. Get it again.")
        if is_cut and len(row) < width
        else _("Put a cell that holds the delimiter or a line end between double quotes."),
    )
    return False
