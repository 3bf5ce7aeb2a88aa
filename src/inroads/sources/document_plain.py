"""What a reader makes of a file before it is cut into segments: its text, and where pages and paragraphs lie."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from inroads.model.document import Segment

Range = tuple[int, int]

_PAGE_MARK = re.compile(r"^[^\S\n]*=== page (\d{1,6}) ===[^\S\n]*$", re.MULTILINE)
_HALF = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Plain:
    """A text, and where its file says that pages and paragraphs lie; ``None`` where the file does not say."""

    text: str
    paragraphs: tuple[Range, ...] | None = None
    pages: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    engine: str = ""
    cues: tuple[Segment, ...] = ()


def tidy(text: str) -> str:
    """A text that can be stored: line feeds as line ends, halves of a character joined, nothing that is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub(" ", text)


def of_paragraphs(parts: Iterable[str], notes: tuple[str, ...] = (), engine: str = "") -> Plain:
    """The text of paragraphs, one below the other; blank ones stay blank lines."""
    tidied = [tidy(part) for part in parts]
    ranges = []
    at = 0
    for part in tidied:
        if part.strip():
            ranges.append((at, at + len(part)))
        at += len(part) + 1
    return Plain("\n".join(tidied), tuple(ranges), (), notes, engine)


def of_pages(parts: Iterable[str], notes: tuple[str, ...] = (), engine: str = "") -> Plain:
    """The text of pages, one below the other."""
    tidied = [tidy(part) for part in parts]
    pages = []
    at = 0
    for number, part in enumerate(tidied, 1):
        pages.append(Segment("page", f"p. {number}", at, at + len(part)))
        at += len(part) + 1
    return Plain("\n".join(tidied), None, tuple(pages), notes, engine)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Where each line lies, without its line feed."""
    end = len(text) if end is None else end
    found = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop))
        start = stop + 1
    return found


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends."""
    held = text[start:end]
    lead = len(held) - len(held.lstrip())
    return (start + lead, start + lead + len(held.strip()))


def blocks_of(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """The paragraphs of a plain text: lines between blank lines; each line by itself where there is no blank one."""
    lines = lines_of(text, start, end)
    filled = [bool(text[first:last].strip()) for first, last in lines]
    between = filled[filled.index(True) : len(filled) - filled[::-1].index(True)] if any(filled) else []
    if all(between):
        return [trimmed(text, *line) for line, is_filled in zip(lines, filled, strict=True) if is_filled]
    found: list[Range] = []
    is_open = False
    for line, is_filled in zip(lines, filled, strict=True):
        if is_filled and is_open:
            found[-1] = (found[-1][0], line[1])
        elif is_filled:
            found.append(line)
        is_open = is_filled
    return [trimmed(text, *block) for block in found]


def pages_of(text: str) -> tuple[Segment, ...]:
    """The pages that a plain text marks: lines ``=== page 3 ===`` as text recognition writes them, or form feeds."""
    marks = list(_PAGE_MARK.finditer(text))
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        numbers = [int(mark[1]) for mark in marks]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            numbers = list(range(1, len(marks) + 1))
        ranges = [trimmed(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    elif "\f" in text:
        cuts = [-1, *(found.start() for found in re.finditer("\f", text)), len(text)]
        ranges = [trimmed(text, cuts[i] + 1, cuts[i + 1]) for i in range(len(cuts) - 1)]
        if ranges[-1][0] == ranges[-1][1]:
            ranges.pop()
        numbers = list(range(1, len(ranges) + 1))
    else:
        return ()
    return tuple(Segment("page", f"p. {n}", *place) for n, place in zip(numbers, ranges, strict=True))
