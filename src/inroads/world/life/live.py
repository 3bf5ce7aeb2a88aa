"""Live through one invented field: the log of everything that happened in it."""

import math

import numpy as np

from inroads.world.dice import Dice
from inroads.world.life.everyday import characterise, live_on
from inroads.world.life.founding import found
from inroads.world.life.growth import grow
from inroads.world.life.leaving import close
from inroads.world.life.running import Running
from inroads.world.life.scene import Scene
from inroads.world.life.several import engage
from inroads.world.life.succession import merge_some, plan_split
from inroads.world.life.web import build_web
from inroads.world.log import Log
from inroads.world.settings import Settings

MOST = 4
"""So many times the networks that should do are lived at most, where hardly any can be seen."""


def live(settings: Settings, rng: np.random.Generator) -> Log:
    """As many networks as it takes for ``settings.networks`` of them, of those police can see, to come into files."""
    scene = Scene(settings, Dice(rng))
    seen = (1 - settings.hidden) * (1 - settings.forum_only)
    least = math.ceil(settings.networks / max(settings.investigated, 0.01))
    networks = math.ceil(least / max(seen, 0.02))
    build_web(scene, networks)
    lived = _all(scene, networks)
    merge_some(scene, lived)
    for running in lived:
        live_on(scene, running)
        scene.log.networks.append(running.life)
    return scene.log


def _all(scene: Scene, networks: int) -> list[Running]:
    """Networks from founding to end, with those that come out of them."""
    lived: list[Running] = []
    seen = 0
    while len(lived) < networks or (seen < scene.settings.networks and len(lived) < MOST * networks):
        more = _one(scene)
        lived += more
        seen += sum(not (one.life.hidden or one.life.forum_only) for one in more)
    return lived


def _one(scene: Scene) -> list[Running]:
    running = found(scene)
    characterise(scene, running)
    grow(scene, running)
    new: list[Running] = []
    plan_split(scene, running, new)
    _to_the_end(scene, running)
    for one in new:
        _to_the_end(scene, one)
    return [running, *new]


def _to_the_end(scene: Scene, running: Running) -> None:
    running.live_through()
    close(scene, running)
    engage(scene, running)
