"""A town around a network: people who went to school, live in a street, work, play, and know each other."""

from datetime import date

from inroads.world.life.scene import Agent, Scene
from inroads.world.log import Place

OFFLINE = ("school", "street_square", "workplace", "cafe_bar", "sports_club", "prison")
MEDIUM = {"game_server": "game", "chat_channel": "group_chat"}
CONTENT = {
    "school": "school", "street_square": "neighbour", "workplace": "work", "cafe_bar": "friend",
    "sports_club": "association_sport",
    "prison": "prison", "game_server": "friend", "chat_channel": "friend",
}  # fmt: skip
TRADES = {"none": 8.0, "bank": 1.0, "telecom": 1.0, "post": 0.7, "ict": 0.8}
YEARS_OF_TIES = 5


def build_town(scene: Scene, number: int, founded: int, country: str) -> list[Agent]:
    """The people of one town, with the ties they formed in the years before a network is founded there."""
    people = [
        scene.born(number, country, scene.dice.weighted(TRADES), _digital(scene))
        for _ in range(scene.settings.town_size)
    ]
    for kind, share in scene.settings.circles.items():
        online = kind in MEDIUM
        if not online or scene.online > 0:
            place = _place(scene, kind, number, founded)
            _fill(scene, people, place, share, founded)
    _kin(scene, people, founded)
    return people


def _digital(scene: Scene) -> float:
    return scene.dice.bent(scene.settings.digital_low_end) * min(1.0, scene.online)


def _place(scene: Scene, kind: str, town: int, founded: int) -> Place:
    medium = "offline" if kind in OFFLINE else "hybrid" if kind == "chat_channel" else "online"
    access = {"prison": "invitation", "workplace": "invitation", "game_server": "registration"}.get(kind, "open")
    year = date.fromordinal(founded).year - YEARS_OF_TIES - (0 if medium != "offline" else 10 + scene.dice.below(10))
    return scene.opened(kind, medium, access, year, town)


def _fill(scene: Scene, people: list[Agent], place: Place, share: float, founded: int) -> None:
    dice, kind = scene.dice, place.kind
    inside = [agent for agent in people if dice.chance(share)]
    for agent in inside:
        agent.circles[kind] = place.number
    content, medium = CONTENT[kind], MEDIUM.get(kind, "face_to_face")
    for agent in inside if len(inside) > 1 else ():
        for _ in range(dice.poisson(scene.settings.friends)):
            friend = dice.pick(inside)
            if friend is not agent:
                at = founded - 60 - dice.below(365 * YEARS_OF_TIES)
                phoned = kind == "workplace" and dice.chance(0.3 * scene.settings.phone)
                scene.tied(agent, friend, content, "phone" if phoned else medium, None if phoned else place.number, at)


def _kin(scene: Scene, people: list[Agent], founded: int) -> None:
    for one, two in zip(people[::6], people[1::6], strict=False):
        at = founded - 365 * YEARS_OF_TIES
        scene.tied(one, two, "kin", "face_to_face", None, at).strong = True
