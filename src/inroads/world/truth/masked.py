"""Which cells of the files vanish from a vantage: those of which nothing written rests on an access that lies in it.

Read off the rows as trace wrote them, row by row, apart from how claims and passages are made of them.
"""

from collections.abc import Collection, Mapping
from typing import Any

from inroads.model.access import ACCESSES
from inroads.model.claim import EXISTS
from inroads.model.tables import KEY_JOINT, ROW_COLUMNS, TABLES, Table
from inroads.world.trace.pen import Row, Rows

FORUM = ("public_online", "members_online")
SEIZED = (*FORUM, "private_online_seized")
VANTAGES: Mapping[str, tuple[str, ...]] = {
    "forum_study": FORUM,
    "server_seizure": SEIZED,
    "all_online": (*SEIZED, "device_extract", "online_intercept"),
    "police_file": tuple(name for name in ACCESSES if name not in (*FORUM, "interview", "unknown")),
    "interviews": ("interview",),
    "all": ACCESSES,
}
"""Stated here once more, by complement where the frame lists: where the two disagree, one of them is wrong."""

UNITS = ("entries", "steps", "ties", "presences", "approaches")
TOLD: Mapping[str, tuple[str, ...]] = {
    "entry": (EXISTS, "mechanism", "channel", "medium", "medium_first_contact"),
    "step": (EXISTS,),
    "tie": (EXISTS,),
    "presence": (EXISTS,),
    "approach": (EXISTS,),
}
"""What the truth file lists: with every cell of these units it would hold ten million characters."""

Cell = tuple[str, str, str]


def masked(rows: Rows) -> dict[str, Any]:
    """What the truth file says of masking: for each vantage the cells that vanish, and which cells were looked at.

    Accesses that are unknown count as seen from nowhere but ``all``.
    """
    cells = {cell: held for cell, held in accesses_of_cells(rows).items() if cell[2] in TOLD[cell[0]]}
    return {
        "masked": {
            vantage: [
                {"unit_type": unit_type, "unit": unit, "variable": variable}
                for unit_type, unit, variable in vanished(cells, accesses)
            ]
            for vantage, accesses in VANTAGES.items()
        },
        "masked_of": {unit_type: list(variables) for unit_type, variables in TOLD.items()},
    }


def vanished(cells: Mapping[Cell, set[str]], accesses: Collection[str]) -> list[Cell]:
    """The cells, in order, of which nothing could have been seen by these accesses."""
    return sorted(cell for cell, held in cells.items() if held.isdisjoint(accesses))


def accesses_of_cells(rows: Rows) -> dict[Cell, set[str]]:
    """Every cell of entries, steps, ties, presences and approaches, with the accesses by which it was to be had.

    A cell that two coders fill has the accesses of both. Trace writes no sheet of passages.
    """
    of_source = {row["source"]: _split(row.get("access")) for row in rows.get("sources", [])}
    cells: dict[Cell, set[str]] = {}
    for name in UNITS:
        table = TABLES[name]
        for row in rows.get(name, []):
            held = _split(row.get("access")) or of_source.get(row.get("source")) or {"unknown"}
            for variable in (EXISTS, *_variables(table, row)):
                cells.setdefault((table.unit, _unit(table, row), variable), set()).update(held)
    return cells


def _split(written: Any) -> set[str]:
    return {part.strip() for part in str(written or "").split("|") if part.strip()}


def _variables(table: Table, row: Row) -> list[str]:
    """The columns of the row that say something of the unit."""
    about_row = {name for name in ROW_COLUMNS if table.column(name) is None}
    return [name for name in row if name != table.id_column and name not in about_row]


def _unit(table: Table, row: Row) -> str:
    """The id; a step has none, and no coder writes one twice."""
    if table.id_column in row:
        return str(row[table.id_column])
    return KEY_JOINT.join([*(str(row[name]) for name in table.key), "1"])
