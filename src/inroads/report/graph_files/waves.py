"""A graph cut into waves: in which of them a tie or a person surely was, and in which it may have been."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from inroads.errors import InputError
from inroads.graph.window import Window, inside
from inroads.language import _
from inroads.model.when import When

SURE, MAYBE = "sure", "maybe"
FEWEST = 2


@dataclass(frozen=True)
class Wave:
    """One wave, from its first to its last day."""

    number: int
    first: date
    last: date


def waves_of(told: str, edges: pl.DataFrame) -> list[Wave]:
    """The waves that a text names: ``2010..2012,2013..2015``, or into how many equal parts the dates are cut.

    Raises InputError where it names none, or dates are missing to cut.
    """
    if told.isdecimal():
        return _equal(int(told), edges)
    spans = [span(part.strip()) for part in told.split(",") if part.strip()]
    if len(spans) < FEWEST:
        raise InputError(
            _("«{text}» names no waves.", text=told),
            do=_("Write how many, or name each: 2010..2012,2013..2015."),
        )
    return [Wave(number, first, last) for number, (first, last) in enumerate(sorted(spans), start=1)]


def span(text: str) -> tuple[date, date]:
    """First and last day of ``2010..2012`` (or, as EDTF, ``2010/2012``); raises InputError."""
    first, mark, last = text.partition("..")
    told = When.read(f"{first}/{last}" if mark and first and last else text)
    if told.earliest is None or told.latest is None:
        raise InputError(_("«{text}» has no beginning or no end.", text=text), do=_("Write 2010..2012."))
    return told.earliest, told.latest


def _equal(count: int, edges: pl.DataFrame) -> list[Wave]:
    names = [name for name in ("began_earliest", "began_latest", "ended_earliest", "ended_latest") if name in edges]
    known = [day for name in names for day in (edges[name].min(), edges[name].max()) if isinstance(day, date)]
    if count < FEWEST or not known:
        raise InputError(
            _("The dates cannot be cut into {count} waves.", count=count),
            do=_("Name each wave: 2010..2012,2013..2015."),
        )
    first, last = min(known), max(known)
    days = (last - first).days + 1
    starts = [date.fromordinal(first.toordinal() + days * piece // count) for piece in range(count)]
    ends = [date.fromordinal(start.toordinal() - 1) for start in starts[1:]] + [last]
    return [Wave(number, *span) for number, span in enumerate(zip(starts, ends, strict=True), start=1)]


def in_waves(rows: pl.DataFrame, waves: Sequence[Wave]) -> pl.DataFrame:
    """The rows once for each wave in which they surely were (``sure``) or may have been (``maybe``)."""
    parts = [
        rows.with_columns(pl.lit(wave.number).alias("wave"), _state(Window(wave.first, wave.last)).alias("state"))
        for wave in waves
    ]
    return pl.concat(parts).drop_nulls("state")


def _state(window: Window) -> pl.Expr:
    return (
        pl.when(inside(window, "surely")).then(pl.lit(SURE))
        .when(inside(window, "maybe")).then(pl.lit(MAYBE))
    )  # fmt: skip
