"""What a reader must know before using a number; each finding takes those that hold."""

from collections import Counter

from inroads.answers.selection import is_purposive
from inroads.involvement.certainty import way_certainties
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import is_contested
from inroads.involvement.view import View
from inroads.language import _, language, numeral

THIN = 3
"""Of a network of which fewer ways in are known a share says next to nothing."""


def sample_caveats(view: View) -> list[str]:
    """About the sample as a whole."""
    if not is_purposive(view):
        return []
    return [
        _(
            "The networks were not drawn at random. Shares describe these networks; intervals say how far chance alone"
            " among such networks would move them, not what holds for all criminal networks."
        )
    ]


def pooled_caveat() -> str:
    """What a share over all units together means."""
    return _(
        "Shares count all networks together, so large networks weigh more than small ones; where large networks differ"
        " from small ones, only the share per network says what an average network is like."
    )


def contested_caveats(view: View, table: str) -> list[str]:
    """How many rows of a table are left out because sources disagree on their existence."""
    count = sum(map(is_contested, view.table(table).iter_rows(named=True)))
    if not count:
        return []
    return [_("Records left out because sources disagree on whether there is such a thing: {n}.", n=numeral(count))]


def entry_caveats(view: View, rows: list[Row]) -> list[str]:
    """About the entries counted: who is left out, what is unknown."""
    found = sample_caveats(view)
    counted = Counter(view.table("entries_derived")["counted"])
    if counted["customer"]:
        found.append(_("Entries of customers, counted apart: {n}.", n=numeral(counted["customer"])))
    if counted["other_relation"]:
        found.append(
            _(
                "Entries left out because the person was unwitting or coerced: {n}.",
                n=numeral(counted["other_relation"]),
            )
        )
    if counted["never"]:
        found.append(
            _(
                "Entries of infiltrators, informants, researchers or bystanders, left out: {n}.",
                n=numeral(counted["never"]),
            )
        )
    if counted["contested"]:
        found.append(
            _(
                "Entries left out because sources disagree on whether there was one: {n}.",
                n=numeral(counted["contested"]),
            )
        )
    return [*found, *homeless_caveats(rows), *_unsure(view, rows)]


def homeless_caveats(rows: list[Row]) -> list[str]:
    """How many entries stand in no share per network."""
    homeless = sum(row["network"] is None for row in rows)
    if not homeless:
        return []
    return [
        _(
            "Entries whose network is unknown, counted only where all entries are pooled: {n}.",
            n=numeral(homeless),
        )
    ]


def _unsure(view: View, rows: list[Row]) -> list[str]:
    """How many of the known ways in nobody was certain of."""
    surest = way_certainties(view.table)
    known = [surest.get(row["entry"]) for row in rows if is_known(row["channel"]) and is_known(row["medium"])]
    count = Counter(known)
    if not count["probable"] + count["possible"]:
        return []
    return [
        _(
            "Of the entries whose way in is known ({known}), no claim on it is certain for {unsure}: {probable} are"
            " probable and {possible} possible. They count like the others.",
            known=numeral(len(known)),
            unsure=numeral(count["probable"] + count["possible"]),
            probable=numeral(count["probable"]),
            possible=numeral(count["possible"]),
        )
    ]


def thin_networks(rows: list[Row], *, from_vantage: bool = False) -> list[str]:
    """How many networks weigh like any other in a mean per network though few of their ways in are known."""
    known = [row["network"] for row in rows if is_known(row["channel"]) and is_known(row["medium"])]
    counts = Counter(network for network in known if network is not None)
    thin = sum(count < THIN for count in counts.values())
    if not thin or len(counts) == 1:
        return []
    told = {"least": numeral(THIN), "n": numeral(thin), "of": numeral(len(counts))}
    if from_vantage:
        return [
            _(
                "Networks of which fewer than {least} ways in are known from the vantage: {n} of {of}. In the mean per"
                " network each of them weighs as much as any other.",
                **told,
            )
        ]
    return [
        _(
            "Networks of which fewer than {least} ways in are known: {n} of {of}. In the mean per network each of them"
            " weighs as much as any other.",
            **told,
        )
    ]


def few_networks(view: View, count: int) -> list[str]:
    """Fewer networks than would bear a percentage."""
    if count >= view.frame.rules["limits"]["bare_percentage_from"]:
        return []
    return [_("Networks: {n}. So few bear no percentage without its interval.", n=count)]


def country_caveats(view: View) -> list[str]:
    """Countries and the kind of data they come with cannot be told apart; one sentence with the kinds per country."""
    kinds: dict[str, Counter[str]] = {}
    kind_of = _kinds_by_network(view)
    for row in view.table("networks").iter_rows(named=True):
        if row["country"]:
            kinds.setdefault(row["country"], Counter()).update(kind_of.get(row["network"], {"": 1}))
    if len(kinds) <= 1:
        return []
    told = "; ".join(f"{country}: {_told(view, found)}" for country, found in sorted(kinds.items()))
    return [
        _(
            "Countries differ in the data they come with ({kinds}); what differs by country may differ by source.",
            kinds=told,
        )
    ]


def _told(view: View, kinds: Counter[str]) -> str:
    silent = _("kind of data not recorded")
    labels = {kind: view.frame.label("source", "kind", kind, language()) if kind else silent for kind in kinds}
    return ", ".join(f"{labels[kind]} {numeral(count)}" for kind, count in sorted(kinds.items()))


def _kinds_by_network(view: View) -> dict[str, Counter[str]]:
    """The kinds of source each network is known from, through its investigations."""
    sources: dict[str, set[str]] = {}
    for row in view.table("sources").iter_rows(named=True):
        if row["investigation"]:
            sources.setdefault(row["investigation"], set()).add(row["kind"])
    found: dict[str, Counter[str]] = {}
    for row in view.table("case_links").iter_rows(named=True):
        if row["network"] and row["investigation"]:
            found.setdefault(row["network"], Counter()).update(sources.get(row["investigation"], set()))
    return {network: kinds for network, kinds in found.items() if kinds}
