"""How many networks use offline, online and hybrid meeting places, sweep by sweep."""

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.change_sweeps import Sweeps, sweep_caveats, sweeps_of
from inroads.answers.change_told import moved_told, power_told, unasked_told, what_remains, with_change
from inroads.answers.change_trend import SEED, Moved, moved
from inroads.answers.finding import Finding, Record
from inroads.answers.places_used import MEDIA, Use, said_to_use_none, uses
from inroads.answers.sheet import Sheet, number
from inroads.involvement.view import View
from inroads.language import _
from inroads.stats.bounds import share_bounds
from inroads.stats.intervals import wilson

ASKED = {"presence.place"}, {"entry.place", "step.place"}


def places(view: View, seed: int = SEED) -> Finding:
    """Networks on record at a meeting place of each kind, by sweep, with the trend within case types."""
    sweeps, found, none = sweeps_of(view), uses(view), said_to_use_none(view)
    everyone = view.table("networks")["network"].to_list()
    asked = [network for network in everyone if sweeps.asks(network, *ASKED)]
    unasked = [network for network in everyone if network not in set(asked)]
    sheet = Sheet()
    for place, label in enumerate(sweeps.labels):
        networks = [network for network in asked if sweeps.of.get(network) == place]
        for medium in MEDIA:
            mine = [one for one in found if one.medium == medium and one.network in set(networks)]
            name = {"kind": "places", "sweep": label, "medium": medium}
            _add(sheet, ("places", place, medium), name | _share(mine, networks, none), mine)
    made = {medium: _trend(medium, found, asked, sweeps, seed) for medium in MEDIA}
    for medium, one in made.items():
        mine = [use for use in found if use.medium == medium and use.network in set(one.networks)]
        _add(sheet, ("trends", medium), {"kind": "trends", "medium": medium, **with_change(one)}, mine)
    headline = made["online"]
    change, low, high = headline.change
    return sheet.finding(
        view,
        id="change.places",
        question=_("Did networks come to use other meeting places over the years?"),
        unit="network",
        n=len(everyone),
        answer=moved_told(
            headline,
            _("Within case types, more networks used an online meeting place in later sweeps."),
            _("Within case types, fewer networks used an online meeting place in later sweeps."),
            _("Within case types, there is no evidence that more or fewer networks used an online meeting place."),
        ),
        estimate=change,
        low=low,
        high=high,
        test=headline.test,
        caveats=[
            *sweep_caveats(sweeps),
            *unasked_told(sweeps, unasked, len(everyone)),
            *power_told(headline),
            what_remains(),
            _(
                "That no place is on record does not mean that none was used: the interval is about chance, the bounds"
                " about what the record leaves open."
            ),
            *contested_caveats(view, "presences"),
            *sample_caveats(view),
            *few_networks(view, headline.found.networks),
        ],
        parameters=sweeps.parameters,
        seed=seed,
    )


def _trend(medium: str, found: list[Use], asked: list[str], sweeps: Sweeps, seed: int) -> Moved:
    users = {one.network for one in found if one.medium == medium}
    return moved({network: float(network in users) for network in asked}, dict.fromkeys(asked, 1.0), sweeps, seed)


def _share(mine: list[Use], networks: list[str], none: set[str]) -> Record:
    users, of = {one.network for one in mine}, len(networks)
    low, high = wilson(len(users), of)
    bounds = share_bounds(len(users), len(set(networks) - users - none), of)
    share = {"n": len(users), "of": of, "share": len(users) / of if of else None}
    ends = {"low": number(float(low)), "high": number(float(high))}
    return share | ends | {"bound_low": number(float(bounds[0])), "bound_high": number(float(bounds[1]))}


def _add(sheet: Sheet, key: tuple[object, ...], record: Record, mine: list[Use]) -> None:
    units = (("network", one.network) for one in mine)
    sheet.add(key, record, units, (claim for one in mine for claim in one.claims))
