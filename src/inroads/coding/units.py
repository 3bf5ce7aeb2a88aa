"""Which unit a row speaks of: its id as written, or its natural key."""

from collections import defaultdict
from dataclasses import dataclass, field

from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import KEY_JOINT, Table
from inroads.model.when import When

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
    key: tuple[str, ...] = field(default=())


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


def name_units(rows: list[ReadRow]) -> None:
    """Give every row its unit: the id as written, or the natural key.

    Numbered keys run by date within what one coder read in one source: a second coder's row is the same unit, a second
    row of one coder the next one. A word for somebody unknown names nobody: the unknown of two sources are two units.
    """
    groups: dict[tuple[str, ...], list[ReadRow]] = defaultdict(list)
    for row in rows:
        if row.table.id_column in row.cells:
            row.unit = row.cells[row.table.id_column][0]
            continue
        row.key = tuple(row.cells.get(name, ("1" if name == "spell" else "", ""))[0] for name in row.table.key)
        if set(row.key) & set(WRITTEN_WORDS):
            row.key = (*row.key, row.source)
        if row.table.numbered:
            groups[(row.table.name, row.coder, row.source, *row.key)].append(row)
        else:
            row.unit = KEY_JOINT.join(part for part in row.key if part)
    for group in groups.values():
        for number, row in enumerate(sorted(group, key=_moment), start=1):
            row.unit = KEY_JOINT.join([*(part for part in row.key if part), str(number)])


def _moment(row: ReadRow) -> tuple[str, str]:
    written = row.cells.get(row.table.ordered_by, ("", ""))[0] if row.table.ordered_by else ""
    if not written or "_" in written:
        return ("9999", "")
    when = When.read(written)
    return (when.earliest.isoformat() if when.earliest else "0000", when.latest.isoformat() if when.latest else "9999")
