"""How far networks reach, and how far by those who came after the start of networks of each origin."""

from math import nan

import numpy as np

from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.composition_contrast import Asked, Outcome, contrast, headline_test
from inroads.answers.composition_origin import by_origin, watched
from inroads.answers.composition_reach import crosses
from inroads.answers.composition_told import contrast_caveats, span_told
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import of_total
from inroads.involvement.medium import is_known
from inroads.involvement.view import View
from inroads.language import _
from inroads.stats.intervals import wilson
from inroads.stats.permuted import DRAWS

PARTS = {"core": "geo_core", "enablers": "geo_enablers", "victims": "geo_victims"}
SPANS = ("local", "national", "cross_border")


def span(view: View, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """How far core, enablers and victims reach; and whether what came later crosses borders, by origin."""
    asked = Asked(seed, permutations)
    records = span_contrasts(view, asked)
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
        answer=" ".join([_span_answer(sheet.table), *span_told(records)]),
        variants=[Variant("by_origin", _by_origin(view)), Variant("contrast", records)],
        test=headline_test(records, asked),
        caveats=[
            _(
                "Set against the origin, the reach of the core is that of core members who came later, by their country"
                " of residence; that of enablers counts where every enabler on record came later."
            ),
            *contrast_caveats(view, records),
            *few_networks(view, len(rows)),
            *sample_caveats(view),
        ],
        parameters={"permutations": permutations},
        seed=seed,
    )


def span_contrasts(view: View, asked: Asked) -> list[Record]:
    """Whether core, enablers and victims cross borders, by origin."""
    records = []
    for place, one in enumerate(watched(view)):
        for part in PARTS:
            y = crosses(view, one, part)
            outcome = Outcome.share({"what": "crosses_borders", "part": part}, np.nan_to_num(y), 1.0 - np.isnan(y))
            records.append(contrast(one, outcome, asked, 20 + place))
    return records


def _by_origin(view: View) -> list[Record]:
    table = []
    for one in watched(view):
        for part in PARTS:
            y = crosses(view, one, part)
            for record, here in by_origin(one, y):
                n, of = int(y[here].sum()), int(here.sum())
                told = {"part": part, "n": n, "of": of, "share": n / of if of else None}
                table.append({"row": f"{one.landmark}/{record['origin']}/{part}", **record, **told})
    return table


def _span_answer(table: list[Record]) -> str:
    across = {record["part"]: of_total(record) for record in table if record["span"] == "cross_border"}
    return _(
        "Networks that reach across borders: by their core {core}, by their enablers {enablers},"
        " by their victims {victims}.",
        **across,
    )
