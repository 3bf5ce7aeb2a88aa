"""What the harness has to know of an estimator: one short file in `estimators/` gives one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.operating.result import Result
from tests.operating.world import World

from inroads.involvement.view import View
from inroads.world.case import Case
from inroads.world.settings import Settings
from inroads.world.truth.tally import Parts, Tally, Wholes

RECOVER, WIDEN, REFUSE, DIRECTION, NOTHING = "recover", "widen", "refuse", "direction", "nothing claimed"
MUST = (RECOVER, WIDEN, REFUSE, DIRECTION, NOTHING)


@dataclass(frozen=True)
class Target:
    """What is true of all networks that such settings bring into the files: sums over networks, then rows of them."""

    adds: Callable[[Case], tuple[Parts, Wholes]]
    rows: Callable[[Tally], Mapping[str, float]]


@dataclass(frozen=True)
class Estimator:
    """An estimator and what it promises.

    ``ask`` gives small results from a view and, to know what is true of these very networks, the world behind it.
    ``must`` says what it owes where these settings hold: ``recover`` (intervals hold the target), ``widen`` (sets hold
    what is true of these networks, whatever the intervals do), ``refuse``, ``direction`` (it is seldom sure of the
    opposite of the truth) or ``nothing claimed`` (there is no effect). ``known`` gives targets that need no simulation.
    ``texts`` asks for a view of posts, interviews and dossiers too, which is slow: then for at most ``most`` worlds, of
    at most ``largest`` networks. ``least`` is the least rate of a row of kind ``rate``. Refusals count for the rows of
    ``headline`` (else for all), but below ``may_refuse_below`` networks, where the docs say that it may refuse.
    ``may_fail`` says why an estimator is shown only as a warning.
    """

    name: str
    ask: Callable[[View, World], list[Result]]
    must: Callable[[Settings], str]
    target: Target | None = None
    known: Callable[[Settings], Mapping[str, float]] = lambda _settings: {}
    texts: bool = False
    most: int = 1_000_000
    largest: int = 1_000_000
    least: Mapping[str, float] = field(default_factory=dict)
    headline: tuple[str, ...] = ()
    may_refuse_below: int = 0
    may_fail: str = ""
