"""Live through one invented field: the log of everything that happened in it."""

import math

import numpy as np

from inroads.world.dice import Dice
from inroads.world.life.everyday import live_on
from inroads.world.life.founding import found
from inroads.world.life.growth import grow
from inroads.world.life.scene import Scene
from inroads.world.life.web import build_web
from inroads.world.log import Log
from inroads.world.settings import Settings


def live(settings: Settings, rng: np.random.Generator) -> Log:
    """As many networks as it takes for ``settings.networks`` of them to come into the files."""
    scene = Scene(settings, Dice(rng))
    networks = max(settings.networks, math.ceil(settings.networks / max(settings.investigated, 0.01)))
    build_web(scene, networks)
    for number in range(1, networks + 1):
        running = found(scene, number)
        grow(scene, running)
        live_on(scene, running)
        scene.log.networks.append(running.life)
    return scene.log
