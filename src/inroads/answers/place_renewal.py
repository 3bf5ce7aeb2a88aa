"""Whether networks replace who left within half a year: by role, by the places at hand, and against chance."""

from collections import Counter

import numpy as np

from inroads.answers.caveats import contested_caveats, few_networks, pooled_caveat, sample_caveats
from inroads.answers.exits import ENDED, FULL, MAYBE, NO, UNDATED, UNSEEN, WINDOW, YES, Arrivals, Exit, any_of, exits
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import shares_picture
from inroads.answers.place_at_hand import STATES, PlacesAtHand
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, of_total, points
from inroads.answers.ways import CELLS, LAYERS, pooled, unknown_share
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.when import Answer
from inroads.stats.bounds import share_bounds
from inroads.stats.paired_change import paired_change

FOLLOWED, NOT_FOLLOWED, OPEN = "followed", "not_followed", "open"


def renewal(view: View) -> Finding:
    """Exits followed within half a year by an entry in the same layer, with what the record leaves open."""
    rows = _rows(view, "layer")
    sheet = _sheet(rows)
    whole = [row for row in rows if row["watch"] == FULL]
    return sheet.finding(
        view,
        id="places.renewal",
        question=_("Do networks replace those who leave, and do they with a meeting place at hand?"),
        unit="membership",
        n=len(rows),
        answer=_answer(sheet.table, rows),
        variants=[Variant("same_function", _sheet(_rows(view, "function")).table)],
        picture=_picture(view, sheet.table),
        caveats=[
            _(
                "Over exits after which the network is on record for another half year. Exits whose network ended"
                " sooner, whose half year is not seen, or that bear no date are rows of their own; an exit in the last"
                " month of a network counts as its end. Intervals reach on over exits of which dates leave it open."
            ),
            _(
                "An entry after an exit is no proof that it replaced anybody: networks that grow take people on anyway,"
                " and one entry may follow several exits. The same is asked of the half year before, in which nobody"
                " had left yet; networks grow fastest when young, so what came before is often more."
            ),
            _(
                "A place is at hand where somebody else of the network is on record in it on the day of the exit, not"
                " at any time. Networks with places on record have fuller files, in which entries too are on record."
            ),
            pooled_caveat(),
            *few_networks(view, len({row["network"] for row in whole})),
            *contested_caveats(view, "memberships"),
            *sample_caveats(view),
        ],
        parameters={"window_days": WINDOW},
    )


def _rows(view: View, role: str) -> list[Row]:
    """One row per exit: what followed it and what came before, and the places at hand."""
    arrivals, places = Arrivals.of(view, role), PlacesAtHand(view)
    worlds = rollup_of(view.frame)
    return [_row(left, arrivals, places.at(left), worlds) for left in exits(view, role)]


def _row(left: Exit, arrivals: Arrivals, at_hand: str, worlds: object) -> Row:
    after = arrivals.near(left, after=True) if left.watch == FULL else []
    sure = sorted((row for answer, row in after if answer is YES), key=lambda row: (row["at_earliest"], row["entry"]))
    before = any_of(answer for answer, _row in arrivals.near(left, after=False)) if left.is_seen_before else None
    came = [claim for _answer, row in after for claim in row["claims"]]
    return {
        "membership": left.membership,
        "network": left.network,
        "layer": left.role,
        "watch": left.watch,
        "followed": any_of(answer for answer, _row in after),
        "before": before,
        "place_at_hand": at_hand,
        "way": (sure[0]["channel"], rolled_up(sure[0]["medium"], worlds)) if sure else None,  # type: ignore[arg-type]
        "claims": [*left.claims, *came],
    }


def _sheet(rows: list[Row]) -> Sheet:
    sheet = Sheet()
    whole = [row for row in rows if row["watch"] == FULL]
    _add_group(sheet, "exits", {}, whole)
    for watch in (ENDED, UNSEEN, UNDATED):
        mine = [row for row in rows if row["watch"] == watch]
        record = {"kind": "exits", "renewal": watch, **unknown_share(len(mine), len(rows)), **_NO_BOUNDS}
        sheet.add_rows(("exits", watch), record, "membership", mine)
    others = sorted({row["layer"] for row in whole} - set(LAYERS))
    for layer in (*LAYERS, *others):
        _add_group(sheet, "by_layer", {"layer": layer}, [row for row in whole if row["layer"] == layer])
    for state in STATES:
        mine = [row for row in whole if row["place_at_hand"] == state]
        _add_group(sheet, "by_place", {"place_at_hand": state}, mine)
    _add_ways(sheet, whole)
    _add_contrast(sheet, whole)
    return sheet


_NO_BOUNDS = {"bound_low": None, "bound_high": None}


def _add_group(sheet: Sheet, kind: str, said: Record, rows: list[Row]) -> None:
    known = [row for row in rows if row["followed"] is not MAYBE]
    still = len(rows) - len(known)
    for name, answer in ((FOLLOWED, YES), (NOT_FOLLOWED, NO), (OPEN, MAYBE)):
        mine = [row for row in rows if row["followed"] is answer]
        if not rows and kind != "exits":
            continue
        record = unknown_share(still, len(rows)) | _NO_BOUNDS if answer is MAYBE else _band(rows, known, answer)
        key = (kind, *said.values(), name)
        sheet.add_rows(key, {"kind": kind, **said, "renewal": name, **record}, "membership", mine)


