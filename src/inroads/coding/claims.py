"""Draft rows become claims: every cell read under the frame, every fault told at once, nothing half-done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inroads.coding.cells import fault_at, plain_name, read_cell, text_of, word_of
from inroads.coding.claim_sheet import read_claim_row
from inroads.coding.covers import COVERS, read_covers
from inroads.coding.import_context import ImportContext
from inroads.coding.numbering import Standing
from inroads.coding.passages import cell_id, cited, of_text, passage_claims, text_claims
from inroads.coding.passages import cells as cell_passages
from inroads.coding.references import one_passage
from inroads.coding.row_columns import UNNAMED, RowColumns, is_row_column, read_row_columns
from inroads.coding.texts import Texts
from inroads.coding.units import ReadRow, missing_key, name_units, order_ends
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.claim import EXISTS, CitedPassage, Claim
from inroads.model.draft import DraftCell, DraftRow
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import TABLES, Column, Table

ENDS = ("_earliest", "_latest")


@dataclass(frozen=True)
class _Judged:
    """A row that could be read, with what it says of its claims."""

    row: ReadRow
    said: RowColumns


def to_claims(
    rows: Sequence[DraftRow],
    frame: Frame,
    file: str,
    standing: Standing | None = None,
    texts: Texts | None = None,
    *,
    must_refer: bool = False,
) -> list[Claim]:
    """The claims of a file; raises one InputError with all faults of all rows.

    ``file`` is the source where a row names no source of its own, ``standing`` the numbered units of the study
    (:func:`inroads.coding.numbering.known_units`), which rows without an id may speak of, ``texts`` its documents and
    posts, to which passages may refer and, where they ``must_refer``, shall.
    """
    declared = _declared(rows)
    context = ImportContext(frame, file, set(declared), texts=texts, must_refer=must_refer)
    if texts:
        texts.fetch(text_of(cell.written) for row in rows for cell in row.cells if cell.variable == "passage")
    claims: list[Claim] = []
    judged: list[_Judged] = []
    for row in rows:
        if row.table == "claims":
            claims += read_claim_row(row, context)
        else:
            judged.append(_judge(row, TABLES[row.table], context, declared))
    if context.faults:
        raise InputError.of(context.faults)
    name_units([one.row for one in judged], standing if standing is not None else {}, file)
    for one in judged:
        claims += _claims_of(one, context)
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
            own = (CitedPassage(cell_id([source]), source, file, ""),)
            said = {EXISTS: "yes", "kind": kind or "case_file"}
            facts += [Claim("source", source, variable, value, own, UNNAMED) for variable, value in said.items()]
    return facts


def _declared(rows: Iterable[DraftRow]) -> dict[str, str]:
    """The passages that have a row of their own in this file, with the source it gives ('' for none)."""
    cells = [{cell.variable: text_of(cell.written) for cell in row.cells} for row in rows if row.table == "passages"]
    return {row["passage"]: plain_name(row.get("source", "")) for row in cells if "passage" in row}


def _source_of(said: RowColumns, declared: dict[str, str], context: ImportContext) -> str:
    """The source that the passages of a row have in common by the rows of their own or their texts; '' for none."""
    texts = {name: found.source for name, found in context.resolved.items()}
    sources = {texts.get(passage, declared.get(passage, "")) for passage in said.passages}
    source = sources.pop() if len(sources) == 1 else ""
    return "" if word_of(source) in WRITTEN_WORDS else source


def _judge(row: DraftRow, table: Table, context: ImportContext, declared: dict[str, str]) -> _Judged:
    own = [cell for cell in row.cells if not is_row_column(cell.variable, table)]
    rest = [cell for cell in row.cells if is_row_column(cell.variable, table)]
    said = read_row_columns(rest, row.where, context)
    columns = context.columns[table.name]
    cells: dict[str, tuple[str, str]] = {}
    context.faults += _dated_twice(own, columns, row.where)
    for cell in _joined(own, columns):
        column = columns.get(cell.variable)
        if column is None:
            context.faults.append(_unknown_column(cell, table, row.where))
            continue
        try:
            variable = context.frame.variable(table.unit, column.name)
            text = read_cell(cell.written, column, variable, context.frame)
            if (table.unit, cell.variable) == COVERS and text not in WRITTEN_WORDS:
                text = read_covers(text, context.columns)
            if (table.unit, column.kind) == ("passage", "id"):
                text = context.passage(one_passage(text_of(cell.written)), row.where)
            cells[cell.variable] = (text, cell.locator)
        except InputError as error:
            context.faults += fault_at(error, row.where, cell.variable)
    if cells.get(table.id_column, ("", ""))[0] in WRITTEN_WORDS:
        del cells[table.id_column]
    own_source = cells.get("source", ("", ""))[0] if table.unit != "source" else ""
    source = said.source or own_source or _source_of(said, declared, context)
    read = ReadRow(table, row.where, cells, said.coder, source, said.polarity == "absent")
    context.faults += _faults_of_row(read)
    order_ends(read, context.directed)
    return _Judged(read, said)


def _faults_of_row(row: ReadRow) -> list[Fault]:
    faults = [
        Fault(
            _("A row of {table} needs «{name}».", table=row.table.name, name=name),
            row.where,
            _("Fill the cell, or delete the row."),
        )
        for name in missing_key(row)
    ]
    ends = [row.cells[name][0] for name in ("a", "b") if name in row.cells]
    if row.table.unit == "tie" and len(ends) == len(("a", "b")) and ends[0] == ends[1]:
        faults.append(
            Fault(
                _("A tie needs two different persons; this row names «{name}» twice.", name=ends[0]),
                row.where,
                _("Name the second person, or delete the row."),
            )
        )
    return faults


def _unknown_column(cell: DraftCell, table: Table, where: str) -> Fault:
    return Fault(
        _("{table} has no column «{name}».", table=table.name, name=cell.variable),
        where,
        _("Mend the header, or add the variable to the study's frame."),
    )


def _dated_twice(cells: list[DraftCell], columns: dict[str, Column], where: str) -> list[Fault]:
    """A date that is given as a whole and by its ends."""
    names = {cell.variable for cell in cells}
    return [
        Fault(
            _("The date «{name}» is given as a whole and by its ends.", name=name),
            where,
            _("Fill «{name}», or «{name}_earliest» and «{name}_latest».", name=name),
        )
        for name, column in columns.items()
        if column.kind == "date" and name in names and {f"{name}{end}" for end in ENDS} & names
    ]


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
        words = [cell for cell in pair.values() if word_of(text_of(cell.written)) in WRITTEN_WORDS]
        if len(words) == len(pair):
            kept.append(DraftCell(stem, words[0].written, words[0].locator))
            continue
        earliest, latest = (
            text_of(pair[end].written) if end in pair and pair[end] not in words else ".." for end in ENDS
        )
        written = earliest if earliest == latest else f"{earliest}/{latest}"
        kept.append(DraftCell(stem, written, " + ".join(pair[end].locator for end in ENDS if end in pair)))
    return kept


def _claims_of(one: _Judged, context: ImportContext) -> list[Claim]:
    row, said = one.row, one.said
    first = next(iter(row.cells.values()), ("", row.where))[1]
    variables = {EXISTS: ("yes", first), **row.cells}
    variables.pop(row.table.id_column, None)
    passages = cited(said, row.source, context)
    own = context.resolved.get(row.unit) if row.table.unit == "passage" else None
    claims = text_claims(own, first) if own else []
    if own and not passages:
        passages = (of_text(own),)
    for variable, (value, locator) in variables.items():
        content = (row.table.unit, row.unit, variable, value)
        rests_on = passages or cell_passages(said, content, locator, row.source, context.file)
        claims.append(said.claim(content, rests_on, locator))
    return claims + passage_claims(passages, said, first, context)
