"""Small documents of every format, made in memory."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def make_zip(parts):
    """The bytes of a ZIP file with these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def make_docx(*paragraphs, body="", footnotes=()):
    """A DOCX of plain paragraphs, or of the XML of its body."""
    inside = body or "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs
    )
    document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{inside}</w:body></w:document>'
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    if footnotes:
        told = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>'
            for n, text in enumerate(footnotes, 2)
        )
        separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{separator}{told}</w:footnotes>'
    return make_zip(parts)


def make_odt(*paragraphs, body=""):
    """An ODT of plain paragraphs, or of the XML of its text."""
    inside = body or "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
        f' xmlns:table="{ODF}:table:1.0"><office:body><office:text>{inside}</office:text></office:body>'
        "</office:document-content>"
    )
    return make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def make_rtf(*paragraphs):
    """An RTF of plain paragraphs."""
    told = "".join(f"{_rtf(text)}\\par\n" for text in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 " + told + "}").encode("ascii")


def _rtf(text):
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2)]
    return "".join(
        chr(number) if 32 <= number < 127 and chr(number) not in "\\{}" else f"\\u{number - 65536 * (number > 32767)}?"
        for number in numbers
    )


def make_pdf(*pages, picture=False):
    """A PDF with one line of text a page; a page '' is blank, with ``picture`` it shows a filled box."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
    for number, text in enumerate(pages):
        box = "0 0 200 200 re f" if picture else ""
        drawn = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET" if text else box
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} /Contents {4 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    made = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (head + tail).encode("ascii")


def make_eaf(*annotations, slots=None):
    """An ELAN file: annotations are (tier, participant, start ms, end ms, text)."""
    times = slots or sorted({time for _tier, _who, start, end, _text in annotations for time in (start, end)})
    order = "".join(f'<TIME_SLOT TIME_SLOT_ID="ts{time}" TIME_VALUE="{time}"/>' for time in times)
    tiers = {}
    for number, (tier, who, start, end, text) in enumerate(annotations):
        tiers.setdefault((tier, who), []).append(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="ts{start}"'
            f' TIME_SLOT_REF2="ts{end}"><ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>'
            "</ANNOTATION>"
        )
    told = "".join(
        f'<TIER TIER_ID="{tier}" PARTICIPANT="{who}">{"".join(held)}</TIER>' for (tier, who), held in tiers.items()
    )
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{order}</TIME_ORDER>{told}</ANNOTATION_DOCUMENT>".encode()
