"""Coming in: a lead that was taken becomes a joining, with its agent, circumstances and the tie that it makes."""

from inroads.world.life.leads import Lead
from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene
from inroads.world.log import Approach, Joining, Step

FUNCTIONS: dict[str, dict[str, float]] = {
    "core": {"coordinator": 5, "financier": 1, "programmer": 1},
    "professional_enabler": {"programmer": 3, "panel_builder": 2, "hoster": 2, "document_forger": 2, "exchanger": 2},
    "recruited_enabler": {"caller": 3, "mule_recruiter": 3, "casher": 3, "spammer": 1},
    "money_mule": {},
    "": {},
}
GULLIBLE, WEAK, STERN = 0.12, 0.2, 0.5
INSIDERS = {"bank": "insider_bank", "telecom": "insider_telecom", "post": "insider_post"}


def join(
    scene: Scene, running: Running, lead: Lead, role: str, steps: list[Step], asked: Approach | None, *,
    day: int | None = None, function: str = "",
) -> Joining:  # fmt: skip
    """Enter the joining of a lead into the life of the network; he is in from the day of the last step, or ``day``."""
    agent, part = _agent(scene, lead)
    joining = Joining(
        number=scene.count("joining"),
        person=lead.person.number,
        at=steps[-1].at if day is None else day,
        role=role,
        function=function or _function(scene, lead, role),
        steps=steps,
        tie=lead.tie.number if lead.tie else None,
        tie_content=lead.tie.content if lead.tie else "",
        place=lead.place.number if lead.place else None,
        place_medium=lead.place.medium if lead.place else "",
        agent=agent,
        part=part,
        approach=asked.number if asked else None,
        circumstances=_circumstances(scene, lead, role),
    )
    running.life.joinings.append(joining)
    running.known.add(lead.person.number)
    running.came += 1
    if not role or "deceived" in joining.circumstances:
        running.apart.add(lead.person.number)
    scene.taken.add(lead.person.number)
    scene.house(lead.person, running.life, running.ambition)
    _ties_made(scene, lead, joining.at)
    _ties_after(scene, running, lead.person, joining)
    return joining


def _function(scene: Scene, lead: Lead, role: str) -> str:
    if role == "recruited_enabler" and lead.person.trade in INSIDERS:
        return INSIDERS[lead.person.trade]
    return scene.dice.weighted(FUNCTIONS[role])


def _agent(scene: Scene, lead: Lead) -> tuple[int | None, str]:
    if lead.introducer:
        return lead.introducer.number, "introduced"
    if lead.open_call or (lead.own_move and lead.place):
        return None, ""
    part = "vouched" if lead.own_move else "tested" if scene.dice.chance(0.1) else "recruited"
    return lead.seeker.number, part


def _circumstances(scene: Scene, lead: Lead, role: str) -> frozenset[str]:
    dice, person = scene.dice, lead.person
    held = {
        "open_call": lead.open_call,
        "own_move": lead.own_move,
        "stranger": lead.stranger,
        "customer": not role,
        "deceived": lead.open_call and role == "money_mule" and person.propensity < GULLIBLE,
    }
    if role in ("money_mule", "recruited_enabler") and lead.tie:
        held["pressed"] = person.propensity < WEAK and dice.chance(0.4)
        held["debt_decided"] = person.debt and dice.chance(0.25)
    return frozenset(name for name, holds in held.items() if holds)


def _ties_made(scene: Scene, lead: Lead, at: int) -> None:
    if lead.tie is None and not lead.open_call:
        content = "command" if lead.seeker.trust < STERN else "co_offending"
        place = lead.place.number if lead.place else None
        scene.tied(lead.seeker, lead.person, content, lead.medium, place, at)
    elif lead.introducer and lead.introducer is not lead.seeker:
        scene.tied(lead.seeker, lead.person, "co_offending", scene.remote(), None, at, lead.introducer.number)


def _ties_after(scene: Scene, running: Running, newcomer: Agent, joining: Joining) -> None:
    """Getting to know those who are in, in the months after coming in."""
    mean = scene.settings.ties_after
    there = [agent for members in running.members.values() for agent in members if agent is not newcomer]
    for _ in range(scene.dice.poisson(mean) if mean and there and joining.role else 0):
        member, day = scene.dice.pick(there), joining.at + 15 + scene.dice.below(165)
        if not any(tie.other(newcomer.number) == member.number for tie in newcomer.ties):
            formed = "face_to_face" if scene.dice.chance(0.7) else scene.remote()
            scene.tied(newcomer, member, "friend", formed, None, day)
