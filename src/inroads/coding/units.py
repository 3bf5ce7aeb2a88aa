"""Which unit a row speaks of: its id as written, or its natural key."""

from collections import defaultdict
from dataclasses import dataclass

from inroads.coding.numbering import Standing, number_rows, pool_of
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import KEY_JOINT, Table

BLANK = "-"
"""Stands for a part of a natural key that is blank, where another part follows."""

OPTIONAL = {
    *("spell", "step", "receiver", "place", "kind", "medium", "function", "theme", "what"),
    *("script_phase", "part", "generator", "sample", "investigation"),
}
"""Parts of a natural key that a row may leave out."""


@dataclass
class ReadRow:
    """A row whose cells have been read: variable -> (text for the ledger, locator)."""

    table: Table
    where: str
    cells: dict[str, tuple[str, str]]
    coder: str
    source: str
    is_denied: bool
    unit: str = ""


def missing_key(row: ReadRow) -> list[str]:
    """The key columns a row lacks; a row with an id lacks none, nor does a denied one."""
    if row.table.id_column in row.cells or row.is_denied:
        return []
    if not row.table.key:
        return [row.table.id_column]
    return [name for name in row.table.key if name not in row.cells and name not in OPTIONAL]


def order_ends(row: ReadRow, directed: set[str]) -> None:
    """Put the ends of a tie that has no direction in order of name, so that A-B and B-A are one tie."""
    if row.table.unit != "tie" or not {"a", "b"} <= set(row.cells) or row.table.id_column in row.cells:
        return
    if row.cells.get("content", ("", ""))[0] not in directed and row.cells["a"][0] > row.cells["b"][0]:
        row.cells["a"], row.cells["b"] = row.cells["b"], row.cells["a"]


def name_units(rows: list[ReadRow], standing: Standing, file: str) -> None:
    """Give every row its unit: the id as written, or the natural key, with a number where that can occur again.

    A word for somebody unknown names nobody: the unknown of two sources are two units.
    """
    groups: dict[str, list[ReadRow]] = defaultdict(list)
    for row in rows:
        if row.table.id_column in row.cells:
            row.unit = row.cells[row.table.id_column][0]
            continue
        parts = [row.cells.get(name, ("1" if name == "spell" else "", ""))[0] for name in row.table.key]
        row.unit = _joined([*parts, row.source] if set(parts) & set(WRITTEN_WORDS) else parts)
        if row.table.numbered:
            groups[pool_of(row.table.unit, row.unit)].append(row)
    for name, group in groups.items():
        said = [(_said(row), (row.coder, row.source or file)) for row in group]
        numbers = number_rows(group[0].table, said, standing.setdefault(name, []))
        for row, number in zip(group, numbers, strict=True):
            row.unit = f"{row.unit}{KEY_JOINT}{number}"


def _said(row: ReadRow) -> dict[str, str]:
    return {variable: text for variable, (text, _locator) in row.cells.items()}


def _joined(parts: list[str]) -> str:
    """The parts of a key as one id: the joint doubled inside a part, a blank part kept where another follows."""
    while parts and not parts[-1]:
        parts = parts[:-1]
    return KEY_JOINT.join(part.replace(KEY_JOINT.strip(), KEY_JOINT.strip() * 2) if part else BLANK for part in parts)
