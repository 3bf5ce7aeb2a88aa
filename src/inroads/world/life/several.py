"""Persons in several networks: who is needed here may already be in another."""

from inroads.world.life.leads import Lead
from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Engaged, Scene
from inroads.world.log import Tie

LOOKS = 12


def engage(scene: Scene, running: Running) -> None:
    """Note who was in a network, and when, for the networks that are lived after it."""
    if not scene.settings.several:
        return
    came = {joining.person: joining for joining in running.life.joinings if joining.role}
    for leaving in running.life.leavings:
        joining = came[leaving.person]
        engaged = Engaged(scene.agents[leaving.person], joining.role, joining.at, leaving.at)
        scene.engaged.setdefault(joining.role, []).append(engaged)


def somebody_elsewhere(scene: Scene, running: Running, role: str, seeker: Agent, day: int) -> Lead | None:
    """Somebody of the same layer in another network that day, and how the seeker comes to know of him."""
    engaged = scene.engaged.get(role, [])
    for _ in range(LOOKS if engaged else 0):
        one = scene.dice.pick(engaged)
        if one.began < day < one.ended and one.agent.number not in running.known:
            tie = _tie(scene, seeker, one.agent, day)
            return Lead(one.agent, seeker, tie.formed, 1.0, tie=tie)
    return None


def _tie(scene: Scene, seeker: Agent, agent: Agent, day: int) -> Tie:
    """They know each other from a forum or from prison."""
    began = day - 60 - scene.dice.below(700)
    forums = scene.open_at(scene.forums, began)
    if forums and scene.dice.chance(min(1.0, seeker.digital * scene.online)):
        return scene.tied(seeker, agent, "service_trade", "public_online", scene.dice.pick(forums).number, began)
    return scene.tied(seeker, agent, "prison", "face_to_face", None, began)
