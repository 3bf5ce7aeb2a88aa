"""What stands beside the 2x2: first contact against commitment, mixed sequences, each network left out in turn."""

from collections import Counter

import numpy as np

from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.answers.ways import CELLS, LAYERS, Cell, Tally, pooled, unknown_share
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.stats.intervals import Array


def first_by_commitment(view: View, rollup: str) -> list[Record]:
    """The world of the first contact against that of the commitment; what lies off the diagonal moved on the way."""
    worlds = rollup_of(view.frame, rollup)
    rows = [
        {
            **row,
            "first": rolled_up(row["medium_first_contact"], worlds),
            "last": rolled_up(row["medium_commitment"], worlds),
        }
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["counted"] == "yes"
    ]
    known = [row for row in rows if is_known(row["first"]) and is_known(row["last"])]
    table = []
    for (first, last), count in sorted(Counter((row["first"], row["last"]) for row in rows).items()):
        if is_known(first) and is_known(last):
            record = pooled(known, lambda row, pair=(first, last): (row["first"], row["last"]) == pair)  # type: ignore[misc]
        else:
            record = unknown_share(count, len(rows))
        table.append({"row": f"{first}/{last}", "medium_first_contact": first, "medium_commitment": last, **record})
    return table


def mixed_sequences(view: View, rows: list[Row]) -> list[Record]:
    """Entries that ran through more than one world, by path; what leaves open whether they did is a row of its own."""
    paths = {row["entry"]: row for row in view.table("entry_paths").iter_rows(named=True)}
    rows = [{**row, "path": paths[row["entry"]]["path"], "mixed": paths[row["entry"]]["mixed"]} for row in rows]
    known = [row for row in rows if row["mixed"] is not None]
    table = [{"row": "mixed", "path": "mixed", **pooled(known, lambda row: row["mixed"])}]
    table += [
        {"row": f"mixed/{path}", "path": path}
        | pooled(known, lambda row, path=path: row["mixed"] and row["path"] == path)  # type: ignore[misc]
        for path in sorted({row["path"] for row in known if row["mixed"]})
    ]
    unknown = len(rows) - len(known)
    return [*table, {"row": "unknown", "path": "unknown", **unknown_share(unknown, len(rows))}]


def leave_one_network_out(rows: list[Row]) -> list[Record]:
    """The range of each share of the 2x2 when each network in turn is left out."""
    table = []
    for estimand in ("per_network", "per_entry", "any_use"):
        for layer in ("all", *LAYERS):
            tally = Tally([row for row in rows if layer in ("all", row["layer"])])
            for cell in CELLS:
                least, most = _range(estimand, tally, cell)
                name = {"estimand": estimand, "layer": layer, "channel": cell[0], "medium": cell[1]}
                row = "/".join((estimand, layer, *cell))
                table.append({"row": row, **name, "minimum": number(least), "maximum": number(most)})
    return table


def _range(estimand: str, tally: Tally, cell: Cell) -> tuple[float, float]:
    k, m = tally.count([cell]), tally.known
    if estimand != "per_entry":
        k, m = tally.named(k), tally.named(m)
    without = _without(estimand, k[m > 0], m[m > 0])
    return (float(without.min()), float(without.max())) if len(without) > 1 else (float("nan"), float("nan"))


def _without(estimand: str, k: Array, m: Array) -> Array:
    """The share without each network, all at once: a sum less one of its terms."""
    if len(m) <= 1:
        return np.zeros(0)
    if estimand == "per_entry":
        return np.asarray((k.sum() - k) / (m.sum() - m))
    x = k / m if estimand == "per_network" else (k > 0).astype(np.float64)
    return np.asarray((x.sum() - x) / (len(x) - 1))
