"""Shares as seen from one vantage, against those that a perfect coder would see from there: of the case files alone,
and of case files, posts, interviews and dossiers.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from tests.operating.estimator import DIRECTION, Estimator
from tests.operating.estimators.two_by_two import must as of_shares
from tests.operating.result import CLAIM, Result, sign
from tests.operating.world import World

from inroads.answers.direction import LESS, MORE, direction
from inroads.answers.side_by_side import MARGINS, share_records
from inroads.answers.ways import CELLS, Cell, ways_in
from inroads.involvement.seen_from import seen_from
from inroads.involvement.view import View
from inroads.model.claim import EXISTS
from inroads.world.case import cases_of
from inroads.world.settings import Settings
from inroads.world.truth.masked import VANTAGES, accesses_of_cells
from inroads.world.truth.masked import Cell as MaskedCell

TRIED = ("forum_study", "police_file")
SAID = {MORE: 1, LESS: -1}
Shares = dict[str, dict[Cell, float]]


def ask(cells: Callable[[World], Mapping[MaskedCell, set[str]]], view: View, world: World) -> list[Result]:
    """Shares from each vantage over both looks, and whether they are said to show more or less than all sides do."""
    reference = ways_in(view)
    seen = entries_seen(cells(world))
    whole = true_shares(world, seen["all"])
    found = []
    for vantage in TRIED:
        true = true_shares(world, seen[vantage])
        looks = [ways_in(seen_from(view, vantage, unknown=unknown)) for unknown in (False, True)]
        records = [share_records(rows) for rows in looks]
        for cell in (*CELLS, *MARGINS):
            found += _said(vantage, cell, [record[cell] for record in records], true)
        for cell in MARGINS:
            said = SAID.get(direction(reference, looks, cell)["direction"], 0)
            both = [true[network][cell] - whole[network][cell] for network in true if network in whole]
            changed = sign(sum(both)) if both else None
            found.append(Result(f"shows more/{vantage}/{cell[1]}", CLAIM, truth=changed, claims=said))
    return found


def _said(vantage: str, cell: Cell, records: list[dict], true: Shares) -> list[Result]:
    row = f"{vantage}/{'/'.join(cell)}"
    held = [record for record in records if record["low"] is not None]
    mine = [shares[cell] for shares in true.values()]
    if not held or records[0]["share"] is None or not mine:
        return [Result(row, refused=True)]
    ends = min(record["low"] for record in held), max(record["high"] for record in held)
    return [Result(row, estimate=records[0]["share"], low=ends[0], high=ends[1], truth=sum(mine) / len(mine))]


def true_shares(world: World, seen: set[str]) -> Shares:
    """By network, the share of each way in among the entries that are to be seen, all being known of them."""
    found: Shares = {}
    for case in cases_of(world.log):
        ways = [way for way in case.counted if world.names.entry(way.joining.number) in seen]
        if ways:
            counts = Counter((way.channel, way.medium) for way in ways)
            shares: dict[Cell, float] = {cell: counts[cell] / len(ways) for cell in CELLS}
            margins = {margin: sum(shares[cell] for cell in CELLS if cell[1] == margin[1]) for margin in MARGINS}
            found[world.names.network(case.life.number)] = shares | margins
    return found


def entries_seen(cells: Mapping[MaskedCell, set[str]]) -> dict[str, set[str]]:
    """The entries to be seen from each vantage."""
    told = {unit: held for (kind, unit, variable), held in cells.items() if (kind, variable) == ("entry", EXISTS)}
    return {
        vantage: {unit for unit, accesses in told.items() if not accesses.isdisjoint(VANTAGES[vantage])}
        for vantage in ("all", *TRIED)
    }


def of_files(world: World) -> Mapping[MaskedCell, set[str]]:
    """By what access entries are told in the case files: read off the rows by the code of the truth file."""
    return accesses_of_cells({name: world.rows.get(name, []) for name in ("sources", "entries")})


def of_all(world: World) -> Mapping[MaskedCell, set[str]]:
    """The same over case files, posts, interviews and dossiers."""
    rows, texts = world.field.rows, world.field.texts
    return accesses_of_cells(rows, texts.codings, texts.sources["sources"], texts.access_of_posts())


def must(settings: Settings) -> str:
    """As the 2x2, whose shares these are; and what is said of accesses must be so."""
    return DIRECTION if settings.access_wrong else of_shares(settings)


ESTIMATORS = (
    Estimator("mask_and_recode", partial(ask, of_files), must, most=500),
    Estimator("mask_and_recode_texts", partial(ask, of_all), must, texts=True, most=40, largest=18),
)
