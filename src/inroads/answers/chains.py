"""Who brought in whom, and how far from the founders people came in."""

from collections import Counter

from inroads.answers.caveats import entry_caveats, pooled_caveat
from inroads.answers.finding import Finding
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import of_total
from inroads.answers.ways import LAYERS, pooled, unknown_share, ways_in
from inroads.involvement.agents import NOBODY, OUTSIDER
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral

BRINGERS = (*LAYERS, OUTSIDER, NOBODY)


def chains(view: View) -> Finding:
    """The layer of the one who brought in against that of the newcomer; steps away from the founders."""
    rows = _with_bringers(view)
    sheet = Sheet()
    _brought_by(sheet, rows)
    _depths(sheet, rows)
    told = [row for row in rows if row["brought"]]
    return sheet.finding(
        view,
        id="mechanisms.chains",
        question=_("Who brings in whom, and how long are the chains from the founders?"),
        unit="entry",
        n=len(rows),
        answer=_answer(sheet, told, len(rows)),
        caveats=[
            _("An entry with several agents counts once for each layer among them: shares can exceed one in all."),
            _(
                "That nobody brought the person in is counted only where a source says so,"
                " never where sources are silent."
            ),
            pooled_caveat(),
            *entry_caveats(view, rows),
        ],
    )


def _with_bringers(view: View) -> list[Row]:
    """Entries with the layers of their agents, known ones as ``brought``, and their distance from the founders."""
    agents = grouped(view.table("brought_by").iter_rows(named=True), "entry")
    depth = dict(view.table("depths").select("entry", "depth").iter_rows())
    rows = []
    for row in ways_in(view):
        mine = agents[row["entry"]]
        roles = {agent["agent_role"] for agent in mine}
        claims = [*row["claims"], *(claim for agent in mine for claim in agent["claims"])]
        brought = {role for role in roles if is_known(role)}
        rows.append({**row, "claims": claims, "roles": roles, "brought": brought, "depth": depth[row["entry"]]})
    return rows


def _brought_by(sheet: Sheet, rows: list[Row]) -> None:
    layers = [*LAYERS, *sorted({row["layer"] for row in rows} - set(LAYERS))]
    for layer in layers:
        mine = [row for row in rows if row["layer"] == layer]
        known = [row for row in mine if row["brought"]]
        for role in BRINGERS:
            inside = [row for row in mine if role in row["roles"]]
            if inside or role in LAYERS:
                record = pooled(known, lambda row, role=role: role in row["brought"])  # type: ignore[misc]
                name = {"kind": "brought_by", "agent_role": role, "role": layer}
                sheet.add_rows(("brought_by", role, layer), name | record, "entry", inside)
        silent = Counter(min(row["roles"]) for row in mine if not row["brought"])
        for role, count in sorted(silent.items()):
            inside = [row for row in mine if not row["brought"] and min(row["roles"]) == role]
            name = {"kind": "brought_by", "agent_role": role, "role": layer}
            sheet.add_rows(("brought_by", role, layer), name | unknown_share(count, len(mine)), "entry", inside)


def _depths(sheet: Sheet, rows: list[Row]) -> None:
    placed = Counter("unknown" if row["depth"] is None else str(row["depth"]) for row in rows)
    for depth in sorted(placed, key=lambda name: (name == "unknown", name.zfill(4))):
        inside = [row for row in rows if depth == ("unknown" if row["depth"] is None else str(row["depth"]))]
        record = {"kind": "depth", "depth": depth, "n": len(inside), "of": len(rows)}
        sheet.add_rows(("depth", depth), record, "entry", inside)


def _answer(sheet: Sheet, told: list[Row], total: int) -> str:
    if not told:
        return _("No entry on record says who brought the person in; entries: {n}.", n=numeral(total))
    by_core = pooled(told, lambda row: "core" in row["brought"])
    said = _(
        "Entries that say who brought the person in, or that nobody did: {told} of {total}."
        " Brought in by a core member: {core}.",
        told=numeral(len(told)),
        total=numeral(total),
        core=of_total(by_core),
    )
    deepest = [record for record in sheet.table if record["kind"] == "depth" and record["depth"] != "unknown"]
    if deepest:
        said += " " + _("Steps in the longest chain from a founder: {n}.", n=deepest[-1]["depth"])
    return said
