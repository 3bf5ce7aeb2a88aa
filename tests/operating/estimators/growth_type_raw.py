"""A warning: the size of networks set against their growth type, which is tied to it by definition."""

from collections import Counter
from math import log1p

from tests.operating.estimator import Estimator
from tests.operating.estimators.composition import must
from tests.operating.result import TEST, Result, sign
from tests.operating.world import World

from inroads.involvement.view import View
from inroads.world.annotator import ENABLERS

LEAST = 3
PAIRS = (("1", "2"), ("3", "4"))
WHY = "the growth type is tied to size by definition: of more enablers one more easily comes through a forum"


def ask(view: View, _world: World) -> list[Result]:
    """Welch's test of the logs of members and of enablers, of networks whose record settles the type."""
    members = view.table("members").select("network", "layer").rows()
    types = {network: held[0] for network, held in view.table("growth_sets").select("network", "types").rows()
             if len(held) == 1}  # fmt: skip
    found = []
    for what, layers in (("members", None), ("enablers", ENABLERS)):
        counts = Counter(network for network, layer in members if layers is None or layer in layers)
        sizes: dict[str, list[float]] = {}
        for network, kind in types.items():
            sizes.setdefault(kind, []).append(log1p(counts[network]))
        found += [_compared(f"{what}/type {a} - type {b}", sizes.get(a, []), sizes.get(b, [])) for a, b in PAIRS]
    return found


def _compared(row: str, ones: list[float], others: list[float]) -> Result:
    from scipy.stats import ttest_ind

    if min(len(ones), len(others)) < LEAST or min(len(set(ones)), len(set(others))) == 1:
        return Result(row, TEST, refused=True)
    test = ttest_ind(ones, others, equal_var=False)
    p = float(test.pvalue) if test.pvalue == test.pvalue else 1.0
    return Result(row, TEST, p=p, claims=sign(float(test.statistic)) if p <= 0.05 else 0)


ESTIMATORS = (
    Estimator(
        "growth_type_raw", ask, must, may_refuse_below=10_000,
        may_fail=WHY,
    ),
)  # fmt: skip
