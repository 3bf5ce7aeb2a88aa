"""The ways in by role and by phase of the network: pooled over entries, with intervals that know the network."""

from collections.abc import Callable, Sequence

from inroads.answers.caveats import entry_caveats, pooled_caveat
from inroads.answers.finding import Finding, Record
from inroads.answers.pictures import shares_picture
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import Names, of_total
from inroads.answers.ways import CELLS, LAYERS, WORLDS, Tally, pooled, unknown_share, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral

PHASES = ("founding", "early", "later", "unknown")


def by_role(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """The ways in of each layer at entry; layers that are not known are rows too."""
    rows = ways_in(view, rollup)
    others = sorted({row["layer"] for row in rows} - set(LAYERS))
    sheet = _sheet(rows, "role", "layer", [*LAYERS, *others])
    names = Names(view)
    return sheet.finding(
        view,
        id="mechanisms.by_role",
        question=_("Do the layers of a network come in by different ways?"),
        unit="entry",
        n=len(rows),
        answer=_answer(sheet.table, "role", LAYERS, names.layer)
        or _("No entry on record has both a known layer and a known way in."),
        picture=_picture(view, sheet.table, "role", names.layer),
        caveats=[pooled_caveat(), *entry_caveats(view, rows)],
        parameters={"rollup": rollup},
    )


def by_phase(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """The ways in of the founders, of the first later entries of the core, and of all later ones."""
    rows = ways_in(view, rollup)
    sheet = _sheet(rows, "phase", "phase", PHASES)
    phase_names = {"founding": _("founding"), "early": _("early"), "later": _("later"), "unknown": _("phase unknown")}
    first = view.frame.rules["phases"]["early_entries"]
    order = _(
        "Early are the first {n} entries into the core after the founders; all other entries are later. Where dates"
        " leave the order open the phase is unknown.",
        n=first,
    )
    return sheet.finding(
        view,
        id="mechanisms.by_phase",
        question=_("Do the ways in differ between the founding of a network, its early days and later?"),
        unit="entry",
        n=len(rows),
        answer=_answer(sheet.table, "phase", PHASES[:3], lambda phase: phase_names[phase])
        or _("No entry on record has both a known phase and a known way in."),
        picture=_picture(view, sheet.table, "phase", lambda phase: phase_names[phase]),
        caveats=[order, pooled_caveat(), *entry_caveats(view, rows)],
        parameters={"rollup": rollup},
    )


def _sheet(rows: list[Row], key: str, column: str, groups: Sequence[str]) -> Sheet:
    sheet = Sheet()
    for group in groups:
        tally = Tally([row for row in rows if row[column] == group])
        known = [row for cell in CELLS for row in tally.inside(cell)]
        for cell in (*CELLS, *tally.unknown_cells):
            inside = tally.inside(cell)
            if cell in CELLS:
                record = pooled(known, lambda row, cell=cell: (row["channel"], row["medium"]) == cell)  # type: ignore[misc]
            else:
                record = unknown_share(len(inside), len(tally.rows))
            sheet.add_rows(
                (group, *cell), {key: group, "channel": cell[0], "medium": cell[1], **record}, "entry", inside
            )
    return sheet


def _answer(table: list[Record], key: str, groups: Sequence[str], name: Callable[[str], str]) -> str:
    """How many of each group came in offline, contacts and places together, counts first."""
    said = []
    for group in groups:
        known = [r for r in table if r[key] == group and is_known(r["channel"]) and is_known(r["medium"])]
        of = known[0]["of"] if known else 0
        if of:
            counts = {world: sum(r["n"] for r in known if r["medium"] == world) for world in WORLDS}
            said.append(_group(name(group), of, counts, max(known, key=lambda record: record["n"])))
    return " ".join(said)


def _group(group: str, of: int, counts: dict[str, int], best: Record) -> str:
    """One group in a sentence, with its commonest way in."""
    told = {
        "group": group[:1].upper() + group[1:],
        "of": numeral(of),
        "offline": numeral(counts["offline"]),
        "online": numeral(counts["online"]),
        "share": of_total(best),
    }
    ways = {
        ("contact", "offline"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a social contact offline, {share}.",
            **told,
        ),
        ("contact", "remote_voice"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a social contact by telephone, {share}.",
            **told,
        ),
        ("contact", "online"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a social contact online, {share}.",
            **told,
        ),
        ("place", "offline"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a meeting place offline, {share}.",
            **told,
        ),
        ("place", "remote_voice"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a meeting place reached by telephone, {share}.",
            **told,
        ),
        ("place", "online"): _(
            "{group}: of {of} known ways in, {offline} offline and {online} online;"
            " most often a meeting place online, {share}.",
            **told,
        ),
    }
    return ways[best["channel"], best["medium"]]


def _picture(view: View, table: list[Record], key: str, name: Callable[[str], str]) -> Record | None:
    names = Names(view)
    values = [
        {
            "group": f"{name(record[key])} · {names.channel(record['channel'])} (n = {record['of']})",
            "world": names.world(record["medium"]),
            **{end: record[end] for end in ("share", "low", "high")},
        }
        for record in table
        if record["share"] is not None and record["low"] is not None
    ]
    return shares_picture(view, values, list(WORLDS), "group")
