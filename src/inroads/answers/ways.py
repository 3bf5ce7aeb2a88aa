"""The entries a finding counts, with their worlds, and their tally per network."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.model.missing import NOT_APPLICABLE
from inroads.stats.clustered import pooled_ratio
from inroads.stats.intervals import Array

LAYERS = ("core", "professional_enabler", "recruited_enabler", "money_mule")
CHANNELS = ("contact", "place")
WORLDS = ("offline", "remote_voice", "online")
CELLS = tuple((channel, world) for channel in CHANNELS for world in WORLDS)

Cell = tuple[str, str]


def ways_in(view: View, rollup: str = DEFAULT_ROLLUP, medium: str | None = None, counted: str = "yes") -> list[Row]:
    """The entries counted (or customers apart), ``medium`` rolled up to its world by the column asked for."""
    worlds = rollup_of(view.frame, rollup)
    medium = medium or default_medium(view)
    return [
        {**row, "medium": rolled_up(row[medium], worlds)}
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["counted"] == counted
    ]


def default_medium(view: View) -> str:
    """The variable of an entry by which the frame counts: the medium of the first contact unless it says otherwise."""
    return str(view.frame.rules["defaults"]["medium_variable"])


def is_open(value: str) -> bool:
    """Whether a value is unknown but is something: not applicable is not."""
    return not is_known(value) and value != NOT_APPLICABLE


def cluster_of(rows: Iterable[Row]) -> tuple[list[str | None], list[int]]:
    """The networks of rows and the number of each row's; entries of unknown networks are one cluster, the last."""
    rows = list(rows)
    names: list[str | None] = sorted({row["network"] for row in rows if row["network"] is not None})
    if any(row["network"] is None for row in rows):
        names.append(None)
    index = {name: position for position, name in enumerate(names)}
    return names, [index[row["network"]] for row in rows]


def pooled(rows: list[Row], is_inside: Callable[[Row], bool]) -> Record:
    """Count, base, share and cluster-aware interval of the rows inside."""
    names, clusters = cluster_of(rows)
    inside = [is_inside(row) for row in rows]
    m = np.bincount(clusters, minlength=len(names)) if rows else np.zeros(0)
    k = np.bincount(clusters, weights=inside, minlength=len(names)) if rows else np.zeros(0)
    share, low, high = pooled_ratio(k, m)
    return {"n": sum(inside), "of": len(rows), "share": number(share), "low": number(low), "high": number(high)}


def unknown_share(count: int, of: int) -> Record:
    """The record of what is not known: its share over all, no interval."""
    return {"n": count, "of": of, "share": count / of if of else None, "low": None, "high": None}


@dataclass(frozen=True)
class Tally:
    """Entries by way in and network; ``loose`` are entries that may belong here: their layer is not known."""

    rows: list[Row]
    loose: tuple[Row, ...] = ()

    @cached_property
    def _clusters(self) -> tuple[list[str | None], list[int]]:
        return cluster_of([*self.rows, *self.loose])

    def _loose(self, is_counted: Callable[[Row], bool]) -> Array:
        clusters = self._clusters[1][len(self.rows) :]
        where = [cluster for row, cluster in zip(self.loose, clusters, strict=True) if is_counted(row)]
        return np.bincount(np.array(where, dtype=np.int64), minlength=len(self.networks)).astype(np.float64)

    def loose_in(self, cell: Cell) -> Array:
        """Loose entries per network that may belong to the cell."""
        return self._loose(lambda row: _may_be(cell, (row["channel"], row["medium"])))

    def loose_out(self, cell: Cell) -> Array:
        """Loose entries per network that may belong to another cell."""
        return self._loose(lambda row: (row["channel"], row["medium"]) != cell)

    @property
    def networks(self) -> list[str | None]:
        """The networks, in the order of every array; None, if there, is the last."""
        return self._clusters[0]

    def named(self, counts: Array) -> Array:
        """The counts of networks that are known."""
        return counts[: len(self.networks) - (None in self.networks)]

    @cached_property
    def cells(self) -> dict[Cell, list[int]]:
        """The positions of rows in each cell, unknown cells among them."""
        cells: dict[Cell, list[int]] = {}
        for position, row in enumerate(self.rows):
            cells.setdefault((row["channel"], row["medium"]), []).append(position)
        return cells

    def inside(self, cell: Cell) -> list[Row]:
        """The entries of a cell."""
        return [self.rows[position] for position in self.cells.get(cell, ())]

    def count(self, cells: Iterable[Cell]) -> Array:
        """Entries per network in these cells together."""
        clusters = self._clusters[1]
        where = [clusters[position] for cell in cells for position in self.cells.get(cell, ())]
        return np.bincount(np.array(where, dtype=np.int64), minlength=len(self.networks)).astype(np.float64)

    @property
    def unknown_cells(self) -> list[Cell]:
        """Cells whose channel or medium is one of the five words."""
        return sorted(cell for cell in self.cells if not all(map(is_known, cell)))

    @cached_property
    def known(self) -> Array:
        """Entries per network whose way in is known."""
        return self.count(CELLS)

    @cached_property
    def total(self) -> Array:
        """Entries per network, known or not."""
        return self.count(self.cells)

    @cached_property
    def applicable(self) -> Array:
        """Entries per network to which the question applies."""
        return self.count(cell for cell in self.cells if NOT_APPLICABLE not in cell)

    def could_be(self, cell: Cell) -> Array:
        """Entries per network that are not known and may belong to the cell."""
        return self.count(other for other in self.unknown_cells if _may_be(cell, other))


def _may_be(cell: Cell, other: Cell) -> bool:
    """Whether an entry told as ``other`` may belong to the cell."""
    return all(mine == theirs or is_open(theirs) for mine, theirs in zip(cell, other, strict=True))
