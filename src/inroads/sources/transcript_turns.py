"""Who speaks when: the turns of an interview, from the usual shapes of a transcript.

A line begins a turn where it bears a label: ``INT: ...``, ``[00:12:03] R1: ...``, ``R1 (00:12:03): ...``, a name and a
tab, a name and a time alone on a line, or a name alone on a line. A name counts as a speaker where it is a word for
one (``INT``, ``R1``, ``Geïnterviewde``, ``Speaker 2``), bears a time, or labels two lines or more; so ``He said: come``
is none.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from inroads.model.document import Segment
from inroads.sources.document_plain import Range, blocks_of, lines_of, trimmed

LOOKED_AT = 200
HEADER_LINES = 40
OFTEN = 2
HEADER_WORDS = 8

_TIME = r"#?(?P<{0}>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?)(?:-\d{{1,3}})?#?"
_FIRST = rf"(?:[\[(]\s*{_TIME.format('t1')}\s*[\])]|{_TIME.format('t2')})"
_LAST = rf"(?:[\[(]\s*{_TIME.format('t3')}\s*[\])]|{_TIME.format('t4')})"
_NAME = r"(?P<name>[^\W\d_][\w.'’/&-]{0,30}(?:[ \t][\w.'’/&-]{1,30}){0,4})"
_NUMBER = r"(?P<number>\d{1,3}(?=[ \t]*:[ \t]+\S))"
_BOLD = "[*_]{0,2}"
_LABELLED = re.compile(
    rf"[ \t]*(?:{_FIRST}[ \t-]*)?{_BOLD}(?:{_NAME}|{_NUMBER}){_BOLD}[ \t]*(?:{_LAST})?(?:[ \t]*:{_BOLD}(?!//)|[ ]*\t+)"
)
_TIMED = re.compile(rf"[ \t]*(?:{_FIRST}[ \t]+{_NAME}|{_NAME.replace('name', 'other')}[ \t]+{_LAST})[ \t]*")
_ALONE = re.compile(rf"[ \t]*{_BOLD}{_NAME}{_BOLD}[ \t]*")
_TIME_ALONE = re.compile(rf"[ \t]*{_FIRST}[ \t]*")
_WORD = (
    r"(?:int|interviewer|interviewee|interviewster|resp|respondent|participant|informant|speaker|spreker|onderzoeker"
    r"|researcher|geïnterviewde|geinterviewde|deelnemer|vraag|antwoord|question|answer|expert|offender|dader|victim"
    r"|slachtoffer|getuige|witness|suspect|verdachte|verbalisant|verbalisanten|moderator|interpreter|tolk|unknown"
    r"|onbekend)"
)
_ROLE = re.compile(
    rf"(?:{_WORD}(?:[ \t]+{_WORD})?(?:[ \t]*[#.-]?[ \t]*\d{{1,3}})?|[irpqavs][ \t]?[#.-]?[ \t]?\d{{1,3}})",
    re.IGNORECASE,
)
_PARTICLES = {"van", "de", "den", "der", "het", "ten", "ter", "von", "of", "and", "en", "la", "le", "el", "al", "bin"}
_HEADER = re.compile(
    r"[ \t]*(?:date|datum|place|plaats|location|locatie|duration|duur|language|taal|project|file|bestand|recording"
    r"|opname|transcri\w+|interview(?: ?(?:number|nummer|nr|id|date|datum))?|guide|topic ?list|topiclijst|version"
    r"|versie|recorded|length|lengte|time|tijd|subject|onderwerp|consent|toestemming)\b[^:\n]{0,30}:",
    re.IGNORECASE,
)  # fmt: skip

Shape = Literal["labelled", "timed", "alone"]


@dataclass(frozen=True)
class _Label:
    """What may be the label of a turn."""

    line: int
    shape: Shape
    name: str
    time: str
    is_glued: bool = False
    """Whether the speech follows the colon without a space."""
    has_colon: bool = False


def turns_of(text: str, pages: Sequence[Segment] = ()) -> list[Segment]:
    """The turns of a transcript and the paragraphs of its header; empty where no turn is found."""
    lines = lines_of(text)
    header = _header(text, lines)
    labels = _speakers(_labels(text, lines, header), text, lines)
    if not labels:
        return []
    starts = [_begin(text, lines, label) for label in labels]
    segments = [
        Segment("paragraph", f"par. {number}", *block)
        for number, block in enumerate(blocks_of(text, 0, starts[0][0]), 1)
        if block[0] < block[1]
    ]
    ends = [start for start, _time in starts[1:]] + [len(text)]
    for number, (label, (start, time), end) in enumerate(zip(labels, starts, ends, strict=True), 1):
        place = trimmed(text, start, end)
        parts = [f"turn {number}", _page(pages, place), label.time or time]
        segments.append(Segment("turn", ", ".join(part for part in parts if part), *place, label.name))
    return segments


def near_labels(text: str) -> list[tuple[str, int]]:
    """What looks like the label of a speaker, such as ``R70: ...``, and was taken for none; with the turn it lies in.

    The turn is 0 where it stands before the first.
    """
    lines = lines_of(text)
    labels = _labels(text, lines, _header(text, lines))
    taken = [label.line for label in _speakers(labels, text, lines)]
    lines_taken = set(taken)
    near = [label for label in labels if label.line not in lines_taken and _is_near(label)]
    return [(label.name, bisect_right(taken, label.line)) for label in near]


def _is_near(label: _Label) -> bool:
    is_short = len(label.name.split()) == 1 or _is_name(label.name)
    return label.shape == "labelled" and label.has_colon and not label.is_glued and is_short


def speakers_of(lines: Sequence[str]) -> list[str]:
    """Who speaks in each of these lines, where their labels say so; '' where none does."""
    labels = [_label(line[:LOOKED_AT], number, len(line) > LOOKED_AT) for number, line in enumerate(lines)]
    labelled = [label for label in labels if label and label.shape == "labelled"]
    counted = Counter((label.shape, label.name.casefold()) for label in labelled if _is_name(label.name))
    found = {label.line: label.name for label in labelled if _is_speaker(label, counted)}
    return [found.get(number, "") for number in range(len(lines))]


def _labels(text: str, lines: list[Range], header: int) -> list[_Label]:
    found = []
    for number, (start, end) in enumerate(lines[header:], header):
        label = _label(text[start : min(end, start + LOOKED_AT)], number, end - start > LOOKED_AT)
        if label:
            found.append(label)
    return found


def _label(line: str, number: int, is_cut: bool) -> _Label | None:
    labelled = _LABELLED.match(line)
    if labelled:
        after = "" if labelled[0].endswith("\t") else line[labelled.end() :]
        name = _plain(labelled["name"] or labelled["number"])
        return _Label(number, "labelled", name, _time(labelled), bool(after[:1].strip()), ":" in labelled[0][-3:])
    timed = None if is_cut else _TIMED.fullmatch(line)
    if timed:
        return _Label(number, "timed", _plain(timed["name"] or timed["other"]), _time(timed))
    alone = None if is_cut else _ALONE.fullmatch(line)
    return _Label(number, "alone", _plain(alone["name"]), "") if alone else None


def _speakers(labels: list[_Label], text: str, lines: list[Range]) -> list[_Label]:
    """Those labels that name a speaker; a name alone on its line only where nothing else labels the turns."""
    counted = Counter((label.shape, label.name.casefold()) for label in labels if _is_name(label.name))
    kept = [label for label in labels if label.shape != "alone" and _is_speaker(label, counted)]
    if kept:
        return kept
    alone = [label for label in labels if label.shape == "alone" and _heads(label, text, lines)]
    headed = Counter(label.name.casefold() for label in alone if _is_name(label.name))
    return [label for label in alone if _is_role(label.name) or headed[label.name.casefold()] >= OFTEN]


def _is_speaker(label: _Label, counted: Counter[tuple[Shape, str]]) -> bool:
    if _is_role(label.name):
        return True
    if label.is_glued or not _is_name(label.name):
        return False
    if label.shape == "labelled" and label.time:
        return True
    return counted[label.shape, label.name.casefold()] >= OFTEN


def _is_role(name: str) -> bool:
    return bool(_ROLE.fullmatch(name))


def _is_name(name: str) -> bool:
    """Whether every word begins as a name does: with a capital or a figure, or is a particle."""
    first, *rest = name.split()
    capital = not first[0].islower()
    return capital and all(word in _PARTICLES or not word[0].islower() for word in rest) and name[-1] not in "!?"


def _heads(label: _Label, text: str, lines: list[Range]) -> bool:
    """Whether the line stands above a text: nothing right before it, something right below."""
    before = label.line == 0 or not _line(text, lines, label.line - 1).strip()
    below = label.line + 1 < len(lines) and bool(_line(text, lines, label.line + 1).strip())
    return before and below


def _begin(text: str, lines: list[Range], label: _Label) -> tuple[int, str]:
    """Where the turn begins, and the time on the line above where that holds nothing else."""
    if label.line and not label.time:
        above = _TIME_ALONE.fullmatch(_line(text, lines, label.line - 1))
        if above:
            return lines[label.line - 1][0], _time(above)
    return lines[label.line][0], ""


def _header(text: str, lines: list[Range]) -> int:
    """The number of lines before the talk: down to the last line such as ``Date: ...``, and what follows right on."""
    last = 0
    for number in range(min(HEADER_LINES, len(lines))):
        line = _line(text, lines, number)
        if _HEADER.match(line):
            last = number + 1
        elif len(line.split()) > HEADER_WORDS or line.rstrip().endswith(("?", "!")):
            break
    while last and last < len(lines) and _is_short_fact(_line(text, lines, last)):
        last += 1
    return last


def _is_short_fact(line: str) -> bool:
    name, colon, said = line.partition(":")
    return bool(name.strip() and colon) and 0 < len(said.split()) <= len("abc") and said.strip()[-1] not in ".?!…,"


def _line(text: str, lines: list[Range], number: int) -> str:
    start, end = lines[number]
    return text[start : min(end, start + LOOKED_AT)]


def _time(found: re.Match[str]) -> str:
    return next((time for name, time in found.groupdict().items() if name.startswith("t") and time), "")


def _plain(name: str) -> str:
    return " ".join(name.split()).rstrip("*_.- ")


def _page(pages: Sequence[Segment], place: Range) -> str:
    return next((page.label for page in pages if page.start <= place[0] < max(page.end, page.start + 1)), "")
