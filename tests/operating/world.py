"""One invented world as estimators are tried on it: rows in memory, a view over them, and the log behind them."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from tests.quick_snapshot import quick_snapshot

from inroads.involvement.view import View
from inroads.world.case import Case, cases_of
from inroads.world.dice import Dice
from inroads.world.field import LIFE_STREAM, POLICE_STREAM, TRACE_STREAM, Field, make_field
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Rows
from inroads.world.trace.police import choose
from inroads.world.trace.write import write_rows


@dataclass(frozen=True)
class World:
    """A world; what is made of it is made when first asked for."""

    settings: Settings

    @cached_property
    def log(self) -> Log:
        """What happened, and which networks came into the files."""
        log = live(self.settings, self._stream(LIFE_STREAM))
        choose(self.settings, log, Dice(self._stream(POLICE_STREAM)))
        return log

    @cached_property
    def cases(self) -> list[Case]:
        """The networks of the files, as one would describe them who had seen everything."""
        return cases_of(self.log, investigated_only=True)

    @cached_property
    def names(self) -> Names:
        """How files name what the log numbers."""
        return Names(self.log)

    @cached_property
    def rows(self) -> Rows:
        """The rows of the case files; the same as those of `make_field`, without the texts."""
        return write_rows(self.settings, self.log, self.cases, self.names, self._stream(TRACE_STREAM))

    @cached_property
    def view(self) -> View:
        """The case files as findings see them."""
        return View(quick_snapshot(self.rows))

    @cached_property
    def field(self) -> Field:
        """The whole field, with its texts and its truth."""
        return make_field(replace(self.settings, target_networks=2))

    def _stream(self, number: int) -> np.random.Generator:
        return np.random.default_rng([self.settings.seed, number])


def world_of(settings: Settings, networks: int, seed: int) -> World:
    """The world of these settings with so many networks in the files."""
    return World(replace(settings, networks=networks, seed=seed))
