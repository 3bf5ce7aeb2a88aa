"""An invented field: its case files, posts, interviews and dossiers, and the truth behind them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from inroads.world.case import cases_of
from inroads.world.dice import Dice
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Rows
from inroads.world.trace.police import choose
from inroads.world.trace.texts import Texts, write_texts
from inroads.world.trace.write import write_rows
from inroads.world.truth.truth import must_be_seen, none_in_files, truth_of

LIFE_STREAM, TRACE_STREAM, POLICE_STREAM = 0, 2, 20


@dataclass(frozen=True)
class Field:
    """Rows of the case files by table; all other texts; the truth, ready for JSON; the log of what happened."""

    rows: Rows
    texts: Texts
    truth: dict[str, Any]
    log: Log

    @property
    def sheets(self) -> Rows:
        """The sheets of the workbook: the rows of the case files, with all sources and instruments there are."""
        more = self.texts.sources
        return {table: [*rows, *more.get(table, [])] for table, rows in self.rows.items()}


def make_field(settings: Settings) -> Field:
    """Live through a field, write its files and say what is true of it; the same settings give the same field.

    >>> from inroads.world.family import read_family
    >>> field = make_field(read_family("plain", networks=3, target_networks=10))
    >>> len(field.rows["networks"]), field.truth["family"]
    (3, 'plain')
    """
    must_be_seen(settings)
    log = live(settings, np.random.default_rng([settings.seed, LIFE_STREAM]))
    choose(settings, log, Dice(np.random.default_rng([settings.seed, POLICE_STREAM])))
    names = Names(log)
    cases = cases_of(log, investigated_only=True)
    if not cases:
        raise none_in_files(settings)
    rows = write_rows(settings, log, cases, names, np.random.default_rng([settings.seed, TRACE_STREAM]))
    texts = write_texts(settings, log, cases_of(log), names)
    return Field(rows, texts, truth_of(settings, log, names, rows, texts), log)
