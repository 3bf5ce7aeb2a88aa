"""The files of saved pages in a folder, and each as a tree of elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_html import decoded_page
from inroads.sources.document_xml import Element, parse_html
from inroads.sources.online.page_times import day_named
from inroads.sources.post_stream import pieces, unpacked_suffix

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
LARGEST = 32 * 1024 * 1024
"""A page larger than this, unpacked, is none that a forum made."""
BEGINNING = 512

_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*){0,3}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Page:
    """A saved page: where it lies, and its name in the folder that was given."""

    path: Path
    name: str

    @cached_property
    def day(self) -> str:
        """The day that its name says it was saved on, as 2014-01-05; '' where it names none."""
        return day_named(self.name)


def pages_at(path: Path) -> Iterator[Page]:
    """The pages in a folder and below, in the order of their names; or the one page."""
    if not path.is_dir():
        if _is_page(path):
            yield Page(path, path.name)
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and _is_page(file):
            yield Page(file, file.relative_to(path).as_posix())


def _is_page(path: Path) -> bool:
    """By its suffix, or, as programs that mirror sites name pages after their address, by its first bytes."""
    if unpacked_suffix(path.name) in SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            return _HTML.match(file.read(BEGINNING)) is not None
    except OSError:
        return False


def parsed(page: Page) -> tuple[Element | None, bool]:
    """The page as a browser would mend it, None where nothing is left of it, and whether it has an end.

    Raises InputError.
    """
    held: list[bytes] = []
    size = 0
    for piece in pieces(page.path):
        held.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise InputError(_("it is larger than {size} MB", size=LARGEST // 1024**2), page.name)
    text = decoded_page(b"".join(held), page.name).text
    return parse_html(_DECLARED.sub("", text), page.name), _END.search(text) is not None
