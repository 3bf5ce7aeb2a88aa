"""A file read through a mapping: draft rows, or the first of them as a preview."""

from dataclasses import dataclass
from pathlib import Path

from inroads.errors import Fault, InputError
from inroads.frame.similar import near
from inroads.language import _, numeral
from inroads.model.draft import DraftCell, DraftRow, Written
from inroads.model.missing import FIVE_WORDS
from inroads.model.tables import KEY_JOINT, TABLES
from inroads.sources.case_file import CaseFile, read_bytes
from inroads.sources.columns import CLAIMS, Columns, default_columns
from inroads.sources.mapping_file import read_mapping
from inroads.sources.mapping_rules import Mapping, RowRule, Setting
from inroads.sources.record import Record, Records, as_text
from inroads.sources.records import read_records
from inroads.sources.table_rows import listed

__all__ = ["Mapping", "Preview", "PreviewRow", "apply_mapping", "preview", "read_mapping"]

JOINT = " | "


@dataclass(frozen=True)
class PreviewRow:
    """One record, the draft rows made of it, and what is wrong with it."""

    record: dict[str, Written]
    where: str
    rows: tuple[DraftRow, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Preview:
    """The first records and what becomes of them; all faults and notes of the file; how many rows of each table."""

    rows: tuple[PreviewRow, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    counts: dict[str, int]

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The preview as text, for a person."""
        lines: list[str] = []
        for shown in self.rows:
            lines.append(f"{shown.where}: " + ", ".join(f"{name} = {cell}" for name, cell in shown.record.items()))
            lines.extend(
                f"  {row.table}: " + ", ".join(f"{cell.variable} = {cell.written}" for cell in row.cells)
                for row in shown.rows
            )
            lines.extend(f"  ! {fault.what}" for fault in shown.faults)
        lines += [
            _("Rows of {table}: {count}", count=numeral(count), table=table) for table, count in self.counts.items()
        ]
        lines += self.notes
        for fault in self.faults:
            lines += fault.lines()
        return lines


def apply_mapping(mapping: Mapping, path: Path, columns: Columns | None = None) -> CaseFile:
    """Read the file at ``path`` (or the mapping's file in the folder ``path``); all faults in one error."""
    file = _file(mapping, path)
    made, faults, notes = _made(mapping, file, columns)
    if faults:
        raise InputError.of(faults)
    rows = tuple(row for _record, rows, _faults in made for row in rows)
    return CaseFile(rows, tuple(notes), (file,), f"mapping {mapping.mapping}")


def preview(mapping: Mapping, path: Path, n: int = 5, columns: Columns | None = None) -> Preview:
    """What the first ``n`` records become, and the faults of all; changes nothing."""
    made, faults, notes = _made(mapping, _file(mapping, path), columns)
    counts: dict[str, int] = {}
    for _record, rows, _faults in made:
        for row in rows:
            counts[row.table] = counts.get(row.table, 0) + 1
    shown = tuple(PreviewRow(dict(record.cells), record.where, rows, tuple(wrong)) for record, rows, wrong in made[:n])
    return Preview(shown, tuple(faults), tuple(notes), counts)


def _file(mapping: Mapping, path: Path) -> Path:
    if path.is_dir() and mapping.read.file:
        return path / mapping.read.file
    return path


_Made = list[tuple[Record, tuple[DraftRow, ...], list[Fault]]]


def _made(mapping: Mapping, file: Path, columns: Columns | None) -> tuple[_Made, list[Fault], list[str]]:
    known = columns or default_columns()
    records = read_records(read_bytes(file), file.name, mapping.read, mapping.number_columns(known.is_number))
    notes = list(records.notes)
    faults = _missing_columns(mapping, records)
    made: _Made = []
    if not faults:
        maker = _Maker(mapping, known)
        made = [maker.rows_of(record) for record in records.records]
        faults = [fault for _record, _rows, wrong in made for fault in wrong]
        notes += _left_over(mapping, records, made, file.name)
    return made, faults, notes


def _missing_columns(mapping: Mapping, records: Records) -> list[Fault]:
    if not records.records and not records.columns:
        return []
    faults = []
    for column in sorted(mapping.columns - set(records.columns)):
        close = near(column, records.columns)
        do = (
            _("Did you mean {near}?", near=listed(close))
            if close
            else _("Its columns are {columns}.", columns=listed(records.columns))
        )
        where = _("{file}, line {line}", file=mapping.file, line=mapping.lines.get(column, 1))
        faults.append(Fault(_("The file has no column «{column}».", column=column), where, do))
    return faults


def _left_over(mapping: Mapping, records: Records, made: _Made, name: str) -> list[str]:
    notes = []
    unread = [column for column in records.columns if column not in mapping.columns]
    if unread:
        notes.append(_("{file}: these columns are not mapped: {columns}.", file=name, columns=listed(unread)))
    idle = sum(not rows and not wrong for _record, rows, wrong in made)
    if idle:
        notes.append(_("{file}: records that became no row: {count}.", file=name, count=idle))
    return notes


class _Maker:
    """Makes rows of records; knows for each rule which defaults fall on it and which columns hold ids."""

    def __init__(self, mapping: Mapping, known: Columns) -> None:
        self.rules = [
            (
                rule,
                {name: text for name, text in mapping.defaults.items() if name in known.of(rule.table)},
                _id_columns(rule.table, known),
            )
            for rule in mapping.rows
        ]

    def rows_of(self, record: Record) -> tuple[Record, tuple[DraftRow, ...], list[Fault]]:
        faults: list[Fault] = []
        rows = []
        for rule, defaults, ids in self.rules:
            if all(condition.holds(as_text(record.cells.get(column))) for column, condition in rule.where.items()):
                cells = _cells(rule, record, ids, faults)
                if cells:
                    given = {cell.variable for cell in cells}
                    cells += [
                        DraftCell(name, text, record.locator) for name, text in defaults.items() if name not in given
                    ]
                    rows.append(DraftRow(rule.table, tuple(cells), record.where))
        return record, tuple(rows), faults


def _id_columns(table: str, known: Columns) -> set[str]:
    if table == CLAIMS:
        return {"unit"}
    declared = {column.name for column in TABLES[table].columns if column.kind in ("id", "ref", "refs")}
    return declared | set(known.refs.get(TABLES[table].unit, ()))


def _cells(rule: RowRule, record: Record, ids: set[str], faults: list[Fault]) -> list[DraftCell]:
    """The cells of a row; none if nothing of the record stands in it."""
    cells = []
    filled = False
    for name, setting in rule.settings.items():
        written = _written(setting, record, rule.prefix if name in ids else "", faults)
        if written is None:
            continue
        filled = filled or bool(setting.columns)
        locator = record.locators.get(setting.columns[0], record.locator) if setting.columns else record.locator
        cells.append(DraftCell(name, written, locator))
    constant = all(not setting.columns for setting in rule.settings.values())
    return cells if filled or constant else []


def _written(setting: Setting, record: Record, prefix: str, faults: list[Fault]) -> Written | None:
    if setting.value is not None:
        return setting.value or None
    broken = [record.broken[column] for column in setting.columns if column in record.broken]
    if broken:
        faults.extend(broken)
        return None
    written = record.cells.get(setting.columns[0])
    if len(setting.columns) > 1:
        parts = [as_text(record.cells.get(column)) for column in setting.columns]
        written = KEY_JOINT.join(parts) if all(parts) else None
    if written is None:
        return None
    prefix = prefix if setting.prefix is None else setting.prefix
    if setting.values is None and not setting.split and not prefix:
        return written
    text = as_text(written)
    parts = [part.strip() for part in text.split(setting.split)] if setting.split else [text]
    meant = [_meant(part, setting, record, faults) for part in parts if part]
    return JOINT.join(part if part in FIVE_WORDS else prefix + part for part in meant if part) or None


def _meant(part: str, setting: Setting, record: Record, faults: list[Fault]) -> str:
    if setting.values is None:
        return part
    if part in setting.values:
        return setting.values[part]
    column = setting.columns[0]
    close = near(part, setting.values)
    faults.append(
        Fault(
            _("The mapping does not say what «{value}» in «{column}» means.", value=part, column=column),
            record.where,
            _("Add it under «values»; near it stand {near}.", near=listed(close))
            if close
            else _("Add it under «values»."),
        )
    )
    return ""
