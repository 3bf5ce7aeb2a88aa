"""What changed of late, in sentences: the answer, and what must be known before it is used."""

from inroads.answers.now_counts import Counts
from inroads.answers.now_events import SILENCE
from inroads.answers.post_calendar import Span, told_day
from inroads.language import _, numeral
from inroads.store.room_names import RoomNames, spot_name

NAMED = 5
"""Alarms that the answer names."""


def signal_words() -> dict[str, str]:
    """What each signal is called."""
    return {
        "posts": _("all posts"),
        "new_personas": _("new personas"),
        "arrivals": _("arrivals"),
        "departures": _("departures"),
        "first_contacts": _("first contacts with networks"),
        "recruiting": _("recruiting words"),
        "channel_shifts": _("moves to another channel"),
    }


def now_answer(counts: Counts, period: Span, names: RoomNames) -> str:
    """How many signals stand above their limit, which, and over how many covered days."""
    words = signal_words()
    above = [one for one in counts.counted if one.alarm == "above"]
    quiet = [one for one in counts.quiet if one.alarm == "above"]
    told = [
        _(
            "From {since} to {until}: signals above their limit: {above} of {looked}; places gone silent: {quiet}.",
            since=told_day(period[0]),
            until=told_day(period[1]),
            above=numeral(len(above)),
            looked=numeral(sum(one.limit is not None for one in counts.counted)),
            quiet=numeral(len(quiet)),
        )
    ]
    told += [
        _(
            "{place}: {signal}, {n} over {days} covered days (limit {limit}).",
            place=spot_name(*one.spot, names),
            signal=words[one.signal],
            n=numeral(one.count),
            days=numeral(one.days),
            limit=numeral(one.limit or 0),
        )
        for one in above[:NAMED]
    ]
    days = period[1] - period[0] + 1
    covered = sum(one.days for one in counts.posts)
    told.append(
        _(
            "Days covered, added over places: {covered} of {of}.",
            covered=numeral(covered),
            of=numeral(days * len(counts.posts)),
        )
    )
    return " ".join(told)


def now_caveats(
    *, shows_persons: bool, few: int, more: int, known: int, alpha: float, looks: int, signs: str
) -> list[str]:
    """What must be known before a count or an alarm is used."""
    told = [
        _(
            "Counts are over covered days alone, and so is the limit: what happened on a day that no export covers is"
            " not known. A limit is such that, in places where nothing changes, any alarm at all is raised in at most"
            " {alpha} of spells of four weeks, over all {looks} looks taken together. Whoever looks more often than"
            " once in the period is alarmed falsely more often.",
            alpha=numeral(alpha),
            looks=numeral(looks),
        ),
        _(
            "A place that grows, shrinks or has its seasons is not one where nothing changes: there an alarm says that"
            " the count left its past, not why."
        ),
        _(
            "New and arriving personas, and those who left, are counted from the {days}th covered day of an unbroken"
            " stretch on: before, everybody seems new. Who left has not posted for {days} covered days.",
            days=numeral(SILENCE),
        ),
        _(
            "Recruiting and moves to another channel are words in posts, by a declared list of patterns: how many of"
            " these posts are what they seem is not known, and what says the same in other words is missed."
        ),
    ]
    if signs:
        told.append(_("The patterns are the study's own: {file}.", file=signs))
    if known:
        told.append(_("Personas judged to be somebody of a network: {n}.", n=numeral(known)))
    else:
        told.append(_("No persona is judged to be somebody of a network: first contacts with such are not counted."))
    if not shows_persons:
        told.append(_("This study is in research mode: counts per place are shown, never what single accounts did."))
    if few:
        told.append(_("Places and chats of fewer personas than may be shown, left out: {n}.", n=numeral(few)))
    if more:
        told.append(_("Events that are counted but not listed: {n}.", n=numeral(more)))
    return told
