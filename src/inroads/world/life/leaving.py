"""What becomes of those who came in: some stay to the end, some leave on the way or are arrested, some come back."""

from collections.abc import Callable
from functools import partial

from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene
from inroads.world.log import Approach, Joining, Leaving, Step

FATES = {"arrested": 7.0, "still": 1.0, "desisted": 1.5, "pushed_out": 0.5}
EARLY = ("desisted", "pushed_out")
SMALLEST_CORE = 2
LAST_DAYS = 190
"""Who goes later than that before the end is not replaced any more."""

Replace = Callable[[int], None]


def settle(scene: Scene, running: Running, joining: Joining, replace: Replace) -> None:
    """Decide what becomes of somebody who comes in, and plan the day on which he goes if it is before the end."""
    if not joining.role:
        return
    dice, ended = scene.dice, running.life.ended
    early = dice.chance(scene.settings.arrested_early)
    fate = "arrested" if early else dice.weighted(FATES)
    if early or fate in EARLY:
        day = joining.at + 1 + int((ended - joining.at - 1) * dice.random())
        running.plan(day, partial(_leave, scene, running, joining, fate, day, replace))
    else:
        running.fates[joining.number] = fate


def close(scene: Scene, running: Running, reason: str = "") -> None:
    """The end of a network: whoever is still in is arrested, or goes, that day."""
    life = running.life
    for person, joining in sorted(running.inside.items()):
        life.leavings.append(Leaving(person, life.ended, reason or running.fates.get(joining.number, "arrested")))
        running.exit(scene.agents[person])
    life.leavings.sort(key=_by_day)
    _strike(running)
    life.joinings.sort(key=lambda joining: (not joining.founder, joining.at, joining.number))
    life.approaches.sort(key=lambda made: (made.at, made.number))


def _strike(running: Running) -> None:
    """Who would have come in after the end does not."""
    life = running.life
    late = {joining.approach for joining in life.joinings if joining.at >= life.ended}
    life.joinings = [joining for joining in life.joinings if joining.at < life.ended]
    life.approaches = [made for made in life.approaches if made.at <= life.ended]
    for made in life.approaches:
        if made.number in late:
            made.outcome = "dropped_out"


def _by_day(leaving: Leaving) -> tuple[int, int]:
    return leaving.at, leaving.person


def _leave(scene: Scene, running: Running, joining: Joining, fate: str, day: int, replace: Replace) -> None:
    agent, life, dice = scene.agents[joining.person], running.life, scene.dice
    is_there = running.inside.get(agent.number) is joining
    if not is_there or (agent in running.core and len(running.core) <= SMALLEST_CORE):
        return
    life.leavings.append(Leaving(agent.number, day, fate))
    running.exit(agent)
    if day + LAST_DAYS > life.ended:
        return
    if dice.chance(scene.settings.replaced):
        replace(day + 10 + dice.below(90))
    elif fate in EARLY and dice.chance(scene.settings.returns):
        back = day + 20 + dice.below(life.ended - day - 30)
        running.plan(back, partial(_come_back, scene, running, agent, joining, back))


def _come_back(scene: Scene, running: Running, agent: Agent, before: Joining, day: int) -> None:
    """Somebody who left is asked again by one of those he knows there; the tie is the way in."""
    there = {member.number: member for members in running.members.values() for member in members}
    ties = [tie for tie in agent.ties if tie.began < day and tie.other(agent.number) in there]
    if not ties or agent.number in running.apart:
        return
    tie = scene.dice.pick(ties)
    friend = tie.other(agent.number)
    made = Approach(scene.count("approach"), agent.number, friend, tie.formed, day, "joined", None, tie.number)
    joining = Joining(
        scene.count("joining"), agent.number, day, before.role, before.function,
        [Step(tie.formed, "known", day, None, tie.number)], tie=tie.number, tie_content=tie.content, agent=friend,
        part="recruited", approach=made.number,
    )  # fmt: skip
    running.life.approaches.append(made)
    running.life.joinings.append(joining)
    running.enter(agent, joining)
    running.fates[joining.number] = "arrested"
