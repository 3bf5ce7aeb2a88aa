"""What a reader hands on."""

from dataclasses import dataclass
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.model.draft import DraftRow


@dataclass(frozen=True)
class CaseFile:
    """What was read: draft rows, what to tell, the files that are the evidence, and how they were read."""

    rows: tuple[DraftRow, ...]
    notes: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    reader: str = "case table"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that a user named."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("This file cannot be opened ({reason}).", reason=error.strerror or ""),
            str(path),
            _("Check the name and the rights on it."),
        ) from None
