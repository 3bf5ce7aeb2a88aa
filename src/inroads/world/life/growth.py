"""How a network grows: needs come up over its life, members look for people, are refused, and find some."""

from inroads.world.life.approaching import approach, outcome_of, steps_of
from inroads.world.life.joining import join
from inroads.world.life.leads import find_lead
from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene


def grow(scene: Scene, running: Running) -> None:
    """Fill the needs of a network in the order in which they come up."""
    life, dice = running.life, scene.dice
    span = life.ended - life.founded - 90
    for at, need in sorted((life.founded + 5 + int(span * dice.random()), need) for need in _needs(scene, running)):
        if running.count < scene.settings.largest:
            _fill(scene, running, need, at)
    life.joinings.sort(key=lambda joining: (not joining.founder, joining.at, joining.number))
    life.approaches.sort(key=lambda made: (made.at, made.number))


def _needs(scene: Scene, running: Running) -> list[str]:
    dice, settings = scene.dice, scene.settings
    founders = len(running.members["core"])
    late_core = max(3 - founders, min(dice.poisson(settings.core_more), 10 - founders))
    needs = {
        "core": late_core,
        "professional_enabler": dice.poisson(settings.professionals),
        "recruited_enabler": dice.poisson(settings.recruited),
        "money_mule": running.size,
        "": dice.poisson(settings.customers),
    }
    return [need for need, count in needs.items() for _ in range(max(0, count))]


def _fill(scene: Scene, running: Running, need: str, at: int) -> None:
    searched = need or "professional_enabler"
    for _ in range(scene.settings.tries):
        lead = find_lead(scene, running, searched, _seeker(scene, running, need), at)
        if lead is None:
            continue
        steps = steps_of(scene, lead, at)
        outcome = outcome_of(scene, lead, searched, steps) if need else "joined"
        asked = approach(scene, running, lead, steps, outcome) if need else None
        if outcome == "joined":
            join(scene, running, lead, need, steps, asked)
            return


def _seeker(scene: Scene, running: Running, need: str) -> Agent:
    core = running.members["core"]
    if need != "money_mule":
        return scene.dice.pick(core)
    return scene.dice.pick(core + running.recruiters + running.recruiters + running.members.get("money_mule", [])[-2:])
