"""The reach, the error cells and the merged cells of every sheet of an ODS file."""

import zipfile

from inroads.sources.grid import coordinates
from inroads.sources.scan import Attributes, Scan, walk

_CELLS = ("table-cell", "covered-table-cell")


class _Walk:
    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self.scan = Scan()
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.spanned = (1, 1)
        self.kind: str | None = None
        self.shown: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "table":
            self.scan = self.scans.setdefault(attributes.get("name", ""), Scan())
            self.row = 0
        elif tag == "table-row":
            self.rows, self.column = int(attributes.get("number-rows-repeated", 1)), 0
        elif tag in _CELLS:
            self.columns = int(attributes.get("number-columns-repeated", 1))
            # office:value-type and calcext:value-type share a name here; the later, calcext, knows of errors.
            self.kind = attributes.get("value-type")
            self.spanned = (
                int(attributes.get("number-rows-spanned", 1)),
                int(attributes.get("number-columns-spanned", 1)),
            )
            self.shown.clear()

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.rows
        if tag not in _CELLS:
            return
        if self.kind:
            self.scan.reach(self.row + self.rows - 1, self.column + self.columns - 1)
        if self.kind == "error":
            self.scan.broken[self.row, self.column] = "".join(self.shown).strip() or "#ERROR"
        elif self.kind and max(self.spanned) > 1:
            last = coordinates(self.row + self.spanned[0] - 1, self.column + self.spanned[1] - 1)
            self.scan.broken[self.row, self.column] = f"{coordinates(self.row, self.column)}:{last}"
        self.column += self.columns

    def text(self, words: str) -> None:
        if self.kind == "error":
            self.shown.append(words)


def scan_ods(archive: zipfile.ZipFile) -> dict[str, Scan]:
    """Every sheet by name."""
    walked = _Walk()
    walk(archive.read("content.xml"), walked.start, walked.end, walked.text)
    return walked.scans
