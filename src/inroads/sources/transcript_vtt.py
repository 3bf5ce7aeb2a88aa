"""WebVTT: the subtitles of the web, and what meeting programs write.

Own reading instead of webvtt-py, which passes over a cue with broken times in silence.
"""

import re
from collections.abc import Iterator

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_plain import Plain
from inroads.sources.text import read_text
from inroads.sources.transcript_cues import Shape, blocks_of_lines, cues_of, of_cues, unescaped

_TIME = r"(?:(?P<{0}h>\d{{1,4}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})[.](?P<{0}f>\d{{1,3}})"
_TIMES = re.compile(rf"{_TIME.format('a')}[ \t]+-->[ \t]+{_TIME.format('b')}(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]{1,200})>")
_END = "</v>"
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w")
_MARK = re.compile(r"WEBVTT(?:[ \t].*)?")
_ASIDE = re.compile(r"(?:NOTE(?:[ \t].*)?|STYLE|REGION)[ \t]*")


def read_vtt(data: bytes, name: str) -> Plain:
    """The cues of the file; raises one InputError with all that is broken."""
    read = read_text(data, name, _("Save it again as WebVTT in UTF-8."))
    first, _sign, rest = read.text.partition("\n")
    if not _MARK.fullmatch(first):
        raise InputError(
            _("This is no WebVTT: its first line is not WEBVTT."),
            name,
            _("Write WEBVTT there, and a blank line below."),
        )
    blocks = blocks_of_lines(f"\n{rest}")
    if rest and rest.split("\n", 1)[0].strip() and not any("-->" in line for _number, line in blocks[0]):
        blocks = blocks[1:]
    shape = Shape(_TIMES, "00:01:02.500 --> 00:01:05.000", words_and_voices, re.compile(r"(?!.*-->).*"))
    cues = cues_of([block for block in blocks if not _ASIDE.fullmatch(block[0][1])], shape, name)
    return of_cues(cues, name, read.notes)


def words_and_voices(text: str) -> list[tuple[str, str]]:
    """What each says in a cue, without its marks, and who speaks it; '' where no voice is marked.

    Examples
    --------
    >>> words_and_voices("<v Anna>You know <i>him</i>?</v> <v Bob>No.</v>")
    [('You know him?', 'Anna'), ('No.', 'Bob')]
    """
    said: list[tuple[str, str]] = []
    for words, voice in _pieces(text):
        if said and (voice == said[-1][1] or not _WORD.search(words)):
            said[-1] = (said[-1][0] + words, said[-1][1])
        elif said and not _WORD.search(said[-1][0]):
            said[-1] = (said[-1][0] + words, voice)
        else:
            said.append((words, voice))
    if len(said) == 1:
        return said
    return [(words.strip(), voice) for words, voice in said]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The words between one mark of a voice and the next; within a voice another may speak."""
    open_voices = [""]
    at = 0
    for mark in _TAG.finditer(text):
        voice = _VOICE.fullmatch(mark[0])
        if voice is None and mark[0] != _END:
            continue
        yield _plain(text[at : mark.start()]), open_voices[-1]
        at = mark.end()
        if voice:
            open_voices.append(_plain(voice[1]).strip())
        elif len(open_voices) > 1:
            open_voices.pop()
    yield _plain(text[at:]), open_voices[-1]


def _plain(text: str) -> str:
    return unescaped(_TAG.sub("", text))
