"""What became of attempts to bring somebody in, by the world in which they were made."""

from collections import Counter

from inroads.answers.caveats import contested_caveats, pooled_caveat, sample_caveats
from inroads.answers.finding import Finding, Variant
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import Names, of_total
from inroads.answers.ways import WORLDS, default_medium, pooled, unknown_share
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral

OUTCOMES = ("joined", "refused", "dropped_out", "rejected", "no_answer")


def approaches(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Outcomes of approaches on record and of those that entries imply (the initiative was not the person's own)."""
    recorded = _recorded(view, rollup)
    rows = [*recorded, *_implied(view, rollup, recorded)]
    sheet = _sheet(rows)
    settled = [row for row in rows if _is_settled(row)]
    joined = pooled(settled, lambda row: row["outcome"] == "joined")
    names = Names(view)
    if settled:
        answer = _(
            "Of the approaches whose medium and outcome are known, {joined} ended in joining."
            " Approaches on record: {recorded}; implied by entries: {implied}.",
            joined=of_total(joined),
            recorded=numeral(len(recorded)),
            implied=numeral(len(rows) - len(recorded)),
        )
    else:
        answer = _("No approach has both a known medium and a known outcome.")
    return sheet.finding(
        view,
        id="mechanisms.approaches",
        question=_("What became of those who were approached, offline and online?"),
        unit="approach",
        n=len(rows),
        answer=" ".join([answer, *_by_world(settled, names)]),
        variants=[Variant("recorded_only", _sheet(recorded).table)],
        caveats=[
            _(
                "Approaches that failed are heard of in taps and interviews and hardly ever in seized data; entries"
                " always are. The share that joined is therefore too high, and by how much differs between the worlds."
            ),
            pooled_caveat(),
            *contested_caveats(view, "approaches"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _recorded(view: View, rollup: str) -> list[Row]:
    worlds = rollup_of(view.frame, rollup)
    outside = {
        (row["person"], row["network"])
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["counted"] not in ("yes", "contested")
    } | never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    return [
        {
            **row,
            "medium": rolled_up(row["medium"], worlds),
            "outcome": _outcome(row, view.frame.rules["counted"]["derived_approach_outcome"]),
            "unit": ("approach", row["approach"]),
        }
        for row in uncontested(view.table("approaches").iter_rows(named=True))
        if (row["person"], row["network"]) not in outside
    ]


def _outcome(approach: Row, joined: str) -> str:
    """The outcome on record; an approach that names the entry it led to ended in joining."""
    outcome: str = approach["outcome"]
    silent = not is_known(outcome) or outcome == "unknown"
    return joined if silent and approach["entry"] is not None else outcome


def _implied(view: View, rollup: str, recorded: list[Row]) -> list[Row]:
    """Entries whose initiative lay with the network or a broker and that have no approach on record."""
    rule, worlds = view.frame.rules["counted"], rollup_of(view.frame, rollup)
    medium = default_medium(view)
    by_entry = {row["entry"] for row in recorded if row["entry"]}
    by_person = Counter((row["person"], row["network"]) for row in recorded if row["outcome"] not in OUTCOMES[1:])
    return [
        {
            "network": row["network"],
            "medium": rolled_up(row[medium], worlds),
            "outcome": rule["derived_approach_outcome"],
            "claims": row["claims"],
            "unit": ("entry", row["entry"]),
        }
        for row in view.table("entries_derived").iter_rows(named=True)
        if row["counted"] == "yes"
        and row["initiative"] in rule["derived_approach_initiative"]
        and row["entry"] not in by_entry
        and not by_person[row["person"], row["network"]]
    ]


def _is_settled(row: Row) -> bool:
    return is_known(row["medium"]) and is_known(row["outcome"]) and row["outcome"] != "unknown"


def _sheet(rows: list[Row]) -> Sheet:
    """Known outcomes within each world; what is unknown as rows of its own, over all approaches."""
    sheet = Sheet()
    for world in WORLDS:
        known = [row for row in rows if row["medium"] == world and _is_settled(row)]
        others = sorted({row["outcome"] for row in known} - set(OUTCOMES))
        for outcome in (*OUTCOMES, *others):
            inside = [row for row in known if row["outcome"] == outcome]
            record = pooled(known, lambda row, outcome=outcome: row["outcome"] == outcome)  # type: ignore[misc]
            _add(sheet, world, outcome, record, inside)
    for world, outcome in sorted({(row["medium"], row["outcome"]) for row in rows if not _is_settled(row)}):
        inside = [row for row in rows if (row["medium"], row["outcome"]) == (world, outcome)]
        _add(sheet, world, outcome, unknown_share(len(inside), len(rows)), inside)
    return sheet


def _add(sheet: Sheet, world: str, outcome: str, record: Row, inside: list[Row]) -> None:
    claims = (claim for row in inside for claim in row["claims"])
    units = (row["unit"] for row in inside)
    sheet.add((world, outcome), {"medium": world, "outcome": outcome, **record}, units, claims)


def _by_world(settled: list[Row], names: Names) -> list[str]:
    told = []
    for world in WORLDS:
        mine = [row for row in settled if row["medium"] == world]
        if mine:
            count = of_total(pooled(mine, lambda row: row["outcome"] == "joined"))
            told.append(_("{world} {count}", world=names.world(world), count=count))
    return [_("Joined, by medium: {worlds}.", worlds="; ".join(told))] if told else []
