"""What was done in each network, what it could not run without, who was replaced, and what befell the network."""

from typing import Any

from inroads.world.annotator import COARSE
from inroads.world.course import cannot_run_without, dependence, replacements
from inroads.world.log import NetworkLife
from inroads.world.names import Names
from inroads.world.trace.pen import day_of

WORLDS = ("offline", "online")


def functioning(lives: list[NetworkLife], names: Names) -> dict[str, Any]:
    """The course of each network, and over all in the files how much of one world cannot run without the other."""
    inside = [life for life in lives if life.investigated]
    return {
        "networks": [_course(life, names) for life in lives],
        "dependence": [_dependence(inside, of, on) for of in WORLDS for on in WORLDS if of != on],
    }


def _dependence(lives: list[NetworkLife], of: str, on: str) -> dict[str, Any]:
    counted = [dependence(life.activities, of, on) for life in lives]
    return {
        "of": of,
        "on": on,
        "activities": sum(all_ for all_, _ in counted),
        "need": sum(need for _, need in counted),
    }


def _course(life: NetworkLife, names: Names) -> dict[str, Any]:
    return {
        "network": names.network(life.number),
        "activities": _activities(life, names),
        "replacements": [
            {
                "person": names.person(spell.person),
                "left": day_of(spell.ended),
                "reason": spell.reason,
                "filled_by": names.person(filled.person) if filled else "",
            }
            for spell, filled in replacements(life)
        ],
        "events": [
            {
                "event": event.event,
                "before": names.network(event.before) if event.before is not None else "",
                "after": names.network(event.after) if event.after is not None else "",
                "at": day_of(event.at),
            }
            for event in life.events
        ],
    }


def _activities(life: NetworkLife, names: Names) -> list[dict[str, Any]]:
    leaning = {world: cannot_run_without(life.activities, world) for world in WORLDS}
    return [
        {
            "activity": names.activity(one.number),
            "script_phase": one.phase,
            "function": one.function,
            "medium": COARSE[one.medium],
            "actors": sorted(map(names.person, one.actors)),
            "depends_on": sorted(map(names.activity, one.depends_on)),
            "needs": [world for world in WORLDS if one.number in leaning[world]],
            "at": day_of(one.at),
        }
        for one in life.activities
    ]
