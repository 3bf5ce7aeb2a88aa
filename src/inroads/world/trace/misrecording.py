"""What a file, or its coder, makes of a way in that it was not."""

from dataclasses import replace

from inroads.world.annotator import COARSE, Way
from inroads.world.dice import Dice
from inroads.world.log import Step
from inroads.world.trace.pen import Pen

MECHANISMS = ("M1", "M2", "M3", "M5", "M6", "M7", "M9")
OFFLINE, ONLINE = "face_to_face", "private_chat"


def as_recorded(pen: Pen, way: Way) -> Way:
    """The way in as the file records it and the coder reads it; mostly as it was."""
    settings, dice = pen.settings, pen.dice
    if settings.offline_over and way.medium == "online" and dice.chance(settings.offline_over):
        way = in_medium(way, OFFLINE)
    if settings.drift and dice.chance(settings.drift * pen.sight.late):
        way = misread(way, dice, there_is_online=settings.online > 0)
    return way


def misread(way: Way, dice: Dice, *, there_is_online: bool = True) -> Way:
    """Another mechanism, another channel or the other world, each as often; no other world where there is none."""
    error = dice.below(3 if there_is_online else 2)
    if error == 0:
        return replace(way, mechanism=dice.pick([name for name in MECHANISMS if name != way.mechanism]))
    if error == 1:
        return _in_channel(way)
    return in_medium(way, OFFLINE if way.medium == "online" else ONLINE)


def in_medium(way: Way, medium: str) -> Way:
    """The way in, had first contact been made by another medium; the tie or place that it used is then left out."""
    joining = way.joining
    first = Step(medium, joining.steps[0].act, joining.steps[0].at)
    mechanism = {"M6": "M7", "M7": "M6"}.get(way.mechanism, way.mechanism)
    media = [COARSE[medium], *(COARSE[step.medium] for step in joining.steps[1:])]
    return replace(
        way,
        joining=replace(joining, steps=[first, *joining.steps[1:]], tie=None, place=None),
        mechanism=mechanism,
        medium=media[0],
        path=tuple(one for number, one in enumerate(media) if number == 0 or media[number - 1] != one),
    )


def _in_channel(way: Way) -> Way:
    if way.channel == "contact":
        mechanism, channel = "M7" if way.medium == "online" else "M6", "place"
    else:
        mechanism, channel = "M5", "contact"
    joining = replace(way.joining, tie=None, place=None, agent=None, part="")
    return replace(way, joining=joining, mechanism=mechanism, channel=channel)
