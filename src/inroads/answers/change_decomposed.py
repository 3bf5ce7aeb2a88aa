"""From the first to the last sweep: how much of the change is case mix, how much change within case types."""

import numpy as np

from inroads.answers.caveats import entry_caveats, few_networks
from inroads.answers.change_sweeps import Sweeps, sweep_caveats, sweeps_of
from inroads.answers.change_told import unasked_told
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, points
from inroads.answers.ways import default_medium, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.intervals import Interval
from inroads.stats.kitagawa import Change, kitagawa

LEAST_IN_A_SWEEP = 6
"""Networks needed in the first and in the last sweep."""


def decomposed(view: View, rollup: str = DEFAULT_ROLLUP, medium: str | None = None) -> Finding:
    """The change of the mean share online between two sweeps, parted by case type."""
    medium = medium or default_medium(view)
    sweeps, rows = sweeps_of(view), ways_in(view, rollup, medium)
    asked = [row for row in rows if sweeps.asks_ways(row["network"])]
    shares = _shares(asked, sweeps)
    ends = sorted({sweeps.of[network] for network in shares})
    first, last = (ends[0], ends[-1]) if ends else (0, 0)
    kept = [network for network in shares if sweeps.of[network] in (first, last)]
    sheet, names = Sheet(), Names(view)
    _add_types(sheet, sweeps, shares, asked, (first, last) if ends else ())
    few = min((sum(sweeps.of[one] == end for one in kept) for end in (first, last)), default=0)
    found = _change(shares, kept, sweeps, last) if last > first and few >= LEAST_IN_A_SWEEP else None
    if found is not None:
        _add_parts(sheet, found, sweeps, kept)
    networks = sorted({row["network"] for row in rows} - {None})
    return sheet.finding(
        view,
        id="change.decomposed",
        question=_("How much of the change is a change of cases, and how much a change within cases of the same type?"),
        unit="network",
        n=len(kept),
        answer=_refusal(sweeps, few) if found is None else _answer(found, sweeps, first, last),
        estimate=None if found is None else number(found.within.estimate),
        low=None if found is None else number(found.within.low),
        high=None if found is None else number(found.within.high),
        caveats=[
            *sweep_caveats(sweeps),
            *unasked_told(sweeps, [name for name in networks if not sweeps.asks_ways(name)], len(networks)),
            _(
                "The parts are arithmetic, not causes: mix is what the change of case types alone would have made at"
                " the shares of the first sweep, within what the change of shares alone would have made at its mix, and"
                " the interaction is what both made together. A case type is as fine as it was coded."
            ),
            *_lone(sweeps, kept, names),
            *entry_caveats(view, rows),
            *few_networks(view, len(kept)),
        ],
        parameters={"rollup": rollup, "medium": medium, **sweeps.parameters},
        variants=[] if found is None else [Variant("interaction_halved", _halved(found))],
    )


def _shares(rows: list[Row], sweeps: Sweeps) -> dict[str, float]:
    """The share online of each network in a sweep of which a way in is known."""
    known = [row for row in rows if is_known(row["channel"]) and is_known(row["medium"])]
    return {
        network: sum(row["medium"] == "online" for row in mine) / len(mine)
        for network, mine in sorted(grouped(known, "network").items())
        if network in sweeps.of
    }


def _change(shares: dict[str, float], kept: list[str], sweeps: Sweeps, last: int) -> Change:
    kinds = sorted({sweeps.kinds[network] for network in kept})
    kind = np.array([kinds.index(sweeps.kinds[network]) for network in kept], dtype=np.int64)
    return kitagawa([shares[one] for one in kept], [int(sweeps.of[one] == last) for one in kept], kind)


def _add_types(sheet: Sheet, sweeps: Sweeps, shares: dict[str, float], rows: list[Row], ends: tuple[int, ...]) -> None:
    """How many networks of each type there are in both sweeps, and their mean share."""
    by_network = grouped(rows, "network")
    for kind in sorted({sweeps.kinds[network] for network in shares if sweeps.of[network] in ends}):
        for end in dict.fromkeys(ends):
            there = [network for network in shares if sweeps.of[network] == end]
            mine = [network for network in there if sweeps.kinds[network] == kind]
            record = {"kind": "types", "it_type": kind, "sweep": sweeps.labels[end], "n": len(mine), "of": len(there)}
            mean = float(np.mean([shares[network] for network in mine])) if mine else None
            claims = (claim for network in mine for row in by_network[network] for claim in row["claims"])
            units = (("network", network) for network in mine)
            sheet.add(("types", kind, end), record | {"mean_share": mean}, units, claims)


def _add_parts(sheet: Sheet, found: Change, sweeps: Sweeps, kept: list[str]) -> None:
    claims = [claim for network in kept for claim in sweeps.claims.get(network, ())]
    for part, interval in found._asdict().items():
        units = [("network", network) for network in kept]
        sheet.add(("parts", part), {"kind": "parts", "part": part, "n": len(kept), **_ends(interval)}, units, claims)


def _ends(interval: Interval) -> Record:
    return {"change": number(interval.estimate), "low": number(interval.low), "high": number(interval.high)}


def _halved(found: Change) -> list[Record]:
    """Two parts only, as Kitagawa gives them: half of the interaction goes to each."""
    half = found.interaction.estimate / 2
    parts = {"mix": found.mix.estimate + half, "within": found.within.estimate + half}
    return [{"row": f"parts/{part}", "kind": "parts", "part": part, "change": change} for part, change in parts.items()]


def _answer(found: Change, sweeps: Sweeps, first: int, last: int) -> str:
    told = {
        name: _(
            "{change} points (95 % interval {low} to {high} points)",
            change=points(part.estimate),
            low=points(part.low),
            high=points(part.high),
        )
        for name, part in found._asdict().items()
    }
    return _(
        "Mean share online per network, from {first} to {last}: {total}. Of this the other mix of case types makes"
        " {mix}, change within case types {within}, and both together {interaction}.",
        first=sweeps.labels[first],
        last=sweeps.labels[last],
        **told,
    )


def _refusal(sweeps: Sweeps, few: int) -> str:
    if not sweeps.by:
        return _("Nothing can be parted: no investigation of a network bears a date.")
    return _(
        "Nothing can be parted: needed are two sweeps, each of {least} networks whose ways in are known; the smaller"
        " one has {n}.",
        least=numeral(LEAST_IN_A_SWEEP),
        n=numeral(few),
    )


def _lone(sweeps: Sweeps, kept: list[str], names: Names) -> list[str]:
    """Case types that one of the two sweeps lacks."""
    held: dict[str, set[int]] = {}
    for network in kept:
        held.setdefault(sweeps.kinds[network], set()).add(sweeps.of[network])
    lone = [names.value("network", "it_type", kind) for kind, there in sorted(held.items()) if len(there) == 1]
    if not lone or len({sweeps.of[network] for network in kept}) == 1:
        return []
    return [
        _("Case types that only one of the two sweeps has, which count as mix alone: {types}.", types=", ".join(lone))
    ]
