"""Counts of what happened in a period beside their limits: by room and signal, over covered days alone."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.answers.now_events import ROOM, SILENCE
from inroads.answers.post_calendar import EPOCH, Calendar, Ints, Span, Spot, merged
from inroads.stats.alarm_limit import MONTH, alarm_limits, block_of
from inroads.stats.intervals import Array
from inroads.store.held_posts import HeldPosts

LONGEST_PAST = 364
"""Covered days before the period of which the limit is made: the last year of them, in whole weeks."""

NOVEL = ("new_personas", "arrivals", "departures")
"""Signals that need a past to be told: the first 30 covered days of each unbroken stretch are left out."""

SIGNALS = (*NOVEL, "first_contacts", "recruiting", "channel_shifts")


@dataclass(frozen=True)
class Counted:
    """One signal in one room: its daily counts before, how many in the period, over how many covered days of it."""

    spot: Spot
    signal: str
    past: Array
    count: int
    days: int
    limit: float | None = None

    @property
    def alarm(self) -> str:
        """How the count lies to its limit, or why there is none."""
        if not self.days:
            return "no_day"
        if self.limit is None:
            return "too_short"
        return "above" if self.count > self.limit else "within"


@dataclass(frozen=True)
class Quiet:
    """A room without a post at the end of the period: the last post, how many covered days since, how improbable."""

    spot: Spot
    last: int
    days: int
    chance: float | None
    alarm: str


@dataclass(frozen=True)
class Counts:
    """All counts of a period, and over how many looks the chance of a false alarm was shared out."""

    counted: list[Counted]
    posts: list[Counted]
    quiet: list[Quiet]
    looks: int


def counts_of(
    rooms: list[Calendar], held: HeldPosts, events: pl.DataFrame, asked: Iterable[str], period: Span, alpha: float
) -> Counts:
    """Count the signals asked for; ``alpha`` is the chance of any false alarm per four weeks, over all of them."""
    by = _by_series(events)
    windows = {one.spot: _Windows(one, period) for one in rooms}
    series = [
        windows[one.spot].counted(signal, *by.get((signal, *one.spot), _NOTHING)) for signal in asked for one in rooms
    ]
    reach = _reach(held, rooms)
    ends = [(one, _quiet_days(one, reach[one.spot], period[1])) for one in rooms]
    posts = [windows[one.spot].counted("posts", one.seen, one.counts) for one in rooms]
    silent = [(one, days, told) for (one, days), told in zip(ends, posts, strict=True) if one.seen[-1] < period[1]]
    has_limit = [bool(block_of(len(one.past)) and one.days) for one in series]
    looks = sum(has_limit) + sum(bool(block_of(len(told.past)) and days) for _one, days, told in silent)
    per_look = alpha * min(1.0, (period[1] - period[0] + 1) / MONTH)
    limits = alarm_limits([one.past for one in series], [one.days for one in series], per_look, looks).limit
    with_limits = [
        Counted(one.spot, one.signal, one.past, one.count, one.days, None if np.isnan(limit) else float(limit))
        for one, limit in zip(series, limits, strict=True)
    ]
    before = [_quiet_days(one, reach[one.spot], period[0] - 1) for one, *_ in silent]
    return Counts(with_limits, posts, _quiet(silent, before, per_look, looks), looks)


def _quiet(silent: list[tuple[Calendar, int, Counted]], before: list[int], per_look: float, looks: int) -> list[Quiet]:
    """``before`` are the silent days that each place had when the period began."""
    past = [told.past for *_, told in silent]
    chances = alarm_limits(past, [days for _, days, _ in silent], per_look, looks).none
    then = alarm_limits(past, before, per_look, looks).none
    tail = per_look / max(looks, 1)
    found = []
    for (one, days, _told), chance, old in zip(silent, chances, then, strict=True):
        sure = not np.isnan(chance)
        rare = "before" if old <= tail else "above"
        alarm = "no_day" if not days else "too_short" if not sure else rare if chance <= tail else "within"
        found.append(Quiet(one.spot, int(one.seen[-1]), days, float(chance) if sure else None, alarm))
    return found


_NOTHING: tuple[Ints, Ints] = (np.array([], dtype=np.int64), np.array([], dtype=np.int64))


class _Windows:
    """The covered days of a room before and in the period, all of them and those on which something can be new."""

    def __init__(self, one: Calendar, period: Span) -> None:
        self._spot = one.spot
        old = [np.arange(first + SILENCE, last + 1) for first, last in one.spans]
        self._parts = {False: _parted(one.days, period), True: _parted(np.concatenate(old), period)}

    def counted(self, signal: str, days: Ints, counts: Ints) -> Counted:
        past, coming = self._parts[signal in NOVEL]
        return Counted(self._spot, signal, _on(past, days, counts), int(_on(coming, days, counts).sum()), len(coming))


def _parted(days: Ints, period: Span) -> tuple[Ints, Ints]:
    return days[days < period[0]][-LONGEST_PAST:], days[(days >= period[0]) & (days <= period[1])]


def _on(wanted: Ints, days: Ints, counts: Ints) -> Array:
    """The counts on each of the wanted days."""
    found = np.zeros(len(wanted))
    if len(wanted) and len(days):
        at = np.minimum(np.searchsorted(days, wanted), len(days) - 1)
        found = np.where(days[at] == wanted, counts[at], 0).astype(float)
    return found


def _by_series(events: pl.DataFrame) -> dict[tuple[str, str, str | None], tuple[Ints, Ints]]:
    """By signal and room the days on which it occurred, in order, and how often."""
    daily = events.group_by("signal", *ROOM, "day").agg(n=pl.len()).sort("day")
    listed = (
        daily.with_columns(day=pl.col("day").to_physical().cast(pl.Int64) + EPOCH)
        .group_by("signal", *ROOM)
        .agg("day", "n")
    )
    return {
        (signal, place, venue): (np.array(days, dtype=np.int64), np.array(n, dtype=np.int64))
        for signal, place, venue, days, n in listed.iter_rows()
    }


def _reach(held: HeldPosts, rooms: list[Calendar]) -> dict[Spot, list[Span]]:
    """By room the days from the first to the last post, of whatever room, of each export that holds it."""
    ends = held.days.group_by("export").agg(first=pl.min("day"), last=pl.max("day"))
    told = held.days.select("export", *ROOM).unique().join(ends, on="export")
    found: dict[Spot, list[Span]] = {one.spot: [] for one in rooms}
    for _export, place, venue, first, last in told.iter_rows():
        spot = (place, venue) if (place, venue) in found else (place, None)
        if spot in found:
            found[spot].append((first.toordinal(), last.toordinal()))
    return {spot: merged(spans) for spot, spans in found.items()}


def _quiet_days(one: Calendar, reach: list[Span], end: int) -> int:
    """Days after the last post up to a day that an export holding the room reaches."""
    begin = int(one.seen[-1]) + 1
    return sum(max(0, min(last, end) - max(first, begin) + 1) for first, last in reach)
