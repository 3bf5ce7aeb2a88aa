"""How a network begins: somebody with the will looks for others, among those he knows or where he lives online."""

import math
from datetime import date
from itertools import count

from inroads.world.life.approaching import steps_of
from inroads.world.life.joining import join
from inroads.world.life.leads import Lead, find_lead
from inroads.world.life.running import Running
from inroads.world.life.scene import COUNTRIES, Agent, Scene
from inroads.world.life.strength import at_odds, is_high_tech, online_strength
from inroads.world.life.town import build_town
from inroads.world.log import Joining, NetworkLife, Step

SEARCHES = 60
TOO_TIMID = 0.15
MOST_PARTNERS = 4
ATTEMPTS = 6
"""Towns in which a network looks for all the founders it wants, before it makes do with fewer."""
BEFORE = 122
"""Days before its founding in which a network may come together."""


def found(scene: Scene) -> Running:
    """A network with its town and its founding core of two or more."""
    running = _begun(scene)
    life, scene.online = running.life, running.online
    wanted = 1 + min(MOST_PARTNERS, scene.dice.poisson(scene.settings.founders_more))
    for attempt in count(1):
        running.life.joinings.clear()
        running.town = build_town(scene, life.number, life.founded, life.country)
        running.known.clear()
        first = _initiator(scene, running)
        met = _core_met(scene, running, first, wanted)
        if len(met) == wanted or (met and attempt >= ATTEMPTS):
            _mirror(scene, running, first, met[0])
            break
    return running


def _begun(scene: Scene) -> Running:
    dice, settings = scene.dice, scene.settings
    founded = _founded(scene)
    life = NetworkLife(scene.count("network"), dice.weighted(COUNTRIES), founded, founded + lifetime(scene), {}, [])
    life.hidden = dice.chance(settings.hidden)
    life.forum_only = not life.hidden and dice.chance(settings.forum_only)
    shift = settings.hidden_online * life.hidden + settings.forum_only_shift * life.forum_only
    ambition = (1 if dice.chance(0.5) else -1) if settings.common_cause else 0
    high_tech = is_high_tech(scene, founded)
    online = online_strength(settings, founded, high_tech=high_tech, shift=shift)
    odds = online * math.exp(settings.common_cause * ambition)
    on_forum = dice.chance(at_odds(settings.forum_founded, odds))
    return Running(life, [], on_forum, high_tech, online, ambition)


def lifetime(scene: Scene) -> int:
    """Days from founding to end."""
    return 240 + int(scene.dice.lognormal(500, 0.5))


def _founded(scene: Scene) -> int:
    years = scene.settings.last_founded - scene.settings.first_founded + 1
    late = max(scene.dice.random(), scene.dice.random())
    return date(scene.settings.first_founded + int(late * years), 1, 1).toordinal() + scene.dice.below(365)


def _initiator(scene: Scene, running: Running) -> Agent:
    candidates = [scene.dice.pick(running.town) for _ in range(8)]
    first = max(candidates, key=lambda agent: (agent.propensity + (0.5 if agent.ties else 0.0), agent.number))
    if running.forum_founded:
        first.digital = 0.75 + 0.25 * scene.dice.random()
        running.rooted = scene.dice.chance(scene.settings.rooted)
    return first


def _core_met(scene: Scene, running: Running, first: Agent, wanted: int) -> list[Joining]:
    running.known.add(first.number)
    met: list[Joining] = []
    seekers = [first]
    for _ in range(SEARCHES):
        if len(met) == wanted:
            break
        day = running.life.founded - BEFORE + scene.dice.below(60)
        lead = _partner(scene, running, scene.dice.pick(seekers), day)
        if lead is not None and lead.person.propensity > TOO_TIMID:
            steps = steps_of(scene, lead, day)
            met.append(join(scene, running, lead, "core", steps, None, day=running.life.founded))
            met[-1].agent, met[-1].part = None, ""
            seekers.append(lead.person)
    return met


def _partner(scene: Scene, running: Running, seeker: Agent, day: int) -> Lead | None:
    for _ in range(3):
        lead = find_lead(scene, running, "founding", seeker, day)
        if lead and (not running.forum_founded or lead.place or scene.dice.chance(0.05)):
            return lead
    return None


def _mirror(scene: Scene, running: Running, first: Agent, partner: Joining) -> None:
    """The one who began met the others as his first partner met him; he stands before them."""
    steps = [Step(step.medium, step.act, step.at, step.place, step.tie) for step in partner.steps]
    own = Joining(
        scene.count("joining"), first.number, partner.at, "core", "coordinator", steps, tie=partner.tie,
        tie_content=partner.tie_content, place=partner.place, place_medium=partner.place_medium,
    )  # fmt: skip
    founders = [own, *running.life.joinings]
    for joining, number in zip(founders, sorted(one.number for one in founders), strict=True):
        joining.number, joining.founder = number, True
        running.enter(scene.agents[joining.person], joining)
    running.life.joinings = founders
    running.came = len(founders)
    scene.house(first, running.life, running.ambition)
    scene.taken.add(first.number)
