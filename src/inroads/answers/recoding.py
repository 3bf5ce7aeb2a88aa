"""How each entry looks from a vantage, laid beside how it looks from all sides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inroads.answers.ways import CELLS, Cell, default_medium
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.seen_from import seen_from
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View

NOT_SEEN, LEFT_OUT = "not_seen", "left_out"
FATES = ("same", "open_alike", "misread", "left_open", "filled", LEFT_OUT, NOT_SEEN, "network_not_seen")
"""What becomes of an entry; every entry has one of these."""


@dataclass(frozen=True)
class Look:
    """What is left of a study from somewhere."""

    rows: dict[str, Row]
    """Every entry that is seen, with the world of its medium, by id."""
    networks: frozenset[str]
    traces: frozenset[str]
    """Entries of which a step or somebody who brought in is seen, be the entry itself seen or not."""
    types: dict[str, tuple[str, ...]]
    paths: dict[str, str]

    @property
    def counted(self) -> list[Row]:
        """The entries that are counted, seen from here."""
        return [row for row in self.rows.values() if row["counted"] == "yes"]


@dataclass(frozen=True)
class Vantage:
    """The two looks from one vantage: passages of unknown access out of sight, and in sight."""

    name: str
    out: Look
    seen: Look

    @property
    def both(self) -> tuple[Look, Look]:
        """Both of them."""
        return self.out, self.seen


def look_from(view: View, vantage: str, rollup: str, *, by_parts: bool = False) -> Vantage:
    """The looks from a vantage of the frame; by parts, an entry of which a step is seen is seen."""
    views = (seen_from(view, vantage, unknown=unknown, by_parts=by_parts) for unknown in (False, True))
    out, seen = (look(one, rollup) for one in views)
    return Vantage(vantage, out, seen)


def look(view: View, rollup: str) -> Look:
    """Everything that is compared, of one view."""
    worlds, medium = rollup_of(view.frame, rollup), default_medium(view)
    traces = (view.table(name)["entry"].drop_nulls() for name in ("steps", "entry_agents"))
    return Look(
        rows={
            row["entry"]: {**row, "medium": rolled_up(row[medium], worlds)}
            for row in view.table("entries_derived").iter_rows(named=True)
        },
        networks=frozenset(view.table("networks")["network"]),
        traces=frozenset(entry for some in traces for entry in some),
        types={row["network"]: tuple(row["types"]) for row in view.table("growth_sets").iter_rows(named=True)},
        paths=dict(view.table("entry_paths").select("entry", "path").iter_rows()),
    )


def seen_as(row: Row, there: Look) -> Cell:
    """The way in of an entry as told from there; twice the same word where it is not told at all.

    >>> seen_as({"entry": "E-1"}, Look({}, frozenset(), frozenset(), {}, {}))
    ('not_seen', 'not_seen')
    """
    found = there.rows.get(row["entry"])
    if found is None:
        return NOT_SEEN, NOT_SEEN
    return (found["channel"], found["medium"]) if found["counted"] == "yes" else (LEFT_OUT, LEFT_OUT)


def fate(row: Row, there: Look) -> str:
    """What becomes of an entry that is counted from all sides.

    ``open_alike``: nothing is known, from here or there; ``misread``: something known is told otherwise;
    ``left_open``: something known is not told; ``filled``: something that is open from all sides, be it contested, is
    told.
    """
    here, told = (row["channel"], row["medium"]), seen_as(row, there)
    if told[0] == NOT_SEEN:
        return NOT_SEEN if row["network"] in there.networks else "network_not_seen"
    if told[0] == LEFT_OUT:
        return LEFT_OUT
    pairs = [(is_known(mine), is_known(theirs), mine == theirs) for mine, theirs in zip(here, told, strict=True)]
    if any(mine and theirs and not alike for mine, theirs, alike in pairs):
        return "misread"
    if any(mine and not theirs for mine, theirs, _alike in pairs):
        return "left_open"
    if any(theirs and not mine for mine, theirs, _alike in pairs):
        return "filled"
    return "same" if any(mine for mine, _theirs, _alike in pairs) else "open_alike"


def confusion(rows: list[Row], vantage: Vantage) -> dict[tuple[Cell, Cell], tuple[int, int]]:
    """Entries by their way in from all sides and from the vantage: unknown access out of sight, and in sight."""
    counts = [Counter(((row["channel"], row["medium"]), seen_as(row, one)) for row in rows) for one in vantage.both]
    pairs = sorted({*counts[0], *counts[1]}, key=lambda pair: (_place(pair[0]), _place(pair[1])))
    return {pair: (counts[0][pair], counts[1][pair]) for pair in pairs}


def besides(reference: Look, there: Look) -> list[Row]:
    """The entries counted from there that are not counted from all sides: nobody can tell who they are."""
    counted = {row["entry"] for row in reference.counted}
    return [row for row in there.counted if row["entry"] not in counted]


def _place(cell: Cell) -> tuple[int, Cell]:
    """Known cells first, in their own order; what is not seen last."""
    last = len(CELLS) + 1 + (cell[0] in (LEFT_OUT, NOT_SEEN)) + (cell[0] == NOT_SEEN)
    return CELLS.index(cell) if cell in CELLS else last, cell


def fates(rows: Iterable[Row], there: Look) -> dict[str, list[Row]]:
    """The entries by what becomes of them."""
    found: dict[str, list[Row]] = {name: [] for name in FATES}
    for row in rows:
        found[fate(row, there)].append(row)
    return found
