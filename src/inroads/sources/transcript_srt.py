"""SRT (SubRip) and SBV (YouTube): numbered cues, or cues with both times on one line parted by a comma."""

import re

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_plain import Plain
from inroads.sources.text import read_text
from inroads.sources.transcript_cues import Shape, blocks_of_lines, cues_of, of_cues, unescaped

_TIME = r"(?P<{0}h>\d{{1,4}}):(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})[,.](?P<{0}f>\d{{1,3}})"
_SRT = re.compile(rf"{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}(?:[ \t].*)?")
_SBV = re.compile(rf"{_TIME.format('a')},{_TIME.format('b')}")
_TAG = re.compile(r"</?(?:b|i|u|s|font|c|span)(?:[\s.][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_NONE = re.compile(r"(?!)")


def read_srt(data: bytes, name: str) -> Plain:
    """The cues of an SRT file; raises one InputError with all that is broken."""
    shape = Shape(_SRT, "00:01:02,500 --> 00:01:05,000", _words, re.compile(r"\d+"))
    return _read(data, name, shape)


def read_sbv(data: bytes, name: str) -> Plain:
    """The cues of an SBV file; raises one InputError with all that is broken."""
    return _read(data, name, Shape(_SBV, "0:01:02.500,0:01:05.000", _words, _NONE))


def _read(data: bytes, name: str, shape: Shape) -> Plain:
    read = read_text(data, name, _("Save it again as text in UTF-8."))
    blocks = blocks_of_lines(read.text)
    if not blocks:
        raise InputError(
            _("This file holds no cue."), name, _("A cue begins with such a line: {example}", example=shape.example)
        )
    return of_cues(cues_of(blocks, shape, name), name, read.notes)


def _words(text: str) -> list[tuple[str, str]]:
    return [(unescaped(_TAG.sub("", text)), "")]
