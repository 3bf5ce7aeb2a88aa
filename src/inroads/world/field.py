"""An invented field: the rows a coder would write, and the truth behind them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from inroads.world.case import cases_of
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Rows
from inroads.world.trace.write import write_rows
from inroads.world.truth.truth import truth_of

LIFE_STREAM, TRACE_STREAM = 0, 2


@dataclass(frozen=True)
class Field:
    """Rows by table, as written in the sheets; the truth, ready for JSON; the log of what happened."""

    rows: Rows
    truth: dict[str, Any]
    log: Log


def make_field(settings: Settings) -> Field:
    """Live through a field, write its files and say what is true of it; the same settings give the same field.

    >>> from inroads.world.settings import read_family
    >>> field = make_field(read_family("plain", networks=3, target_networks=10))
    >>> len(field.rows["networks"]), field.truth["family"]
    (3, 'plain')
    """
    log = live(settings, np.random.default_rng([settings.seed, LIFE_STREAM]))
    names = Names(log)
    cases = cases_of(log, investigated_only=True)
    rows = write_rows(settings, log, cases, names, np.random.default_rng([settings.seed, TRACE_STREAM]))
    return Field(rows, truth_of(settings, log, names, rows), log)
