"""What one would have concluded from one vantage: what is out of sight is dropped, and everything derived anew."""

from collections import Counter
from collections.abc import Iterable

from inroads.answers.caveats import few_networks, homeless_caveats, sample_caveats, thin_networks
from inroads.answers.direction import direction
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.growth_types import TYPES
from inroads.answers.pictures import shares_picture
from inroads.answers.recoding import (
    FATES,
    LEFT_OUT,
    NOT_SEEN,
    Look,
    Vantage,
    besides,
    confusion,
    fates,
    look,
    look_from,
    seen_as,
)
from inroads.answers.recoding_told import parts_told, recoding_answer, recoding_caveats
from inroads.answers.sheet import Sheet
from inroads.answers.side_by_side import KNOWN, MARGINS, inside, share_records
from inroads.answers.spoken import Names
from inroads.answers.vantages import vantage_name
from inroads.answers.ways import LAYERS, WORLDS, Cell
from inroads.frame.policies import EVERY_ACCESS
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.paths import JOINT, is_whole
from inroads.involvement.snapshot import Row
from inroads.involvement.vantage import accesses_of
from inroads.involvement.view import View
from inroads.language import _


def mask_and_recode(view: View, vantage: str = "", rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Each entry as told from a vantage against how it is told from all sides; shares beside shares, for all vantages.

    ``vantage`` is that of the main tables, by default the one that the frame names.
    """
    accesses_of(view.frame, vantage)
    vantage = vantage or str(view.frame.rules["defaults"]["vantage"])
    whole = look(view, rollup)
    reference = whole.counted
    held = {name: look_from(view, name, rollup) for name in view.frame.vantages if name != EVERY_ACCESS}
    here = held.get(vantage) or Vantage(vantage, whole, whole)
    by_parts = look_from(view, vantage, rollup, by_parts=True)
    sheet = Sheet()
    for name, one in held.items():
        _add_fates(sheet, name, reference, one)
    for name, one in held.items():
        _add_networks(sheet, name, reference, one)
    _add_shares(sheet, EVERY_ACCESS, reference, Vantage(EVERY_ACCESS, whole, whole))
    for name, one in held.items():
        _add_shares(sheet, name, reference, one)
    _add_confusion(sheet, reference, here)
    return sheet.finding(
        view,
        id="bias.mask_and_recode",
        question=_("What would one have concluded who saw only a part: a study of forums, a police file, interviews?"),
        unit="entry",
        n=len(reference),
        answer=recoding_answer(sheet.table, here, len(reference)),
        picture=_picture(view, sheet.table, vantage),
        variants=[
            *(Variant(f"from_{name}", _confused(reference, one)) for name, one in held.items() if name != vantage),
            Variant("by_parts", _confused(reference, by_parts)),
            *(Variant(f"layer_{layer}", _confused(_of_layer(reference, layer), here)) for layer in LAYERS),
            Variant("besides", _besides(whole, held)),
            Variant("growth_types", _growth(whole, held)),
            Variant("growth_sets", _growth_sets(whole, here)),
            Variant("path_lengths", _path_lengths(reference, whole, held)),
        ],
        caveats=[
            *recoding_caveats(),
            *homeless_caveats(reference),
            *parts_told(fates(reference, here.out), fates(reference, by_parts.out)),
            *thin_networks(here.out.counted, from_vantage=True),
            *few_networks(view, len({row["network"] for row in reference} - {None})),
            *sample_caveats(view),
        ],
        parameters={"vantage": vantage, "rollup": rollup},
    )


def _of_layer(rows: Iterable[Row], layer: str) -> list[Row]:
    return [row for row in rows if row["layer"] == layer]


def _range(one: int, other: int) -> Record:
    """A count with passages of unknown access out of sight, and the range over both."""
    return {"n": one, "n_low": min(one, other), "n_high": max(one, other)}


def _add_fates(sheet: Sheet, name: str, reference: list[Row], vantage: Vantage) -> None:
    out, seen = (fates(reference, one) for one in vantage.both)
    for what in FATES:
        counts = {**_range(len(out[what]), len(seen[what])), "of": len(reference)}
        record = {"kind": "fates", "vantage": name, "fate": what, **counts}
        _add_entries(sheet, ("fates", name, what), record, out[what])


def _add_entries(sheet: Sheet, key: tuple[str, ...], record: Record, rows: list[Row]) -> None:
    """Add a record that counts entries; it rests on one claim of each, by which the entry is told to be."""
    first = (claim for row in rows for claim in sorted(row["claims"] or ())[:1])
    sheet.add(key, record, (("entry", row["entry"]) for row in rows), first)


def _add_networks(sheet: Sheet, name: str, reference: list[Row], vantage: Vantage) -> None:
    networks = sorted({row["network"] for row in reference} - {None})
    out, seen = ([one for one in networks if one not in there.networks] for there in vantage.both)
    rows = [row for row in reference if row["network"] in out]
    first = (claim for row in rows for claim in sorted(row["claims"] or ())[:1])
    record = {"kind": "networks", "vantage": name, **_range(len(out), len(seen)), "of": len(networks)}
    record["traces"] = sum(row["entry"] in vantage.out.traces - vantage.out.rows.keys() for row in reference)
    sheet.add(("networks", name), record, (("network", one) for one in out), first)


def _add_shares(sheet: Sheet, name: str, reference: list[Row], vantage: Vantage) -> None:
    looks = [one.counted for one in vantage.both]
    unknown = {cell for rows in looks for cell in share_records(rows) if cell not in KNOWN}
    shares, others = (share_records(rows, unknown) for rows in looks)
    for cell, record in shares.items():
        key = {"kind": "shares", "vantage": name, "channel": cell[0], "medium": cell[1]}
        both = {**record, **_ends(record, others[cell])}
        if cell in KNOWN and name != EVERY_ACCESS:
            both |= direction(reference, looks, cell)
        held = [row for row in inside(looks[0], cell) if row["network"] is not None and cell not in MARGINS]
        _add_entries(sheet, ("shares", name, *cell), {**key, **both}, held)


def _ends(one: Record, other: Record) -> Record:
    """What the other look gives, unknown access in sight, and the interval over both looks."""
    found: Record = {f"{name}_seen": other[name] for name in ("n", "of", "share")}
    for end, choose in (("low", min), ("high", max)):
        ends = [record[end] for record in (one, other) if record[end] is not None]
        found[end] = choose(ends) if ends and one["share"] is not None else None
    return found


def _add_confusion(sheet: Sheet, reference: list[Row], vantage: Vantage) -> None:
    by_pair: dict[tuple[Cell, Cell], list[Row]] = {}
    for row in reference:
        by_pair.setdefault(((row["channel"], row["medium"]), seen_as(row, vantage.out)), []).append(row)
    for record, pair in zip(_confused(reference, vantage), confusion(reference, vantage), strict=True):
        key = ("confusion", *pair[0], *pair[1])
        told = {name: value for name, value in record.items() if name != "row"}
        _add_entries(sheet, key, {"kind": "confusion", **told}, by_pair.get(pair, []))


def _confused(rows: list[Row], vantage: Vantage) -> list[Record]:
    whole = Counter((row["channel"], row["medium"]) for row in rows)
    return [
        {
            "row": "/".join((*cell, *told)),
            "channel": cell[0],
            "medium": cell[1],
            "seen_channel": told[0],
            "seen_medium": told[1],
            **_range(*counts),
            "of": whole[cell],
        }
        for (cell, told), counts in confusion(rows, vantage).items()
    ]


def _besides(whole: Look, held: dict[str, Vantage]) -> list[Record]:
    """Entries that a vantage would count among members though from all sides they are not: customers, informants."""
    return [
        {"row": name, "vantage": name, **_range(*(len(besides(whole, one)) for one in vantage.both))}
        for name, vantage in held.items()
    ]


def _growth(whole: Look, held: dict[str, Vantage]) -> list[Record]:
    table = []
    for name, looks in {EVERY_ACCESS: (whole, whole), **{name: one.both for name, one in held.items()}}.items():
        for kind in TYPES:
            sure, possible = (
                [sum(test(one, network, kind) for network in whole.types) for one in looks]
                for test in (_surely, _possibly)
            )
            counts = {"sure": sure[0], "possible": possible[0], "of": len(whole.types)}
            ends = {"sure_low": min(sure), "sure_high": max(sure)}
            table.append({"row": f"{name}/{kind}", "vantage": name, "type": kind, **counts, **ends})
    return table


def _surely(there: Look, network: str, kind: str) -> bool:
    return there.types.get(network) == (kind,)


def _possibly(there: Look, network: str, kind: str) -> bool:
    return kind in there.types.get(network, ())


def _growth_sets(whole: Look, vantage: Vantage) -> list[Record]:
    """Network by network the types left open from all sides, and from the vantage; none: the network is not seen."""
    return [
        {
            "row": network,
            "network": network,
            "types": list(whole.types[network]),
            "seen_types": list(vantage.out.types.get(network, ())) or [NOT_SEEN],
        }
        for network in sorted(whole.types)
    ]


def _path_lengths(reference: list[Row], whole: Look, held: dict[str, Vantage]) -> list[Record]:
    """How many worlds the entries run through, as told from each vantage."""
    table = []
    for name, one in {EVERY_ACCESS: whole, **{name: vantage.out for name, vantage in held.items()}}.items():
        counts = Counter(_length(row, one) for row in reference)
        for length, n in sorted(counts.items()):
            record = {"vantage": name, "worlds": length, "n": n, "of": len(reference)}
            table.append({"row": f"{name}/{length}", **record})
    return table


def _length(row: Row, there: Look) -> str:
    if row["entry"] not in there.rows:
        return NOT_SEEN
    if there.rows[row["entry"]]["counted"] != "yes":
        return LEFT_OUT
    path = there.paths[row["entry"]]
    return str(path.count(JOINT) + 1) if is_whole(path) else path


def _picture(view: View, table: list[Record], vantage: str) -> Record | None:
    names = Names(view)
    values = [
        {
            "group": f"{names.channel(cell[0])} · {vantage_name(name)}",
            "world": names.world(record["medium"]),
            **{end: record[end] for end in ("share", "low", "high")},
        }
        for cell in KNOWN[len(MARGINS) :]
        for name in (EVERY_ACCESS, vantage)
        for record in table
        if record["kind"] == "shares" and (record["vantage"], record["channel"], record["medium"]) == (name, *cell)
        if record["low"] is not None
    ]
    return shares_picture(view, values, list(WORLDS), "group")
