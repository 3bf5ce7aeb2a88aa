"""Operating characteristics: what the results of one row over many worlds come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from tests.operating.lines import Seen
from tests.operating.result import BAND, CLAIM, INTERVAL, RATE, SET, TEST, Result, sign

from inroads.stats.intervals import clopper_pearson

LEVEL = 0.99
NORMAL = 1.959964
ALPHA = 0.05


@dataclass(frozen=True)
class Count:
    """How often something was so, with its 99 % Monte-Carlo interval (Clopper and Pearson)."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        """The share."""
        return self.hits / self.of if self.of else float("nan")

    @property
    def low(self) -> float:
        """The lower end."""
        return float(clopper_pearson(self.hits, self.of, LEVEL)[0]) if self.of else 0.0

    @property
    def high(self) -> float:
        """The upper end."""
        return float(clopper_pearson(self.hits, self.of, LEVEL)[1]) if self.of else 1.0


@dataclass(frozen=True)
class Figures:
    """One row of an estimator over the worlds of a cell; what does not apply is None.

    ``width_ratio`` is the mean width over that of an interval that knows by how much the estimate really varies from
    world to world, ``2 x 1.96 x`` its standard deviation; ``ratio_low`` is the lower end of its 99 % Monte-Carlo
    interval. Worlds refused are left out of all but ``refused``, and ``refused_posed``: refusals of worlds that one who
    saw everything could have answered.
    """

    row: str
    kind: str
    worlds: int
    refused: Count
    refused_posed: Count
    truth: float | None = None
    bias: float | None = None
    rmse: float | None = None
    covered: Count | None = None
    width: float | None = None
    width_ratio: float | None = None
    ratio_low: float | None = None
    wrong_and_sure: Count | None = None
    rejected: Count | None = None
    claimed: Count | None = None


def figures_of(worlds: Iterable[Seen], target: Mapping[str, float]) -> list[Figures]:
    """The figures of every row, in the order in which the rows come."""
    rows: dict[str, list[Result]] = {}
    for seen in worlds:
        for result in seen.results:
            rows.setdefault(result.row, []).append(result)
    return [_figures(row, results, target.get(row, _mean_truth(results))) for row, results in rows.items()]


def _mean_truth(results: list[Result]) -> float | None:
    """The target of an interval or a claim for which each world says what a perfect coder would have printed."""
    if results[0].kind == SET:
        return None
    truths = [result.truth for result in results if result.truth is not None]
    return sum(truths) / len(truths) if truths else None


def _figures(row: str, results: list[Result], target: float | None) -> Figures:
    kind = results[0].kind
    held = [result for result in results if not result.refused]
    ill_posed = sum(result.refused and result.ill_posed for result in results)
    refused = Count(len(results) - len(held), len(results))
    posed = Count(refused.hits - ill_posed, refused.of - ill_posed)
    if kind == RATE:
        rate = Count(sum(one.hits or 0 for one in held), sum(one.of or 0 for one in held))
        return Figures(row, kind, len(results), refused, posed, covered=rate)
    told = _of_claims(held, target) if kind in (TEST, CLAIM) else {}
    if kind in (INTERVAL, BAND, SET) or (held and held[0].low is not None):
        told |= _of_intervals(held, target)
    return Figures(row, kind, len(results), refused, posed, truth=target, **told)


def _of_intervals(held: list[Result], target: float | None) -> dict[str, object]:
    known = [(one, one.truth if one.kind == SET else target) for one in held if one.low is not None]
    known = [(one, truth) for one, truth in known if truth is not None]
    if not known:
        return {}
    covered = Count(sum(_holds(one, truth) for one, truth in known), len(known))
    width = sum(one.high - one.low for one, _truth in known) / len(known)
    off = [one.estimate - truth for one, truth in known if one.estimate is not None]
    if not off:
        return {"covered": covered, "width": width}
    bias, rmse = sum(off) / len(off), sqrt(sum(one * one for one in off) / len(off))
    spread = _spread([one.estimate for one, _truth in known if one.estimate is not None])
    told = {"covered": covered, "width": width, "bias": bias, "rmse": rmse}
    if spread > 0:
        told["width_ratio"] = width / (2 * NORMAL * spread)
        told["ratio_low"] = told["width_ratio"] * _least_of_spread(len(known))
    return told


def _least_of_spread(worlds: int) -> float:
    """A standard deviation over the largest it may well be, by the chi-square law."""
    from scipy.special import chdtri

    return sqrt(float(chdtri(worlds - 1, 1 - (1 - LEVEL) / 2)) / (worlds - 1))


def _holds(one: Result, truth: float) -> bool:
    return one.low - 1e-5 <= truth <= one.high + 1e-5


def _spread(values: list[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _of_claims(held: list[Result], target: float | None) -> dict[str, object]:
    truth = sign(target or 0.0)
    claims = [one.claims for one in held if one.claims is not None]
    tests = [one.p for one in held if one.p is not None]
    told: dict[str, object] = {}
    if claims:
        told["claimed"] = Count(sum(map(bool, claims)), len(claims))
        if target is not None:
            told["wrong_and_sure"] = Count(sum(claim * truth < 0 for claim in claims), len(claims))
    if tests:
        told["rejected"] = Count(sum(p <= ALPHA for p in tests), len(tests))
    return told
