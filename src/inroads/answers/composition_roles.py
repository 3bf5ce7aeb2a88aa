"""Which layers make up networks, and those who came after the start of networks of each origin."""

import numpy as np

from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.composition_contrast import Asked, Outcome, contrast, headline_test
from inroads.answers.composition_origin import Watched, by_origin, watched
from inroads.answers.composition_told import contrast_caveats, on_record, roles_told
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names
from inroads.answers.ways import LAYERS, cluster_of
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import Array
from inroads.stats.permuted import DRAWS


def roles(view: View, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """The share of members in each layer, the mean over networks; and of those who came later, by origin."""
    asked = Asked(seed, permutations)
    rows = view.table("members").to_dicts()
    sheet, networks = _sheet(rows)
    records = role_contrasts(view, asked)
    names = Names(view)
    return sheet.finding(
        view,
        id="composition.roles",
        question=_("Which layers make up the networks?"),
        unit="person",
        n=len(rows),
        answer=" ".join([_roles_answer(sheet.table, names), *roles_told(records, names)]),
        variants=[Variant("by_origin", _by_origin(view)), Variant("contrast", records)],
        test=headline_test(records, asked),
        caveats=[
            _("The layer is that at entry, else the first role on record; a group counts as its least number."),
            on_record(),
            *contrast_caveats(view, records),
            *few_networks(view, networks),
            *sample_caveats(view),
        ],
        parameters={"permutations": permutations},
        seed=seed,
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


def _sheet(rows: list[Row]) -> tuple[Sheet, int]:
    """The layers, unknown ones as rows, and how many networks have members of a known layer."""
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
    _add_unknown(sheet, rows)
    return sheet, len(names)


def _add_unknown(sheet: Sheet, rows: list[Row]) -> None:
    for layer in sorted({row["layer"] for row in rows if not is_known(row["layer"])}):
        mine_ = [row for row in rows if row["layer"] == layer]
        shares = [
            sum(row["count_min"] for row in one if row["layer"] == layer) / sum(row["count_min"] for row in one)
            for one in grouped(rows, "network").values()
        ]
        least, total = (int(sum(row["count_min"] for row in some)) for some in (mine_, rows))
        counts = {"n": least, "of": total, "networks": len(shares)}
        record: Record = {"layer": layer, **counts, "share": float(np.mean(shares)), "low": None, "high": None}
        sheet.add_rows((layer,), record, "person", mine_)


def role_contrasts(view: View, asked: Asked) -> list[Record]:
    """The share of each layer among later members whose layer is known, by origin."""
    return [
        contrast(
            one, Outcome.share({"what": "share_of_layer", "layer": layer}, *_counts(one, layer)), asked, 10 + place
        )
        for place, one in enumerate(watched(view))
        for layer in LAYERS
    ]


def _counts(one: Watched, layer: str) -> tuple[Array, Array]:
    of = sum((one.came(layer=each) for each in LAYERS), np.zeros(len(one)))
    return one.came(layer=layer), np.where(np.isnan(one.reached), 0.0, of)


def _by_origin(view: View) -> list[Record]:
    table = []
    for one in watched(view):
        for layer in LAYERS:
            k, m = _counts(one, layer)
            for record, here in by_origin(one, np.where(m > 0, m, np.nan)):
                share = float((k[here] / m[here]).mean()) if here.any() else None
                told = {"layer": layer, "n": int(k[here].sum()), "of": int(m[here].sum()), "share": share}
                table.append({"row": f"{one.landmark}/{record['origin']}/{layer}", **record, **told})
    return table
