"""What each kind of source says of the ways in, side by side, and what it knows that others do not."""

from collections import Counter

from inroads.answers.caveats import homeless_caveats, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import shares_picture
from inroads.answers.sheet import Sheet
from inroads.answers.side_by_side import KNOWN, MARGINS, inside, share_records
from inroads.answers.source_sets import EVERY_SOURCE, one_kind_only, set_name, source_sets
from inroads.answers.spoken import Names, share_told
from inroads.answers.ways import LAYERS, WORLDS, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral

KNOWN_UNITS = {"network": "networks", "person": "persons", "entry": "entries"}
OFFLINE = MARGINS[0]


def source_contrast(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Ways in per kind of source beside all sources together; which networks, persons and entries each knows."""
    sets = source_sets(view)
    compared = sets if len(sets) > 1 else {}
    rows = {name: ways_in(one, rollup) for name, one in {**compared, EVERY_SOURCE: view}.items()}
    sheet = Sheet()
    for name, mine in rows.items():
        _add_ways(sheet, name, mine)
    known = {unit: _knowers(view, sets, unit) for unit in KNOWN_UNITS}
    for unit, by_unit in known.items():
        _add_known(sheet, view, unit, by_unit)
    return sheet.finding(
        view,
        id="bias.source_contrast",
        question=_("What does each kind of source say of the ways in, and what does it know that others do not?"),
        unit="network",
        n=view.table("networks").height,
        answer=_answer(view, sheet.table, list(compared)),
        picture=_picture(view, sheet.table) if compared else None,
        variants=[
            Variant("networks_known", _listed(view, known["network"])),
            *(_layer(rows, layer) for layer in LAYERS if compared),
        ],
        caveats=[
            *one_kind_only(view),
            _(
                "None of these is the truth. All sources together are the reference; kinds of source differ in the"
                " networks they know, in the people of a network they know, and in what they can tell of a way in."
            ),
            *homeless_caveats(ways_in(view)),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _add_ways(sheet: Sheet, name: str, rows: list[Row]) -> None:
    for cell, record in share_records(rows).items():
        key = {"kind": "ways", "source_set": name, "channel": cell[0], "medium": cell[1]}
        held = [] if cell in MARGINS else [row for row in inside(rows, cell) if row["network"] is not None]
        sheet.add_rows(("ways", name, *cell), {**key, **record}, "entry", held)


def _knowers(view: View, sets: dict[str, View], unit: str) -> dict[str, tuple[str, ...]]:
    """For each unit on record the kinds of source that know of it."""
    table = KNOWN_UNITS[unit]
    held = {name: set(one.table(table)[unit]) for name, one in sets.items()}
    return {one: tuple(name for name in sets if one in held[name]) for one in view.table(table)[unit]}


def _add_known(sheet: Sheet, view: View, unit: str, knowers: dict[str, tuple[str, ...]]) -> None:
    claims = dict(view.table(KNOWN_UNITS[unit]).select(unit, "claims").iter_rows())
    counts = Counter(knowers.values())
    for told_by, n in sorted(counts.items(), key=lambda item: (len(item[0]), item[0])):
        held = [one for one, names in knowers.items() if names == told_by]
        record: Record = {"kind": "known", "known": unit, "told_by": list(told_by) or ["none"]}
        first = (sorted(claims[one] or ())[:1] for one in held)
        key = ("known", unit, "+".join(told_by) or "none")
        units = ((unit, one) for one in held)
        sheet.add(key, {**record, "n": n, "of": len(knowers)}, units, (claim for some in first for claim in some))


def _listed(view: View, knowers: dict[str, tuple[str, ...]]) -> list[Record]:
    names = sorted(view.table("networks")["network"])
    return [{"row": name, "network": name, "told_by": list(knowers[name]) or ["none"]} for name in names]


def _layer(rows: dict[str, list[Row]], layer: str) -> Variant:
    table: list[Record] = []
    for name, mine in rows.items():
        for cell, record in share_records([row for row in mine if row["layer"] == layer]).items():
            key = {"source_set": name, "channel": cell[0], "medium": cell[1]}
            table.append({"row": f"{name}/{cell[0]}/{cell[1]}", **key, **record})
    return Variant(f"layer_{layer}", table)


def _answer(view: View, table: list[Record], sets: list[str]) -> str:
    alone = one_kind_only(view)
    by_row = {record["row"]: record for record in table}
    told = [
        _(
            "{source}: offline {share}.",
            source=set_name(view, name)[:1].upper() + set_name(view, name)[1:],
            share=share_told(by_row[f"ways/{name}/{OFFLINE[0]}/{OFFLINE[1]}"]),
        )
        for name in (*sets, EVERY_SOURCE)
        if by_row[f"ways/{name}/{OFFLINE[0]}/{OFFLINE[1]}"]["of"]
    ]
    if not told:
        return " ".join([*alone, _("No entry on record has a known way in.")])
    shared = {
        unit: sum(r["n"] for r in table if r.get("known") == unit and len(r["told_by"]) > 1) for unit in KNOWN_UNITS
    }
    overlap = _(
        "Known to more than one kind of source: {networks} networks, {persons} persons, {entries} entries.",
        networks=numeral(shared["network"]),
        persons=numeral(shared["person"]),
        entries=numeral(shared["entry"]),
    )
    return " ".join([*alone, *told, *([overlap] if sets else [])])


def _picture(view: View, table: list[Record]) -> Record | None:
    names = Names(view)
    values = [
        {
            "group": f"{names.channel(record['channel'])} · {set_name(view, record['source_set'])}",
            "world": names.world(record["medium"]),
            **{end: record[end] for end in ("share", "low", "high")},
        }
        for cell in KNOWN[len(MARGINS) :]
        for record in table
        if (record.get("channel"), record.get("medium")) == cell and record["low"] is not None
    ]
    return shares_picture(view, values, list(WORLDS), "group")
