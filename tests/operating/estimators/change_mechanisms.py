"""The trend of ways in over sweeps: none is claimed where mechanisms are constant, a real rise is found."""

from math import log

from tests.operating.estimator import DIRECTION, NOTHING, Estimator
from tests.operating.result import TEST, Result
from tests.operating.world import World

from inroads.answers.change_mechanisms import mechanisms
from inroads.involvement.view import View
from inroads.world.settings import Settings

CLAIMS = {"rise": 1, "none": 0, "fall": -1}
ROW = "online, over sweeps"


def ask(view: View, _world: World) -> list[Result]:
    """What the test of the finding claims."""
    found = mechanisms(view)
    test = found.test
    if test is None or test["refused"] or test["p"] is None:
        return [Result(ROW, TEST, refused=True)]
    return [Result(ROW, TEST, found.estimate, p=test["p"], claims=CLAIMS[test["claims"]])]


def trend(settings: Settings) -> dict[str, float]:
    """What the settings themselves say of the years: how much stronger everything online is in the last."""
    return {ROW: log(settings.online_last / settings.online_first)}


def must(settings: Settings) -> str:
    """Crimes, instruments and lags may change; while mechanisms do not, nothing is claimed."""
    return NOTHING if settings.online_first == settings.online_last else DIRECTION


ESTIMATORS = (Estimator("change_mechanisms", ask, must, known=trend),)
