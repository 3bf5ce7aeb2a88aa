"""Early entries of a network against late entries of the same network."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from inroads.answers.caveats import entry_caveats, few_networks
from inroads.answers.change_sweeps import middle, sweeps_of
from inroads.answers.change_told import unasked_told
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import points
from inroads.answers.ways import LAYERS, default_medium, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.intervals import Interval
from inroads.stats.paired_change import paired_change

LEAST_COMPARED = 8
"""Fewer networks than these tell nothing of a mean difference."""


@dataclass(frozen=True)
class Halves:
    """The known ways in of one network before and after the middle of its dated entries."""

    network: str
    early: list[Row]
    late: list[Row]

    @property
    def change(self) -> float:
        """How much larger the share online is later on."""
        return _online(self.late) - _online(self.early)


def within_networks(view: View, rollup: str = DEFAULT_ROLLUP, medium: str | None = None) -> Finding:
    """How the share that came in online differs between the earlier and the later half of a network's entries."""
    medium = medium or default_medium(view)
    sweeps, rows = sweeps_of(view), ways_in(view, rollup, medium)
    asked = [row for row in rows if sweeps.asks_ways(row["network"])]
    sheet = Sheet()
    for layer in ("all", *LAYERS):
        pairs = halves([row for row in asked if layer in ("all", row["layer"])])
        both = [row for pair in pairs for row in (*pair.early, *pair.late)]
        sheet.add_rows((layer,), {"layer": layer, "n": len(both), **compared(pairs)}, "entry", both)
    whole, networks = sheet.table[0], sorted({row["network"] for row in rows} - {None})
    is_told = whole["compared"] >= LEAST_COMPARED
    return sheet.finding(
        view,
        id="change.within_networks",
        question=_("Do those who come into a network later come in by other ways than those who came early?"),
        unit="network",
        n=whole["compared"],
        answer=_answer(whole) if is_told else _refusal(whole["compared"]),
        estimate=whole["change"] if is_told else None,
        low=whole["low"] if is_told else None,
        high=whole["high"] if is_told else None,
        caveats=[
            _(
                "Early and late are the halves of a network's dated entries. An entry whose date allows both halves is"
                " left out: {n} of {of} with a known way in.",
                n=numeral(_undecided(asked)),
                of=numeral(sum(_has_way(row) for row in asked)),
            ),
            _(
                "This compares times in the life of a network, not calendar years: who comes late is more often a"
                " money mule, so compare within a layer. Who came in after the files close is not seen."
            ),
            *unasked_told(sweeps, [name for name in networks if not sweeps.asks_ways(name)], len(networks)),
            *entry_caveats(view, rows),
            *few_networks(view, whole["compared"]),
        ],
        parameters={"rollup": rollup, "medium": medium},
    )


def halves(rows: list[Row]) -> list[Halves]:
    """The networks with known ways in in both halves."""
    found = []
    for network, mine in sorted(grouped(rows, "network").items()):
        cut = _cut(mine)
        if cut is not None:
            known = [row for row in mine if _has_way(row)]
            pair = Halves(network, [r for r in known if is_early(r, cut)], [r for r in known if is_late(r, cut)])
            found += [pair] if pair.early and pair.late else []
    return found


def _cut(rows: list[Row]) -> date | None:
    """The middle of the dated entries."""
    dated = [(middle(row["at_earliest"], row["at_latest"]), row["at_latest"]) for row in rows]
    ends = sorted((at, latest) for at, latest in dated if at is not None)
    return ends[(len(ends) - 1) // 2][1] if len(ends) > 1 else None


def is_early(row: Row, cut: date) -> bool:
    """Whether an entry surely lies in the first half: not after the day that ends it."""
    return row["at_latest"] is not None and row["at_latest"] <= cut


def is_late(row: Row, cut: date) -> bool:
    """Whether an entry surely lies after it."""
    return row["at_earliest"] is not None and row["at_earliest"] > cut


def compared(pairs: list[Halves]) -> Record:
    """How many networks are compared, how their shares differ, in how many it rose and fell."""
    changes = np.array([pair.change for pair in pairs])
    change, low, high = map(number, mean_change(pairs))
    return {
        "compared": len(pairs),
        "early": float(np.mean([_online(pair.early) for pair in pairs])) if pairs else None,
        "late": float(np.mean([_online(pair.late) for pair in pairs])) if pairs else None,
        "change": change,
        "low": low,
        "high": high,
        "rose": int((changes > 0).sum()),
        "fell": int((changes < 0).sum()),
    }


def mean_change(pairs: list[Halves]) -> Interval:
    """The mean of the differences, with its interval."""
    sides = ([pair.early for pair in pairs], [pair.late for pair in pairs])
    counts = [
        ([sum(row["medium"] == "online" for row in rows) for rows in side], [len(rows) for rows in side])
        for side in sides
    ]
    return paired_change(*counts[0], *counts[1])


def _has_way(row: Row) -> bool:
    return is_known(row["channel"]) and is_known(row["medium"])


def _online(rows: list[Row]) -> float:
    return float(np.mean([row["medium"] == "online" for row in rows]))


def _undecided(rows: list[Row]) -> int:
    """Entries with a known way in that lie in no half for sure."""
    count = 0
    for mine in grouped(rows, "network").values():
        cut = _cut(mine)
        count += sum(_has_way(r) and (cut is None or not (is_early(r, cut) or is_late(r, cut))) for r in mine)
    return count


def _answer(whole: Record) -> str:
    told = {
        "change": points(whole["change"]),
        "low": points(whole["low"]),
        "high": points(whole["high"]),
        "rose": numeral(whole["rose"]),
        "fell": numeral(whole["fell"]),
        "n": numeral(whole["compared"]),
    }
    return _(
        "From the earlier to the later half of its entries, the share of a network that came in online changed by"
        " {change} points on average (networks: {n}; 95 % interval {low} to {high} points). Networks in which it rose:"
        " {rose}; in which it fell: {fell}.",
        **told,
    )


def _refusal(count: int) -> str:
    return _(
        "Whether later entries differ cannot be told: networks with known and dated ways in early and late: {n};"
        " needed are {least}.",
        n=numeral(count),
        least=numeral(LEAST_COMPARED),
    )
