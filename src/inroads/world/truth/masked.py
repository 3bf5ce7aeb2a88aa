"""Which cells of a field vanish from a vantage: those of which nothing written rests on an access that lies in it.

Read off the rows as trace wrote them, case files and codings of texts, apart from how claims and passages are made of
them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from inroads.model.access import ACCESSES
from inroads.model.claim import EXISTS
from inroads.model.tables import KEY_JOINT, ROW_COLUMNS, TABLES, Table
from inroads.world.trace.pen import Row, Rows
from inroads.world.truth.passage_access import PassageAccess

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
APART = ("table", *ROW_COLUMNS)

Cell = tuple[str, str, str]


def masked(
    rows: Rows, codings: Sequence[Row] = (), sources: Iterable[Row] = (), posts: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the truth file says of masking: for each vantage the cells that vanish, and which cells were looked at.

    ``sources`` are those of the texts, ``posts`` the accesses that posts state themselves. Accesses that are unknown
    count as seen from nowhere but ``all``.
    """
    cells = accesses_of_cells(rows, codings, sources, posts)
    listed = {cell: held for cell, held in cells.items() if cell[2] in TOLD[cell[0]]}
    return {
        "masked": {
            vantage: [
                {"unit_type": unit_type, "unit": unit, "variable": variable}
                for unit_type, unit, variable in vanished(listed, accesses)
            ]
            for vantage, accesses in VANTAGES.items()
        },
        "masked_of": {unit_type: list(variables) for unit_type, variables in TOLD.items()},
    }


def vanished(cells: Mapping[Cell, set[str]], accesses: Collection[str]) -> list[Cell]:
    """The cells, in order, of which nothing could have been seen by these accesses."""
    return sorted(cell for cell, held in cells.items() if held.isdisjoint(accesses))


def accesses_of_cells(
    rows: Rows, codings: Sequence[Row] = (), sources: Iterable[Row] = (), posts: Mapping[str, str] | None = None
) -> dict[Cell, set[str]]:
    """Every cell of entries, steps, ties, presences and approaches, with the accesses by which it was to be had.

    A cell that two coders fill, or two sources tell, has the accesses of both.
    """
    all_sources = [*rows.get("sources", []), *sources]
    of_source = {row["source"]: _split(row.get("access")) for row in all_sources}
    cells: dict[Cell, set[str]] = {}
    for name in UNITS:
        for row in rows.get(name, []):
            held = _split(row.get("access")) or of_source.get(row.get("source")) or {"unknown"}
            _add(cells, TABLES[name], row, held)
    passages = PassageAccess(codings, all_sources, posts or {})
    for row in codings:
        if row["table"] in UNITS:
            _add(cells, TABLES[row["table"]], row, passages.of(row))
    return cells


def _add(cells: dict[Cell, set[str]], table: Table, row: Row, held: set[str]) -> None:
    for variable in (EXISTS, *_variables(table, row)):
        cells.setdefault((table.unit, _unit(table, row), variable), set()).update(held)


def _split(written: Any) -> set[str]:
    return {part.strip() for part in str(written or "").split("|") if part.strip()}


def _variables(table: Table, row: Row) -> list[str]:
    """The columns of the row that say something of the unit."""
    about_row = {name for name in APART if table.column(name) is None}
    return [name for name in row if name != table.id_column and name not in about_row]


def _unit(table: Table, row: Row) -> str:
    """The id; a step has none, and no coder writes one twice of one source."""
    if table.id_column in row:
        return str(row[table.id_column])
    return KEY_JOINT.join([*(str(row[name]) for name in table.key), "1"])
