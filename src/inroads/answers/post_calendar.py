"""Of which days the exports of a place or venue tell, by what they hold: seen, silent, a gap, a suspected hole.

A day of the span from the first to the last post that an export holds of a venue is covered by it; the dump of a site
covers each venue up to the day it was written. A covered day without a post is silent, not missing; a day between two
spans is a gap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from inroads.stats.silent_runs import silent_runs
from inroads.store.held_posts import UNTIL, HeldPosts

Ints = NDArray[np.int64]
Span = tuple[int, int]
"""First and last day, as ordinals."""

Spot = tuple[str, str | None]
"""A place and, where it is a room of it, the venue."""

LIMIT = 0.01
"""A run of silence is a suspected hole where the chance of any such run in the whole study is below this."""

EPOCH = date(1970, 1, 1).toordinal()

CHATS = ("channel", "chat")
"""Kinds of venue that are exported one by one, so that each is looked at on its own."""


@dataclass(frozen=True)
class Hole:
    """A run of silent days that is improbable; ``apart``: only few days with posts lie on one side of it."""

    span: Span
    empty: float
    bound: float
    apart: bool


@dataclass(frozen=True)
class Calendar:
    """What is told of one spot: its spans in order, the days with posts and how many they hold, suspected holes."""

    spot: Spot
    exports: int
    spans: tuple[Span, ...]
    seen: Ints
    counts: Ints
    holes: tuple[Hole, ...] = ()

    @property
    def covered(self) -> int:
        """Days covered."""
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def gaps(self) -> list[Span]:
        """Days between spans."""
        pairs = zip(self.spans, self.spans[1:], strict=False)
        return [(before[1] + 1, after[0] - 1) for before, after in pairs]

    def suspected(self, first: int, last: int) -> int:
        """Days of a period that lie in suspected holes."""
        held = [hole.span for hole in self.holes]
        return sum(max(0, min(last, end) - max(first, begin) + 1) for begin, end in held)

    @property
    def days(self) -> Ints:
        """All covered days."""
        return np.concatenate([np.arange(first, last + 1) for first, last in self.spans])


def calendars(held: HeldPosts) -> list[Calendar]:
    """One calendar per place and, where a place has several, one per venue; with the suspected holes of each."""
    by_place = spot_days(held.days.with_columns(venue=pl.lit(None, dtype=pl.String)), held)
    rooms = held.days.group_by("place").agg(several=pl.col("venue").n_unique() > 1).filter("several")
    by_venue = spot_days(held.days.filter(pl.col("venue").is_not_null()).join(rooms, on="place", how="semi"), held)
    found = sorted([*_read(by_place), *_read(by_venue)], key=_place)
    return [_with_holes(one, len(found)) for one in found]


def room_calendars(held: HeldPosts) -> list[Calendar]:
    """One calendar per place, chats and channels apart; with the suspected holes of each."""
    found = sorted(_read(spot_days(in_rooms(held.days.lazy(), held).collect(), held)), key=_place)
    return [_with_holes(one, len(found)) for one in found]


def _place(one: Calendar) -> tuple[str, str]:
    return one.spot[0], one.spot[1] or ""


def in_rooms(rows: pl.LazyFrame, held: HeldPosts) -> pl.LazyFrame:
    """Rows with a place and a venue: the venue stays where it is a chat or channel, and is null elsewhere."""
    chats = held.venues.filter(pl.col("kind").is_in(CHATS)).select("place", "venue", is_chat=pl.lit(value=True))
    if chats.is_empty():
        return rows.with_columns(venue=pl.lit(None, dtype=pl.String))
    told = rows.join(chats.lazy(), on=["place", "venue"], how="left")
    return told.with_columns(venue=pl.when("is_chat").then("venue")).drop("is_chat")


def spot_days(days: pl.DataFrame, held: HeldPosts) -> pl.DataFrame:
    """Per spot its spans by export, and the posts of its days: the most that one export holds of a day."""
    told = days.group_by("place", "venue", "export", "day").agg(pl.sum("posts"))
    ends = held.exports.select("export", UNTIL)
    spans = (
        told.group_by("place", "venue", "export")
        .agg(first=pl.min("day"), last=pl.max("day"))
        .join(ends, on="export", how="left")
        .with_columns(last=pl.max_horizontal("last", UNTIL))
    )
    by_day = told.group_by("place", "venue", "day").agg(pl.max("posts")).sort("day")
    name = ["place", "venue"]
    return (
        by_day.group_by(name)
        .agg("day", "posts")
        .join(spans.sort("first").group_by(name).agg("first", "last"), on=name, nulls_equal=True)
    )


def _read(rows: pl.DataFrame) -> Iterator[Calendar]:
    for place, venue, day, posts, first, last in rows.iter_rows():
        spans = merged([(one.toordinal(), other.toordinal()) for one, other in zip(first, last, strict=True)])
        seen = np.array([one.toordinal() for one in day], dtype=np.int64)
        yield Calendar((place, venue), len(first), tuple(spans), seen, np.array(posts, dtype=np.int64))


def merged(spans: list[Span]) -> list[Span]:
    """Spans that meet or overlap are one.

    >>> merged([(5, 7), (1, 3), (4, 4), (9, 9)])
    [(1, 7), (9, 9)]
    """
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _with_holes(one: Calendar, spots: int) -> Calendar:
    holes = []
    for first, last in one.spans:
        inside = (one.seen >= first) & (one.seen <= last)
        counts = np.zeros(last - first + 1, dtype=np.int64)
        counts[one.seen[inside] - first] = one.counts[inside]
        runs = silent_runs(counts)
        for at in np.flatnonzero(runs.bound * spots <= LIMIT):
            begin = first + int(runs.start[at])
            span = begin, begin + int(runs.length[at]) - 1
            holes.append(Hole(span, float(runs.empty[at]), float(runs.bound[at]), bool(runs.apart[at])))
    return Calendar(one.spot, one.exports, one.spans, one.seen, one.counts, tuple(holes))


def day_of(ordinal: int) -> date:
    """The day of an ordinal."""
    return date.fromordinal(int(ordinal))


def told_day(ordinal: int) -> str:
    """The day as it is written in records."""
    return day_of(ordinal).isoformat()
