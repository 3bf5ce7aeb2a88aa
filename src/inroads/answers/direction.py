"""Whether a vantage shows more or less of a way in than all sides do: network by network, by the sign of the change."""

from collections.abc import Iterable
from statistics import fmean

from inroads.answers.finding import Record
from inroads.answers.side_by_side import shares_by_network
from inroads.answers.ways import Cell
from inroads.involvement.snapshot import Row
from inroads.stats.intervals import clopper_pearson

ALIKE = 1e-9
MORE, LESS, SAME, CANNOT_TELL = "more", "less", "same", "cannot_tell"


def direction(reference: list[Row], looks: Iterable[list[Row]], cell: Cell) -> Record:
    """The direction of the change in the share of a way in, over the networks whose ways in are known from both.

    ``rose`` and ``fell`` count networks, ``change`` is the mean change of their shares; the first of ``looks`` gives
    them. A direction is told where the exact interval of the part that rose, of those that changed, lies on one side of
    a half and the mean change on the same side; in every look alike.
    """
    here = shares_by_network(reference, cell)
    told = [_one(here, shares_by_network(rows, cell)) for rows in looks]
    found = {record["direction"] for record in told}
    return {**told[0], "direction": found.pop() if len(found) == 1 else CANNOT_TELL}


def _one(here: dict[str, float], there: dict[str, float]) -> Record:
    """The change from one look.

    >>> _one({"N-1": 0.5, "N-2": 0.25, "N-3": 1.0}, {"N-1": 0.5, "N-2": 0.75})
    {'compared': 2, 'rose': 1, 'fell': 0, 'change': 0.25, 'direction': 'cannot_tell'}
    """
    changes = [there[network] - share for network, share in here.items() if network in there]
    rose, fell = (sum(sign * change > ALIKE for change in changes) for sign in (1, -1))
    mean = fmean(changes) if changes else None
    record: Record = {"compared": len(changes), "rose": rose, "fell": fell, "change": mean}
    return {**record, "direction": _said(rose, fell, mean)}


def _said(rose: int, fell: int, mean: float | None) -> str:
    if mean is None:
        return CANNOT_TELL
    if rose + fell == 0:
        return SAME
    low, high = (float(end) for end in clopper_pearson(rose, rose + fell))
    if low > 1 / 2 and mean > 0:
        return MORE
    return LESS if high < 1 / 2 and mean < 0 else CANNOT_TELL
