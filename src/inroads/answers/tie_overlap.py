"""Which pairs of members are tied offline and online at once, and how far the two worlds cover each other."""

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.overlap_tables import BOTH, overlap_sheet
from inroads.answers.pictures import shares_picture
from inroads.answers.spoken import Names, share_told
from inroads.answers.telephone import APART, TOGETHER
from inroads.answers.tied_pairs import (
    Members,
    TiedPair,
    denied_pairs,
    in_several_networks,
    members_tied,
    not_among_members,
)
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View
from inroads.language import _, numeral


def overlap(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Tied pairs by the worlds of their ties, how far the two worlds cover each other, and what chance would give."""
    networks = members_tied(view, rollup)
    sheet = overlap_sheet(networks, denied_pairs(view))
    tied = [pair for one in networks for pair in one.tied]
    return sheet.finding(
        view,
        id="intertwinement.overlap",
        question=_("Which members are tied both offline and online?"),
        unit="pair",
        n=len(tied),
        answer=_answer({record["row"]: record for record in sheet.table}, tied),
        variants=[
            Variant(name, overlap_sheet(members_tied(view, name), denied_pairs(view)).table)
            for name in (TOGETHER, APART)
            if name != rollup
        ],
        picture=_picture(view, sheet.table),
        caveats=[
            _(
                "A pair of members is tied in a world if any tie of theirs was formed or kept up there at any time, not"
                " at one moment. Shares are over pairs of whose ties every medium is known; the others are a row of"
                " their own, and the bounds take from them what is known."
            ),
            _(
                "That no tie of two members is on record does not mean that there was none: of all pairs only the lower"
                " end is known. Files tell of contact where it was looked for, taps and seized telephones of contact"
                " online; and a pair on whom the file says more has more often a second world on record."
            ),
            *_beside(view, rollup, networks),
            *few_networks(view, sum(bool(one.tied) for one in networks)),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _beside(view: View, rollup: str, networks: list[Members]) -> list[str]:
    """Ties that stand in no pair, and pairs that stand in several networks."""
    outside, several = not_among_members(view, rollup), in_several_networks(networks)
    said = []
    if outside:
        said.append(_("Ties left out because not both persons are members of one network: {n}.", n=numeral(outside)))
    if several:
        said.append(_("Pairs who belong to several networks together and count in each: {n}.", n=numeral(several)))
    return said


def _answer(table: dict[str, Record], tied: list[TiedPair]) -> str:
    both = table[f"pairs/per_network/{BOTH}"]
    if not both["of"]:
        return _("No two members have a tie of which all media are known.")
    chance = table["all_pairs/per_pair/both_by_chance"]
    at_most = table["all_pairs/per_pair/both_at_most"]
    return _(
        "Pairs of members tied both offline and online, of those all of whose media are known: {both}. Of the pairs"
        " tied offline also tied online: {offline}; of those tied online also tied offline: {online}. On record as"
        " both, of all pairs of members: {found} of {pairs}; were the two worlds laid over the members of each network"
        " by chance, {chance} would be, and at most {most} could. Tied pairs of which a medium is not known: {unknown}"
        " of {tied}.",
        both=share_told(both),
        offline=share_told(table["covers/per_network/offline_also_online"]),
        online=share_told(table["covers/per_network/online_also_offline"]),
        found=numeral(table[f"all_pairs/per_pair/{BOTH}"]["n"]),
        pairs=numeral(chance["of"]),
        chance=numeral(round(chance["n"], 1)),
        most=numeral(at_most["n"]),
        unknown=numeral(sum(not pair.is_whole for pair in tied)),
        tied=numeral(len(tied)),
    )


def _picture(view: View, table: list[Record]) -> Record | None:
    names = Names(view)
    rows = {"offline": _("tied offline only"), "online": _("tied online only"), BOTH: _("tied in both worlds")}
    looks = {"offline": "offline", "online": "online", BOTH: "hybrid"}
    values = [
        {"pairs": rows[record["tied"]], "world": names.world(looks[record["tied"]])}
        | {end: record[end] for end in ("share", "low", "high")}
        for record in table
        if (record["kind"], record["estimand"]) == ("pairs", "per_network")
        and record["tied"] in rows
        and record["low"] is not None
    ]
    return shares_picture(view, values, list(looks.values()), "pairs")
