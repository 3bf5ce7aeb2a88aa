"""Growth types: the set of each network holds its true type, and is one type where all is known of its layers."""

from tests.operating.estimator import DIRECTION, RECOVER, Estimator
from tests.operating.result import RATE, Result
from tests.operating.world import World

from inroads.involvement.view import View
from inroads.world.settings import Settings

HOLDS, SINGLE = "the set holds the type", "a single type, layers complete"


def ask(view: View, world: World) -> list[Result]:
    """How many sets hold the type, and how many are single of networks whose layers are recorded in full."""
    true = {world.names.network(case.life.number): case.growth_type for case in world.cases}
    sets = view.table("growth_sets").select("network", "types", "complete").rows()
    held = [true[network] in types for network, types, _complete in sets if network in true]
    single = [len(types) == 1 for network, types, complete in sets if complete and network in true]
    return [
        Result(HOLDS, RATE, hits=sum(held), of=len(held)),
        Result(SINGLE, RATE, hits=sum(single), of=len(single)),
    ]


def must(settings: Settings) -> str:
    """A set owes the truth wherever files lack something; no set is wide enough for files that say what is not so."""
    if settings.offline_over or settings.missed or settings.drift:
        return DIRECTION
    return RECOVER


ESTIMATORS = (Estimator("growth_types", ask, must, least={HOLDS: 0.95, SINGLE: 0.5}),)
