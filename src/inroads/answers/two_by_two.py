"""The two pathways in the two worlds: who came in through whom or where, offline or online; three ways of counting."""

from collections.abc import Iterator

import numpy as np

from inroads.answers.caveats import entry_caveats, few_networks, thin_networks
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import two_by_two_picture
from inroads.answers.sheet import Sheet, Unit, number
from inroads.answers.source_sets import per_source
from inroads.answers.spoken import percent
from inroads.answers.telephone import telephone_caveats
from inroads.answers.two_by_two_variants import first_by_commitment, leave_one_network_out, mixed_sequences
from inroads.answers.ways import CELLS, LAYERS, Cell, Tally, default_medium, is_open, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.bounds import mean_share_bounds, share_bounds
from inroads.stats.clustered import mean_of_shares, pooled_ratio
from inroads.stats.intervals import Array, wilson

ESTIMANDS = ("per_network", "per_entry", "any_use")
ALIKE = 1e-9
"""What rounding may take a share out of its bounds."""


def two_by_two(view: View, rollup: str = DEFAULT_ROLLUP, medium: str | None = None) -> Finding:
    """Who came in how: entries by channel and world, per network, per entry and by any use, for each layer."""
    medium = medium or default_medium(view)
    rows = ways_in(view, rollup, medium)
    sheet = ways_table(rows)
    networks = len({row["network"] for row in rows} - {None})
    by_phone = {name: ways_in(view, name, medium) for name in ("phone_offline", "phone_online")}
    other = {name: ways_table(mine).table for name, mine in by_phone.items()}
    headline = next(record for record in sheet.table if record["row"] == "per_network/all/contact/offline")
    return sheet.finding(
        view,
        id="mechanisms.two_by_two",
        question=_("Who came in through whom or where, offline or online?"),
        unit="entry",
        n=len(rows),
        answer=_answer(sheet.table, rows),
        estimate=headline["share"],
        low=headline["low"],
        high=headline["high"],
        picture=two_by_two_picture(view, sheet.table),
        caveats=[
            *telephone_caveats(by_phone, other),
            *_outside(sheet.table),
            *_at_least_once(rows),
            *entry_caveats(view, rows),
            *thin_networks(rows),
            *few_networks(view, networks),
        ],
        parameters={"rollup": rollup, "medium": medium},
        variants=[
            *(Variant(name, table) for name, table in other.items()),
            *_by_medium(view, rollup, medium, sheet.table),
            Variant("by_commitment", ways_table(ways_in(view, rollup, "medium_commitment")).table),
            Variant("off_diagonal", first_by_commitment(view, rollup)),
            Variant("mixed_sequences", mixed_sequences(view, rows)),
            Variant("customers", ways_table(ways_in(view, rollup, medium, "customer")).table),
            *per_source(view, lambda one: ways_table(ways_in(one, rollup, medium)).table),
            Variant("leave_one_network_out", leave_one_network_out(rows)),
        ],
    )


def _by_medium(view: View, rollup: str, medium: str, table: list[Record]) -> list[Variant]:
    """The same by the coded medium of the way in, where that says otherwise than the first contact."""
    other = ways_table(ways_in(view, rollup, "medium")).table
    return [Variant("by_medium", other)] if medium != "medium" and other != table else []


def ways_table(rows: list[Row]) -> Sheet:
    """The records of the 2x2 for these entries: every estimand, every layer, known cells and unknown ones."""
    sheet = Sheet()
    for estimand in ESTIMANDS:
        for layer in ("all", *LAYERS):
            loose = tuple(row for row in rows if layer != "all" and is_open(row["layer"]))
            tally = Tally([row for row in rows if layer in ("all", row["layer"])], loose)
            for cell in (*CELLS, *tally.unknown_cells):
                inside = tally.inside(cell)
                record = known_record(estimand, tally, cell) if cell in CELLS else unknown_record(estimand, tally, cell)
                name = {"estimand": estimand, "layer": layer, "channel": cell[0], "medium": cell[1]}
                claims = (claim for row in inside for claim in row["claims"])
                sheet.add((estimand, layer, *cell), name | record, _units(estimand, inside), claims)
    return sheet


def _units(estimand: str, inside: list[Row]) -> Iterator[Unit]:
    if estimand == "any_use":
        return (("network", row["network"]) for row in inside if row["network"] is not None)
    return (("entry", row["entry"]) for row in inside if estimand == "per_entry" or row["network"] is not None)


def known_record(estimand: str, tally: Tally, cell: Cell) -> Record:
    """Counts, share, interval and bounds of a known cell."""
    k, known, could, total, loose_in, loose_out = (
        part if estimand == "per_entry" else tally.named(part)
        for part in (
            *(tally.count([cell]), tally.known, tally.could_be(cell), tally.applicable),
            *(tally.loose_in(cell), tally.loose_out(cell)),
        )
    )
    if estimand == "any_use":
        return _any_use(k, known, could + loose_in, total, total + loose_in + loose_out)
    share, low, high = (mean_of_shares if estimand == "per_network" else pooled_ratio)(k, known)
    if estimand == "per_network":
        bounds = mean_share_bounds(k, could, total, loose_in, loose_out)
    else:
        ends = share_bounds(*(part.sum() for part in (k, could, total, loose_in, loose_out)))
        bounds = float(ends[0]), float(ends[1])
    return _record(
        int(k.sum()), int(known.sum()), int((tally.named(tally.known) > 0).sum()), (share, low, high), bounds
    )


