"""The text of a PDF file, page by page; a page that is only a picture is read by text recognition, if there is one."""

import math
from typing import Any

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_ocr import can_recognise, recognise
from inroads.sources.document_plain import Plain, of_pages

SHOWN_PAGES = 12
DOTS_AN_INCH = 300
POINTS_AN_INCH = 72
MOST_DOTS = 30_000_000
_HYPHEN = "\ufffe"
"""What PDFium writes for the hyphen of a word that is parted at the end of a line."""


def read_pdf(data: bytes, name: str) -> Plain:
    """The text of the file, a segment to a page; raises InputError."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            texts = [_text(document[number]) for number in range(len(document))]
            scanned = [number for number, text in enumerate(texts) if text is None]
            if scanned and not can_recognise():
                raise _unread(scanned, name)
            for number in scanned:
                texts[number] = recognise(_picture(document[number]), name)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            _("This PDF cannot be opened ({reason}).", reason=str(error)[:120]),
            name,
            _("Save it again without a password, or print it to a new PDF."),
        ) from None
    notes: tuple[str, ...] = ()
    engine = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}"
    if scanned:
        engine += ", tesseract"
        notes = (_("{file}: read by text recognition, so with errors: {pages}.", file=name, pages=_listed(scanned)),)
    return of_pages([text or "" for text in texts], notes, engine)


def _text(page: Any) -> str | None:
    """The text of a page; None where the page shows something, and none of it is text."""
    try:
        held = page.get_textpage()
        text: str = held.get_text_bounded().replace(_HYPHEN, "-").replace("\x02", "-")
        held.close()
        is_blank = bool(text.strip()) or next(iter(page.get_objects(max_depth=2)), None) is None
        return text if is_blank else None
    finally:
        page.close()


def _picture(page: Any) -> Any:
    width, height = page.get_size()
    scale = min(DOTS_AN_INCH / POINTS_AN_INCH, math.sqrt(MOST_DOTS / max(width * height, 1)))
    picture = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    return picture


def _unread(scanned: list[int], name: str) -> InputError:
    return InputError(
        _("Pages without text, probably scanned: {pages}.", pages=_listed(scanned)),
        name,
        _("Install text recognition (`pip install 'inroads[ocr]'` and the program Tesseract), or give one with text."),
    )


def _listed(pages: list[int]) -> str:
    told = ", ".join(f"p. {number + 1}" for number in pages[:SHOWN_PAGES])
    return f"{told} ... ({len(pages)})" if len(pages) > SHOWN_PAGES else told
