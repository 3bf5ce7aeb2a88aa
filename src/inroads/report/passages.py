"""A passage as a reader finds it again: source, file, sheet, cell, access; its words only where they may be quoted."""

import re
from typing import Any

from inroads.language import _
from inroads.report.markup import Html, join, tag, text
from inroads.report.words import Wording

QUOTABLE = "publishable"
_CELL = re.compile(r"(?P<file>.*?)#(?P<sheet>[^#!]+)!(?P<cell>[^#!]+)")


def passage_shown(passage: dict[str, Any], words: Wording, cell: str = "") -> Html:
    """One passage in one line; its place is left out where it is the ``cell`` that is told beside it."""
    locator = passage.get("locator") or ""
    place = "" if locator == cell else locator_shown(locator)
    file = (cell or locator).partition("#")[0]
    names = [passage.get("source") or "", passage.get("document") or ""]
    parts = [name for name in names if name not in place and name != file]
    parts.append(place)
    if passage.get("speaker"):
        parts.append(_("speaker {speaker}", speaker=passage["speaker"]))
    if passage.get("access"):
        parts.append(words.label("passage", "access", passage["access"]))
    said = join([text(part) for part in dict.fromkeys(parts) if part], ", ")
    return join([said, _quote(passage, words)], " ")


def locator_shown(locator: str) -> str:
    """``cases.xlsx#entries!D12`` as file, sheet and cell; other locators as they are."""
    cell = _CELL.fullmatch(locator)
    if cell is None:
        return locator
    if not cell["file"]:
        return _("sheet {sheet}, cell {cell}", sheet=cell["sheet"], cell=cell["cell"])
    return _("{file}, sheet {sheet}, cell {cell}", file=cell["file"], sheet=cell["sheet"], cell=cell["cell"])


def sheet_and_cell(locator: str) -> tuple[Html, Html]:
    """``cases.xlsx#entries!D12`` as file and sheet in words, and the name of the cell."""
    cell = _CELL.fullmatch(locator)
    if cell is None:
        return text(locator), Html()
    return text(_("{file}, sheet {sheet}", file=cell["file"], sheet=cell["sheet"])), text(cell["cell"])


def _quote(passage: dict[str, Any], words: Wording) -> Html | None:
    """The words of the passage only where it is marked publishable; that there are words is no secret."""
    quote, restriction = passage.get("quote"), passage.get("use_restriction")
    if not quote:
        return None
    if restriction == QUOTABLE:
        return tag("q", quote)
    reason = words.label("passage", "use_restriction", str(restriction or "not_recorded"))
    return tag("i", _("quote withheld: {reason}", reason=reason))
