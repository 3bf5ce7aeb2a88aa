"""What a spreadsheet file holds and its library does not tell: the reach of a sheet, error cells, dates without a day.

The library lays a sheet out as a full rectangle, so one stray cell in the last corner would take more memory than any
machine has; and it reads an error cell as a blank one. Both are seen here first, from the XML itself.
"""

import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from inroads.sources.ods_scan import scan_ods
from inroads.sources.scan import Scan
from inroads.sources.xlsx_scan import scan_xlsx

PART_LIMIT = 1 << 30
"""No part of a workbook may unfold to more than this many bytes."""

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, LookupError, ValueError, EOFError, OSError, RuntimeError,
)  # fmt: skip


class UnreadableWorkbookError(ValueError):
    """The archive or its XML is damaged."""


def scan_workbook(data: bytes) -> dict[str, Scan]:
    """Every sheet of an XLSX or ODS file by name; empty for other formats (old XLS is too small to do harm)."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if any(part.file_size > PART_LIMIT for part in archive.infolist()):
                raise UnreadableWorkbookError("too large")
            return scan_ods(archive) if "content.xml" in archive.namelist() else scan_xlsx(archive)
    except _DAMAGE as error:
        raise UnreadableWorkbookError(str(error)) from None
