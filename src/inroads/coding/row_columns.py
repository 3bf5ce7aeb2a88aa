"""What a row says of all its claims: source, access, passage, coder, certainty, polarity, grade, because."""

from dataclasses import dataclass

from inroads.coding.cells import text_of
from inroads.errors import Fault
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.model.certainty import CERTAINTIES, POLARITIES, read_grade
from inroads.model.draft import DraftCell
from inroads.model.tables import ROW_COLUMNS, Table

UNNAMED = "unnamed"


@dataclass(frozen=True)
class RowColumns:
    """The row columns, read; ``passages`` pairs each named passage with its access ('' where none is given)."""

    source: str = ""
    accesses: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    coder: str = UNNAMED
    certainty: str = "certain"
    polarity: str = "present"
    grade: str = ""
    because: str = ""


def is_row_column(name: str, table: Table) -> bool:
    """Whether the column speaks of the row's claims: the table's own columns of that name go first."""
    return name in ROW_COLUMNS and table.column(name) is None


def read_row_columns(cells: list[DraftCell], where: str, frame: Frame, faults: list[Fault]) -> RowColumns:
    """Read the row columns; what is wrong goes to ``faults``."""
    said = {cell.variable: text_of(cell.written) for cell in cells}
    grade = said.get("grade", "")
    scheme = read_grade(grade) if grade else None
    if grade and scheme is None:
        faults.append(
            Fault(
                _("«{grade}» is no grade of a known scheme.", grade=grade),
                _("{where}, column {variable}", where=where, variable="grade"),
                _("Write scheme and grade: 4x4:B2, 6x6:B3 or 3x5x2:2BC."),
            )
        )
    return RowColumns(
        source=said.get("source", ""),
        accesses=tuple(
            _one_of("access", part, ACCESSES, where, frame, faults) for part in _split(said.get("access", ""))
        ),
        passages=_split(said.get("passage", "")),
        coder=said.get("coder", UNNAMED),
        certainty=_one_of("certainty", said.get("certainty", "certain"), CERTAINTIES, where, frame, faults),
        polarity=_one_of("polarity", said.get("polarity", "present"), POLARITIES, where, frame, faults),
        grade=":".join(scheme) if scheme else "",
        because=said.get("because", ""),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _one_of(name: str, text: str, known: tuple[str, ...], where: str, frame: Frame, faults: list[Fault]) -> str:
    word = text.lower().replace(" ", "_")
    if word in known:
        return word
    unit = "passage" if name == "access" else "claim"
    variable = frame.variable(unit, name)
    value = variable.resolve(text) if variable else None
    if value in known:
        return str(value)
    place = _("{where}, column {variable}", where=where, variable=name)
    faults.append(
        Fault(
            _("«{text}» is not a value of {name}.", text=text, name=name),
            place,
            _("Values are: {known}.", known=", ".join(known)),
        )
    )
    return known[0]