def _any_use(k: Array, known: Array, could: Array, total: Array, at_most: Array) -> Record:
    """Networks in which it is known to occur; the interval reaches from those to all in which it may."""
    users, seen, networks = int((k > 0).sum()), int((known > 0).sum()), int((total > 0).sum())
    might, new = (k == 0) & (could > 0), (total == 0) & (at_most > 0)
    only_might, both = int((might & ~new).sum()), int((might & new).sum())
    bounds = share_bounds(users, only_might, networks, drawn_in=both, drawn_out=int(new.sum()))
    low, _high = wilson(users, networks + int(new.sum()))
    _low, high = wilson(users + only_might + both, networks + both)
    share = users / seen if seen else float("nan")
    ends = (min(float(low), share), max(float(high), share)) if seen else (share, share)
    return _record(users, seen, seen, (share, *ends), (float(bounds[0]), float(bounds[1])))


def _record(n: int, of: int, networks: int, found: tuple[float, float, float], bounds: tuple[float, float]) -> Record:
    share, low, high = map(number, found)
    record: Record = {"n": n, "of": of, "networks": networks, "share": share, "low": low, "high": high}
    return record | {"bound_low": number(bounds[0]), "bound_high": number(bounds[1])}


def unknown_record(estimand: str, tally: Tally, cell: Cell) -> Record:
    """Counts and share over all entries of a cell whose channel or medium is not known; no interval."""
    k, total = tally.count([cell]), tally.total
    if estimand != "per_entry":
        k, total = tally.named(k), tally.named(total)
    if estimand == "any_use":
        k, total = np.minimum(k, 1), np.minimum(total, 1)
    held = total > 0
    pooled_share = float(k.sum() / total.sum()) if held.any() else float("nan")
    mean = float((k[held] / total[held]).mean()) if held.any() else float("nan")
    found = (mean if estimand == "per_network" else pooled_share, float("nan"), float("nan"))
    nothing = (float("nan"), float("nan"))
    named = tally.named(tally.total) > 0
    return _record(int(k.sum()), int(total.sum()), int(named.sum()), found, nothing)


def _answer(table: list[Record], rows: list[Row]) -> str:
    cells = {
        (record["channel"], record["medium"]): record for record in table if record["row"].startswith("per_entry/all/")
    }
    headline = next(record for record in table if record["row"] == "per_network/all/contact/offline")
    of = cells["contact", "offline"]["of"]
    if of == 0:
        return _("No entry on record has a known way in; entries: {n}.", n=numeral(len(rows)))
    said = _(
        "Entries whose way in is known: {of}. Of these, {co} came in through a social contact offline, {cn} through a"
        " social contact online, {po} through a meeting place offline, {pn} through a meeting place online and {voice}"
        " by telephone or text message. Entries whose way in is not known in full: {unknown}.",
        of=numeral(of),
        co=numeral(cells["contact", "offline"]["n"]),
        cn=numeral(cells["contact", "online"]["n"]),
        po=numeral(cells["place", "offline"]["n"]),
        pn=numeral(cells["place", "online"]["n"]),
        voice=numeral(cells["contact", "remote_voice"]["n"] + cells["place", "remote_voice"]["n"]),
        unknown=numeral(len(rows) - of),
    )
    if headline["low"] is None:
        return said
    return (
        said
        + " "
        + _(
            "On average per network, {share} % came in through a social contact offline"
            " (95 % interval {low} to {high} %; networks: {networks}).",
            networks=numeral(headline["networks"]),
            share=percent(headline["share"]),
            low=percent(headline["low"]),
            high=percent(headline["high"]),
        )
    )


def _at_least_once(rows: list[Row]) -> list[str]:
    """What the interval of any use reaches over, where some ways in are not known in full."""
    if all(is_known(row["channel"]) and is_known(row["medium"]) for row in rows):
        return []
    return [
        _(
            "At least once counts the networks in which a way in is known to occur; its interval reaches on to all"
            " networks in which an entry that is not known in full may be of this way."
        )
    ]


def _outside(table: list[Record]) -> list[str]:
    """That shares lie outside their own bounds, where some do."""
    cells = [record for record in table if record["share"] is not None and record["bound_low"] is not None]
    outside = sum(not r["bound_low"] - ALIKE <= r["share"] <= r["bound_high"] + ALIKE for r in cells)
    if not outside:
        return []
    return [
        _(
            "Cells whose share lies outside its own bounds: {n} of {of}. The share counts only entries whose way in is"
            " fully known; the bounds count all entries, and one that is known in part may be ruled out of a cell.",
            n=numeral(outside),
            of=numeral(len(cells)),
        )
    ]
