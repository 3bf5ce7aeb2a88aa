"""Members tied in both worlds, of tied pairs and each way; and which world came first."""

from collections.abc import Callable
from functools import partial

from tests.operating.estimator import DIRECTION, RECOVER, Estimator, Target
from tests.operating.result import INTERVAL, Result
from tests.operating.world import World

from inroads.answers.finding import Finding
from inroads.answers.intertwinement import order, overlap
from inroads.involvement.view import View
from inroads.world.case import Case
from inroads.world.settings import Settings
from inroads.world.truth import tied
from inroads.world.truth.tally import Parts, Tally, Wholes

Adds = Callable[[Case], tuple[Parts, Wholes]]
Rows = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]

ROWS: Rows = {
    "pairs/per_network/both": (("per_network", "pairs"), ("both",)),
    "pairs/per_pair/both": (("per_pair", "pairs"), ("both",)),
    **{f"covers/{estimand}/{name}": ((estimand, name), (name,)) for estimand in tied.ESTIMANDS for name in tied.COVERS},
}
FIRST: Rows = {"order/offline": ((), ("offline",))}


def adds(case: Case) -> tuple[Parts, Wholes]:
    """All that the overlap asks of a network; each question has wholes of its own."""
    parts: Parts = {}
    wholes: Wholes = {}
    for name, asked in {"pairs": tied.overlap, **tied.COVERS}.items():
        above, below = asked(case)
        parts |= {((*group, name), cell): part for (group, cell), part in above.items()}
        wholes |= {(*group, name): whole for group, whole in below.items()}
    return parts, wholes


def rows_of(rows: Rows, tally: Tally) -> dict[str, float]:
    """Shares by the rows of the finding."""
    found = {row: tally.share(*where) for row, where in rows.items()}
    return {row: share[0] for row, share in found.items() if share is not None}


def ask(finding: Callable[[View], Finding], asked: Adds, rows: Rows, view: View, world: World) -> list[Result]:
    """The intervals of the rows; what nobody could have asked of these networks is ill posed."""
    table = {record["row"]: record for record in finding(view).table}
    sample = Tally()
    for case in world.cases:
        sample.add(*asked(case))
    true, found = rows_of(rows, sample), []
    for row in rows:
        record = table.get(row, {})
        share, low, high = (record.get(name) for name in ("share", "low", "high"))
        found.append(Result(row, INTERVAL, share, low, high, refused=low is None, ill_posed=row not in true))
    return found


def must(settings: Settings) -> str:
    """What files lack at random it recovers; ties lost by where they lay, it cannot know."""
    told = settings.offline_over or settings.drift or settings.missed or settings.tie_for_entry
    return DIRECTION if told or settings.hides_online or settings.asked_from or settings.snowball else RECOVER


ESTIMATORS = (
    Estimator(
        "tie_overlap", partial(ask, overlap, adds, ROWS), must, Target(adds, partial(rows_of, ROWS))
    ),
    Estimator(
        "tie_order", partial(ask, order, tied.order, FIRST), must,
        Target(tied.order, partial(rows_of, FIRST)),
    ),
)  # fmt: skip
