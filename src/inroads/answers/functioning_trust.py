"""How trust is made, tested or replaced by rules, in which world: on ties, at entries, in their steps, by places."""

from collections.abc import Iterator
from dataclasses import dataclass

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.places_used import uses
from inroads.answers.sheet import Sheet, Unit, number
from inroads.answers.spells_in_order import shared_network
from inroads.answers.spoken import Names
from inroads.answers.tie_worlds import tie_worlds
from inroads.answers.ways import WORLDS, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import NOT_RECORDED
from inroads.stats.intervals import wilson

HOW = ("made", "tested", "replaced")
KINDS = ("trust_basis", "agent_part", "act", "rules")
"""What is looked at: ties, who brought in, steps of entries, and the rules of places."""


@dataclass(frozen=True)
class _Sign:
    """One sign of trust: what it is, in which world, in which network; ``how`` is a word where it is not known."""

    kind: str
    how: str
    basis: str
    medium: str
    network: str | None
    unit: Unit
    claims: tuple[str, ...]


def trust(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Networks in which trust is made, tested or replaced in each world, by what they are seen to rest on."""
    signs = [*_on_ties(view, rollup), *_at_entries(view, rollup), *_in_steps(view, rollup), *_by_places(view)]
    networks = set(view.table("networks")["network"])
    sheet = Sheet()
    _add_ways(sheet, signs)
    for kind in KINDS:
        _add_kind(sheet, kind, [sign for sign in signs if sign.kind == kind])
    return sheet.finding(
        view,
        id="functioning.trust",
        question=_("How is trust made, tested or replaced, offline and online?"),
        unit="network",
        n=len(networks),
        answer=_answer(view, sheet.table),
        caveats=[
            _(
                "What makes trust (kin, a shared past, introduction, vouching), tests it (tests, test purchases, a test"
                " to be let in) or stands in its place (scores, escrow, collateral, threat) is declared in the rules of"
                " the frame. Rules of a place are counted for the networks on record there; whether they relied on them"
                " is another matter."
            ),
            _(
                "That no sign of trust is on record does not mean that there was none: shares are over networks with"
                " any."
            ),
            *few_networks(view, len({sign.network for sign in signs} - {None})),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _how(view: View, basis: str) -> str:
    """Made, tested, replaced; else why it is not known, or nothing for what is no sign of trust."""
    if not is_known(basis):
        return basis
    rule = view.frame.rules["trust"]
    return next((how for how in HOW if basis in rule[how]), "")


def _on_ties(view: View, rollup: str) -> Iterator[_Sign]:
    """The basis of trust as coded, by the world in which the tie was formed."""
    table = view.table("ties")
    rows = {row["tie"]: row for row in table.iter_rows(named=True)} if "trust_basis" in table.columns else {}
    network_of = shared_network(view)
    for tie in tie_worlds(view, rollup) if rows else ():
        for basis in _listed(rows[tie.tie], "trust_basis"):
            how = _how(view, basis)
            if how:
                claims, network = tuple(rows[tie.tie]["claims"]), network_of(tie.a, tie.b)
                yield _Sign("trust_basis", how, basis, tie.formed, network, ("tie", tie.tie), claims)


def _listed(row: Row, variable: str) -> list[str]:
    if row[variable]:
        return list(row[variable])
    word = next((said for said in row["missing"] or () if said.startswith(f"{variable}=")), "")
    return [word.partition("=")[2] or NOT_RECORDED]


def _at_entries(view: View, rollup: str) -> Iterator[_Sign]:
    """The part of whoever brought somebody in, by the world of the way in."""
    agents = grouped(uncontested(view.table("entry_agents").iter_rows(named=True)), "entry")
    for entry in ways_in(view, rollup):
        for agent in agents.get(entry["entry"], ()):
            how = _how(view, agent["part"])
            if how:
                claims = (*agent["claims"], *entry["claims"])
                unit = ("entry", entry["entry"])
                yield _Sign("agent_part", how, agent["part"], entry["medium"], entry["network"], unit, claims)


def _in_steps(view: View, rollup: str) -> Iterator[_Sign]:
    """What happened in a step of an entry, by the world of the step."""
    worlds = rollup_of(view.frame, rollup)
    steps = grouped(uncontested(view.table("steps").iter_rows(named=True)), "entry")
    for entry in ways_in(view, rollup):
        for step in steps.get(entry["entry"], ()):
            how = _how(view, step["act"])
            if how:
                world, unit = rolled_up(step["medium"], worlds), ("step", step["id"])
                yield _Sign("act", how, step["act"], world, entry["network"], unit, tuple(step["claims"]))


def _by_places(view: View) -> Iterator[_Sign]:
    """How one gets into a place and what rules it has, for each network that is on record there."""
    rows = {row["place"]: row for row in uncontested(view.table("places").iter_rows(named=True))}
    seen: set[tuple[str, str, str]] = set()
    for use in uses(view):
        if use.place not in rows:
            continue
        row = rows[use.place]
        for basis in sorted({row["access"], *_listed(row, "governance")}):
            how, key = _how(view, basis), (use.network, use.place, basis)
            if how and key not in seen:
                seen.add(key)
                yield _Sign(
                    "rules", how, basis, use.medium, use.network, ("place", use.place), (*row["claims"], *use.claims)
                )


def _add_ways(sheet: Sheet, signs: list[_Sign]) -> None:
    """Networks in which trust is made, tested, replaced in each world by any sign, over networks with any."""
    known = [sign for sign in signs if sign.how in HOW and sign.medium in WORLDS]
    of = {sign.network for sign in known} - {None}
    for how in HOW:
        for world in WORLDS:
            mine = [sign for sign in known if (sign.how, sign.medium) == (how, world)]
            n = len({sign.network for sign in mine} - {None})
            low, high = wilson(n, len(of))
            record = {"kind": "trust_ways", "how": how, "medium": world, "n": n, "of": len(of)}
            record |= {"low": number(float(low)), "high": number(float(high)), "times": len(mine)}
            _add(sheet, ("trust_ways", how, world), record, mine)


def _add_kind(sheet: Sheet, kind: str, signs: list[_Sign]) -> None:
    """The same sign by sign; what is not known is a row."""
    of = {sign.network for sign in signs} - {None}
    order = {word: place for place, word in enumerate((*HOW, *WORLDS))}
    keys = {(sign.how, sign.basis, sign.medium) for sign in signs}
    for key in sorted(keys, key=lambda key: [(order.get(part, len(order)), part) for part in key]):
        mine = [sign for sign in signs if (sign.how, sign.basis, sign.medium) == key]
        n = len({sign.network for sign in mine} - {None})
        head: Record = {"kind": kind, "how": key[0], kind: key[1], "medium": key[2]}
        _add(sheet, (kind, *key), head | {"n": n, "of": len(of), "times": len(mine)}, mine)


def _add(sheet: Sheet, key: tuple[str, ...], record: Record, signs: list[_Sign]) -> None:
    sheet.add(key, record, (sign.unit for sign in signs), (claim for sign in signs for claim in sign.claims))


def _answer(view: View, table: list[Record]) -> str:
    ways = [record for record in table if record["kind"] == "trust_ways"]
    if not any(record["n"] for record in ways):
        return _("No sign of how trust came about is on record with its world.")
    names, words = Names(view), {"made": _("made"), "tested": _("tested"), "replaced": _("replaced by rules")}
    told = "; ".join(
        _(
            "{how} {world}: {n} of {of}",
            how=words[record["how"]],
            world=names.world(record["medium"]),
            n=numeral(record["n"]),
            of=numeral(record["of"]),
        )
        for record in ways
        if record["n"]
    )
    return _("Networks in which trust is on record as {told}.", told=told)
