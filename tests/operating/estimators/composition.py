"""What goes with the origin of networks: size, roles and span of what came after, by where the core had met."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from math import comb, log, log1p, prod

from tests.operating.estimator import DIRECTION, NOTHING, Estimator, Target
from tests.operating.result import TEST, Result, sign
from tests.operating.world import World

from inroads.answers import composition
from inroads.answers.finding import Finding, Record
from inroads.involvement.view import View
from inroads.world.annotator import HALF, Way
from inroads.world.case import LAYERS, Case
from inroads.world.settings import Settings
from inroads.world.truth.tally import Parts, Tally, Wholes

ALPHA = 0.05
FIRST = 3
HEADLINE = ("test",)
LEAST = 3
"""Networks that began either way, below which nobody could compare them."""
LEAST_ARRANGEMENTS = 40
"""Ways to deal out the origins, below which no test could tell them apart."""
SMALL = 40
"""Of 18 networks three began at an online place, as a rule in other strata than the rest: the docs say so."""
MANY = 180
"""Of forty networks too few have three later members: the structure is refused in about half of the worlds."""
ROW = "core_entries/online_place - social/{what}"
LATER = ROW.format(what="later_members_ratio")


def ask(finding: Callable[[View], Finding], view: View, world: World) -> list[Result]:
    """The test of the finding, and every contrast; ratios as their logs."""
    told = finding(view)
    records = next(variant.table for variant in told.variants if variant.name == "contrast")
    test = told.test
    if test is None or test["p"] is None:
        headline = Result("test", TEST, refused=True, ill_posed=not is_posed(map(_group_of, world.cases)))
    else:
        headline = Result("test", TEST, p=test["p"], claims=int(test["p"] <= ALPHA))
    return [headline, *map(_contrast, records)]


def _contrast(record: Record) -> Result:
    row = record["row"]
    if record["refused"] or record["p"] is None or record["estimate"] is None:
        return Result(row, TEST, refused=True)
    scale = log if "ratio" in record["what"] else float
    ends = [scale(record[name]) if record[name] else None for name in ("estimate", "low", "high")]
    if None in ends and scale is log:
        ends = [ends[0], None, None]
    else:
        ends = [float(record[name]) if end is None else end for name, end in zip(_ENDS, ends, strict=True)]
    said = sign(ends[0] or 0.0) if record["p"] <= ALPHA else 0
    return Result(row, TEST, *ends, p=record["p"], claims=said)


_ENDS = ("estimate", "low", "high")


def origin_of(case: Case) -> tuple[str, list[Way]]:
    """Where the first core met, and who came after it: the same question, answered from the log alone."""
    first = [way for way in case.counted if way.joining.founder]
    more = sorted((way for way in case.counted if way not in first and way.joining.role == "core"), key=_at)
    first += more[: max(0, FIRST - len(first))]
    ties = sum((way.channel, way.medium) == ("contact", "offline") for way in first) / len(first)
    forum = sum((way.channel, way.medium) == ("place", "online") for way in first) / len(first)
    where = "online_place" if forum >= HALF > ties else "social" if ties >= HALF > forum else "neither"
    last = max(map(_at, first))
    return where, [way for way in case.counted if way not in first and _at(way) >= last]


def is_posed(groups: Iterable[tuple[str, str, str]]) -> bool:
    """Whether networks that began either way can be compared: enough of them, in strata that hold both.

    >>> is_posed([("social", "high", "NL")] * 6 + [("online_place", "high", "NL")] * 3)
    True
    >>> is_posed([("social", "high", "NL")] * 6 + [("online_place", "high", "UK")] * 3)
    False
    """
    held = Counter(groups)
    strata = [
        (began, held["social", *stratum])
        for (where, *stratum), began in held.items()
        if where == "online_place" and held["social", *stratum]
    ]
    enough = all(sum(side) >= LEAST for side in zip(*strata, strict=True)) and bool(strata)
    return enough and prod(comb(ones + zeros, ones) for ones, zeros in strata) >= LEAST_ARRANGEMENTS


def _at(way: Way) -> int:
    return way.joining.at


def _group_of(case: Case) -> tuple[str, str, str]:
    return _group(case, origin_of(case)[0])


def _group(case: Case, where: str) -> tuple[str, str, str]:
    return where, str(case.life.traits.get("it_type", "")), case.life.country


def later_members(case: Case) -> tuple[Parts, Wholes]:
    """The log of later members, by origin, within type of crime and country."""
    where, later = origin_of(case)
    group = _group(case, where)
    return {(group, ("log",)): log1p(len(later))}, {group: 1.0}


def later_layers(case: Case) -> tuple[Parts, Wholes]:
    """The share of each layer among later members, likewise."""
    where, later = origin_of(case)
    if not later:
        return {}, {}
    group = _group(case, where)
    counts = Counter(way.joining.role for way in later)
    return {(group, (layer,)): counts[layer] / len(later) for layer in LAYERS}, {group: 1.0}


def difference(tally: Tally, what: str) -> float:
    """The difference of means, online against offline, over strata that hold both."""
    above, weights = 0.0, 0.0
    for where, *stratum in list(tally.below):
        other = ("social", *stratum)
        if where == "online_place" and other in tally.below:
            ones, zeros = tally.below[where, *stratum][0], tally.below[other][0]
            means = [(tally.share(group, (what,)) or (0.0,))[0] for group in ((where, *stratum), other)]
            weight = ones * zeros / (ones + zeros)
            above, weights = above + weight * (means[0] - means[1]), weights + weight
    return above / weights if weights else 0.0


def ratio_rows(tally: Tally) -> dict[str, float]:
    """The log of the ratio of later members."""
    return {LATER: difference(tally, "log")}


def layer_rows(tally: Tally) -> dict[str, float]:
    """The difference of the share of each layer."""
    return {ROW.format(what=f"share_of_layer/{layer}"): difference(tally, layer) for layer in LAYERS}


def must(settings: Settings) -> str:
    """Where the way in has no effect, none is claimed; where needs fail or crimes go online, something is there."""
    quiet = not settings.way_effect and not settings.common_cause and settings.fill_anyway == 1
    return NOTHING if quiet and not settings.high_tech_online and settings.dwelling == 1 else DIRECTION


ESTIMATORS = (
    Estimator(
        "composition_size",
        partial(ask, composition.size),
        must,
        Target(later_members, ratio_rows),
        headline=HEADLINE,
        may_refuse_below=SMALL,
    ),
    Estimator(
        "composition_roles",
        partial(ask, composition.roles),
        must,
        Target(later_layers, layer_rows),
        headline=HEADLINE,
        may_refuse_below=SMALL,
    ),
    Estimator("composition_span", partial(ask, composition.span), must, headline=HEADLINE, may_refuse_below=SMALL),
    Estimator(
        "composition_structure",
        partial(ask, composition.structure),
        must,
        headline=HEADLINE,
        may_refuse_below=MANY,
    ),
)
