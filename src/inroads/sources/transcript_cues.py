"""Cues: what subtitles and timed transcripts are made of. Their texts become one text, a line or more to a cue."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.document import Segment
from inroads.sources.document_plain import Plain, tidy
from inroads.sources.transcript_turns import speakers_of

SIXTY = 60
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
Line = tuple[int, str]
"""Its number, counted from 1, and what it says."""


@dataclass(frozen=True)
class Cue:
    """What one says from one moment on; ``speaker`` is '' where the file does not mark who speaks.

    ``voice`` counts those who speak in one cue of the file, from 1; it is 0 where all of the cue is one's.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""
    voice: int = 0


@dataclass(frozen=True)
class Shape:
    """How a format writes its cues: the line of times, the texts, and whether something may stand before the times."""

    times: re.Pattern[str]
    example: str
    read: Callable[[str], list[tuple[str, str]]]
    """Gives text and speaker of everyone who speaks in a cue."""
    names: re.Pattern[str]
    """The line that may stand before the times."""


def cues_of(blocks: Iterable[list[Line]], shape: Shape, name: str) -> list[Cue]:
    """The cues of a file; raises one InputError with every block that is none."""
    cues: list[Cue] = []
    faults: list[Fault] = []
    for block in blocks:
        try:
            cues += _cue(block, shape, name)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError.of(faults)
    return cues


def of_cues(cues: Sequence[Cue], name: str, notes: tuple[str, ...] = ()) -> Plain:
    """One text, and a segment for each cue, or for each voice in it: ``cue 4.1``, ``cue 4.2``."""
    texts = [tidy(cue.text) for cue in cues]
    speakers = [cue.speaker for cue in cues]
    if not any(speakers):
        speakers = speakers_of([text.partition("\n")[0] for text in texts])
    segments = []
    at = 0
    number = 0
    odd = []
    for cue, text, speaker in zip(cues, texts, speakers, strict=True):
        number += cue.voice <= 1
        label = f"cue {number}.{cue.voice}" if cue.voice else f"cue {number}"
        segments.append(Segment("cue", f"{label}, {clock(cue.start_ms)}", at, at + len(text), speaker))
        at += len(text) + 1
        if cue.end_ms < cue.start_ms and cue.voice <= 1:
            odd.append(number)
    if odd:
        notes = (*notes, _("{file}: cues that end before they begin: {count}, the first is cue {number}.", file=name,
                           count=len(odd), number=odd[0]))  # fmt: skip
    return Plain("\n".join(texts), cues=tuple(segments), notes=notes)


def blocks_of_lines(text: str) -> list[list[Line]]:
    """Lines that stand together, between blank ones."""
    blocks: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def unescaped(text: str) -> str:
    """The text with ``&lt;`` and its like read; numbers longer than any character's stay as they are."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def clock(ms: int) -> str:
    """Milliseconds as ``00:01:02.500``."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _cue(block: list[Line], shape: Shape, name: str) -> list[Cue]:
    named = len(block) > 1 and shape.times.fullmatch(block[0][1].strip()) is None
    at = 1 if named and shape.names.fullmatch(block[0][1].strip()) else 0
    number, line = block[at]
    found = shape.times.fullmatch(line.strip())
    if found is None:
        raise _fault(
            _("Here no line of times stands that can be read: «{text}».", text=line[:60]),
            name,
            number,
            _("A cue begins with such a line: {example}", example=shape.example),
        )
    start, end = (_ms(found, mark, name, number) for mark in ("a", "b"))
    rest = block[at + 1 :]
    _refuse_times(rest, name)
    said = [part for part in shape.read("\n".join(words for _line, words in rest)) if part[0].strip()]
    if not said:
        raise _fault(
            _("This cue has no words."), name, number, _("Write below its times what is said, or take it out.")
        )
    voices = enumerate(said, 1 if len(said) > 1 else 0)
    return [Cue(start, end, text, speaker, voice) for voice, (text, speaker) in voices]


def _refuse_times(lines: list[Line], name: str) -> None:
    for number, said in lines:
        if "-->" in said:
            raise _fault(
                _("A line of times stands in the words of a cue: «{text}».", text=said[:60]),
                name,
                number,
                _("Put a blank line before it, or take it out."),
            )


def _ms(found: re.Match[str], mark: str, name: str, number: int) -> int:
    hours, minutes, seconds, rest = (found[f"{mark}{part}"] or "0" for part in "hmsf")
    if int(minutes) >= SIXTY or int(seconds) >= SIXTY:
        raise _fault(_("This is no time: «{text}».", text=found[0][:60]), name, number,
                     _("Minutes and seconds go up to 59."))  # fmt: skip
    return ((int(hours) * SIXTY + int(minutes)) * SIXTY + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def _fault(what: str, name: str, line: int, do: str) -> InputError:
    return InputError(what, _("{file}, line {line}", file=name, line=line), do)
