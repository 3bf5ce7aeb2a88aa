"""The two-by-two over the years: by sweep of investigation, where it is tested, and apart by year of entry."""

from collections.abc import Iterable

import numpy as np

from inroads.answers.caveats import entry_caveats, few_networks
from inroads.answers.change_entry_years import EITHER, add_entry_years, entry_year_caveats, sight_of
from inroads.answers.change_sweeps import Sweeps, sweep_caveats, sweeps_of
from inroads.answers.change_told import (
    moved_told,
    power_told,
    unasked_told,
    unknown_told,
    what_remains,
    with_change,
)  # fmt: skip
from inroads.answers.change_trend import FEWER_DRAWS, SEED, Moved, moved
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import years_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.two_by_two import known_record, unknown_record
from inroads.answers.ways import CELLS, CHANNELS, LAYERS, Cell, Tally, default_medium, is_open, unknown_share, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _
from inroads.stats.bounds import mean_share_bounds
from inroads.stats.clustered import mean_of_shares
from inroads.stats.trend import DRAWS

ONLINE: dict[str, tuple[Cell, ...]] = {
    "either": (("contact", "online"), ("place", "online")),
    **{channel: ((channel, "online"),) for channel in CHANNELS},
}


def mechanisms(view: View, rollup: str = DEFAULT_ROLLUP, medium: str | None = None, seed: int = SEED) -> Finding:
    """Ways in by sweep of investigation, with the trend within case types, and apart by year of entry."""
    medium = medium or default_medium(view)
    sweeps, rows = sweeps_of(view), ways_in(view, rollup, medium)
    asked = [row for row in rows if sweeps.asks_ways(row["network"])]
    unasked = [row for row in rows if not sweeps.asks_ways(row["network"])]
    sheet, sight = Sheet(), sight_of(asked, sweeps)
    tallies = _add_sweeps(sheet, asked, unasked, sweeps)
    made = {
        channel: trend_of(asked, cells, sweeps, seed, DRAWS if channel == "either" else FEWER_DRAWS)
        for channel, cells in ONLINE.items()
    }
    for channel, one in made.items():
        _add_trend(sheet, channel, one, asked)
    add_entry_years(sheet, asked, sight)
    headline = made["either"]
    change, low, high = headline.change
    networks = sorted({row["network"] for row in rows} - {None})
    return sheet.finding(
        view,
        id="change.mechanisms",
        question=_("Did the ways in change over the years?"),
        unit="entry",
        n=len(rows),
        answer=moved_told(
            headline,
            _("Within case types, more people came in online in later sweeps."),
            _("Within case types, fewer people came in online in later sweeps."),
            _("Within case types, there is no evidence that more or fewer people came in online in later sweeps."),
        ),
        estimate=change,
        low=low,
        high=high,
        test=headline.test,
        picture=years_picture(view, sheet.table),
        caveats=[
            *sweep_caveats(sweeps),
            *unasked_told(sweeps, [name for name in networks if not sweeps.asks_ways(name)], len(networks)),
            *power_told(headline),
            what_remains(),
            *unknown_told(tallies),
            *entry_year_caveats(sight, sheet.table),
            *entry_caveats(view, rows),
            *few_networks(view, headline.found.networks),
        ],
        parameters={"rollup": rollup, "medium": medium, **sweeps.parameters},
        seed=seed,
        variants=[
            Variant("phone_online", _with_phone(asked, sweeps, seed)),
            Variant("by_layer", _by_layer(asked, sweeps, seed)),
        ],
    )


def trend_of(rows: Iterable[Row], cells: Iterable[Cell], sweeps: Sweeps, seed: int, draws: int = FEWER_DRAWS) -> Moved:
    """How the share of the known ways in that lie in these cells moved."""
    inside, k, m = set(cells), dict[str, float](), dict[str, float]()
    for row in rows:
        network = row["network"]
        if network is not None and is_known(row["channel"]) and is_known(row["medium"]):
            m[network] = m.get(network, 0.0) + 1
            k[network] = k.get(network, 0.0) + ((row["channel"], row["medium"]) in inside)
    return moved(k, m, sweeps, seed, draws)


