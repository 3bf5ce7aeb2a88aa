"""Files made in memory: small workbooks as programs write them."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def _ods(body):
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return held.getvalue()


@pytest.fixture
def make_ods():
    """``make_ods(body)``: the bytes of an ODS file with that table XML."""
    return _ods


@pytest.fixture
def make_xlsx():
    """``make_xlsx(fill)``: the bytes of a workbook after ``fill(workbook)``."""

    def make(fill):
        held = BytesIO()
        workbook = xlsxwriter.Workbook(held, {"in_memory": True})
        fill(workbook)
        workbook.close()
        return held.getvalue()

    return make


@pytest.fixture
def sheets(make_xlsx):
    """``sheets(entries=[[...]])``: the bytes of a workbook with those sheets of plain cells."""

    def make(**rows_of):
        def fill(workbook):
            for name, rows in rows_of.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)

        return make_xlsx(fill)

    return make
