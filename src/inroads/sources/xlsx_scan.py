"""The reach, the error cells and the dates without a day of every sheet of an XLSX file."""

import re
import zipfile
from posixpath import join, normpath

from inroads.sources.scan import Attributes, Scan, walk

_REFERENCE = re.compile(r"([A-Za-z]+)(\d+)")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_MONTH_FORMAT = {"17": "mmm-yy"}
"""The one built-in number format that shows a month and no day."""


def scan_xlsx(archive: zipfile.ZipFile) -> dict[str, Scan]:
    """Every worksheet by name."""
    names = set(archive.namelist())
    precision = _date_precision(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
    parts = _sheet_parts(archive) if "xl/_rels/workbook.xml.rels" in names else {}
    # A sheet that no relation names is scanned too: the reading library may find it by other ways.
    parts |= {part: part for part in names - set(parts.values()) if "worksheets/" in part and part.endswith(".xml")}
    return {
        sheet: _scan_sheet(archive.read(part), precision)
        for sheet, part in parts.items()
        if part in names and "worksheets/" in part
    }


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names and the part each is kept in."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and "Id" in attributes:
            target = attributes.get("Target", "")
            targets[attributes["Id"]] = normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet" and "name" in attributes:
            sheets[attributes["name"]] = attributes.get("id", "")

    walk(archive.read("xl/_rels/workbook.xml.rels"), relation)
    walk(archive.read("xl/workbook.xml"), sheet)
    return {name: targets.get(identity, "") for name, identity in sheets.items()}


def _date_precision(styles: bytes) -> dict[str, str]:
    """For each cell style that shows a date without its day: ``month`` or ``year``."""
    formats = dict(_MONTH_FORMAT)
    styled: list[str] = []
    inside = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        if tag in ("cellXfs", "cellStyleXfs"):
            inside = tag
        elif tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and inside == "cellXfs":
            styled.append(attributes.get("numFmtId", "0"))

    walk(styles, start)
    found = {str(index): shown_precision(formats.get(number, "")) for index, number in enumerate(styled)}
    return {style: precision for style, precision in found.items() if precision}


def shown_precision(code: str) -> str:
    """``month`` or ``year`` if a number format shows no more of a date than that, else nothing.

    Examples
    --------
    >>> shown_precision("mmm-yy"), shown_precision("yyyy"), shown_precision("dd-mm-yyyy"), shown_precision("0.00")
    ('month', 'year', '', '')
    """
    letters = _QUOTED.sub("", code.partition(";")[0]).lower()
    if not set(letters) & set("yj") or set(letters) & set("dhs0#"):
        return ""
    return "month" if "m" in letters else "year"


class _Walk:
    def __init__(self, precision: dict[str, str]) -> None:
        self.scan = Scan()
        self.precision = precision
        self.row = self.column = -1
        self.kind = self.inside = ""
        self.formula = self.filled = False
        self.value: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        self.inside = tag
        if tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        elif tag == "c":
            self._cell(attributes)
        elif tag == "f":
            self.formula = True
        elif tag in ("v", "is"):
            self.filled = True

    def _cell(self, attributes: Attributes) -> None:
        self.column += 1
        place = _REFERENCE.fullmatch(attributes.get("r", ""))
        if place:
            self.row, self.column = int(place[2]) - 1, column_number(place[1].upper())
        self.kind = attributes.get("t", "")
        self.formula = self.filled = False
        self.value.clear()
        style = attributes.get("s", "")
        if style in self.precision:
            self.scan.shortened[self.row, self.column] = self.precision[style]

    def end(self, tag: str) -> None:
        self.inside = ""
        if tag != "c":
            return
        if self.filled:
            self.scan.reach(self.row, self.column)
        if self.kind == "e":
            self.scan.broken[self.row, self.column] = "".join(self.value) or "#ERROR"
        elif self.formula and not self.value and self.kind != "str":
            self.scan.broken[self.row, self.column] = "="

    def text(self, words: str) -> None:
        if self.inside == "v":
            self.value.append(words)


def _scan_sheet(xml: bytes, precision: dict[str, str]) -> Scan:
    walked = _Walk(precision)
    walk(xml, walked.start, walked.end, walked.text)
    return walked.scan


def column_number(letters: str) -> int:
    """The place of a column, counted from 0: ``A`` is 0, ``XFD`` is 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
