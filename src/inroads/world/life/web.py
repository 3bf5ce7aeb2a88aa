"""The online world that all towns share: forums, markets, channels, and those who live there."""

from inroads.world.life.scene import WEB_COUNTRIES, Agent, Scene

FORUMS = (
    ("forum_open", "registration"),
    ("forum_closed", "vouch"),
    ("market", "registration"),
    ("forum_invite", "invitation"),
)
CHANNELS = (("chat_channel", "open"), ("social_media", "registration"))
PEOPLE_PER_NETWORK = 8


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
    for agent in scene.web:
        for _ in range(scene.dice.poisson(0.8)):
            other, forum = scene.dice.pick(scene.web), scene.dice.pick(scene.forums)
            if other is not agent:
                at = forum.opened + scene.dice.below(365 * 4)
                scene.tied(agent, other, "service_trade", "public_online", forum.number, at)


def newcomer(scene: Scene) -> Agent:
    """Somebody of the online world whose town does not matter."""
    country = scene.dice.weighted(WEB_COUNTRIES)
    return scene.born(None, country, "none", 0.6 + 0.4 * scene.dice.random())
