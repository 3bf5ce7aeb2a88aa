"""Which days of each place and venue the exports cover, and where posts may be missing."""

import polars as pl

from inroads.answers.finding import Finding, Record
from inroads.answers.pictures import calendar_picture
from inroads.answers.post_calendar import LIMIT, Calendar, calendars, told_day
from inroads.answers.sheet import Sheet
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.store.held_posts import CUT_OFF, HeldPosts
from inroads.store.room_names import RoomNames, spot_name
from inroads.store.threads import PRIVATE

ROUND = 500
"""An export that holds a whole multiple of so many posts may have met a limit of whoever made it."""

MOST_ROWS = 30
"""Rows of the picture."""

RAREST = 10**9


def coverage(view: View) -> Finding:
    """Per place and venue: days covered, seen, silent, gaps, suspected holes; per export: whether it was cut short."""
    sheet, held = Sheet(), view.posts
    hidden = _private(held) if held and not held.shows_persons else set()
    found = [one for one in calendars(held) if one.spot not in hidden] if held else []
    cut = [one for one in _exports(held) if (one["place"], one["venue"]) not in hidden] if held else []
    for one in found:
        sheet.add(("coverage", *_name(one)), _covered(one), (), ())
    for one in found:
        _add_spans(sheet, one)
    for number, record in enumerate(cut):
        sheet.add(("exports", number), record, (), ())
    names = held.room_names if held else {}
    sheet.name_rooms(names)
    return sheet.finding(
        view,
        id="places.coverage",
        question=_("Which days of each online meeting place do the exports cover?"),
        unit="place",
        n=sum(one.spot[1] is None for one in found),
        answer=_answer(found, cut),
        picture=calendar_picture(_rows(found, names)),
        caveats=[*_drawn(found), *_caveats()] if found else [no_posts()],
        parameters={"hole_chance": LIMIT} if found else {},
    )


def _private(held: HeldPosts) -> set[tuple[str, str | None]]:
    """The rooms of private messages, whose names may be those of two accounts."""
    private = held.scan().filter((pl.col("kind") == PRIVATE) & pl.col("venue").is_not_null())
    return set(private.select("place", "venue").unique().collect().iter_rows())


def no_posts() -> str:
    """What is said where there are no dated posts."""
    return _("The study holds no dated posts of online meeting places.")


def _caveats() -> list[str]:
    return [
        _(
            "A day is covered from the first to the last post that one export holds of the place or venue. A covered"
            " day without a post is silent, not missing; a gap is a day between two exports that neither covers."
            " The dump of a forum covers all its rooms up to the day it was written, or else to its last post."
            " What lies before the first and after the last covered day is not known."
        ),
        _(
            "A suspected hole is a run of silent days so long that, at the venue's own rate on either side, the chance"
            " of any such run in the whole study is below {limit}. Holidays, a site that was down and bursts of talk"
            " are suspected too; a hole in a venue that is mostly silent is not seen.",
            limit=numeral(LIMIT),
        ),
        _(
            "An export is suspected to be cut short where its reader met its end too early, or where it holds a whole"
            " multiple of {round} posts, which by chance one in {round} does.",
            round=numeral(ROUND),
        ),
    ]


def _name(one: Calendar) -> tuple[str, ...]:
    return tuple(part for part in one.spot if part is not None)


def _spot(one: Calendar) -> Record:
    return {"place": one.spot[0], "venue": one.spot[1]}


def _covered(one: Calendar) -> Record:
    gaps = one.gaps
    return {
        "kind": "coverage",
        **_spot(one),
        "exports": one.exports,
        "posts": int(one.counts.sum()),
        "first": told_day(one.spans[0][0]),
        "last": told_day(one.spans[-1][1]),
        "days_covered": one.covered,
        "days_seen": len(one.seen),
        "days_silent": one.covered - len(one.seen),
        "days_gap": sum(last - first + 1 for first, last in gaps),
        "gaps": len(gaps),
        "holes": len(one.holes),
    }


def _add_spans(sheet: Sheet, one: Calendar) -> None:
    for first, last in one.gaps:
        record = {"kind": "gaps", **_spot(one), "from": told_day(first), "to": told_day(last), "days": last - first + 1}
        sheet.add(("gaps", *_name(one), first), record, (), ())
    for hole in one.holes:
        first, last = hole.span
        record = {
            "kind": "holes",
            **_spot(one),
            "from": told_day(first),
            "to": told_day(last),
            "days": last - first + 1,
            "sign": "apart" if hole.apart else "silence",
            "one_in": RAREST if hole.bound < 1 / RAREST else int(1 / hole.bound),
        }
        sheet.add(("holes", *_name(one), first), record, (), ())


