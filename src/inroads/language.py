"""Every sentence that is shown comes from one catalogue, in English or Dutch."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "nl")

NARROW = "\u202f"
"""The space between thousands."""

_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("inroads", Path(__file__).parent / "locale", [lang], fallback=True)


def language() -> str:
    """The language spoken now."""
    return _language.get()


def speak(lang: str) -> None:
    """Speak ``lang`` from here on, up to the end of the block of :func:`speaking` around it."""
    _language.set(lang)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak ``lang`` inside the block."""
    token = _language.set(lang)
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str, /, **values: object) -> str:
    """The message in the language spoken now, its ``{names}`` filled with ``values``; a per cent sign never parts."""
    spoken = _catalogue(language()).gettext(message).replace(" %", "\u00a0%")
    return spoken.format(**values) if values else spoken


def numeral(value: float) -> str:
    """A number with at most two decimals, the decimal mark of the language and thin spaces between thousands.

    >>> numeral(12500), numeral(2.5), numeral(1.0000001)
    ('12\u202f500', '2.5', '1')
    """
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", NARROW)
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if language() == "nl" else written
