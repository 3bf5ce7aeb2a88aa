"""Whether exits are followed within half a year by somebody in the same layer."""

from tests.operating.estimator import DIRECTION, RECOVER, Estimator, Target
from tests.operating.result import BAND, Result
from tests.operating.world import World

from inroads.answers.meeting_places import renewal
from inroads.involvement.view import View
from inroads.world.settings import Settings
from inroads.world.truth import renewed
from inroads.world.truth.tally import Tally

ROW = "exits/followed"


def ask(view: View, world: World) -> list[Result]:
    """The band of the exits that were followed; without such an exit in the log there is nothing to ask."""
    record = next((one for one in renewal(view).table if one["row"] == ROW), {})
    ends = [record.get(name) for name in ("share", "low", "high")]
    is_posed = any(renewed.renewal(case)[1] for case in world.cases)
    return [Result(ROW, BAND, *ends, refused=ends[1] is None, ill_posed=not is_posed)]


def rows_of(tally: Tally) -> dict[str, float]:
    """The share that is followed."""
    share = tally.share((), ("followed",))
    return {ROW: share[0]} if share else {}


def must(settings: Settings) -> str:
    """Dates that lack at random leave the band true; entries or exits that files lose do not."""
    lost = settings.missed or settings.snowball or settings.drift or settings.heap_arrest or settings.sight_ends
    return DIRECTION if lost else RECOVER


ESTIMATORS = (Estimator("place_renewal", ask, must, Target(renewed.renewal, rows_of)),)