def _exports(held: HeldPosts) -> list[Record]:
    """Exports that may have been cut short, with the reason."""
    by_venue = held.days.group_by("export", "place", "venue").agg(pl.sum("posts"), pl.max("last"))
    totals = by_venue.group_by("export").agg(pl.sum("posts"), pl.max("last"), venues=pl.len())
    whole = held.exports.join(totals, on="export").with_columns(place=None, venue=None)
    inside = held.exports.join(by_venue.join(totals.filter(pl.col("venues") > 1), on="export", how="semi"), on="export")
    is_round = (pl.col("posts") >= ROUND) & (pl.col("posts") % ROUND == 0)
    told = [
        *((row, CUT_OFF) for row in whole.filter(CUT_OFF).iter_rows(named=True)),
        *((row, "round_number") for row in whole.filter(is_round).iter_rows(named=True)),
        *(
            (row, "round_number")
            for row in inside.filter(is_round).sort("name", "place", "venue").iter_rows(named=True)
        ),
    ]
    return [
        {
            "kind": "exports",
            "name": row["name"],
            "place": row["place"],
            "venue": row["venue"],
            "posts": row["posts"],
            "last": row["last"].strftime("%Y-%m-%d %H:%M"),
            "sign": sign,
        }
        for row, sign in told
    ]


def _answer(found: list[Calendar], cut: list[Record]) -> str:
    places = [one for one in found if one.spot[1] is None]
    if not places:
        return no_posts()
    covered, seen = sum(one.covered for one in places), sum(len(one.seen) for one in places)
    return _(
        "Places: {places}. Days covered, added over them: {covered}, of which with posts {seen} and silent {silent};"
        " days in gaps between exports: {gap}. Suspected holes: {holes}; exports that may be cut short: {cut}.",
        places=numeral(len(places)),
        covered=numeral(covered),
        seen=numeral(seen),
        silent=numeral(covered - seen),
        gap=numeral(sum(last - first + 1 for one in places for first, last in one.gaps)),
        holes=numeral(sum(len(one.holes) for one in found)),
        cut=numeral(len({record["name"] for record in cut})),
    )


WEEKS_FROM, MONTHS_FROM = 200, 1800
"""A picture of more days than this is drawn by week, by month."""

RANKS = ("silent", "seen", "gap", "hole")
"""What a bin of several days is shown as: the last of these that occurs in it."""


def _largest(found: list[Calendar]) -> list[Calendar]:
    """The spots with most posts, in their order."""
    largest = sorted(found, key=lambda one: -int(one.counts.sum()))[:MOST_ROWS]
    return [one for one in found if one in largest]


def _bounds(shown: list[Calendar]) -> tuple[int, int, int]:
    """The first day of the picture, the day after its last, and how many days a bin has."""
    begin, end = min(one.spans[0][0] for one in shown), max(one.spans[-1][1] for one in shown) + 1
    return begin, end, 1 if end - begin <= WEEKS_FROM else 7 if end - begin <= MONTHS_FROM else 30


def _drawn(found: list[Calendar]) -> list[str]:
    """What the picture leaves out."""
    shown = _largest(found)
    width = _bounds(shown)[2]
    told = []
    if width > 1:
        told.append(
            _(
                "The picture is drawn in steps of {days} days: a step with one post looks like one with posts on every"
                " day, and a step with a gap or a suspected hole is drawn as that. The table counts days.",
                days=numeral(width),
            )
        )
    if len(shown) < len(found):
        told.append(
            _(
                "The picture shows the places and venues with most posts: {shown} of {of}.",
                shown=numeral(len(shown)),
                of=numeral(len(found)),
            )
        )
    return told


def _rows(found: list[Calendar], names: RoomNames) -> list[Record]:
    """For the picture: bins of days that look alike, run together, for the spots with most posts."""
    shown = _largest(found)
    if not shown:
        return []
    begin, end, width = _bounds(shown)
    return [
        {
            "spot": spot_name(*one.spot, names),
            "state": state,
            "from": told_day(begin + first * width),
            "to": told_day(min(begin + (last + 1) * width, end)),
        }
        for one in shown
        for state, first, last in _bins(one, begin, end - begin, width)
    ]


def _bins(one: Calendar, begin: int, days: int, width: int) -> list[tuple[str, int, int]]:
    import numpy as np

    rank = np.full(days, -1)
    for first, last in one.spans:
        rank[first - begin : last - begin + 1] = RANKS.index("silent")
    rank[one.seen - begin] = RANKS.index("seen")
    for name, spans in (("gap", one.gaps), ("hole", [hole.span for hole in one.holes])):
        for first, last in spans:
            rank[first - begin : last - begin + 1] = RANKS.index(name)
    padded = np.concatenate([rank, np.full(-days % width, -1)]).reshape(-1, width).max(axis=1)
    cuts = np.flatnonzero(np.diff(padded)) + 1
    bounds = zip([0, *cuts.tolist()], [*cuts.tolist(), len(padded)], strict=True)
    return [(RANKS[padded[first]], first, last - 1) for first, last in bounds if padded[first] >= 0]


FINDINGS = (coverage,)
