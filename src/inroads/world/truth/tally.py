"""Sums over networks of what each adds to a share, above and below the line, and the error of the ratio."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = tuple[str, ...]
Parts = dict[tuple[Cell, Cell], float]
Wholes = dict[Cell, float]


@dataclass
class Tally:
    """Shares ``sum of parts / sum of wholes``: a cell's part is measured against the whole of its group."""

    above: dict[tuple[Cell, Cell], list[float]] = field(default_factory=dict)
    below: dict[Cell, list[float]] = field(default_factory=dict)

    def add(self, parts: Mapping[tuple[Cell, Cell], float], wholes: Mapping[Cell, float]) -> None:
        """What one network adds."""
        for group, whole in wholes.items():
            sums = self.below.setdefault(group, [0.0, 0.0])
            sums[0] += whole
            sums[1] += whole * whole
        for key, part in parts.items():
            sums = self.above.setdefault(key, [0.0, 0.0, 0.0])
            sums[0] += part
            sums[1] += part * part
            sums[2] += part * wholes.get(key[0], 0.0)

    def share(self, group: Cell, cell: Cell) -> tuple[float, float] | None:
        """The share of a cell and its standard error over networks; None where the group is empty."""
        whole, whole_squared = self.below.get(group, (0.0, 0.0))
        if whole == 0:
            return None
        part, squared, crossed = self.above.get((group, cell), (0.0, 0.0, 0.0))
        ratio = part / whole
        spread = squared - 2 * ratio * crossed + ratio * ratio * whole_squared
        return ratio, math.sqrt(max(0.0, spread)) / whole

    def cells(self, group: Cell) -> list[Cell]:
        """The cells of a group that anything fell into, sorted."""
        return sorted(cell for of, cell in self.above if of == group)
