"""Whether offline and online ties of members go together: per network, over networks, and all other ties held equal."""

from math import exp

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.coupled_networks import ALL_OFFLINE, ALL_ONLINE, coupled_networks
from inroads.answers.coupling_tables import NETWORKS, Coupled, by_network, coupled, coupling_sheet, coupling_test
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.spoken import p_told
from inroads.answers.telephone import APART, TOGETHER
from inroads.answers.tied_pairs import members_tied, not_among_members
from inroads.involvement.medium import DEFAULT_ROLLUP
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.pooled_qap import DRAWS


def coupling(view: View, rollup: str = DEFAULT_ROLLUP, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """How far being tied offline goes with being tied online, among the members of each network and over networks."""
    members = members_tied(view, rollup)
    asked = coupled(coupled_networks(view, members), seed, permutations)
    sheet = coupling_sheet(asked)
    refused = _too_few(asked)
    ways = {name: (rollup, name) for name in (ALL_OFFLINE, ALL_ONLINE)}
    ways |= {name: (name, "as_known") for name in (TOGETHER, APART) if name != rollup}
    variants = [_variant(view, name, *way, seed, permutations) for name, way in ways.items()]
    whole = sheet.table[0]
    return sheet.finding(
        view,
        id="intertwinement.coupling",
        question=_("Are members who are tied offline also those who are tied online, more than by chance?"),
        unit="pair",
        n=whole["of"],
        answer=" ".join([_answer(asked, whole), *_model_told(asked), *_unknown_told(asked, variants)]),
        variants=[Variant("networks", by_network(asked)), *variants],
        estimate=whole["correlation"],
        low=whole["interval_low"],
        high=whole["interval_high"],
        test=coupling_test(asked, seed, refused),
        caveats=[
            _(
                "What is compared are ties on record. A pair without one counts as not tied, which no file says: where"
                " files tell more of some persons than of others, these have more ties in both worlds, and the two go"
                " together for that alone. The model holds equal how much is told of each person; the correlation does"
                " not."
            ),
            _(
                "Ties offline of people who never came in are mostly unrecorded, so that only members are compared, and"
                " nothing follows for who becomes a member. A tie formed in one world and kept up in the other lies in"
                " both; ties noted because somebody came in through them are among them."
            ),
            _(
                "Going together is said of pairs, with no order in time: it does not say that one world leads to the"
                " other."
            ),
            *_refusals(asked, refused),
            *_outside(view, rollup),
            *few_networks(view, asked.qap.networks),
            *contested_caveats(view, "ties"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup, "permutations": permutations},
        seed=seed,
    )


def _variant(view: View, name: str, rollup: str, unknown: str, seed: int, permutations: int) -> Variant:
    """What would be found, without intervals: these go with the headline."""
    networks = coupled_networks(view, members_tied(view, rollup), unknown)
    table = coupling_sheet(coupled(networks, seed, permutations, intervals=False)).table
    return Variant(name, table)


def _too_few(asked: Coupled) -> str:
    if asked.enough:
        return ""
    return _(
        "It takes at least {least} networks with ties in both worlds; there are {n}.",
        least=numeral(NETWORKS),
        n=numeral(asked.qap.networks),
    )


def _refusals(asked: Coupled, refused: str) -> list[str]:
    said = [_("No interval and no test of the mean correlation. {reason}", reason=refused)] if refused else []
    if asked.model.refused:
        said.append(_("No model of ties in both worlds. {reason}", reason=asked.model.refused))
    return said


def _outside(view: View, rollup: str) -> list[str]:
    outside = not_among_members(view, rollup)
    if not outside:
        return []
    return [_("Ties left out because not both persons are members of one network: {n}.", n=numeral(outside))]


def _answer(asked: Coupled, whole: Record) -> str:
    if not asked.qap.networks:
        return _("In no network are ties of members on record in both worlds, so that the two cannot be set together.")
    counted = _(
        "Pairs of members on record as tied in both worlds: {n} of {of}; offline {offline}, online {online}.",
        n=numeral(whole["n"]),
        of=numeral(whole["of"]),
        offline=numeral(whole["tied_offline"]),
        online=numeral(whole["tied_online"]),
    )
    r = numeral(round(asked.qap.correlation, 2))
    if not asked.enough:
        return " ".join(
            [
                counted,
                _(
                    "Mean correlation of the two worlds within {networks} networks: {r}.",
                    networks=numeral(asked.qap.networks),
                    r=r,
                ),
            ]
        )
    return " ".join(
        [
            counted,
            _(
                "Mean correlation of the two worlds within networks: {r} (95 % interval {low} to {high}; networks:"
                " {networks}). Against persons dealt out anew within each network: {p}.",
                r=r,
                low=numeral(round(asked.qap.low, 2)),
                high=numeral(round(asked.qap.high, 2)),
                networks=numeral(asked.qap.networks),
                p=p_told(asked.qap.p),
            ),
        ]
    )


def _model_told(asked: Coupled) -> list[str]:
    if asked.model.refused:
        return []
    both, two_offline, two_online = (_odds(asked, place) for place in range(3))
    return [
        _(
            "All other ties held equal, a tie in one world goes with {both} times the odds of one in the other; each"
            " person to whom both are tied offline with {offline} times the odds of an online tie, each to whom both"
            " are tied online with {online} times the odds of an offline tie.",
            both=both,
            offline=two_offline,
            online=two_online,
        )
    ]


def _odds(asked: Coupled, place: int) -> str:
    told = [numeral(round(exp(ends[place]), 2)) for ends in (asked.model.estimates, asked.model.low, asked.model.high)]
    return _("{odds} (95 % interval {low} to {high})", odds=told[0], low=told[1], high=told[2])


def _unknown_told(asked: Coupled, variants: list[Variant]) -> list[str]:
    """How far ties of unknown medium could move the mean correlation."""
    unknown = sum(one.unknown for one in asked.networks)
    ends = {one.name: one.table[0]["correlation"] for one in variants if one.name in (ALL_OFFLINE, ALL_ONLINE)}
    if not unknown or None in ends.values():
        return []
    return [
        _(
            "Pairs tied in a medium that is not known, left out: {n}; were these ties all offline the correlation would"
            " be {offline}, all online {online}.",
            n=numeral(unknown),
            offline=numeral(round(ends[ALL_OFFLINE], 2)),
            online=numeral(round(ends[ALL_ONLINE], 2)),
        )
    ]
