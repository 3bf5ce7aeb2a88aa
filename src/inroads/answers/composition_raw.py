"""A warning with figures: size set against the growth type, which no finding does. No report shows it.

A network with more enablers is more often of type 2 by chance alone, so that this contrast finds a difference where
there is none. The harness measures how often, for the page of methods.
"""

import numpy as np

from inroads.answers.finding import Record
from inroads.answers.sheet import number
from inroads.involvement.snapshot import grouped
from inroads.involvement.view import View
from inroads.stats.permuted import DRAWS, arrangements, permuted_effect

LESS, MORE = "1", "2"


def raw_growth_type_contrast(view: View, *, seed: int = 1, permutations: int = DRAWS) -> Record:
    """Members of networks of type 2 against those of type 1, as a ratio; the estimate is None where one has no two."""
    types = {
        row["network"]: row["types"][0]
        for row in view.table("growth_sets").sort("network").iter_rows(named=True)
        if len(row["types"]) == 1 and row["types"][0] in (LESS, MORE)
    }
    members = grouped(view.table("members").iter_rows(named=True), "network")
    counts = [sum(row["count_min"] for row in members.get(network, [])) for network in types]
    x = np.array([float(kind == MORE) for kind in types.values()])
    record: Record = {"contrast": "2 - 1", "what": "members_ratio", "networks": len(x), "exposed": int(x.sum())}
    if min(x.sum(), (1 - x).sum()) < 2:  # noqa: PLR2004 a spread needs two
        return record | dict.fromkeys(("estimate", "low", "high", "p"))
    strata = np.zeros(len(x), dtype=np.int64)
    rows = arrangements(x, strata, np.random.default_rng(seed), permutations)
    effect = permuted_effect(np.log1p(counts), rows, strata)
    ends = {"estimate": effect.estimate, "low": effect.low, "high": effect.high}
    return record | {name: number(float(np.exp(value))) for name, value in ends.items()} | {"p": effect.p}
