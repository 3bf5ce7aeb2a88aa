"""The 2x2: shares per network, per entry and of networks with any use, for all layers together."""

from itertools import product

from tests.operating.estimator import DIRECTION, RECOVER, WIDEN, Estimator, Target
from tests.operating.result import BAND, CLAIM, INTERVAL, SET, Result, apart
from tests.operating.world import World

from inroads.answers.two_by_two import ways_table
from inroads.answers.ways import ways_in
from inroads.involvement.view import View
from inroads.world.settings import Settings
from inroads.world.truth import questions
from inroads.world.truth.records import CHANNELS, ESTIMANDS, TWO_BY_TWO
from inroads.world.truth.tally import Tally

GROUPS = tuple((estimand, "all") for estimand in ESTIMANDS)


def ask(view: View, world: World) -> list[Result]:
    """Intervals of all cells, bounds of all cells, and which world is surely the larger."""
    table = {record["row"]: record for record in ways_table(ways_in(view)).table if record["layer"] == "all"}
    sample = Tally()
    for case in world.cases:
        sample.add(*questions.two_by_two(case))
    true = rows_of(sample)
    found = []
    for group, cell in product(GROUPS, TWO_BY_TWO):
        row = "/".join((*group, *cell))
        record = table[row]
        share, low, high = (record[name] for name in ("share", "low", "high"))
        found.append(Result(row, BAND if group[0] == "any_use" else INTERVAL, share, low, high, refused=low is None))
        bounds = record["bound_low"], record["bound_high"]
        found.append(Result(f"bounds/{row}", SET, None, *bounds, truth=true.get(row), refused=bounds[0] is None))
    return [*found, *(_larger(table, *pair) for pair in product(ESTIMANDS, CHANNELS))]


def _larger(table: dict, estimand: str, channel: str) -> Result:
    offline, online = (table[f"{estimand}/all/{channel}/{world}"] for world in ("offline", "online"))
    said = apart(offline["low"], offline["high"], online["low"], online["high"])
    return Result(f"offline over online/{estimand}/{channel}", CLAIM, claims=said)


def rows_of(tally: Tally) -> dict[str, float]:
    """Shares by the rows of the finding, and what offline has over online."""
    found: dict[str, float] = {}
    for group, cell in product(GROUPS, TWO_BY_TWO):
        share = tally.share(group, cell)
        if share is not None:
            found["/".join((*group, *cell))] = share[0]
    for estimand, channel in product(ESTIMANDS, CHANNELS):
        pair = [found.get(f"{estimand}/all/{channel}/{world}") for world in ("offline", "online")]
        if None not in pair:
            found[f"offline over online/{estimand}/{channel}"] = pair[0] - pair[1]
    return found


def must(settings: Settings) -> str:
    """What files lack at random it recovers; what they lack by the way in itself its bounds hold; what they say that is
    not so, or do not say at all, it cannot know.
    """
    if settings.offline_over or settings.drift or settings.missed:
        return DIRECTION
    return WIDEN if settings.hides_online or settings.asked_from or settings.snowball else RECOVER


ESTIMATORS = (Estimator("two_by_two", ask, must, Target(questions.two_by_two, rows_of)),)
