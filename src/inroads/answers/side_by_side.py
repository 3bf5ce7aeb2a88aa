"""Ways in as shares per network, to lie beside those of another source or vantage: counted by the code of the 2x2."""

from collections.abc import Iterable

from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.answers.two_by_two import unknown_record
from inroads.answers.ways import CELLS, CHANNELS, WORLDS, Cell, Tally
from inroads.involvement.snapshot import Row
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import Array

EITHER = "either"
"""Through a contact or in a place: the world alone."""
MARGINS = tuple((EITHER, world) for world in WORLDS)
KNOWN = (*MARGINS, *CELLS)


def cells_of(cell: Cell) -> tuple[Cell, ...]:
    """The cells of the 2x2 that a row of a comparison counts."""
    return tuple((channel, cell[1]) for channel in CHANNELS) if cell[0] == EITHER else (cell,)


def inside(rows: Iterable[Row], cell: Cell) -> list[Row]:
    """The entries of a row of a comparison."""
    held = cells_of(cell)
    return [row for row in rows if (row["channel"], row["medium"]) in held]


def share_records(rows: list[Row], unknown: Iterable[Cell] = ()) -> dict[Cell, Record]:
    """The mean share per network of each way in, each world, and each way in that is not known."""
    tally = Tally(rows)
    found: dict[Cell, Record] = {}
    for cell in KNOWN:
        k, known = tally.named(tally.count(cells_of(cell))), tally.named(tally.known)
        share, low, high = map(number, mean_of_shares(k, known))
        counts = {"n": int(k.sum()), "of": int(known.sum()), "networks": int((known > 0).sum())}
        found[cell] = {**counts, "share": share, "low": low, "high": high}
    for cell in sorted({*unknown, *tally.unknown_cells}):
        record = unknown_record("per_network", tally, cell)
        found[cell] = {name: record[name] for name in ("n", "of", "networks", "share", "low", "high")}
    return found


def shares_by_network(rows: list[Row], cell: Cell) -> dict[str, float]:
    """The share of a way in within each network that has entries of known way in."""
    tally = Tally(rows)
    k, known = tally.named(tally.count(cells_of(cell))), tally.named(tally.known)
    return _shares(tally.networks, k, known)


def _shares(networks: list[str | None], k: Array, known: Array) -> dict[str, float]:
    pairs = zip(networks, k, known, strict=False)
    return {str(network): float(part / whole) for network, part, whole in pairs if whole > 0}
