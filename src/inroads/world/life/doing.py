"""What is done in each phase of the crime script, and what each of it cannot run without."""

from dataclasses import dataclass, field

from inroads.world.life.running import Running
from inroads.world.life.scene import ONLINE, Scene
from inroads.world.life.spells import Spells, there_at
from inroads.world.life.strength import at_odds
from inroads.world.log import Activity

SCRIPT: dict[str, dict[str, float]] = {
    "preparation": {"buy_tool": 3, "buy_data": 2, "learn": 1, "plan": 2},
    "pre_activity": {"recruit_mule": 3, "recruit_enabler": 1, "panel_builder": 1, "hoster": 1},
    "activity": {"caller": 2, "spammer": 2, "programmer": 1, "document_forger": 1},
    "post_activity": {"casher": 3, "launder": 2, "exchanger": 1, "sell_data": 1},
    "exit": {"launder": 2, "runner": 1, "exchanger": 1},
}
BY_ONLINE = {
    "buy_tool": 0.8, "buy_data": 0.8, "learn": 0.7, "plan": 0.3, "recruit_mule": 0.4, "recruit_enabler": 0.4,
    "panel_builder": 0.9, "hoster": 0.9, "spammer": 0.9, "programmer": 0.9, "document_forger": 0.4, "casher": 0.05,
    "launder": 0.3, "exchanger": 0.6, "sell_data": 0.8, "runner": 0.0, "caller": 0.0,
}  # fmt: skip
"""Share of each that is done online where everything online has strength 1: invented."""
DONE_BY = {
    "recruit_mule": ("recruited_enabler", "core"), "casher": ("recruited_enabler", "money_mule"),
    "programmer": ("professional_enabler", "core"), "panel_builder": ("professional_enabler", "core"),
    "hoster": ("professional_enabler", "core"), "document_forger": ("professional_enabler", "core"),
    "exchanger": ("professional_enabler", "core"), "caller": ("recruited_enabler", "core"),
    "runner": ("money_mule", "recruited_enabler"),
}  # fmt: skip
SERVES = {True: ("plan", "face_to_face"), False: ("learn", "private_chat")}
"""What is done offline that an online activity needs, and online that an offline one needs, where nothing is yet."""
BY_PHONE = "caller"
ON_FORUM = ("buy_tool", "buy_data", "sell_data", "learn")


@dataclass(slots=True)
class _Done:
    """What was done so far: by medium, and whether it needs the other medium, itself or through what it needs."""

    activities: list[Activity] = field(default_factory=list)
    needing: dict[int, bool] = field(default_factory=dict)

    def alike(self, *, online: bool) -> list[int]:
        """What was done online, or face to face."""
        held = ONLINE if online else ("face_to_face",)
        return [one.number for one in self.activities if one.medium in held]


def act(scene: Scene, running: Running, spells: Spells) -> None:
    """Everything that is done, in the order of the script and of days."""
    life, dice, done = running.life, scene.dice, _Done()
    length = (life.ended - life.founded) / len(SCRIPT)
    for number, (phase, functions) in enumerate(SCRIPT.items()):
        days = sorted(life.founded + int((number + dice.random()) * length) for _ in range(_count(scene)))
        for day in days:
            _do(scene, running, spells, done, phase, dice.weighted(functions), day)
    life.activities = done.activities


def _count(scene: Scene) -> int:
    """One in each phase and more, so that the mean is that of the settings."""
    mean = scene.settings.activities
    return 1 + scene.dice.poisson(mean - 1) if mean >= 1 else int(scene.dice.chance(mean))


def _do(
    scene: Scene, running: Running, spells: Spells, done: _Done, phase: str, function: str, day: int
) -> None:  # fmt: skip
    """Do something, after what it needs: whether it needs the other medium is settled first."""
    dice, settings = scene.dice, scene.settings
    online = dice.chance(at_odds(BY_ONLINE[function], scene.online))
    share = settings.needs_offline if online else settings.needs_online
    needs = dice.chance(share) and function != BY_PHONE and (online or scene.online > 0)
    others = done.alike(online=not online)
    if needs and not others:
        serving, medium = SERVES[online]
        others = [_enter(scene, running, spells, done, (phase, serving, medium), (), day)]
        done.needing[others[0]] = False
    same = [number for number in done.alike(online=online) if not done.needing[number]]
    depends = [dice.pick(others)] if needs else []
    if same and dice.chance(0.6):
        depends.append(dice.pick(same))
    medium = _medium(function, online=online)
    number = _enter(scene, running, spells, done, (phase, function, medium), tuple(sorted(depends)), day)
    done.needing[number] = needs


def _medium(function: str, *, online: bool) -> str:
    if online:
        return "public_online" if function in ON_FORUM else "private_chat"
    return "phone" if function == BY_PHONE else "face_to_face"


def _enter(
    scene: Scene, running: Running, spells: Spells, done: _Done, what: tuple[str, str, str],
    depends: tuple[int, ...], day: int,
) -> int:  # fmt: skip
    phase, function, medium = what
    there = there_at(spells, day, *DONE_BY.get(function, ("core",))) or there_at(spells, day)
    first = scene.dice.pick(there) if there else running.life.joinings[0].person
    second = scene.dice.pick(there) if there and scene.dice.chance(0.4) else first
    place = _place(scene, first, medium, day)
    number = scene.count("activity")
    done.activities.append(
        Activity(number, phase, function, medium, place, tuple(sorted({first, second})), depends, day)
    )
    return number


def _place(scene: Scene, person: int, medium: str, day: int) -> int | None:
    if medium == "public_online":
        places = scene.open_at(scene.forums, day)
        return scene.dice.pick(places).number if places else None
    if medium == "face_to_face" and scene.dice.chance(0.5):
        circles = scene.agents[person].circles
        held = [circles[kind] for kind in ("cafe_bar", "street_square", "workplace") if kind in circles]
        return scene.dice.pick(held) if held else None
    return None
