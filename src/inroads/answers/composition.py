"""How networks are made up, as description: size, roles and span; nothing is set against the way in here."""

from collections import Counter
from math import inf, isinf, nan

import numpy as np

from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, of_total
from inroads.answers.ways import LAYERS, cluster_of
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import wilson

PARTS = {"core": "geo_core", "enablers": "geo_enablers", "victims": "geo_victims"}
SPANS = ("local", "national", "cross_border")


def size(view: View) -> Finding:
    """Persons per network; groups of unknown size enter as ranges."""
    rows = view.table("members").to_dicts()
    sheet = Sheet()
    others = sorted({row["layer"] for row in rows} - set(LAYERS))
    for layer in ("all", *LAYERS, *others):
        mine = [row for row in rows if layer in ("all", row["layer"])]
        sheet.add_rows((layer,), {"layer": layer, **_sizes(mine)}, "person", mine)
    whole = sheet.table[0]
    networks = view.table("networks").height
    return sheet.finding(
        view,
        id="composition.size",
        question=_("How large are the networks?"),
        unit="network",
        n=networks,
        answer=_(
            "Networks: {networks}; members on record: {persons}. Median number of members per network: {median};"
            " members of the largest network: {largest}.",
            networks=numeral(whole["networks"]),
            persons=_range(whole["n_low"], whole["n_high"]),
            median=_range(whole["median_low"], whole["median_high"]),
            largest=_range(_least_of_largest(rows), whole["largest"]),
        )
        if rows
        else _("No member is on record."),
        caveats=[_on_record(), *_shared(rows), _no_contrast(), *few_networks(view, networks), *sample_caveats(view)],
    )


def _sizes(rows: list[Row]) -> Record:
    by_network = grouped(rows, "network").values()
    low = [sum(row["count_min"] for row in mine) for mine in by_network]
    high = [sum(inf if row["count_max"] is None else row["count_max"] for row in mine) for mine in by_network]
    return {
        "networks": len(low),
        "n_low": _whole(sum(low)),
        "n_high": _whole(sum(high)),
        "median_low": _whole(float(np.median(low)) if low else nan),
        "median_high": _whole(float(np.median(high)) if high else nan),
        "smallest": _whole(min(low, default=nan)),
        "largest": _whole(max(high, default=nan)),
    }


def _shared(rows: list[Row]) -> list[str]:
    """How many persons stand in several networks, and so are counted in each."""
    held = Counter(row["person"] for row in rows)
    shared = sum(count > 1 for count in held.values())
    if not shared:
        return []
    return [_("Persons who belong to several networks and are counted in each: {n}.", n=numeral(shared))]


def _least_of_largest(rows: list[Row]) -> int:
    """How many members the largest network has at the least."""
    return max(sum(int(row["count_min"]) for row in mine) for mine in grouped(rows, "network").values())


def _whole(value: float) -> float | int | None:
    """A count: None where open or absent; whole unless it is a half."""
    if isinf(value) or value != value:  # noqa: PLR0124 nan
        return None
    return int(value) if value == int(value) else value


def _range(low: float, high: float | None) -> str:
    if high is None:
        return _("at least {n}", n=numeral(low))
    return numeral(low) if low == high else _("{low} to {high}", low=numeral(low), high=numeral(high))


def roles(view: View) -> Finding:
    """The share of members in each layer: the mean over networks."""
    rows = view.table("members").to_dicts()
    known = [row for row in rows if is_known(row["layer"])]
    names, clusters = cluster_of(known)
    weights = np.array([row["count_min"] for row in known])
    m = np.bincount(clusters, weights=weights, minlength=len(names)) if known else np.zeros(0)
    sheet = Sheet()
    for layer in LAYERS:
        mine = np.array([row["layer"] == layer for row in known], dtype=float)
        k = np.bincount(clusters, weights=weights * mine, minlength=len(names)) if known else np.zeros(0)
        share, low, high = mean_of_shares(k, m)
        counts = {"n": int(k.sum()), "of": int(m.sum()), "networks": len(names)}
        record = {"layer": layer, **counts, "share": number(share), "low": number(low), "high": number(high)}
        sheet.add_rows((layer,), record, "person", [row for row in known if row["layer"] == layer])
    for layer in sorted({row["layer"] for row in rows if not is_known(row["layer"])}):
        mine_ = [row for row in rows if row["layer"] == layer]
        shares = [
            sum(row["count_min"] for row in one if row["layer"] == layer) / sum(row["count_min"] for row in one)
            for one in grouped(rows, "network").values()
        ]
        least, total = (int(sum(row["count_min"] for row in some)) for some in (mine_, rows))
        counts = {"n": least, "of": total, "networks": len(shares)}
        record = {"layer": layer, **counts, "share": float(np.mean(shares)), "low": None, "high": None}
        sheet.add_rows((layer,), record, "person", mine_)
    return sheet.finding(
        view,
        id="composition.roles",
        question=_("Which layers make up the networks?"),
        unit="person",
        n=len(rows),
        answer=_roles_answer(sheet.table, Names(view)),
        caveats=[
            _("The layer is that at entry, else the first role on record; a group counts as its least number."),
            _on_record(),
            _no_contrast(),
            *few_networks(view, len(names)),
            *sample_caveats(view),
        ],
    )


def _roles_answer(table: list[Record], names: Names) -> str:
    of = table[0]["of"]
    if not of:
        return _("No member has a known layer.")
    told = "; ".join(f"{names.layer(record['layer'])} {numeral(record['n'])}" for record in table[: len(LAYERS)])
    return _(
        "Members whose layer is known: {of} ({layers}). Networks they belong to: {n}.",
        of=numeral(of),
        n=numeral(table[0]["networks"]),
        layers=told,
    )


def span(view: View) -> Finding:
    """How far core, enablers and victims reach."""
    rows = view.table("networks").to_dicts()
    sheet = Sheet()
    for part, variable in PARTS.items():
        values = [(row, row.get(variable) or "not_recorded") for row in rows]
        of = sum(is_known(value) for _row, value in values)
        for reach in (*SPANS, *sorted({value for _row, value in values} - set(SPANS))):
            mine = [row for row, value in values if value == reach]
            settled = is_known(reach)
            low, high = wilson(len(mine), of) if settled else (nan, nan)
            base = of if settled else len(rows)
            record = {"n": len(mine), "of": base, "share": len(mine) / base if base else None}
            ends = {"low": number(float(low)), "high": number(float(high))}
            sheet.add_rows((part, reach), {"part": part, "span": reach, **record, **ends}, "network", mine)
    return sheet.finding(
        view,
        id="composition.span",
        question=_("How far do the networks reach: local, national or across borders?"),
        unit="network",
        n=len(rows),
        answer=_span_answer(sheet.table),
        caveats=[_no_contrast(), *few_networks(view, len(rows)), *sample_caveats(view)],
    )


def _span_answer(table: list[Record]) -> str:
    across = {record["part"]: of_total(record) for record in table if record["span"] == "cross_border"}
    return _(
        "Networks that reach across borders: by their core {core}, by their enablers {enablers},"
        " by their victims {victims}.",
        **across,
    )


def _on_record() -> str:
    return _("Counts are of persons on record; the lower layers are seldom recorded in full.")


def _no_contrast() -> str:
    return _(
        "This describes the networks; it is not set against the way in, which partly fixes size and roles by rule."
    )


FINDINGS = (size, roles, span)
