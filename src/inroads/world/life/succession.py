"""Networks that split, go on as another, or merge: members carry over, and their ways in stay what they were."""

from dataclasses import replace

from inroads.world.life.founding import lifetime
from inroads.world.life.growth import grow
from inroads.world.life.leaving import close
from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene
from inroads.world.log import Joining, Leaving, NetworkEvent, NetworkLife

SMALLEST_CORE = 2
STAYS_DAYS = 60
"""So long before its end a network takes nobody over any more."""


def plan_split(scene: Scene, running: Running, lived: list[Running]) -> None:
    """Perhaps let a network split, some day in the second third of its life; what splits off is put with ``lived``."""
    if not scene.dice.chance(scene.settings.splits):
        return
    life = running.life
    day = life.founded + int((life.ended - life.founded) * scene.dice.between(0.33, 0.67))
    running.plan(day, lambda: lived.append(_split(scene, running, day)))


def _split(scene: Scene, running: Running, day: int) -> Running:
    core = sorted(running.core, key=lambda _agent: scene.dice.random())
    half = len(core) // 2
    is_split = half >= SMALLEST_CORE
    going = core[:half] if is_split else core
    for layer, members in running.members.items():
        if layer != "core":
            going = going + [agent for agent in members if not is_split or scene.dice.chance(0.5)]
    new = _new(scene, running, day)
    for agent in going:
        _carry_over(scene, running.inside[agent.number], agent, new)
        running.life.leavings.append(Leaving(agent.number, day, "other_network"))
        running.exit(agent)
    _befalls(scene, "split" if is_split else "succeeded", running.life, new.life, day)
    if not is_split:
        running.life.ended = day
        running.agenda.clear()
        close(scene, running)
    grow(scene, new)
    return new


def _new(scene: Scene, running: Running, day: int) -> Running:
    old = running.life
    life = NetworkLife(scene.count("network"), old.country, day, day + lifetime(scene), dict(old.traits), old.offences)
    life.hidden, life.forum_only = old.hidden, old.forum_only
    return replace(
        running, life=life, members={}, recruiters=[], known=set(running.known), apart=set(), outsiders={}, inside={},
        fates={}, agenda=[], came=0,
    )  # fmt: skip


def _carry_over(scene: Scene, old: Joining, agent: Agent, into: Running) -> None:
    day = into.life.founded
    joining = _continued(scene, old, day)
    joining.founder = old.role == "core"
    into.life.joinings.append(joining)
    into.came += 1
    into.enter(agent, joining)


def _continued(scene: Scene, old: Joining, day: int) -> Joining:
    return replace(
        old, number=scene.count("joining"), at=day, founder=False, approach=None, succeeds=old.number
    )  # fmt: skip


def _befalls(scene: Scene, event: str, old: NetworkLife, new: NetworkLife, day: int) -> None:
    for life in (old, new):
        life.events.append(NetworkEvent(scene.count("event"), event, old.number, new.number, day))


def merge_some(scene: Scene, lived: list[Running]) -> None:
    """Let some networks go up in another that lives when they end."""
    merged: set[int] = set()
    for running in lived if scene.settings.merges else ():
        if scene.dice.chance(scene.settings.merges) and running.life.number not in merged:
            _merge(scene, running, lived, merged)


def _merge(scene: Scene, running: Running, lived: list[Running], merged: set[int]) -> None:
    old = running.life
    others = [
        other.life
        for other in lived
        if other.life.founded + STAYS_DAYS < old.ended < other.life.ended - STAYS_DAYS
        and not {other.life.number, old.number} & merged
    ]
    if not others or any(event.event == "succeeded" and event.at == old.ended for event in old.events):
        return
    new = scene.dice.pick(others)
    merged |= {old.number, new.number}
    known = {joining.person for joining in new.joinings}
    latest = {joining.person: joining for joining in old.joinings if joining.role}
    for leaving in old.leavings:
        if leaving.at == old.ended:
            joining = latest[leaving.person]
            goes = joining.role == "core" or scene.dice.chance(0.5)
            leaving.reason = "other_network" if goes else "task_done"
            if goes and leaving.person not in known:
                new.joinings.append(_continued(scene, joining, old.ended))
                new.leavings.append(Leaving(leaving.person, new.ended, "arrested"))
    new.joinings.sort(key=lambda joining: (not joining.founder, joining.at, joining.number))
    _befalls(scene, "merged", old, new, old.ended)
