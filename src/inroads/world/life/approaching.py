"""What becomes of a lead: the steps of the approach and its outcome, from trust, propensity and debt."""

import math

from inroads.world.life.leads import Lead
from inroads.world.life.running import Running
from inroads.world.life.scene import ONLINE, Scene
from inroads.world.log import Approach, Step

MOST_STEPS = 4
LATER_ACTS = ("offered", "tested", "agreed")


def steps_of(scene: Scene, lead: Lead, at: int) -> list[Step]:
    """The steps of an approach, from first contact to agreement; those who trust less meet in person more."""
    dice, settings = scene.dice, scene.settings
    place = lead.place.number if lead.place else None
    tie = lead.tie.number if lead.tie else None
    steps = [Step(lead.medium, _first_act(lead), at, place, tie)]
    medium, day = lead.medium, at
    while len(steps) < MOST_STEPS and dice.chance(settings.more_steps):
        if medium in ONLINE:
            leaves = dice.chance(settings.go_offline * (1.4 - 0.8 * lead.seeker.trust))
            medium = "face_to_face" if leaves else "private_chat"
        elif dice.chance(settings.go_online):
            medium = scene.remote()
        day += dice.below(21)
        steps.append(Step(medium, "", day))
    for number, step in enumerate(steps[1:]):
        step.act = "agreed" if number == len(steps) - 2 else LATER_ACTS[number]
    return steps


def _first_act(lead: Lead) -> str:
    if lead.open_call:
        return "advertised"
    if lead.introducer:
        return "introduced"
    return "known" if lead.tie else "met"


def outcome_of(scene: Scene, lead: Lead, need: str, steps: list[Step]) -> str:
    """Joined, or what else came of it."""
    dice, person = scene.dice, lead.person
    odds = scene.settings.accept[need] + 1.4 * (person.propensity - 0.4) + lead.warmth + 0.5 * (person.trust - 0.5)
    odds += 0.6 if person.debt else 0.0
    if dice.chance(1 / (1 + math.exp(-odds))):
        return "joined"
    if lead.own_move:
        return "rejected" if dice.chance(0.7) else "dropped_out"
    if lead.open_call:
        return "dropped_out" if dice.chance(0.6) else "no_answer"
    silent = 0.35 if offer_of(steps).medium in ONLINE else 0.1
    return "no_answer" if dice.chance(silent) else "dropped_out" if dice.chance(0.2) else "refused"


def offer_of(steps: list[Step]) -> Step:
    """The step in which the offer is made: the second where there is one."""
    return steps[1] if len(steps) > 1 else steps[0]


def approach(scene: Scene, running: Running, lead: Lead, steps: list[Step], outcome: str) -> Approach:
    """The approach, as an event of the network."""
    offer = offer_of(steps)
    by = lead.person if lead.own_move else None if lead.open_call else lead.introducer or lead.seeker
    made = Approach(
        scene.count("approach"),
        lead.person.number,
        by.number if by else None,
        offer.medium,
        offer.at,
        outcome,
        lead.place.number if lead.place else None,
        lead.tie.number if lead.tie else None,
    )
    running.life.approaches.append(made)
    running.known.add(lead.person.number)
    if by:
        running.outsiders[by.number] = by
    running.outsiders[lead.person.number] = lead.person
    return made
