"""What goes on in a network besides coming in: its crimes, places used, things done, payments made, ties kept."""

import math

from inroads.world.life.doing import act
from inroads.world.life.paying import pay
from inroads.world.life.running import Running
from inroads.world.life.scene import Agent, Scene
from inroads.world.life.spells import Spells, spells_of, there_at
from inroads.world.life.strength import at_odds
from inroads.world.log import NetworkEvent, Use

MEETS = {
    "core": "meet_core", "professional_enabler": "recruit_enabler", "recruited_enabler": "recruit_enabler",
    "money_mule": "recruit_mule", "": "sell_service",
}  # fmt: skip


def live_on(scene: Scene, running: Running) -> None:
    """Everything that befalls a network but its joinings."""
    scene.online = running.online
    _begin_and_end(scene, running)
    spells = spells_of(running.life)
    _use_places(scene, running, spells)
    act(scene, running, spells)
    pay(scene, running, spells)
    _keep_ties(running, scene)


def characterise(scene: Scene, running: Running) -> None:
    """What kind of crime a network commits, and where its victims are."""
    dice, life, high = scene.dice, running.life, running.high_tech
    settings = scene.settings
    talking = "low" if high and dice.chance(0.5) else "none" if high else "high" if dice.chance(0.6) else "low"
    wider = math.exp(settings.common_cause * running.ambition)
    foreign = dice.chance(at_odds(min(1.0, settings.foreign_victims * (1.6 if high else 0.6)), wider))
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


def _begin_and_end(scene: Scene, running: Running) -> None:
    """Who did not come out of another network was founded; who did not go up in another ended."""
    life = running.life
    if not any(event.at == life.founded for event in life.events):
        life.events.insert(0, NetworkEvent(scene.count("event"), "founded", None, life.number, life.founded))
    if not any(event.at == life.ended for event in life.events):
        life.events.append(NetworkEvent(scene.count("event"), "ended", life.number, None, life.ended))


def _bent(scene: Scene, running: Running) -> float:
    core = [scene.agents[joining.person] for joining in running.life.joinings if joining.role == "core"]
    return sum(agent.digital for agent in core) / len(core)


def _use_places(scene: Scene, running: Running, spells: Spells) -> None:
    dice, life = scene.dice, running.life
    for joining in life.joinings:
        if joining.place is not None and joining.succeeds is None:
            person = joining.agent if joining.agent is not None else joining.person
            life.uses.append(Use(person, joining.place, MEETS[joining.role], joining.steps[0].at, joining.at))
    bent = 0.6 + 1.2 * _bent(scene, running)
    for function, shares in scene.settings.uses.items():
        for medium, share in shares.items():
            offline = medium == "offline"
            strength = (0.0 if not running.rooted else 1.0) if offline else bent * scene.online
            if dice.chance(share * strength):
                _use(scene, running, spells, function, medium)


def _use(scene: Scene, running: Running, spells: Spells, function: str, medium: str) -> None:
    life, dice = running.life, scene.dice
    began = life.founded + dice.below(max(1, life.ended - life.founded - 60))
    core = [scene.agents[person] for person in there_at(spells, began, "core")]
    known = [(agent, places) for agent in core if (places := _places(scene, agent, medium, began))]
    if not known:
        return
    someone, places = dice.pick(known)
    place = scene.log.places[dice.pick(places)]
    ended = min(began + 1 + dice.below(200), place.closed or life.ended + 200)
    life.uses.append(Use(someone.number, place.number, function, began, ended))


def _places(scene: Scene, someone: Agent, medium: str, day: int) -> list[int]:
    """Where somebody may go: his own circles, or the forums that are open to everybody."""
    if medium == "online":
        return [forum.number for forum in scene.open_at(scene.forums, day)]
    wanted = ("cafe_bar", "street_square", "school", "workplace") if medium == "offline" else ("chat_channel",)
    return [someone.circles[kind] for kind in wanted if kind in someone.circles]


def _keep_ties(running: Running, scene: Scene) -> None:
    """The ties among all whom the network touched."""
    life = running.life
    touched = {joining.person for joining in life.joinings} | set(running.outsiders)
    touched |= {joining.agent for joining in life.joinings if joining.agent is not None}
    ties = {tie.number: tie for number in touched for tie in scene.agents[number].ties if tie.other(number) in touched}
    life.ties = [ties[number] for number in sorted(ties) if ties[number].began <= life.ended]
