"""One way in for every document: which reader a file needs, and what the parts of its text are called."""

from collections.abc import Callable
from pathlib import Path

from inroads import __version__
from inroads.errors import InputError
from inroads.language import _
from inroads.model.document import Document, Segment
from inroads.sources.case_table import CSV_SUFFIXES
from inroads.sources.document_docx import read_docx
from inroads.sources.document_html import read_html
from inroads.sources.document_odt import read_odt
from inroads.sources.document_pdf import read_pdf
from inroads.sources.document_plain import Plain, blocks_of, pages_of
from inroads.sources.document_rtf import read_rtf
from inroads.sources.text import read_text
from inroads.sources.transcript_elan import read_elan
from inroads.sources.transcript_srt import read_sbv, read_srt
from inroads.sources.transcript_turns import near_labels, turns_of
from inroads.sources.transcript_vtt import read_vtt

TEXTS = (".txt", ".text", ".md", ".markdown")


def is_document(path: Path) -> bool:
    """Whether the file bears the ending of a document."""
    return path.suffix.lower() in SUFFIXES


def read_document(path: Path, data: bytes, transcript: bool = False) -> Document:
    """The text of the file and its segments: turns where it is a ``transcript``, else its pages or paragraphs.

    ``data`` are the bytes of the file ``path``; nothing is read from the disk. Raises InputError.
    """
    kind = _kind(path, data)
    plain = _PLAIN[kind](data, path.name)
    segments, notes = _segments(plain, path.name, transcript)
    return Document(plain.text, tuple(segments), _reader(kind, plain.engine), (*plain.notes, *notes))


def segmented(document: Document, transcript: bool, name: str = "") -> Document:
    """A document that was read before, its text untouched, cut as its source now wants it; ``name`` is its file's."""
    kinds = {segment.kind for segment in document.segments}
    pages = tuple(segment for segment in document.segments if segment.kind == "page")
    if "cue" in kinds or ("turn" in kinds) == transcript:
        return document
    segments, notes = _segments(Plain(document.text, pages=pages), name, transcript)
    if transcript and not any(segment.kind == "turn" for segment in segments):
        return document
    return Document(document.text, tuple(segments), document.reader, tuple(notes))


def not_documents(folder: Path) -> list[str]:
    """The files of a folder of documents that are none."""
    inside = (file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", "~")))
    return sorted(file.name for file in inside if not is_document(file))


def documents_at(path: Path) -> list[Path]:
    """The document that lies there, or those of a folder that holds no CSV file; empty where there is none."""
    if path.is_file() and is_document(path):
        return [path]
    if not path.is_dir():
        return []
    inside = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith((".", "~")))
    if any(file.suffix.lower() in CSV_SUFFIXES for file in inside):
        return []
    return [file for file in inside if is_document(file)]


def _kind(path: Path, data: bytes) -> str:
    """The kind of the file: what its first bytes say, else its ending."""
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), SUFFIXES.get(path.suffix.lower(), "text"))


def _reader(kind: str, engine: str) -> str:
    return f"{kind} {__version__} ({engine})" if engine else f"{kind} {__version__}"


def _segments(plain: Plain, name: str, transcript: bool) -> tuple[list[Segment], list[str]]:
    if plain.cues:
        return list(plain.cues), []
    pages = plain.pages or pages_of(plain.text)
    if transcript:
        turns = turns_of(plain.text, pages)
        if turns:
            return turns, _near_labels(plain.text, name)
    notes = [_no_turn(name)] if transcript else []
    if not plain.text.strip():
        return [], [_("{file}: the document holds no text.", file=name)]
    blocks = plain.paragraphs if plain.paragraphs is not None else tuple(blocks_of(plain.text))
    paragraphs = [Segment("paragraph", f"par. {number}", *block) for number, block in enumerate(blocks, 1)]
    return list(pages) or paragraphs, notes


def _near_labels(text: str, name: str) -> list[str]:
    """How many lines look as if somebody spoke, and were taken as a part of what another says."""
    near = near_labels(text)
    if not near:
        return []
    label, turn = near[0]
    return [
        _(
            "{file}: lines that look like those of a speaker, and were not taken as such: {count}; the first is"
            " «{label}:» ({where}). Where somebody speaks there, mend the label in the transcript, undo, and add it"
            " again.",
            file=name,
            count=len(near),
            label=label,
            where=_("in turn {number}", number=turn) if turn else _("before turn 1"),
        )
    ]


def _no_turn(name: str) -> str:
    return _(
        "{file}: no turn of a speaker was found, so the text lies in paragraphs or pages. A turn begins on a line of"
        " its own, with a name and a colon: «INT: ...».",
        file=name,
    )


def _old_word(_data: bytes, name: str) -> Plain:
    raise InputError(
        _("This is a Word document of an old kind, or one with a password."),
        name,
        _("Open it in a word processor, and save it as DOCX without a password."),
    )


def _text(data: bytes, name: str) -> Plain:
    read = read_text(data, name, _("Save it as plain text in UTF-8, or give the document itself."))
    return Plain(read.text, notes=read.notes)


_PLAIN: dict[str, Callable[[bytes, str], Plain]] = {
    "text": _text,
    "docx": read_docx,
    "odt": read_odt,
    "html": read_html,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "vtt": read_vtt,
    "srt": read_srt,
    "sbv": read_sbv,
    "elan": read_elan,
    "doc": _old_word,
}
SUFFIXES = {f".{kind}": kind for kind in _PLAIN} | dict.fromkeys(TEXTS, "text")
SUFFIXES |= {".htm": "html", ".xhtml": "html", ".eaf": "elan"}
_MARKS = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"))
"""What some files begin with, whatever their name."""
