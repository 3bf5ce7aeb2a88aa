"""Whether the two worlds go together: the mean over networks against the log, and silence where they do not."""

from dataclasses import replace

import numpy as np
from tests.operating.estimator import DIRECTION, NOTHING, RECOVER, Estimator, Target
from tests.operating.result import CLAIM, INTERVAL, TEST, Result, sign
from tests.operating.world import World

from inroads.answers.coupled_networks import CoupledNetwork, coupled_networks
from inroads.answers.coupling_model import ASKED
from inroads.answers.coupling_tables import NETWORKS, Coupled, coupled
from inroads.answers.tied_pairs import members_tied
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View
from inroads.world.annotator import COARSE
from inroads.world.case import Case
from inroads.world.settings import Settings
from inroads.world.truth.tally import Parts, Tally, Wholes
from inroads.world.truth.tied import pairs_of

ROW, GROUP = "correlation", ("networks",)
LEAST = 4
MODEL = 40
"""Of 18 networks the model is always refused: the docs say so."""


def adds(case: Case) -> tuple[Parts, Wholes]:
    """The correlation over the pairs of members of a network, all being known."""
    pairs = len(case.role_of) * (len(case.role_of) - 1) // 2
    cells = np.zeros((2, pairs))
    for place, ties in enumerate(pairs_of(case).values()):
        worlds = {COARSE[medium] for tie in ties for medium in (tie.formed, tie.kept)}
        cells[:, place] = ["offline" in worlds, "online" in worlds]
    if len(case.role_of) < LEAST or not cells.std(axis=1).all():
        return {}, {}
    return {(GROUP, (ROW,)): float(np.corrcoef(cells)[0, 1])}, {GROUP: 1.0}


def rows(tally: Tally) -> dict[str, float]:
    """The mean over networks."""
    share = tally.share(GROUP, (ROW,))
    return {} if share is None else {ROW: share[0]}


def _asked(networks: list[CoupledNetwork]) -> list[Result]:
    found = coupled(networks, seed=1, permutations=499)
    told = [Result(f"model/{name}", CLAIM, **_said(found, place)) for place, name in enumerate(ASKED)]
    return [_test(found), *told]


def _test(found: Coupled) -> Result:
    if not found.enough:
        return Result("test", TEST, refused=True, ill_posed=found.qap.networks < NETWORKS)
    return Result("test", TEST, p=found.qap.p, claims=sign(found.qap.correlation) * (found.qap.p <= 0.05))


def _said(found: Coupled, place: int) -> dict[str, object]:
    if found.model.refused:
        return {"refused": True}
    return {"claims": int(found.model.low[place] > 0) - int(found.model.high[place] < 0)}


def ask(view: View, world: World) -> list[Result]:
    """The mean correlation of the files."""
    found = coupled(coupled_networks(view, members_tied(view, DEFAULT_ROLLUP)), seed=1, permutations=0)
    posed = sum(bool(adds(case)[1]) for case in world.cases) >= NETWORKS
    if not found.enough:
        return [Result(ROW, INTERVAL, refused=True, ill_posed=not posed)]
    return [Result(ROW, INTERVAL, found.qap.correlation, found.qap.low, found.qap.high)]


def by_chance(view: View, world: World) -> list[Result]:
    """The same files with the persons of the online world dealt out anew in each network: nothing goes together."""
    rng = np.random.default_rng([world.settings.seed, 6])
    networks = coupled_networks(view, members_tied(view, DEFAULT_ROLLUP))
    return _asked([_dealt(one, rng.permutation(len(one.persons))) for one in networks])


def _dealt(one: CoupledNetwork, order: np.ndarray) -> CoupledNetwork:
    return replace(one, online=one.online[np.ix_(order, order)])


def must(settings: Settings) -> str:
    """Ties that files lack at random leave the correlation near what it is; ties lost by where they lay do not."""
    told = settings.offline_over or settings.drift or settings.missed or settings.tie_for_entry
    return DIRECTION if told or settings.hides_online or settings.asked_from or settings.snowball else RECOVER


ESTIMATORS = (
    Estimator("coupling", ask, must, Target(adds, rows)),
    Estimator(
        "coupling_by_chance", by_chance, lambda _settings: NOTHING, headline=("test",), may_refuse_below=MODEL,
    ),
)  # fmt: skip
