"""Text recognition for scanned pages: Tesseract, where the extra ``inroads[ocr]`` and the program are installed."""

from importlib.util import find_spec
from shutil import which
from typing import Any

from inroads.errors import InputError
from inroads.language import _

LANGUAGES = ("nld", "eng")
PAGE_S = 120


def can_recognise() -> bool:
    """Whether the extra and the program are there."""
    return find_spec("pytesseract") is not None and which("tesseract") is not None


def recognise(picture: Any, name: str) -> str:
    """The text on the picture of a page; raises InputError where the program fails."""
    import pytesseract

    try:
        held = [language for language in LANGUAGES if language in pytesseract.get_languages()]
        text: str = pytesseract.image_to_string(picture, lang="+".join(held) or None, timeout=PAGE_S)
    except (RuntimeError, OSError) as error:
        raise InputError(
            _("Text recognition failed ({reason}).", reason=str(error)[:120]),
            name,
            _("Check that `tesseract` runs on a page by itself, or give a PDF with text."),
        ) from None
    return text
