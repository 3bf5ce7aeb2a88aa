"""Where somebody in need of a person looks, and whom he finds: a lead arises from ties, places, chance meetings."""

from collections.abc import Callable
from dataclasses import dataclass

from inroads.world.life.running import Running
from inroads.world.life.scene import ONLINE, Agent, Scene
from inroads.world.life.web import newcomer, somebody_there
from inroads.world.log import Place, Tie

ONLINE_VENUES = ("online_place", "open_call")
SKILLED = 0.45


@dataclass(slots=True)
class Lead:
    """Somebody who might be asked, and how he was found."""

    person: Agent
    seeker: Agent
    medium: str
    warmth: float
    tie: Tie | None = None
    introducer: Agent | None = None
    place: Place | None = None
    open_call: bool = False
    own_move: bool = False
    stranger: bool = False


def find_lead(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    """The next person to ask for a need, or None where the search came to nothing."""
    weights = dict(scene.settings.pull[need])
    for venue in ONLINE_VENUES:
        weights[venue] *= seeker.digital * scene.online
    if seeker.town is None or not running.rooted:
        weights["offline_place"] = 0.0
    venue = scene.dice.weighted(weights)
    if not venue:
        return None
    return _SEARCHES[venue](scene, running, need, seeker, at)


def _free(scene: Scene, running: Running, seeker: Agent, at: int) -> list[Tie]:
    if seeker.town is not None and not running.rooted:
        return []
    shut = running.known if scene.settings.several else scene.taken
    return [
        tie
        for tie in seeker.ties
        if tie.began < at and (other := tie.other(seeker.number)) not in running.known and other not in shut
    ]


def _suits(agent: Agent, need: str) -> bool:
    return need != "professional_enabler" or agent.skill > SKILLED or agent.trade == "ict"


def _by_tie(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    ties = _free(scene, running, seeker, at)
    if not ties:
        return None
    tie = scene.dice.pick(ties)
    person = scene.agents[tie.other(seeker.number)]
    if not _suits(person, need):
        return None
    return Lead(person, seeker, tie.formed, 1.0 if tie.strong else 0.5, tie=tie)


def _by_introduction(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    between = [tie for tie in seeker.ties if tie.began < at and tie.other(seeker.number) not in running.apart]
    if (seeker.town is not None and not running.rooted) or not between:
        return None
    friend = scene.agents[scene.dice.pick(between).other(seeker.number)]
    ties = [tie for tie in _free(scene, running, friend, at) if tie.other(friend.number) != seeker.number]
    of_the_town = bool(ties) and scene.dice.chance(0.6)
    tie = scene.dice.pick(ties) if of_the_town else _friend_from_elsewhere(scene, running, friend, at)
    person = scene.agents[tie.other(friend.number)]
    if not _suits(person, need):
        return None
    return Lead(person, seeker, tie.formed, 0.4, tie=tie, introducer=friend)


def _friend_from_elsewhere(scene: Scene, running: Running, friend: Agent, at: int) -> Tie:
    began = at - 60 - scene.dice.below(1500)
    if friend.town is None or (scene.forums and not running.rooted):
        forum = scene.dice.pick(scene.open_at(scene.forums, began) or scene.forums[:1])
        began = max(began, forum.opened)
        return scene.tied(friend, newcomer(scene), "service_trade", "public_online", forum.number, began)
    person = scene.born(friend.town, friend.country, "none", 0.1 * min(1.0, scene.online))
    return scene.tied(friend, person, "friend", "face_to_face", None, began)


def _at_offline_place(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    del at
    known = running.known | {tie.other(seeker.number) for tie in seeker.ties}
    for circle in ("cafe_bar", "street_square", "prison"):
        place = seeker.circles.get(circle)
        if place is None:
            continue
        there = [agent for agent in running.town if agent.circles.get(circle) == place and agent.number not in known]
        if there:
            person = scene.dice.pick(there)
            if _suits(person, need):
                return Lead(person, seeker, "face_to_face", 0.1, place=scene.log.places[place])
    return None


def _at_online_place(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    places = scene.channels if need == "money_mule" else scene.forums
    open_now = scene.open_at(places, at)
    if not open_now:
        return None
    place = scene.dice.pick(open_now)
    person = newcomer(scene) if need == "money_mule" else somebody_there(scene, place, at)
    if person.number in running.known or person is seeker or not _suits(person, need):
        return None
    medium = "group_chat" if place.kind == "chat_channel" else "public_online"
    return Lead(person, seeker, medium, 0.1 + 0.3 * seeker.digital, place=place)


def _by_open_call(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    del running
    open_now = scene.open_at(scene.channels, at)
    if not open_now or need == "core":
        return None
    place = scene.dice.pick(open_now)
    medium = "group_chat" if place.kind == "chat_channel" else "public_online"
    return Lead(newcomer(scene), seeker, medium, 0.3, place=place, open_call=True)


def _own_move(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    online = scene.dice.chance(seeker.digital * min(1.0, scene.online))
    search = _at_online_place if online else _by_tie
    lead = search(scene, running, need, seeker, at)
    if lead is not None:
        lead.own_move = True
        lead.warmth += 0.6
    return lead


def _stranger(scene: Scene, running: Running, need: str, seeker: Agent, at: int) -> Lead | None:
    del at, need
    dice, settings = scene.dice, scene.settings
    if dice.chance(settings.phone):
        medium = "phone"
    else:
        medium = "private_chat" if dice.chance(seeker.digital * min(1.0, scene.online)) else "face_to_face"
    country, town = (seeker.country, seeker.town) if medium != "private_chat" else (seeker.country, None)
    if medium not in ONLINE and (seeker.town is None or not running.rooted) and medium != "phone":
        return None
    person = scene.born(town, country, "none", 0.1 * min(1.0, scene.online))
    return Lead(person, seeker, medium, -0.8, stranger=True)


_Search = Callable[[Scene, Running, str, Agent, int], Lead | None]

_SEARCHES: dict[str, _Search] = {
    "tie": _by_tie,
    "introduction": _by_introduction,
    "offline_place": _at_offline_place,
    "online_place": _at_online_place,
    "open_call": _by_open_call,
    "self_offer": _own_move,
    "stranger": _stranger,
}
