"""What changed in online meeting places since a day: counts beside limits and coverage and, where allowed, persons."""

from typing import Any

import polars as pl

from inroads.answers.finding import Finding, Record
from inroads.answers.now_contacts import first_contacts, personas_in_networks
from inroads.answers.now_counts import NOVEL, SIGNALS, Counted, Counts, Quiet, counts_of
from inroads.answers.now_events import (
    EVENTS,
    SILENCE,
    comings_and_goings,
    covered_days,
    dated_posts,
    posts_with_signs,
)  # fmt: skip
from inroads.answers.now_told import now_answer, now_caveats
from inroads.answers.place_coverage import no_posts
from inroads.answers.post_calendar import Calendar, Span, Spot, day_of, room_calendars, told_day
from inroads.answers.sheet import Sheet
from inroads.errors import InputError
from inroads.involvement.view import View
from inroads.language import _
from inroads.model.when import When
from inroads.stats.alarm_limit import ALPHA, MONTH
from inroads.store.held_posts import HeldPosts

FEWEST_PERSONAS = 5
"""A room of fewer personas is not shown where persons are not: its counts would tell of single ones."""

MOST_SHOWN = 500
"""Events listed one by one, the newest of each signal first."""

RAREST = 10**9


def now(view: View, since: str = "", until: str = "", alpha: float = ALPHA) -> Finding:
    """What changed from ``since`` to ``until`` (EDTF): by default in the last four weeks of which exports tell.

    ``alpha`` is the chance of any false alarm per four weeks, over all rooms and signals. Persons are listed only in
    a study of mode ``operational``.
    """
    held = view.posts
    rooms = room_calendars(held) if held else []
    if not rooms or held is None:
        return _finding(view, Sheet(), no_posts(), [no_posts()], {})
    period = _period(rooms, since, until)
    known = personas_in_networks(view)
    events = _events(held, rooms, known, period)
    few = set() if held.shows_persons else _few(events)
    shown = [one for one in rooms if one.spot not in few]
    asked = [signal for signal in SIGNALS if signal != "first_contacts" or not known.is_empty()]
    counts = counts_of(shown, held, events, asked, period, alpha)
    sheet = Sheet()
    _add_counts(sheet, counts, period, {one.spot: one.suspected(*period) for one in shown})
    told = _seen(events, shown, period) if held.shows_persons else []
    for number, record in enumerate(told[:MOST_SHOWN]):
        sheet.add(("seen", number), record, (), ())
    sheet.name_rooms(held.room_names)
    parameters = {"since": told_day(period[0]), "until": told_day(period[1]), "alpha": alpha, "looks": counts.looks}
    caveats = now_caveats(
        shows_persons=held.shows_persons,
        few=len(few),
        more=max(0, len(told) - MOST_SHOWN),
        known=known["persona"].n_unique(),
        alpha=alpha,
        looks=counts.looks,
        signs=held.signs.file,
    )
    return _finding(
        view,
        sheet,
        now_answer(counts, period, held.room_names),
        caveats,
        parameters,
        len({one.spot[0] for one in rooms}),
    )


def _finding(
    view: View, sheet: Sheet, answer: str, caveats: list[str], parameters: dict[str, Any], places: int = 0
) -> Finding:
    return sheet.finding(
        view,
        id="places.now",
        question=_("What changed in the online meeting places of late?"),
        unit="place",
        n=places,
        answer=answer,
        caveats=caveats,
        parameters=parameters,
    )


def _period(rooms: list[Calendar], since: str, until: str) -> Span:
    """First and last day asked for."""
    begin = When.read(since).earliest if since else None
    end = When.read(until).latest if until else None
    last = end.toordinal() if end else max(one.spans[-1][1] for one in rooms)
    first = begin.toordinal() if begin else last - MONTH + 1
    if first > last:
        raise InputError(
            _("The period ends before it begins: {since} to {until}.", since=told_day(first), until=told_day(last)),
            do=_("Exports tell of days up to {last}.", last=told_day(max(one.spans[-1][1] for one in rooms))),
        )
    return first, last


def _events(held: HeldPosts, rooms: list[Calendar], known: pl.DataFrame, period: Span) -> pl.DataFrame:
    """All events up to the end of the period: what comes after it is not looked at."""
    posts = dated_posts(held).filter(pl.col("day") <= day_of(period[1]))
    covered = covered_days(rooms).filter(pl.col("day") <= day_of(period[1]))
    return pl.concat(
        [comings_and_goings(posts, covered), posts_with_signs(posts, held.signs.signs), first_contacts(posts, known)]
    )


def _few(events: pl.DataFrame) -> set[Spot]:
    """Rooms in which fewer personas than may be shown ever posted."""
    personas = events.filter(pl.col("signal") == "new_personas").group_by("place", "venue").agg(n=pl.len())
    return set(personas.filter(pl.col("n") < FEWEST_PERSONAS).select("place", "venue").iter_rows())


def _add_counts(sheet: Sheet, counts: Counts, period: Span, suspected: dict[Spot, int]) -> None:
    covered = {one.spot for one in counts.posts if one.days}
    for one in (*counts.posts, *counts.counted):
        if one.spot in covered or (one.signal == "posts" and len(one.past)):
            sheet.add((one.signal, *_name(one.spot)), _counted(one, period, suspected[one.spot]), (), ())
    for quiet in counts.quiet:
        sheet.add(("silent", *_name(quiet.spot)), _quiet(quiet), (), ())


def _name(spot: Spot) -> tuple[str, ...]:
    return tuple(part for part in spot if part is not None)


def _counted(one: Counted, period: Span, suspected: int) -> Record:
    past = len(one.past)
    return {
        "kind": "signals",
        "signal": one.signal,
        "place": one.spot[0],
        "venue": one.spot[1],
        "n": one.count,
        "days_covered": one.days,
        "days_asked": period[1] - period[0] + 1,
        "days_suspected": suspected,
        "limit": one.limit,
        "alarm": None if one.signal == "posts" else one.alarm,
        "per_day": round(one.count / one.days, 4) if one.days else None,
        "days_before": past,
        "per_day_before": round(float(one.past.sum()) / past, 4) if past else None,
    }


def _quiet(one: Quiet) -> Record:
    rare = None if one.chance is None else RAREST if one.chance < 1 / RAREST else int(1 / one.chance)
    return {
        "kind": "silent",
        "place": one.spot[0],
        "venue": one.spot[1],
        "last": told_day(one.last),
        "days_silent": one.days,
        "one_in": rare,
        "alarm": one.alarm,
    }


def _seen(events: pl.DataFrame, rooms: list[Calendar], period: Span) -> list[Record]:
    """What is counted, one by one: who, where, when, and the post in which it is seen."""
    covered = covered_days(rooms).select("place", "venue", "day", "age")
    placed = events.filter(pl.col("day").is_between(day_of(period[0]), day_of(period[1]))).join(
        covered, on=["place", "venue", "day"], nulls_equal=True
    )
    is_old = ~pl.col("signal").is_in(NOVEL) | (pl.col("age") >= SILENCE)
    rank = pl.col("signal").replace_strict({name: place for place, name in enumerate(SIGNALS)}, return_dtype=pl.Int8)
    kept = placed.filter(is_old).with_columns(rank=rank)
    ordered = kept.sort("rank", "day", "passage", descending=[False, True, False]).select(EVENTS.names())
    rows = ordered.with_columns(pl.col("day").dt.to_string("iso")).iter_rows(named=True)
    return [{"kind": "seen", **row} for row in rows]


FINDINGS = (now,)
