"""Names beside the points of a picture: none lies over another or over a point; what finds no room is left out."""

from collections.abc import Mapping, Sequence

from inroads.report.graph_pictures.sheet_of_svg import TEXT, long
from inroads.report.graph_pictures.worlds import Spot

Box = tuple[float, float, float, float]
Name = tuple[float, float, str]
"""Where a name stands, and which of its ends does."""
GAP = 1.5


def placed(
    spots: Mapping[str, Spot], order: Sequence[str], size: float, room: Box, letters: float = TEXT
) -> dict[str, Name]:
    """Where names go (x, y, anchor), in the order of their claim to a place; ``size`` is that of a point."""
    points = [_around(spot, size) for spot in spots.values()]
    taken = _Taken(points, letters)
    found: dict[str, Name] = {}
    for name in order:
        x, y = spots[name]
        wide, off = long(name, letters), size / 2 + GAP
        for left, base, anchor, at in (
            (x + off, y + letters * 0.35, "start", x + off),
            (x - off - wide, y + letters * 0.35, "end", x - off),
            (x - wide / 2, y - off - 1, "middle", x),
            (x - wide / 2, y + off + letters * 0.8, "middle", x),
        ):
            box = (left, base - letters * 0.8, left + wide, base + letters * 0.2)
            if _inside(box, room) and taken.free(box):
                taken.take(box)
                found[name] = (at, base, anchor)
                break
    return found


class _Taken:
    """Boxes by the cells of a grid that they touch, so that a thousand names are placed at once."""

    def __init__(self, boxes: Sequence[Box], cell: float) -> None:
        self.cell = cell * 2
        self.held: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        for cell in self._cells(box):
            self.held.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        return not any(_meet(box, other) for cell in self._cells(box) for other in self.held.get(cell, ()))

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, foot = (int(end // self.cell) for end in box)
        return [(x, y) for x in range(left, right + 1) for y in range(top, foot + 1)]


def _around(spot: Spot, size: float) -> Box:
    return (spot[0] - size / 2, spot[1] - size / 2, spot[0] + size / 2, spot[1] + size / 2)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]
