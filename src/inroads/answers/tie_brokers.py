"""Members who bridge the worlds, against ties whose worlds are dealt out anew within each network."""

import numpy as np

from inroads.answers.caveats import contested_caveats, few_networks, pooled_caveat, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.media_brokers import BETWEEN, MEASURES, TiedNetwork, only_and_any
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import of_total, p_told
from inroads.answers.tied_pairs import members_tied
from inroads.answers.ways import LAYERS, pooled
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.bounds import share_bounds
from inroads.stats.dealt_worlds import dealt_worlds, two_sided
from inroads.stats.permuted import DRAWS


def brokers(view: View, rollup: str = DEFAULT_ROLLUP, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """Members tied to two others or more: who bridges the worlds, by layer, and how many would by chance."""
    networks = [TiedNetwork(one) for one in members_tied(view, rollup) if one.tied]
    rows = [row for one in networks for row in _rows(one)]
    sheet = Sheet()
    for measure in MEASURES:
        _add(sheet, ("brokers", measure), {"kind": "brokers", "broker": measure}, measure, rows)
    for layer in (*LAYERS, *sorted({row["layer"] for row in rows} - set(LAYERS))):
        mine = [row for row in rows if row["layer"] == layer]
        if mine:
            said = {"kind": "by_layer", "broker": BETWEEN, "layer": layer}
            _add(sheet, ("by_layer", BETWEEN, layer), said, BETWEEN, mine)
    chance = _by_chance(networks, seed, permutations)
    for record in chance:
        mine = [row for row in rows if row[record["broker"]] == "yes"]
        sheet.add(("by_chance", record["broker"]), record, _units(mine), _claims(mine))
    return sheet.finding(
        view,
        id="intertwinement.brokers",
        question=_("Who stands between the worlds: do few members tie the offline and the online part together?"),
        unit="person",
        n=len(rows),
        answer=_answer({record["row"]: record for record in sheet.table}, len(rows)),
        test=_test(chance, seed),
        caveats=[
            _(
                "Of members tied to at least two others: who has ties in both worlds; who reaches some only offline and"
                " others only online; without whom a part that hangs on to him only offline and one that does so only"
                " online would fall apart. Intervals reach on over members of whose ties a medium is not known."
            ),
            _(
                "By chance: the worlds of the ties of each network are dealt out anew among these ties; networks, ties"
                " and their number in each world stay. It allows for nothing that goes with a person: who lives far"
                " away, or only sells online, is reached online by everybody."
            ),
            _(
                "Who is well known to the file has more ties on record, and so more often ties in both worlds;"
                " tapped members above all. A tie that is not on record is no proof that there was none: a part may"
                " hang on by it. Those counted are units to read about, not targets."
            ),
            pooled_caveat(),
            *few_networks(view, len(networks)),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup, "permutations": permutations},
        seed=seed,
    )


def _rows(one: TiedNetwork) -> list[Row]:
    """Each member who may bridge, by each measure: yes, no or maybe."""
    known = {measure: one.as_known(measure) for measure in MEASURES}
    claims: dict[str, list[str]] = {}
    for pair in one.members.tied:
        for person in pair.pair:
            claims.setdefault(person, []).extend(pair.claims)
    return [
        {
            "person": one.people[place],
            "network": one.members.network,
            "layer": one.members.layers[one.people[place]],
            "claims": claims[one.people[place]],
            **{name: _said(sure[place], may[place]) for name, (sure, may) in known.items()},
        }
        for place in np.flatnonzero(one.able)
    ]


def _said(sure: bool, may: bool) -> str:
    return "yes" if sure else "maybe" if may else "no"


def _add(sheet: Sheet, key: tuple[str, ...], said: Record, measure: str, rows: list[Row]) -> None:
    """The share of those who are known; the interval reaches on over those who are not (decision 33)."""
    known = [row for row in rows if row[measure] != "maybe"]
    record = pooled(known, lambda row: row[measure] == "yes")
    least = pooled(rows, lambda row: row[measure] == "yes")
    most = pooled(rows, lambda row: row[measure] != "no")
    low, high = share_bounds(least["n"], most["n"] - least["n"], len(rows))
    ends = {"low": least["low"], "high": most["high"]}
    bounds = {"bound_low": number(float(low)), "bound_high": number(float(high))}
    mine = [row for row in rows if row[measure] == "yes"]
    open_ = {"open": len(rows) - len(known)}
    sheet.add(key, said | record | open_ | ends | bounds, _units(mine), _claims(mine))


def _units(rows: list[Row]) -> list[tuple[str, str]]:
    return [("person", row["person"]) for row in rows]


def _claims(rows: list[Row]) -> list[str]:
    return [claim for row in rows for claim in row["claims"]]


def _by_chance(networks: list[TiedNetwork], seed: int, permutations: int) -> list[Record]:
    """How many bridge, as ties are on record, and what dealing out their worlds within each network gives."""
    counts = {measure: np.zeros(permutations + 1) for measure in MEASURES}
    rng = np.random.default_rng(seed)
    for one in networks:
        only, any_of = only_and_any(dealt_worlds(one.worlds, rng, permutations))
        for measure in MEASURES:
            counts[measure] += one.bridging(measure, only, any_of).sum(axis=1)
    found = []
    for measure, held in counts.items():
        deals = held[1:] if permutations else held
        low, high = np.quantile(deals, [0.025, 0.975], method="inverted_cdf")
        found.append(
            {
                "kind": "by_chance", "broker": measure, "n": int(held[0]), "by_chance": round(float(deals.mean()), 2),
                "chance_low": float(low), "chance_high": float(high), "p": two_sided(held),
            }
        )  # fmt: skip
    return found


def _test(chance: list[Record], seed: int) -> Record | None:
    record = next(one for one in chance if one["broker"] == BETWEEN)
    if not record["by_chance"] and not record["n"]:
        return None
    return {
        "name": "worlds of ties dealt out within networks", "statistic": record["n"], "expected": record["by_chance"],
        "p": record["p"], "of": f"by_chance/{BETWEEN}", "seed": seed,
    }  # fmt: skip


def _answer(table: dict[str, Record], count: int) -> str:
    if not count:
        return _("No member is on record as tied to two others.")
    chance = table[f"by_chance/{BETWEEN}"]
    return _(
        "Members tied to at least two others: {count}. With ties in both worlds: {in_both}. Who reach some only offline"
        " and others only online: {between}. Without whom such parts would fall apart: {separates}. As ties are on"
        " record {n} stand between; were the worlds of ties dealt out within each network, it would be {least} to"
        " {most} ({p}).",
        count=numeral(count),
        **{measure: of_total(table[f"brokers/{measure}"]) for measure in MEASURES},
        n=numeral(chance["n"]),
        least=numeral(chance["chance_low"]),
        most=numeral(chance["chance_high"]),
        p=p_told(chance["p"]),
    )