def _band(rows: list[Row], known: list[Row], answer: Answer) -> Record:
    """The share of what is known; the interval reaches on over what is open, as those of any use do (decision 33).

    Whether it is open if an exit was followed hangs on whether anybody came near it: such exits differ from the rest.
    """
    record = pooled(known, lambda row: row["followed"] is answer)
    least = pooled(rows, lambda row: row["followed"] is answer)
    most = pooled(rows, lambda row: row["followed"] in (answer, MAYBE))
    low, high = share_bounds(least["n"], most["n"] - least["n"], len(rows))
    bounds = {"bound_low": number(float(low)), "bound_high": number(float(high))}
    return record | {"low": least["low"], "high": most["high"]} | bounds


def _add_ways(sheet: Sheet, whole: list[Row]) -> None:
    """By which way the first who surely followed came in."""
    rows = [row for row in whole if row["way"]]
    known = [row for row in rows if all(map(is_known, row["way"]))]
    for way in (*CELLS, *sorted({row["way"] for row in rows} - set(CELLS))):
        mine = [row for row in rows if row["way"] == way]
        if way in CELLS:
            record = pooled(known, lambda row, way=way: row["way"] == way)  # type: ignore[misc]
        else:
            record = unknown_share(len(mine), len(rows))
        said = {"kind": "through", "channel": way[0], "medium": way[1]}
        if rows:
            sheet.add_rows(("through", *way), said | record | _NO_BOUNDS, "membership", mine)


def _add_contrast(sheet: Sheet, whole: list[Row]) -> None:
    """The half year after against the half year before the same exits, within each network."""
    rows = [r for r in whole if r["before"] not in (None, MAYBE) and r["followed"] is not MAYBE]
    m = Counter(row["network"] for row in rows)
    after, before = (Counter(r["network"] for r in rows if r[side] is YES) for side in ("followed", "before"))
    held = sorted(m)
    k1, k0, base = (np.array([count[name] for name in held], dtype=float) for count in (after, before, m))
    change, low, high = paired_change(k0, base, k1, base)
    record = {
        "kind": "contrast", "n": len(rows), "networks": len(held),
        "before": _mean(k0, base), "after": _mean(k1, base),
        "change": number(change), "low": number(low), "high": number(high),
    }  # fmt: skip
    if rows:
        sheet.add_rows(("contrast",), record, "membership", rows)


def _mean(k: np.ndarray, m: np.ndarray) -> float | None:
    return float((k / m).mean()) if len(m) else None


def _answer(table: list[Record], rows: list[Row]) -> str:
    by = {record["row"]: record for record in table}
    found = by["exits/followed"]
    if not rows:
        return _("No exit of a member is on record.")
    watched = Counter(row["watch"] for row in rows)
    said = [
        _(
            "Exits followed within half a year by an entry in the same layer: {followed}. Exits of which dates leave it"
            " open: {open}; whose network ended within the half year: {ended}; not seen so long: {unseen}; without a"
            " date: {undated}.",
            followed=of_total(found),
            open=numeral(by["exits/open"]["n"]),
            ended=numeral(watched[ENDED]),
            unseen=numeral(watched[UNSEEN]),
            undated=numeral(watched[UNDATED]),
        )
    ]
    places = {state: by.get(f"by_place/{state}/followed") for state in ("online", "none")}
    if all(record and record["of"] for record in places.values()):
        told = {state: of_total(record) for state, record in places.items() if record}
        said.append(_("With an online place at hand alone: {online}; with none on record: {none}.", **told))
    contrast = by.get("contrast")
    if contrast and contrast["low"] is not None:
        said.append(
            _(
                "Entries in the same layer in the half year after the exits, less those before them, on average per"
                " network: {change} points (networks: {n}; 95 % interval {low} to {high} points).",
                n=numeral(contrast["networks"]),
                **{name: points(contrast[name]) for name in ("change", "low", "high")},
            )
        )
    return " ".join(said)


def _picture(view: View, table: list[Record]) -> Record | None:
    names = Names(view)
    states = {
        "offline": _("offline place at hand"),
        "online": _("online place at hand"),
        "both": _("places in both worlds at hand"),
        "none": _("no place on record then"),
    }
    looks = {"offline": "offline", "online": "online", "both": "hybrid", "none": "unknown"}
    values = [
        {"group": f"{states[record['place_at_hand']]} (n = {record['of']})"}
        | {"world": names.world(looks[record["place_at_hand"]])}
        | {end: record[end] for end in ("share", "low", "high")}
        for record in table
        if record["kind"] == "by_place"
        and record["renewal"] == FOLLOWED
        and record["place_at_hand"] in states
        and record["low"] is not None
    ]
    return shares_picture(view, values, list(looks.values()), "group")


def followed(view: View) -> list[Row]:
    """The exits of the finding."""
    return _rows(view, "layer")


def is_settled(row: Row) -> bool:
    """Whether it is known if an exit was followed."""
    return row["watch"] == FULL and row["followed"] is not MAYBE
