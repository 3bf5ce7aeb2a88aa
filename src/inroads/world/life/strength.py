"""How strong everything online is for a network: by the year of its founding, its crime, and who will see it."""

import math
from datetime import date

from inroads.world.life.scene import Scene
from inroads.world.settings import Settings


def year_share(settings: Settings, founded: int) -> float:
    """How far along the years of founding a day lies: 0 in the first year, 1 in the last."""
    years = settings.last_founded - settings.first_founded
    passed = date.fromordinal(founded).year - settings.first_founded
    return min(1.0, max(0.0, passed / years)) if years > 0 else 0.0


def is_high_tech(scene: Scene, founded: int) -> bool:
    """Whether a network founded that day takes to high-tech crime."""
    settings = scene.settings
    return scene.dice.chance(settings.high_tech + settings.mix_shift * year_share(settings, founded))


def online_strength(settings: Settings, founded: int, *, high_tech: bool, shift: float) -> float:
    """The strength of everything online; ``shift`` is a log ratio on top of year and crime.

    What high-tech crime adds is centred on its share in the first year, so that it leaves the whole as it was.
    """
    by_crime = settings.high_tech_online * (high_tech - settings.high_tech)
    return settings.online * _of_year(settings, founded) * math.exp(by_crime + shift)


def _of_year(settings: Settings, founded: int) -> float:
    first, last, passed = settings.online_first, settings.online_last, year_share(settings, founded)
    if min(first, last) <= 0:
        return first + (last - first) * passed
    return float(first * (last / first) ** passed)


def at_odds(share: float, ratio: float) -> float:
    """A share whose odds are multiplied."""
    raised = share * ratio
    return raised / (raised + 1 - share) if raised else 0.0
