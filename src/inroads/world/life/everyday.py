"""What goes on in a network besides coming in: places used, people leaving, crimes, and in the end an investigation."""

from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene
from inroads.world.log import Leaving, Use

UNITS = {"thtc": 3.0, "regional_team": 5.0, "fiod": 1.0, "foreign": 1.0}
MEETS = {
    "core": "meet_core", "professional_enabler": "recruit_enabler", "recruited_enabler": "recruit_enabler",
    "money_mule": "recruit_mule", "": "sell_service",
}  # fmt: skip


def live_on(scene: Scene, running: Running) -> None:
    """Everything that befalls a network but its joinings."""
    _characterise(scene, running)
    _use_places(scene, running)
    _leave(scene, running)
    _keep_ties(running, scene)


def _characterise(scene: Scene, running: Running) -> None:
    dice, life = scene.dice, running.life
    bent = _bent(running)
    high = dice.chance(0.2 + 0.6 * bent)
    talking = "low" if high and dice.chance(0.5) else "none" if high else "high" if dice.chance(0.6) else "low"
    foreign = dice.chance(scene.settings.foreign_victims * (1.6 if high else 0.6))
    life.traits = {
        "it_type": "high_tech_cyber" if high else "low_tech_cyber",
        "attack_tech": "high" if high else "low",
        "victim_interaction": talking,
        "geo_victims": "cross_border" if foreign else "local" if dice.chance(0.3) else "national",
    }
    weights = {"phishing": 5.0, "online_fraud": 1.0, "account_takeover": 1.0}
    if high:
        weights = {"banking_malware": 4.0, "ransomware": 1.0, "service_provider": 2.0}
    life.offences = [dice.weighted(weights)]
    life.unit = dice.weighted(UNITS)
    life.investigation_began = life.ended - 60 - dice.below(300)


def _bent(running: Running) -> float:
    core = running.members["core"]
    return sum(agent.digital for agent in core) / len(core)


def _use_places(scene: Scene, running: Running) -> None:
    dice, life = scene.dice, running.life
    for joining in life.joinings:
        if joining.place is not None:
            person = joining.agent if joining.agent is not None else joining.person
            life.uses.append(Use(person, joining.place, MEETS[joining.role], joining.steps[0].at, joining.at))
    bent = 0.6 + 1.2 * _bent(running)
    for function, shares in scene.settings.uses.items():
        for medium, share in shares.items():
            offline = medium == "offline"
            strength = (0.0 if not running.rooted else 1.0) if offline else bent * scene.settings.online
            if dice.chance(share * strength):
                _use(scene, running, function, medium)


def _use(scene: Scene, running: Running, function: str, medium: str) -> None:
    life, dice = running.life, scene.dice
    known = [(agent, places) for agent in running.members["core"] if (places := _places(scene, agent, medium))]
    if not known:
        return
    someone, places = dice.pick(known)
    began = life.founded + dice.below(max(1, life.ended - life.founded - 60))
    life.uses.append(Use(someone.number, dice.pick(places), function, began, began + 1 + dice.below(200)))


def _places(scene: Scene, someone: Agent, medium: str) -> list[int]:
    """Where somebody may go: his own circles, or the forums that are open to everybody."""
    if medium == "online":
        return [forum.number for forum in scene.forums]
    wanted = ("cafe_bar", "street_square", "school", "workplace") if medium == "offline" else ("chat_channel",)
    return [someone.circles[kind] for kind in wanted if kind in someone.circles]


def _leave(scene: Scene, running: Running) -> None:
    dice, life = scene.dice, running.life
    for joining in life.joinings:
        if not joining.role:
            continue
        fate = dice.weighted({"arrested": 7.0, "still": 1.0, "desisted": 1.5, "pushed_out": 0.5})
        early = fate in ("desisted", "pushed_out")
        at = joining.at + int((life.ended - joining.at) * dice.random()) if early else life.ended
        life.leavings.append(Leaving(joining.person, at, fate))


def _keep_ties(running: Running, scene: Scene) -> None:
    """The ties among all whom the network touched."""
    life = running.life
    touched = {joining.person for joining in life.joinings} | set(running.outsiders)
    touched |= {joining.agent for joining in life.joinings if joining.agent is not None}
    ties = {tie.number: tie for number in touched for tie in scene.agents[number].ties if tie.other(number) in touched}
    life.ties = [ties[number] for number in sorted(ties) if ties[number].began <= life.ended]
