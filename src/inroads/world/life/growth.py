"""How a network grows: needs come up over its life, members look for people, are refused, and find some."""

import math
from dataclasses import dataclass
from functools import partial

from inroads.world.life.approaching import approach, outcome_of, steps_of
from inroads.world.life.joining import join
from inroads.world.life.leads import Lead, find_lead
from inroads.world.life.leaving import settle
from inroads.world.life.running import Running
from inroads.world.life.scene import ONLINE, Agent, Scene
from inroads.world.life.several import somebody_elsewhere
from inroads.world.log import Joining

LATE_CORE = 4
LAST_DAYS = 90
"""Days before the end of a network in which nobody is looked for any more."""


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody is needed in a layer, for a function where one is to be replaced; ``""`` is a buyer who comes along."""

    role: str
    function: str = ""
    must: bool = False


def grow(scene: Scene, running: Running) -> None:
    """Plan what the network will need, and what becomes of those who founded it."""
    life, dice = running.life, scene.dice
    for joining in life.joinings:
        _settle(scene, running, joining)
    span = life.ended - life.founded - LAST_DAYS
    for role, count in _needs(scene, running).items():
        for _ in range(count):
            day = life.founded + 5 + int(span * dice.random())
            running.plan(day, partial(_fill, scene, running, Need(role), day))


def _settle(scene: Scene, running: Running, joining: Joining) -> None:
    def replace(day: int) -> None:
        need = Need(joining.role, joining.function, must=True)
        running.plan(day, partial(_fill, scene, running, need, day))

    settle(scene, running, joining, replace)


def _needs(scene: Scene, running: Running) -> dict[str, int]:
    """How many of each layer will be needed: fixed before anybody is looked for."""
    dice, settings = scene.dice, scene.settings
    founders = [joining for joining in running.life.joinings if joining.founder]
    share = sum(joining.steps[0].medium in ONLINE for joining in founders) / len(founders)
    more = math.exp(settings.way_effect * share + settings.common_cause * running.ambition / 2)
    mules = int(dice.lognormal(settings.mules_median * more, settings.mules_sigma))
    return {
        "core": max(1, min(LATE_CORE, dice.poisson(settings.core_more * more))),
        "professional_enabler": dice.poisson(settings.professionals * more),
        "recruited_enabler": dice.poisson(settings.recruited * more),
        "money_mule": max(2, min(mules, settings.largest - 15)),
        "": dice.poisson(settings.customers),
    }


def _fill(scene: Scene, running: Running, need: Need, day: int) -> None:
    """Look for somebody until one says yes and knows what he is in for, or all attempts are used up."""
    if running.came >= scene.settings.largest:
        return
    for _ in range(scene.settings.tries):
        lead = _lead(scene, running, need, day)
        if lead is not None and _asked(scene, running, need, lead, day):
            return
    if need.role and (need.must or scene.dice.chance(scene.settings.fill_anyway)):
        _asked(scene, running, need, _stranger(scene, running, need), day, willing=True)


def _lead(scene: Scene, running: Running, need: Need, day: int) -> Lead | None:
    seeker = _seeker(scene, running, need.role)
    if scene.settings.several and need.role and scene.dice.chance(scene.settings.several):
        found = somebody_elsewhere(scene, running, need.role, seeker, day)
        if found is not None:
            return found
    return find_lead(scene, running, need.role or "professional_enabler", seeker, day)


def _asked(scene: Scene, running: Running, need: Need, lead: Lead, day: int, *, willing: bool = False) -> bool:
    """Ask somebody; whether the need is met."""
    steps = steps_of(scene, lead, day)
    outcome = "joined" if willing or not need.role else outcome_of(scene, lead, need.role, steps)
    asked = approach(scene, running, lead, steps, outcome) if need.role else None
    if outcome != "joined":
        return False
    joining = join(scene, running, lead, need.role, steps, asked, function=need.function)
    if need.role:
        running.plan(joining.at, partial(running.enter, lead.person, joining))
        _settle(scene, running, joining)
    return lead.person.number not in running.apart or not need.role


def _seeker(scene: Scene, running: Running, role: str) -> Agent:
    if role != "money_mule":
        return scene.dice.pick(running.core)
    twice = running.recruiters + running.recruiters
    return scene.dice.pick(running.core + twice + running.members.get("money_mule", [])[-2:])


def _stranger(scene: Scene, running: Running, need: Need) -> Lead:
    """Somebody whom nobody knows, when nobody else can be had."""
    seeker, dice = _seeker(scene, running, need.role), scene.dice
    remote = scene.online > 0 and (not running.rooted or dice.chance(seeker.digital))
    person = scene.born(None if remote else running.life.number, running.life.country, "none", 0.1)
    return Lead(person, seeker, "private_chat" if remote else "face_to_face", 0.0, stranger=True)
