"""The empty workbook a researcher fills in: drop-downs, explained headings, examples, the frame, a checklist.

All columns but numbers are text, so that a spreadsheet program does not turn ``2015-03`` into a day. The example rows
begin with ``#`` and a space: the reader passes over them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inroads.errors import Fault, InputError
from inroads.frame.codebook import codebook
from inroads.frame.frame import Frame
from inroads.language import _, speaking
from inroads.model.tables import TABLES
from inroads.sources.checklist import write_checklist
from inroads.sources.columns import near_tables
from inroads.sources.examples import example_rows
from inroads.sources.grid import column_letters
from inroads.sources.template_column import TemplateColumn, template_columns
from inroads.sources.workbook import open_workbook

SHEETS = (
    "networks", "entries", "entry_agents", "steps", "persons", "places", "ties", "presences", "approaches",
    "memberships", "roles", "sources", "passages",
)  # fmt: skip

_ROWS = 2000
_LISTS = "_lists"
_WIDTH = 18


def write_template(path: Path, frame: Frame, lang: str = "en", tables: Sequence[str] = SHEETS) -> None:
    """Write the empty workbook for a frame, its notes and drop-downs in ``lang``."""
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        raise InputError.of(
            Fault(_("«{name}» is no table.", name=name), "", ", ".join(near_tables(name))) for name in unknown
        )
    with speaking(lang):
        workbook = open_workbook(path)
        book = _Book(workbook, frame, lang, tables)
        for name in tables:
            book.table(name)
        book.frame_sheet()
        write_checklist(workbook)
        book.lists_sheet()
        workbook.close()


class _Book:
    def __init__(self, workbook: Any, frame: Frame, lang: str, tables: Sequence[str]) -> None:
        self.workbook = workbook
        self.frame = frame
        self.lang = lang
        self.tables = tables
        self.lists: dict[tuple[str, ...], int] = {}
        self.bold = workbook.add_format({"bold": True, "bg_color": "#EFEFEF", "bottom": 1, "num_format": 49})
        self.required = workbook.add_format({"bold": True, "bg_color": "#D9D9D9", "bottom": 1, "num_format": 49})
        self.text = workbook.add_format({"num_format": 49})
        self.example = workbook.add_format({"num_format": 49, "italic": True, "font_color": "#777777"})

    def table(self, name: str) -> None:
        sheet = self.workbook.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        columns = template_columns(name, self.frame, self.lang)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDTH, None if column.kind == "number" else self.text)
            sheet.write_string(0, place, column.name, self.required if column.name in _asked(name) else self.bold)
            sheet.write_comment(0, place, column.note, {"author": "Inroads", "x_scale": 2, "y_scale": 1.5})
            self._drop_down(sheet, place, column)
        names = [column.name for column in columns]
        for row, example in enumerate(example_rows(name, self.frame, self.lang), start=1):
            for column_name, written in example.items():
                if column_name in names:
                    sheet.write_string(row, names.index(column_name), written, self.example)

    def _drop_down(self, sheet: Any, place: int, column: TemplateColumn) -> None:
        if column.labels:
            source = self._listed(column.labels)
        elif column.refers_to in self.tables:
            source = f"={column.refers_to}!$A$2:$A${_ROWS}"
        else:
            return
        several = column.kind in ("choices", "refs") or column.is_open or not column.labels
        sheet.data_validation(
            1,
            place,
            _ROWS - 1,
            place,
            {
                "validate": "list",
                "source": source,
                "show_error": not several,
                "error_title": column.name,
                "error_message": _("Choose a value from the list; the sheet «frame» explains them."),
            },
        )

    def _listed(self, labels: tuple[str, ...]) -> str:
        place = self.lists.setdefault(labels, len(self.lists))
        letters = column_letters(place)
        return f"={_LISTS}!${letters}$1:${letters}${len(labels)}"

    def lists_sheet(self) -> None:
        sheet = self.workbook.add_worksheet(_LISTS)
        for labels, place in self.lists.items():
            for row, label in enumerate(labels):
                sheet.write_string(row, place, label)
        sheet.hide()

    def frame_sheet(self) -> None:
        sheet = self.workbook.add_worksheet("frame")
        rows = codebook(self.frame, self.lang)
        header = list(rows[0]) if rows else []
        for place, name in enumerate(header):
            sheet.write_string(0, place, name, self.bold)
            sheet.set_column(place, place, 40 if "label" in name else _WIDTH)
        for number, row in enumerate(rows, start=1):
            for place, name in enumerate(header):
                if row[name]:
                    sheet.write_string(number, place, row[name])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), max(len(header) - 1, 0))


def _asked(table: str) -> tuple[str, ...]:
    """The columns that make a first map possible; their headings stand out."""
    return {
        "networks": ("network",),
        "entries": ("person", "network", "at", "mechanism", "medium", "role"),
    }.get(table, TABLES[table].key)
