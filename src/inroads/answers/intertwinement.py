"""How offline and online ties hang together: where ties were formed and where they are kept up."""

from collections import Counter

from inroads.answers.caveats import contested_caveats, pooled_caveat, sample_caveats
from inroads.answers.finding import Finding
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import of_total
from inroads.answers.ways import WORLDS, pooled, unknown_share
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import NOT_RECORDED


def formed_maintained(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Ties by the world in which they were formed and the one in which they were last kept up."""
    rows = _ties(view, rollup)
    known = [row for row in rows if _is_settled(row)]
    sheet = Sheet()
    cells = [(formed, kept) for formed in WORLDS for kept in WORLDS]
    unknown = sorted({(row["formed"], row["maintained"]) for row in rows if not _is_settled(row)})
    for formed, kept in (*cells, *unknown):
        inside = [row for row in rows if (row["formed"], row["maintained"]) == (formed, kept)]
        if (formed, kept) in cells:
            cell = (formed, kept)
            record = pooled(known, lambda row, cell=cell: (row["formed"], row["maintained"]) == cell)  # type: ignore[misc]
        else:
            record = unknown_share(len(inside), len(rows))
        sheet.add_rows((formed, kept), {"formed": formed, "maintained": kept, **record}, "tie", inside)
    return sheet.finding(
        view,
        id="intertwinement.formed_maintained",
        question=_("Do ties formed offline stay offline, and ties formed online stay online?"),
        unit="tie",
        n=len(rows),
        answer=_answer(known, len(rows) - len(known)),
        caveats=[
            _(
                "Where spells of a tie are on record, the last one counts. A tie seen once tells little of how it was"
                " kept up; ties of people who never joined are recorded less well."
            ),
            pooled_caveat(),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _ties(view: View, rollup: str) -> list[Row]:
    """Ties with their worlds, and the network that both persons share (the first by name) as their cluster."""
    worlds = rollup_of(view.frame, rollup)
    spells = grouped(uncontested(view.table("tie_spells").iter_rows(named=True)), "tie")
    networks = {
        person: {row["network"] for row in mine}
        for person, mine in grouped(view.table("members").to_dicts(), "person").items()
    }
    apart = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    never = {person for person, _network in apart} - networks.keys()
    rows = []
    for tie in uncontested(view.table("ties").iter_rows(named=True)):
        mine = spells.get(tie["tie"], [])
        kept = last_medium(mine) if mine else tie["maintained_medium"]
        shared = networks.get(tie["a"], set()) & networks.get(tie["b"], set())
        either = networks.get(tie["a"], set()) | networks.get(tie["b"], set())
        if not {tie["a"], tie["b"]} & never:
            rows.append(
                {
                    "tie": tie["tie"],
                    "formed": rolled_up(tie["formed_medium"], worlds),
                    "maintained": rolled_up(kept, worlds),
                    "network": min(shared or either, default=None),
                    "claims": [*tie["claims"], *(claim for spell in mine for claim in spell["claims"])],
                }
            )
    return rows


def last_medium(spells: list[Row]) -> str:
    """The medium of the last spell; not recorded where several may be the last and differ."""
    media = {spell["medium"] for spell in spells}
    if len(media) == 1:
        return str(media.pop())
    dated = [spell for spell in spells if spell["began_earliest"] is not None]
    if len(dated) < len(spells):
        return NOT_RECORDED
    last = max(spell["began_earliest"] for spell in dated)
    latest = {spell["medium"] for spell in dated if spell["began_latest"] is None or spell["began_latest"] >= last}
    return str(latest.pop()) if len(latest) == 1 else NOT_RECORDED


def _is_settled(row: Row) -> bool:
    return is_known(row["formed"]) and is_known(row["maintained"])


def _answer(known: list[Row], unknown: int) -> str:
    if not known:
        return _("No tie has both a known medium of forming and a known medium of keeping up.")
    counts = Counter((row["formed"], row["maintained"]) for row in known)
    offline = [row for row in known if row["formed"] == "offline"]
    online = [row for row in known if row["formed"] == "online"]
    moved_on = pooled(offline, lambda row: row["maintained"] != "offline")
    moved_off = pooled(online, lambda row: row["maintained"] == "offline")
    return _(
        "Ties kept up in the world in which they were formed: {same} of {known}. Formed offline, kept up online or by"
        " telephone: {on}. Formed online, kept up offline: {off}. Ties of which at least one of the two is not known:"
        " {unknown}.",
        known=numeral(len(known)),
        same=numeral(sum(count for (formed, kept), count in counts.items() if formed == kept)),
        on=of_total(moved_on),
        off=of_total(moved_off),
        unknown=numeral(unknown),
    )


FINDINGS = (formed_maintained,)
