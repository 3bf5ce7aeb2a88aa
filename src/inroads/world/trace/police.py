"""Which networks come into the files, when and through whom: by chance, or as police choose what to take on."""

import math
from datetime import date

from inroads.world.annotator import ways_in
from inroads.world.dice import Dice
from inroads.world.log import Leaving, Log, NetworkEvent, NetworkLife
from inroads.world.settings import Settings

UNITS = {"thtc": 3.0, "regional_team": 5.0, "fiod": 1.0, "foreign": 1.0}
TYPICAL_SIZE = 15.0
YEAR = 365.25
DOCM = (40, 40, 40, 30, 30)
"""Cases in each of the five sweeps of the Organised Crime Monitor."""
SPOKEN = {"NL": "nl", "GB": "en", "US": "en", "DE": "de", "RU": "ru", "UA": "uk", "RO": "ro"}


def choose(settings: Settings, log: Log, dice: Dice) -> None:
    """Investigate ``settings.networks`` of the networks of a field, or as many as there are to be had."""
    for life in log.networks:
        life.unit = dice.weighted(UNITS)
        _come(settings, life, dice)
    held = [life for life in log.networks if seen_by_police(life) and _in_time(settings, life)]
    drawn = sorted((-_readiness(settings, log, life) - _logistic(dice), life.number) for life in held)
    taken = {number for _, number in drawn[: settings.networks]}
    for life in log.networks:
        life.investigated, life.sweep = life.number in taken, 0
    if settings.sweeps > 1:
        _into_sweeps(settings.sweeps, [life for life in held if life.investigated])


def selects(settings: Settings) -> bool:
    """Whether anything but chance says which networks come into the files."""
    return bool(settings.by_harm or settings.by_reporting or settings.by_language or settings.sight_ends)


def seen_by_police(life: NetworkLife) -> bool:
    """Whether police can see the network at all."""
    return not (life.hidden or life.forum_only)


def passed_on(life: NetworkLife) -> bool:
    """Whether the network ended by going up in another, or on as another."""
    return any(
        event.event != "ended" and event.before == life.number and event.at >= life.ended for event in life.events
    )


def _come(settings: Settings, life: NetworkLife, dice: Dice) -> None:
    """Police come in the last year of a network; with a lag it goes on, and does not grow, until they come."""
    waited = int(-math.log(1 - dice.random()) * settings.lag * YEAR) if settings.lag else 0
    life.investigation_began = life.ended - 60 - dice.below(300) + waited
    if waited and not passed_on(life):
        _go_on(life, waited)


def _go_on(life: NetworkLife, days: int) -> None:
    ends: list[Leaving | NetworkEvent] = [*life.leavings, *life.events]
    for end in ends:
        if end.at == life.ended:
            end.at += days
    life.ended += days


def _into_sweeps(sweeps: int, lives: list[NetworkLife]) -> None:
    """Cut the networks, in the order of their investigation, into samples as they were published."""
    shares = DOCM if sweeps == len(DOCM) else (1,) * sweeps
    lives.sort(key=lambda life: (life.investigation_began, life.number))
    for sweep in range(sweeps):
        first, last = (len(lives) * sum(shares[:until]) // sum(shares) for until in (sweep, sweep + 1))
        for life in lives[first:last]:
            life.sweep = sweep + 1


def _in_time(settings: Settings, life: NetworkLife) -> bool:
    return not settings.sight_ends or life.investigation_began <= end_of_sight(settings)


def end_of_sight(settings: Settings) -> int:
    """The last day of which sources can tell."""
    return date(settings.sight_ends, 12, 31).toordinal() if settings.sight_ends else date.max.toordinal()


def _readiness(settings: Settings, log: Log, life: NetworkLife) -> float:
    """How readily police take on a network, in log odds against one of the typical size."""
    odds = 0.0
    if settings.by_harm:
        odds += settings.by_harm * math.log2(len(life.joinings) / TYPICAL_SIZE)
    if settings.by_reporting and life.traits["geo_victims"] != "cross_border":
        odds += settings.by_reporting
    if settings.by_language:
        odds += settings.by_language * _speak(log, life)
    return odds


def _speak(log: Log, life: NetworkLife) -> bool:
    """Whether most of the core speak the language of the police."""
    core = [way.joining.person for way in ways_in(life) if way.counts and way.joining.role == "core"]
    same = sum(SPOKEN[log.persons[person].country] == SPOKEN[life.country] for person in core)
    return 2 * same > len(core)


def _logistic(dice: Dice) -> float:
    drawn = dice.random()
    return math.log(drawn / (1 - drawn)) if drawn else -math.inf
