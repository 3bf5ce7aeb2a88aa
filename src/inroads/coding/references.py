"""How a passage is referred to: ``interview-07#turn 7``, ``F-01#1234:10-30``, several joined by `` | ``."""

import re
from collections.abc import Iterator

from inroads.coding.cells import plain_name
from inroads.errors import InputError
from inroads.language import _, numeral

MARK = "#"
_OPEN, _CLOSE = '"“„', '"”“'
_PART = re.compile(rf"[^|#]*#[^|{_OPEN}]*[{_OPEN}].*?[{_CLOSE}](?=\s*(?:\||$))|[^|]+", re.DOTALL)
_QUOTE = re.compile(rf"[{_OPEN}](?P<words>.*)[{_CLOSE}]", re.DOTALL)
_OFFSETS = re.compile(r"(?P<start>\d{1,12})\s*-\s*(?P<end>\d{1,12})")
_LABEL = re.compile(r"(p|page|par|paragraph|turn|cue)\W*\d+(\W.*)?", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(rf"(?P<whole>.*?)\s*:\s*(?P<piece>\d+-\d+|[{_OPEN}].*[{_CLOSE}])", re.DOTALL)
_WORDS = {"page": "p", "paragraph": "par"}


def split(text: str) -> tuple[str, ...]:
    """The passages that a cell names; a bar inside a quotation joins nothing.

    Examples
    --------
    >>> split('p. 12 | a#"one | two" | a#3-9')
    ('p. 12', 'a#"one | two"', 'a#3-9')
    """
    return tuple(part.strip() for part in _PART.findall(text) if part.strip())


def names(part: str) -> Iterator[tuple[str, str]]:
    """What a passage may be named after and the locator left, the longest name first; a name may hold a ``#``."""
    head = re.split(rf"[{_OPEN}]", part, maxsplit=1)[0]
    for place in reversed([found.start() for found in re.finditer(MARK, head)]):
        yield plain_name(part[:place]), part[place + 1 :].strip()


def looks_like_one(part: str) -> bool:
    """Whether a passage is written as a reference into a text, whether or not that text is known."""
    return any(
        name and (quoted(rest) is not None or offsets(rest) is not None or _LABEL.fullmatch(rest) is not None)
        for name, locator in names(part)
        for rest in (locator, *piece_of(locator)[1:])
    )


def one_passage(written: str) -> str:
    """The passage that a row describes; raises InputError where it names several."""
    parts = split(written)
    if len(parts) > 1:
        raise InputError(
            _("A row of passages describes one passage; this one names {count}.", count=numeral(len(parts))),
            do=_("Write a row for each of them."),
        )
    return written


def quoted(locator: str) -> str | None:
    """The words between quotes, if the locator is a quotation."""
    found = _QUOTE.fullmatch(locator)
    return found["words"] if found else None


def offsets(locator: str) -> tuple[int, int] | None:
    """Start and end, if the locator gives them; what stands before a comma (``p. 3, 120-480``) is left out."""
    found = _OFFSETS.fullmatch(locator.rpartition(", ")[2])
    return (int(found["start"]), int(found["end"])) if found else None


def piece_of(locator: str) -> tuple[str, ...]:
    """A locator of a part of a post or segment as (whole, piece); any other as (locator,)."""
    found = _PIECE.fullmatch(locator)
    return (found["whole"], found["piece"]) if found and found["whole"] else (locator,)


def plain_label(label: str) -> str:
    """A label of a segment as labels are compared.

    Examples
    --------
    >>> plain_label("P. 3") == plain_label("page 3") == "p3"
    True
    >>> plain_label("Cue 4.1"), plain_label("cue 41")
    ('cue4.1', 'cue41')
    """
    words = re.findall(r"[^\W\d_]+|\d+", label.casefold())
    return re.sub(r"(?<=\d) (?=\d)", ".", " ".join(_WORDS.get(word, word) for word in words)).replace(" ", "")
