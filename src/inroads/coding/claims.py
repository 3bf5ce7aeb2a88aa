"""Draft rows become claims: every cell read under the frame, every fault told at once, nothing half-done."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from inroads.coding.cells import fault_at, read_cell, text_of
from inroads.coding.row_columns import UNNAMED, RowColumns, is_row_column, read_row_columns
from inroads.coding.units import ReadRow, missing_key, name_units, order_ends
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.claim import EXISTS, CitedPassage, Claim
from inroads.model.draft import DraftCell, DraftRow
from inroads.model.tables import TABLES, UNITS, Column, Table
from inroads.store.entry import canonical
from inroads.store.fold import columns_of

CELL = "cell:"
CELL_DIGITS = 20
ENDS = ("_earliest", "_latest")


@dataclass(frozen=True)
class _Judged:
    """A row that could be read, with what it says of its claims."""

    row: ReadRow
    said: RowColumns


def to_claims(rows: Sequence[DraftRow], frame: Frame, source: str) -> list[Claim]:
    """The claims of a file; raises one InputError with all faults of all rows.

    ``source`` names the file where a row names no source of its own.
    """
    faults: list[Fault] = []
    directed = _directed(frame)
    judged: list[_Judged] = []
    claims: list[Claim] = []
    for row in rows:
        if row.table == "claims":
            claims += _claim_row(row, frame, source, faults)
        else:
            judged.append(_judge(row, TABLES[row.table], frame, directed, faults))
    if faults:
        raise InputError.of(faults)
    name_units([one.row for one in judged])
    for one in judged:
        claims += _claims_of(one, source)
    return list(dict.fromkeys(claims))


def source_claims(claims: Sequence[Claim], file: str, kind: str) -> list[Claim]:
    """What an import says of its sources: of the file, where some claim names no source but the file, that it is a
    case file; of every source that has no row of its own, the kind that the user gave.
    """
    named = {passage.source for claim in claims for passage in claim.passages}
    described = {claim.unit for claim in claims if claim.unit_type == "source"}
    facts: list[Claim] = []
    for source in sorted(named - described):
        if source == file or kind:
            own = (CitedPassage(CELL + hashlib.sha256(source.encode()).hexdigest()[:CELL_DIGITS], source, file, ""),)
            said = {EXISTS: "yes", "kind": kind or "case_file"}
            facts += [Claim("source", source, variable, value, own, UNNAMED) for variable, value in said.items()]
    return facts


def _directed(frame: Frame) -> set[str]:
    content = frame.variable("tie", "content")
    return {value.value for value in content.values if value.extra.get("directed")} if content else set()


def _judge(row: DraftRow, table: Table, frame: Frame, directed: set[str], faults: list[Fault]) -> _Judged:
    own = [cell for cell in row.cells if not is_row_column(cell.variable, table)]
    rest = [cell for cell in row.cells if is_row_column(cell.variable, table)]
    said = read_row_columns(rest, row.where, frame, faults)
    columns = {column.name: column for column in columns_of(table, frame)}
    cells: dict[str, tuple[str, str]] = {}
    for cell in _joined(own, columns):
        column = columns.get(cell.variable)
        if column is None:
            faults.append(_unknown_column(cell, table, row.where))
            continue
        try:
            cells[cell.variable] = (
                read_cell(cell.written, column, frame.variable(table.unit, column.name)),
                cell.locator,
            )
        except InputError as error:
            faults += fault_at(error, row.where, cell.variable)
    source = said.source or (cells.get("source", ("", ""))[0] if table.unit != "source" else "")
    read = ReadRow(table, row.where, cells, said.coder, source, said.polarity == "absent")
    for name in missing_key(read):
        faults.append(
            Fault(
                _("A row of {table} needs «{name}».", table=table.name, name=name),
                row.where,
                _("Fill the cell, or delete the row."),
            )
        )
    if table.unit == "tie" and "a" in cells and "b" in cells and cells["a"][0] == cells["b"][0]:
        faults.append(
            Fault(
                _("A tie needs two different persons; this row names «{name}» twice.", name=cells["a"][0]),
                row.where,
                _("Name the second person, or delete the row."),
            )
        )
    order_ends(read, directed)
    return _Judged(read, said)


def _unknown_column(cell: DraftCell, table: Table, where: str) -> Fault:
    return Fault(
        _("{table} has no column «{name}».", table=table.name, name=cell.variable),
        where,
        _("Mend the header, or add the variable to the study's frame."),
    )


def _joined(cells: list[DraftCell], columns: dict[str, Column]) -> list[DraftCell]:
    """Put ``at_earliest`` and ``at_latest`` together as one interval."""
    ends: dict[str, dict[str, DraftCell]] = {}
    kept = []
    for cell in cells:
        ending = next((end for end in ENDS if cell.variable.endswith(end)), None)
        stem = cell.variable.removesuffix(ending) if ending else ""
        if ending and stem in columns and columns[stem].kind == "date":
            ends.setdefault(stem, {})[ending] = cell
        else:
            kept.append(cell)
    for stem, pair in ends.items():
        earliest, latest = (text_of(pair[end].written) if end in pair else ".." for end in ENDS)
        written = earliest if earliest == latest else f"{earliest}/{latest}"
        kept.append(DraftCell(stem, written, " + ".join(pair[end].locator for end in ENDS if end in pair)))
    return kept


def _claims_of(one: _Judged, source: str) -> list[Claim]:
    row, said = one.row, one.said
    first = next(iter(row.cells.values()), ("", row.where))[1]
    variables = {EXISTS: ("yes", first), **row.cells}
    variables.pop(row.table.id_column, None)
    claims = []
    for variable, (value, locator) in variables.items():
        claims.append(
            _claim(row.table.unit, row.unit, variable, value, locator, said, row.source or said.source, source)
        )
    return claims + _passage_claims(said, row.source or source, first)


def _claim(
    unit_type: str,
    unit: str,
    variable: str,
    value: str,
    cell: str,
    said: RowColumns,
    named_source: str,
    file_source: str,
) -> Claim:
    passages = _cited(said, named_source or file_source) or _cells(
        unit_type, unit, variable, value, cell, said, named_source, file_source
    )
    return Claim(
        unit_type,
        unit,
        variable,
        value,
        passages,
        said.coder,
        said.polarity,
        said.certainty,
        said.grade,
        said.because,
        cell,
    )


def _cited(said: RowColumns, source: str) -> tuple[CitedPassage, ...]:
    """The passages a row names, each with its access; several accesses on one passage make one passage each."""
    if len(said.accesses) in (0, 1, len(said.passages)):
        accesses = (
            said.accesses if len(said.accesses) == len(said.passages) else (*said.accesses, "")[:1] * len(said.passages)
        )
        return tuple(
            CitedPassage(passage, source, "", access) for passage, access in zip(said.passages, accesses, strict=True)
        )
    return tuple(
        CitedPassage(f"{passage} ({access})", source, passage, access)
        for passage in said.passages
        for access in said.accesses
    )


def _cells(
    unit_type: str,
    unit: str,
    variable: str,
    value: str,
    cell: str,
    said: RowColumns,
    named_source: str,
    file_source: str,
) -> tuple[CitedPassage, ...]:
    """The cell itself as passage, one per access named.

    It is named by what it says, not by where it stands: the same row in two overlapping files is one passage.
    """
    cited = []
    for access in said.accesses or ("",):
        content = canonical([unit_type, unit, variable, value, said.polarity, access, named_source])
        name = CELL + hashlib.sha256(content.encode()).hexdigest()[:CELL_DIGITS]
        cited.append(CitedPassage(name, named_source or file_source, cell, access))
    return tuple(cited)


def _passage_claims(said: RowColumns, source: str, cell: str) -> list[Claim]:
    """What a row that names a passage says of the passage itself: its source and its access."""
    claims = []
    for passage in _cited(said, source):
        facts = {EXISTS: "yes", "source": source, "access": passage.access, "locator": passage.locator}
        own = CitedPassage(passage.id, source, "", "")
        claims += [
            Claim("passage", passage.id, variable, value, (own,), said.coder, cell=cell)
            for variable, value in facts.items()
            if value
        ]
    return claims


def _claim_row(row: DraftRow, frame: Frame, source: str, faults: list[Fault]) -> list[Claim]:
    """A row of the sheet ``claims``: one claim, spelled out."""
    cells = {cell.variable: cell for cell in row.cells}
    said = read_row_columns(
        [cell for cell in row.cells if cell.variable not in ("unit_type", "unit", "variable", "value")],
        row.where,
        frame,
        faults,
    )
    lacking = [name for name in ("unit_type", "unit", "variable", "value") if name not in cells]
    faults += [
        Fault(
            _("A row of {table} needs «{name}».", table="claims", name=name),
            row.where,
            _("Fill the cell, or delete the row."),
        )
        for name in lacking
    ]
    if lacking:
        return []
    unit_type, unit, variable = (text_of(cells[name].written) for name in ("unit_type", "unit", "variable"))
    table = UNITS.get(unit_type) or TABLES.get(unit_type)
    column = next((column for column in columns_of(table, frame) if column.name == variable), None) if table else None
    if table is None or (column is None and variable != EXISTS):
        what = _("«{unit_type}» has no variable «{variable}».", unit_type=unit_type, variable=variable)
        faults.append(Fault(what, row.where, _("See `inroads table STUDY --help` for tables and their columns.")))
        return []
    value = "yes"
    if column is not None:
        try:
            value = read_cell(cells["value"].written, column, frame.variable(table.unit, variable))
        except InputError as error:
            faults += fault_at(error, row.where, "value")
    return [
        _claim(table.unit, unit, variable, value, cells["value"].locator, said, said.source, source),
        *_passage_claims(said, said.source or source, cells["value"].locator),
    ]
