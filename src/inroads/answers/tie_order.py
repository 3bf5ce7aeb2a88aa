"""Which world came first where two members are tied in both: a set, for dates are intervals."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from inroads.answers.caveats import contested_caveats, pooled_caveat, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import shares_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, of_total
from inroads.answers.telephone import APART, TOGETHER
from inroads.answers.tie_worlds import Mark
from inroads.answers.tied_pairs import TiedPair, members_tied
from inroads.answers.ways import LAYERS, pooled, unknown_share
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.when import Answer, When
from inroads.stats.bounds import share_bounds

FIRSTS = ("offline", "online")
OPEN = "order_unknown"
BAND = 5
"""Years in a period."""


@dataclass(frozen=True)
class Ordered:
    """A pair tied in both worlds: those that may have come first, their layers, and when the first began."""

    pair: TiedPair
    may_be: frozenset[str]
    layers: frozenset[str]
    period: str

    @property
    def first(self) -> str:
        """The world that came first, or that the order is not known."""
        return next(iter(self.may_be)) if len(self.may_be) == 1 else OPEN


def order(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Pairs tied in both worlds by the one that came first: in all, by layer, by period."""
    rows = ordered_pairs(view, rollup)
    sheet = _sheet(rows)
    return sheet.finding(
        view,
        id="intertwinement.order",
        question=_("Where two members are tied both offline and online, which came first?"),
        unit="pair",
        n=len(rows),
        answer=_answer(rows, sheet.table),
        variants=[
            Variant(name, _sheet(ordered_pairs(view, name)).table) for name in (TOGETHER, APART) if name != rollup
        ],
        picture=_picture(view, sheet.table),
        caveats=[
            _(
                "A tie lay first where it was formed; between ties of one pair the dates decide, and where they leave"
                " both orders open the order is not known and the bounds try both. A pair counts for the layer of each"
                " of the two, and in the period in which the first of the two worlds began."
            ),
            _(
                "What began before people had means of contact online can only have begun offline: early periods say"
                " so of themselves. Files follow ties back as far as they look, which is farther for family and school"
                " than for a handle; and only ties that lasted long enough to move are here at all."
            ),
            pooled_caveat(),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup, "period_years": BAND},
    )


def ordered_pairs(view: View, rollup: str) -> list[Ordered]:
    """Every pair of members that is on record in both worlds."""
    found = []
    for one in members_tied(view, rollup):
        for pair in one.tied:
            if pair.answers == (Answer.YES, Answer.YES):
                layers = frozenset(one.layers[person] for person in pair.pair)
                found.append(Ordered(pair, first_of(pair), layers, period_of(began(pair.marks))))
    return found


def first_of(pair: TiedPair) -> frozenset[str]:
    """The worlds that may have come first: by where ties were formed, else by dates; both on one day leave it open."""
    formed = {
        world: all(
            any(mark.is_formed and mark.world == other for mark in tie.marks)
            for tie in pair.ties
            if any(mark.world == world for mark in tie.marks)
        )
        for world, other in (FIRSTS, FIRSTS[::-1])
    }
    if formed["online"] != formed["offline"]:
        return frozenset({"offline"} if formed["online"] else {"online"})
    offline, online = (began([mark for mark in pair.marks if mark.world == world]) for world in FIRSTS)
    if _surely_before(offline, online):
        return frozenset({"offline"})
    return frozenset({"online"} if _surely_before(online, offline) else FIRSTS)


def began(marks: list[Mark] | tuple[Mark, ...]) -> When:
    """When the first of several began: as early as the earliest may be, no later than the first that surely had."""
    known = [mark.when for mark in marks]
    starts = [when.earliest for when in known]
    ends = [when.latest for when in known if when.latest is not None]
    return When(None if None in starts else min(filter(None, starts), default=None), min(ends, default=None))


def _surely_before(one: When, other: When) -> bool:
    return one.before(other) is Answer.YES


def period_of(when: When) -> str:
    """The five years in which something began; unknown where it may have been in others."""
    first, last = _band(when.earliest), _band(when.latest)
    return f"{first}-{first + BAND - 1}" if first is not None and first == last else "unknown"


def _band(day: date | None) -> int | None:
    return None if day is None else day.year - day.year % BAND


def _sheet(rows: list[Ordered]) -> Sheet:
    sheet = Sheet()
    _add(sheet, "order", {}, rows)
    others = sorted({layer for row in rows for layer in row.layers} - set(LAYERS))
    for layer in (*LAYERS, *others):
        _add(sheet, "by_layer", {"layer": layer}, [row for row in rows if layer in row.layers])
    for period in sorted({row.period for row in rows}):
        _add(sheet, "by_period", {"period": period}, [row for row in rows if row.period == period])
    return sheet


def _add(sheet: Sheet, kind: str, said: Record, rows: list[Ordered]) -> None:
    """Over pairs whose order is known; those of unknown order are a row, and the bounds try it both ways."""
    named = [{"network": row.pair.network, "first": row.first} for row in rows if row.first != OPEN]
    still = len(rows) - len(named)
    for first in (*FIRSTS, OPEN):
        mine = [row for row in rows if row.first == first]
        if first == OPEN:
            record = unknown_share(still, len(rows)) | {"bound_low": None, "bound_high": None}
        else:
            low, high = share_bounds(len(mine), still, len(rows))
            record = pooled(named, lambda row, first=first: row["first"] == first)  # type: ignore[misc]
            record |= {"bound_low": number(float(low)), "bound_high": number(float(high))}
        if rows and (first != OPEN or mine):
            units = [unit for row in mine for unit in row.pair.units]
            claims = [claim for row in mine for claim in row.pair.claims]
            sheet.add(
                (kind, *said.values(), first), {"kind": kind, **said, "came_first": first, **record}, units, claims
            )


def _answer(rows: list[Ordered], table: list[Record]) -> str:
    if not rows:
        return _("No two members are on record as tied both offline and online.")
    by = {record["row"]: record for record in table}
    counts = Counter(row.first for row in rows)
    return _(
        "Pairs of members tied both offline and online: {pairs}. Of those whose order is known, tied offline first:"
        " {offline}. Pairs whose order is not known: {open}.",
        pairs=numeral(len(rows)),
        offline=of_total(by["order/offline"]),
        open=numeral(counts[OPEN]),
    )


def _picture(view: View, table: list[Record]) -> Record | None:
    """The share tied offline first, by period and layer."""
    names = Names(view)
    values = [
        {"group": _group(record, names), "world": names.world("offline")}
        | {end: record[end] for end in ("share", "low", "high")}
        for record in table
        if record["came_first"] == "offline" and record["low"] is not None
    ]
    return shares_picture(view, values, ["offline"], "group")


def _group(record: Record, names: Names) -> str:
    """What a share is of, with how many."""
    whole = _("all pairs")
    what = names.layer(record["layer"]) if "layer" in record else names.world(record.get("period", whole))
    return f"{what} (n = {record['of']})"
