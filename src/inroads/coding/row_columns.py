"""What a row says of all its claims: source, access, passage, coder, certainty, polarity, grade, because."""

from dataclasses import dataclass

from inroads.coding.cells import plain_name, text_of
from inroads.coding.import_context import ImportContext
from inroads.coding.references import split
from inroads.errors import Fault
from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.model.certainty import CERTAINTIES, POLARITIES, read_grade
from inroads.model.claim import CitedPassage, Claim
from inroads.model.draft import DraftCell
from inroads.model.tables import ROW_COLUMNS, Table

UNNAMED = "unnamed"
Content = tuple[str, str, str, str]


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

    def claim(self, content: Content, passages: tuple[CitedPassage, ...], cell: str) -> Claim:
        """A claim of this row: ``content`` is unit type, unit, variable and value."""
        unit_type, unit, variable, value = content
        return Claim(
            unit_type,
            unit,
            variable,
            value,
            passages,
            self.coder,
            self.polarity,
            self.certainty,
            self.grade,
            self.because,
            cell,
        )


def is_row_column(name: str, table: Table) -> bool:
    """Whether the column speaks of the row's claims: the table's own columns of that name go first."""
    return name in ROW_COLUMNS and table.column(name) is None


def read_row_columns(cells: list[DraftCell], where: str, context: ImportContext) -> RowColumns:
    """Read the row columns; what is wrong goes to the context."""
    said = {cell.variable: text_of(cell.written) for cell in cells}
    grade = said.get("grade", "")
    scheme = read_grade(grade) if grade else None
    if grade and scheme is None:
        context.faults.append(
            Fault(
                _("«{grade}» is no grade of a known scheme.", grade=grade),
                _("{where}, column {variable}", where=where, variable="grade"),
                _("Write scheme and grade: 4x4:B2, 6x6:B3 or 3x5x2:2BC."),
            )
        )

    def one_of(name: str, text: str, known: tuple[str, ...]) -> str:
        return _one_of(name, text, known, where, context)

    return RowColumns(
        source=plain_name(said.get("source", "")),
        accesses=tuple(one_of("access", part, ACCESSES) for part in _split(said.get("access", ""))),
        passages=tuple(context.passage(part, where) for part in split(said.get("passage", ""))),
        coder=said.get("coder", UNNAMED),
        certainty=one_of("certainty", said.get("certainty", "certain"), CERTAINTIES),
        polarity=one_of("polarity", said.get("polarity", "present"), POLARITIES),
        grade=":".join(scheme) if scheme else "",
        because=said.get("because", ""),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _one_of(name: str, text: str, known: tuple[str, ...], where: str, context: ImportContext) -> str:
    word = text.lower().replace(" ", "_")
    if word in known:
        return word
    variable = context.frame.variable("passage" if name == "access" else "claim", name)
    value = variable.resolve(text) if variable else None
    if value in known:
        return str(value)
    context.faults.append(
        Fault(
            _("«{text}» is not a value of {name}.", text=text, name=name),
            _("{where}, column {variable}", where=where, variable=name),
            _("Values are: {known}.", known=", ".join(known)),
        )
    )
    return known[0]
