"""How many networks use an offline or an online meeting place at all, and for what."""

from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.pictures import shares_picture
from inroads.answers.place_bridging import bridging
from inroads.answers.place_convergence import convergence
from inroads.answers.place_coverage import coverage
from inroads.answers.place_renewal import renewal
from inroads.answers.places_now import now
from inroads.answers.places_used import MEDIA, Use, is_settled, said_to_use_none, uses
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, of_total
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.bounds import share_bounds
from inroads.stats.intervals import wilson


def use(view: View) -> Finding:
    """Networks on record at a meeting place of each kind; the bounds say what silence leaves open."""
    networks = set(view.table("networks")["network"])
    found, none = uses(view), said_to_use_none(view)
    sheet = Sheet()
    for medium in (*MEDIA, *_unknown(found)):
        mine = [one for one in found if one.medium == medium]
        users = {one.network for one in mine}
        bounds = share_bounds(len(users), len(networks - users - none), len(networks))
        record = {"medium": medium, **_share(len(users), len(networks))}
        if medium in MEDIA:
            record |= {"bound_low": number(float(bounds[0])), "bound_high": number(float(bounds[1]))}
        else:
            record |= {"low": None, "high": None, "bound_low": None, "bound_high": None}
        _add(sheet, (medium,), record, mine)
    by = {record["medium"]: record for record in sheet.table}
    offline, online = ({one.network for one in found if one.medium == medium} for medium in ("offline", "online"))
    return sheet.finding(
        view,
        id="places.use",
        question=_("How many networks use an offline, how many an online meeting place?"),
        unit="network",
        n=len(networks),
        answer=_(
            "Networks with an offline meeting place on record: {offline}; with an online one: {online};"
            " with both: {both} of {of}.",
            offline=of_total(by["offline"]),
            online=of_total(by["online"]),
            both=numeral(len(offline & online)),
            of=numeral(len(networks)),
        ),
        picture=_picture(view, [by[medium] for medium in MEDIA]),
        caveats=[
            _(
                "That no place is on record does not mean that none was used: the interval is about chance, the bounds"
                " about what the record leaves open."
            ),
            *few_networks(view, len(networks)),
            *contested_caveats(view, "presences"),
            *sample_caveats(view),
        ],
    )


def functions(view: View) -> Finding:
    """For what networks use the places, by world; over networks with a known function at such a place."""
    found = [one for one in uses(view) if one.function is not None]
    settled = [one for one in found if is_settled(one)]
    variable = view.frame.variable("presence", "function")
    known = [value.value for value in variable.values] if variable else []
    known += sorted({one.function for one in settled if one.function} - set(known))
    sheet = Sheet()
    for medium in MEDIA:
        of = len({one.network for one in settled if one.medium == medium})
        for function in known:
            mine = [one for one in settled if (one.medium, one.function) == (medium, function)]
            record = {"medium": medium, "function": function, **_share(len({one.network for one in mine}), of)}
            if of:
                _add(sheet, (medium, function), record, mine)
    total = len({one.network for one in found})
    for medium, function in sorted({(one.medium, one.function or "") for one in found if not is_settled(one)}):
        mine = [one for one in found if (one.medium, one.function) == (medium, function)]
        record = {"medium": medium, "function": function, **_share(len({one.network for one in mine}), total)}
        _add(sheet, (medium, function), record | {"low": None, "high": None}, mine)
    return sheet.finding(
        view,
        id="places.functions",
        question=_("For what do networks use offline and online meeting places?"),
        unit="network",
        n=total,
        answer=_functions_answer(sheet.table, Names(view)),
        caveats=[
            _("A network counts once for each function, so the functions of a place add up to more than the networks."),
            *few_networks(view, total),
            *contested_caveats(view, "presences"),
            *sample_caveats(view),
        ],
    )


def _unknown(found: list[Use]) -> list[str]:
    return sorted({one.medium for one in found} - set(MEDIA))


def _share(n: int, of: int) -> Record:
    low, high = wilson(n, of)
    return {"n": n, "of": of, "share": n / of if of else None, "low": number(float(low)), "high": number(float(high))}


def _add(sheet: Sheet, key: tuple[str, ...], record: Record, mine: list[Use]) -> None:
    units = (("network", one.network) for one in mine)
    sheet.add(key, record, units, (claim for one in mine for claim in one.claims))


def _functions_answer(table: list[Record], names: Names) -> str:
    told = []
    for medium in MEDIA:
        mine = [record for record in table if record["medium"] == medium and record["n"] and record["low"] is not None]
        if mine:
            best = max(mine, key=lambda record: record["n"])
            function = names.value("presence", "function", best["function"])
            place = {"place": names.world(medium), "function": function, "count": of_total(best)}
            told.append(_("Most frequent function of meeting places {place}: {function}, {count}.", **place))
    return " ".join(told) or _("No network has the function of a meeting place on record.")


def _picture(view: View, table: list[Record]) -> Record | None:
    names = Names(view)
    values = [
        {"place": names.world(record["medium"]), "world": names.world(record["medium"])}
        | {end: record[end] for end in ("share", "low", "high")}
        for record in table
        if record["low"] is not None
    ]
    return shares_picture(view, values, list(MEDIA), "place")


FINDINGS = (use, functions, convergence, bridging, renewal, coverage, now)