def _add_sweeps(sheet: Sheet, asked: list[Row], unasked: list[Row], sweeps: Sweeps) -> dict[str, Tally]:
    """The records of each sweep: online ways in together, the six cells, what is not known, what was not asked."""
    tallies = {}
    for place, label in enumerate(sweeps.labels):
        tally = Tally([row for row in asked if sweeps.of.get(row["network"]) == place])
        tallies[label] = tally
        for cell in (EITHER, *CELLS, *tally.unknown_cells):
            name = {"kind": "sweeps", "sweep": label, "channel": cell[0], "medium": cell[1]}
            inside = (
                tally.inside(cell) if cell != EITHER else [row for c in ONLINE["either"] for row in tally.inside(c)]
            )
            sheet.add_rows(("sweeps", place, *cell), name | _record(tally, cell), "entry", inside)
        silent = [row for row in unasked if sweeps.of.get(row["network"]) == place]
        if silent:
            name = {"kind": "sweeps", "sweep": label, "channel": "not_asked", "medium": "not_asked"}
            share = unknown_share(len(silent), len(silent) + len(tally.rows))
            record = name | share | {"networks": len({row["network"] for row in silent})}
            sheet.add_rows(("sweeps", place, "left_out"), record, "entry", silent)
    return tallies


def _record(tally: Tally, cell: Cell) -> Record:
    if cell == EITHER:
        return _either(tally)
    return known_record("per_network", tally, cell) if cell in CELLS else unknown_record("per_network", tally, cell)


def _either(tally: Tally) -> Record:
    """Contacts and places online together."""
    could = tally.count(cell for cell in tally.unknown_cells if cell[1] == "online" or is_open(cell[1]))
    parts = (tally.count(ONLINE["either"]), tally.known, could, tally.applicable)
    k, known, could, total = (tally.named(part) for part in parts)
    share, low, high = map(number, mean_of_shares(k, known))
    nobody = np.zeros(len(k))
    bounds = map(number, mean_share_bounds(k, could, total, nobody, nobody))
    counts = {"n": int(k.sum()), "of": int(known.sum()), "networks": int((known > 0).sum())}
    ends = zip(("bound_low", "bound_high"), bounds, strict=True)
    return {**counts, "share": share, "low": low, "high": high, **dict(ends)}


def _add_trend(sheet: Sheet, channel: str, made: Moved, rows: list[Row]) -> None:
    held = set(made.networks)
    inside = [row for row in rows if row["network"] in held and row["medium"] == "online"]
    record = {"kind": "trends", "channel": channel, "medium": "online", **with_change(made)}
    sheet.add(
        ("trends", channel), record, (("network", name) for name in held), (c for row in inside for c in row["claims"])
    )


def _with_phone(rows: list[Row], sweeps: Sweeps, seed: int) -> list[Record]:
    """The trend with calls and text messages as online."""
    both = tuple((channel, medium) for channel in CHANNELS for medium in ("online", "remote_voice"))
    record = {"row": "trends/either", "kind": "trends", "channel": "either", "medium": "online"}
    return [record | with_change(trend_of(rows, both, sweeps, seed))]


def _by_layer(rows: list[Row], sweeps: Sweeps, seed: int) -> list[Record]:
    """The trend in each layer, which does not move because sweeps hold more of one layer."""
    found = []
    for layer in LAYERS:
        made = trend_of([row for row in rows if row["layer"] == layer], ONLINE["either"], sweeps, seed)
        name = {"row": f"trends/{layer}", "kind": "trends", "layer": layer, "channel": "either", "medium": "online"}
        found.append(name | with_change(made))
    return found
