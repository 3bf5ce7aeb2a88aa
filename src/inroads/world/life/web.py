"""The online world that all towns share: forums, markets, channels, those who live there, and what becomes of them."""

import math
from bisect import bisect_left
from datetime import date

from inroads.world.life.scene import WEB_COUNTRIES, Agent, Scene
from inroads.world.log import Place

FORUMS = (
    ("forum_open", "registration"),
    ("forum_closed", "vouch"),
    ("market", "registration"),
    ("forum_invite", "invitation"),
)
CHANNELS = (("chat_channel", "open"), ("social_media", "registration"))
PEOPLE_PER_NETWORK = 8
FATES = {"seized": 2.0, "relocated": 2.0, "closed": 1.0}
SAFE_DAYS = 800
"""So long a place lasts at least."""
LOYAL = 0.85
"""Share of those in a place who go on in the one that follows."""
YEARS_AFTER = 10


def build_web(scene: Scene, networks: int) -> None:
    """Forums, markets and channels in number with the networks, and people who sell skills to several of them."""
    if scene.settings.online <= 0:
        return
    for number in range(max(4, networks // 6)):
        kind, access = FORUMS[number % len(FORUMS)]
        scene.forums.append(scene.opened(kind, "online", access, 1998 + scene.dice.below(3)))
    for number in range(max(2, networks // 6)):
        kind, access = CHANNELS[number % len(CHANNELS)]
        scene.channels.append(scene.opened(kind, "online", access, 2000))
    scene.web = [newcomer(scene) for _ in range(PEOPLE_PER_NETWORK * networks)]
    _settle(scene)
    _know_each_other(scene)
    scene.forums = [later for forum in scene.forums for later in _line(scene, forum)]
    scene.channels = [later for channel in scene.channels for later in _line(scene, channel)]


def newcomer(scene: Scene) -> Agent:
    """Somebody of the online world whose town does not matter."""
    country = scene.dice.weighted(WEB_COUNTRIES)
    return scene.born(None, country, "none", 0.6 + 0.4 * scene.dice.random())


def somebody_there(scene: Scene, place: Place, day: int) -> Agent:
    """Somebody who is in an online place that day; one who came lately where the other is in a network already."""
    there = scene.there.get(place.number, [])
    first = bisect_left(there, day, key=_since)
    person = there[scene.dice.below(first)][1] if first else newcomer(scene)
    return newcomer(scene) if person.number in scene.taken and not scene.settings.several else person


def _since(arrival: tuple[int, Agent]) -> int:
    return arrival[0]


def _settle(scene: Scene) -> None:
    """Places fill: everybody registers in one or two within two years of their opening."""
    dice = scene.dice
    for agent in scene.web:
        for _ in range(1 + dice.chance(0.5)):
            place = dice.pick(scene.forums)
            scene.there.setdefault(place.number, []).append((place.opened + dice.below(730), agent))
    for there in scene.there.values():
        there.sort(key=_since)


def _know_each_other(scene: Scene) -> None:
    for agent in scene.web:
        for _ in range(scene.dice.poisson(0.8)):
            other, forum = scene.dice.pick(scene.web), scene.dice.pick(scene.forums)
            if other is not agent:
                at = forum.opened + scene.dice.below(SAFE_DAYS)
                scene.tied(agent, other, "service_trade", "public_online", forum.number, at)


def _line(scene: Scene, place: Place) -> list[Place]:
    """A place and those that follow it, each when the one before is seized, moves or closes."""
    yearly, line = scene.settings.seized, [place]
    last = date(scene.settings.last_founded + YEARS_AFTER, 1, 1).toordinal()
    while yearly:
        place = line[-1]
        place_lasts = SAFE_DAYS + int(-math.log(1 - scene.dice.random()) * 365 / yearly)
        if place.opened + place_lasts > last:
            break
        place.closed, place.fate = place.opened + place_lasts, scene.dice.weighted(FATES)
        line.append(_follower(scene, place, place.closed + 1 + scene.dice.below(30)))
    return line


def _follower(scene: Scene, place: Place, day: int) -> Place:
    new = scene.opened(place.kind, place.medium, place.access, date.fromordinal(day).year)
    new.opened, new.before = day, place.number
    there = scene.there.get(place.number, [])
    moved = [agent if scene.dice.chance(LOYAL) else scene.dice.pick(scene.web) for _, agent in there]
    scene.there[new.number] = sorted(((day + scene.dice.below(60), agent) for agent in moved), key=_since)
    return new
