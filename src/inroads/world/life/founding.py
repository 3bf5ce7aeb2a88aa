"""How a network begins: somebody with the will looks for others, among those he knows or where he lives online."""

from datetime import date

from inroads.world.life.approaching import steps_of
from inroads.world.life.joining import join
from inroads.world.life.leads import Lead, find_lead
from inroads.world.life.running import Running
from inroads.world.life.scene import COUNTRIES, Agent, Scene
from inroads.world.life.town import build_town
from inroads.world.log import Joining, NetworkLife, Step

SEARCHES = 40
TOO_TIMID = 0.15


def found(scene: Scene, number: int) -> Running:
    """A network with its town and its founding core of two or more."""
    dice, settings = scene.dice, scene.settings
    while True:
        country = dice.weighted(COUNTRIES)
        founded = _founded(scene)
        online = dice.chance(settings.forum_founded * min(1.0, settings.online))
        life = NetworkLife(number, country, founded, founded + 240 + int(dice.lognormal(500, 0.5)), {}, [])
        running = Running(life, build_town(scene, number, founded, country), online, True, _size(scene))
        first = _initiator(scene, running)
        if _core_met(scene, running, first):
            return running


def _founded(scene: Scene) -> int:
    years = scene.settings.last_founded - scene.settings.first_founded + 1
    late = max(scene.dice.random(), scene.dice.random())
    return date(scene.settings.first_founded + int(late * years), 1, 1).toordinal() + scene.dice.below(365)


def _size(scene: Scene) -> int:
    mules = int(scene.dice.lognormal(scene.settings.mules_median, scene.settings.mules_sigma))
    return max(2, min(mules, scene.settings.largest - 15))


def _initiator(scene: Scene, running: Running) -> Agent:
    candidates = [scene.dice.pick(running.town) for _ in range(8)]
    first = max(candidates, key=lambda agent: (agent.propensity + (0.5 if agent.ties else 0.0), agent.number))
    if running.forum_founded:
        first.digital = 0.75 + 0.25 * scene.dice.random()
        running.rooted = scene.dice.chance(scene.settings.rooted)
    return first


def _core_met(scene: Scene, running: Running, first: Agent) -> bool:
    wanted = 1 + scene.dice.poisson(scene.settings.founders_more)
    running.known.add(first.number)
    met: list[Joining] = []
    seekers = [first]
    for _ in range(SEARCHES):
        if len(met) == wanted:
            break
        lead = _partner(scene, running, scene.dice.pick(seekers))
        if lead is not None and lead.person.propensity > TOO_TIMID:
            at = running.life.founded - scene.dice.below(30)
            met.append(join(scene, running, lead, "core", steps_of(scene, lead, at), None))
            met[-1].agent, met[-1].part = None, ""
            seekers.append(lead.person)
    if not met:
        return False
    _mirror(scene, running, first, met[0])
    for joining in running.life.joinings:
        joining.founder = True
    return True


def _partner(scene: Scene, running: Running, seeker: Agent) -> Lead | None:
    for _ in range(3):
        lead = find_lead(scene, running, "founding", seeker, running.life.founded - 30)
        if lead and (not running.forum_founded or lead.place or scene.dice.chance(0.05)):
            return lead
    return None


def _mirror(scene: Scene, running: Running, first: Agent, partner: Joining) -> None:
    """The one who began met the others as his first partner met him."""
    steps = [Step(step.medium, step.act, step.at, step.place, step.tie) for step in partner.steps]
    own = Joining(
        scene.count("joining"), first.number, partner.at, "core", "coordinator", steps, tie=partner.tie,
        tie_content=partner.tie_content, place=partner.place, place_medium=partner.place_medium,
    )  # fmt: skip
    running.life.joinings.insert(0, own)
    running.joined(first, "core", "coordinator")
