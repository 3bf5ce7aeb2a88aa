"""Where ties were formed against where they are kept up, and whether as many moved the one way as the other."""

from collections import Counter

import numpy as np

from inroads.answers.caveats import contested_caveats, pooled_caveat, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import of_total, p_told
from inroads.answers.telephone import APART, TOGETHER
from inroads.answers.tie_worlds import TieWorlds, tie_worlds
from inroads.answers.ways import WORLDS, cluster_of, pooled, unknown_share
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.symmetry import DRAWS, bowker, clustered_symmetry

LEAST_ARRANGEMENTS = 40
"""Ways to transpose networks below which nothing could be told apart; six networks with moves have more."""


def formed_maintained(view: View, rollup: str = DEFAULT_ROLLUP, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """Ties by the world in which they were formed and the one in which they were last kept up."""
    rows = _rows(view, rollup)
    known = [row for row in rows if row["settled"]]
    sheet = _sheet(rows)
    test = symmetry_test(known, seed, permutations)
    return sheet.finding(
        view,
        id="intertwinement.formed_maintained",
        question=_("Do ties formed offline stay offline, and ties formed online stay online?"),
        unit="tie",
        n=len(rows),
        answer=" ".join([_answer(known, len(rows) - len(known)), *_moved(known, test)]),
        variants=[
            *(Variant(name, _sheet(_rows(view, name)).table) for name in (TOGETHER, APART) if name != rollup),
            Variant("with_spells", _sheet([row for row in rows if row["spells"]]).table),
        ],
        test=test,
        caveats=[
            _(
                "Where spells of a tie are on record, the last one counts. A tie seen once tells little of how it was"
                " kept up; ties of people who never joined are recorded less well."
            ),
            _(
                "The test deals out anew, for each network as a whole, which way its ties moved: ties of one network"
                " may move together. A file that tells of a move at all may tell one way of it more readily: taps and"
                " seized telephones show what went online."
            ),
            *_refused(test),
            pooled_caveat(),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup, "permutations": permutations},
        seed=seed,
    )


def _rows(view: View, rollup: str) -> list[Row]:
    """Ties with the network that both persons share (the first by name) as their cluster."""
    networks = {
        person: {row["network"] for row in mine}
        for person, mine in grouped(view.table("members").to_dicts(), "person").items()
    }
    return [_row(tie, networks) for tie in tie_worlds(view, rollup)]


def _row(tie: TieWorlds, networks: dict[str, set[str]]) -> Row:
    shared = networks.get(tie.a, set()) & networks.get(tie.b, set())
    either = networks.get(tie.a, set()) | networks.get(tie.b, set())
    return {
        "tie": tie.tie,
        "formed": tie.formed,
        "maintained": tie.kept,
        "settled": tie.is_settled,
        "spells": tie.spells,
        "network": min(shared or either, default=None),
        "claims": tie.claims,
    }


def _sheet(rows: list[Row]) -> Sheet:
    sheet = Sheet()
    known = [row for row in rows if row["settled"]]
    cells = [(formed, kept) for formed in WORLDS for kept in WORLDS]
    unknown = sorted({(row["formed"], row["maintained"]) for row in rows if not row["settled"]})
    for formed, kept in (*cells, *unknown):
        inside = [row for row in rows if (row["formed"], row["maintained"]) == (formed, kept)]
        if (formed, kept) in cells:
            cell = (formed, kept)
            record = pooled(known, lambda row, cell=cell: (row["formed"], row["maintained"]) == cell)  # type: ignore[misc]
        else:
            record = unknown_share(len(inside), len(rows))
        sheet.add_rows((formed, kept), {"formed": formed, "maintained": kept, **record}, "tie", inside)
    return sheet


def symmetry_test(known: list[Row], seed: int, permutations: int) -> Record | None:
    """Bowker's test over whole networks; None without a tie that moved."""
    names, clusters = cluster_of(known)
    tables = np.zeros((len(names), len(WORLDS), len(WORLDS)))
    for row, cluster in zip(known, clusters, strict=True):
        tables[cluster, WORLDS.index(row["formed"]), WORLDS.index(row["maintained"])] += 1
    found = clustered_symmetry(tables, np.random.default_rng(seed), permutations)
    if not found.df:
        return None
    statistic, df = bowker(tables.sum(axis=0))
    too_few = found.arrangements < LEAST_ARRANGEMENTS
    return {
        "name": "Bowker's test of symmetry, whole networks transposed",
        "statistic": found.statistic,
        "df": found.df,
        "p": None if too_few else found.p,
        "bowker": statistic,
        "bowker_df": df,
        "networks": int((tables != tables.transpose(0, 2, 1)).any(axis=(1, 2)).sum()),
        "permutations": found.arrangements,
        "seed": seed,
        "refused": _too_few(found.arrangements) if too_few else None,
    }


def _too_few(arrangements: int) -> str:
    return _(
        "In too few networks more ties moved one way than the other: which way could be dealt out in {count} ways only;"
        " {least} are needed.",
        count=numeral(arrangements),
        least=numeral(LEAST_ARRANGEMENTS),
    )


def _refused(test: Record | None) -> list[str]:
    return [_("No test of symmetry. {reason}", reason=test["refused"])] if test and test["refused"] else []


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


def _moved(known: list[Row], test: Record | None) -> list[str]:
    """Of the ties that moved between the two worlds, how many went online; and whether moves are symmetric."""
    cells = (("offline", "online"), ("online", "offline"))
    moved = [row for row in known if (row["formed"], row["maintained"]) in cells]
    if not moved:
        return []
    went = of_total(pooled(moved, lambda row: row["maintained"] == "online"))
    said = [_("Of the ties that moved between offline and online, {went} went online.", went=went)]
    if test and test["p"] is not None:
        said.append(
            _(
                "Whether as many ties moved the one way as the other, between all worlds: {p} (networks with moves:"
                " {networks}).",
                p=p_told(test["p"]),
                networks=numeral(test["networks"]),
            )
        )
    return said
