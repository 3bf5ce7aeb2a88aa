"""A row of the sheet ``claims``: one claim about any unit, spelled out."""

from inroads.coding.cells import fault_at, read_cell, text_of
from inroads.coding.covers import COVERS, read_covers
from inroads.coding.import_context import ImportContext
from inroads.coding.passages import cells as cell_passages
from inroads.coding.passages import cited, of_text, passage_claims, text_claims
from inroads.coding.row_columns import read_row_columns
from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.claim import EXISTS, Claim
from inroads.model.draft import DraftRow
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import TABLES, UNITS

NEEDED = ("unit_type", "unit", "variable", "value")


def read_claim_row(row: DraftRow, context: ImportContext) -> list[Claim]:
    """The claim that the row spells out, with what it says of its passages; faults go to the context."""
    cells = {cell.variable: cell for cell in row.cells}
    said = read_row_columns([cell for cell in row.cells if cell.variable not in NEEDED], row.where, context)
    lacking = [name for name in NEEDED if name not in cells]
    context.faults += [
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
    column = context.columns[table.name].get(variable) if table else None
    if table is None or (column is None and variable != EXISTS):
        what = _("«{unit_type}» has no variable «{variable}».", unit_type=unit_type, variable=variable)
        context.faults.append(Fault(what, row.where, _("The sheet `frame` of the template lists all variables.")))
        return []
    value = "yes"
    if column is not None:
        try:
            value = read_cell(
                cells["value"].written, column, context.frame.variable(table.unit, variable), context.frame
            )
            if (table.unit, variable) == COVERS and value not in WRITTEN_WORDS:
                value = read_covers(value, context.columns)
        except InputError as error:
            context.faults += fault_at(error, row.where, "value")
            return []
    locator = cells["value"].locator
    passages = cited(said, said.source, context)
    if table.unit == "passage":
        unit = context.passage(unit, row.where)
    own = context.resolved.get(unit) if table.unit == "passage" else None
    if own and not passages:
        passages = (of_text(own),)
    content = (table.unit, unit, variable, value)
    rests_on = passages or cell_passages(said, content, locator, said.source, context.file)
    claim = said.claim(content, rests_on, locator)
    facts = text_claims(own, locator) if own else []
    return [claim, *facts, *passage_claims(passages, said, locator, context)]
