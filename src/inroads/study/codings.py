"""What one call of ``code`` says: a coding file, or a row that the call spells out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError
from inroads.language import _

if TYPE_CHECKING:
    from inroads.coding.code import Coding
    from inroads.frame.frame import Frame

JOINT = " | "
Value = str | float | Sequence[str]


@dataclass(frozen=True)
class Spoken:
    """A row as a call spells it out: its table, its columns, and what holds for all of its claims."""

    table: str
    values: Mapping[str, Value]
    at: Sequence[str] = ()
    certainty: str = ""
    grade: str = ""
    because: str = ""
    access: str = ""
    is_absent: bool = False

    def cells(self) -> dict[str, str]:
        """The row as written: column -> text."""
        written = {name: value if isinstance(value, str) else _text(value) for name, value in self.values.items()}
        row = {
            "passage": JOINT.join(self.at),
            "certainty": self.certainty,
            "grade": self.grade,
            "because": self.because,
            "access": self.access,
            "polarity": "absent" if self.is_absent else "",
        }
        return written | {name: text for name, text in row.items() if text}


def _text(value: float | Sequence[str]) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return JOINT.join(map(str, value)) if isinstance(value, Sequence) else str(value)


def spoken_coding(spoken: Spoken, frame: "Frame", coder: str) -> "Coding":
    """The coding of one row; raises InputError for an unknown table or column."""
    from inroads.coding.code import Coding
    from inroads.sources.codings import one_row
    from inroads.sources.columns import columns_of

    cells = spoken.cells()
    told = " ".join(f"{name}={text}" for name, text in cells.items() if name not in ("because", "passage"))
    read = one_row(spoken.table, cells, columns_of(frame))
    return Coding(read.rows, coder, says=f"{read.rows[0].table} {told}")


def file_coding(file: Path, frame: "Frame", coder: str) -> "Coding":
    """The coding of a file; raises one InputError with all that is wrong in the file itself."""
    from inroads.coding.code import Coding
    from inroads.coding.record import Incoming
    from inroads.coding.row_columns import UNNAMED
    from inroads.sources.codings import read_codings
    from inroads.sources.columns import columns_of
    from inroads.store.evidence import hash_file

    if not file.is_file():
        raise InputError(_("There is no file of this name."), str(file), _("Check the name and the folder."))
    sha256 = hash_file(file)
    read = read_codings(file, columns_of(frame))
    incoming = Incoming(file, file.name, read.reader, sha256)
    return Coding(read.rows, coder or UNNAMED, read.documents, (incoming,))
