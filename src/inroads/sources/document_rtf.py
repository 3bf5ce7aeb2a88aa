"""The text of an RTF file."""

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.document_plain import Plain, blocks_of, tidy

LARGEST_BYTES = 64 * 1024 * 1024


def read_rtf(data: bytes, name: str) -> Plain:
    """The text of the file; raises InputError."""
    from importlib.metadata import version

    if not data.lstrip().startswith(b"{\\rtf") or len(data) > LARGEST_BYTES:
        raise _broken(name)
    try:
        text = tidy(_read(data))
    except (ValueError, LookupError, IndexError, TypeError, AttributeError, OverflowError):
        raise _broken(name) from None
    notes = (_("{file}: the footnotes of an RTF are not read; save it as DOCX if they matter.", file=name),)
    return Plain(
        text,
        tuple(blocks_of(text)),
        (),
        notes if b"\\footnote" in data else (),
        engine=f"striprtf {version('striprtf')}",
    )


def _read(data: bytes) -> str:
    from striprtf import striprtf

    return str(striprtf.rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]


def _broken(name: str) -> InputError:
    return InputError(
        _("This is no RTF that can be read."), name, _("Open it in a word processor, and save it again, best as DOCX.")
    )
