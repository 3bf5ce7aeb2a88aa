"""How money moves and is cashed out, offline and online: flows, how they link up, and the activities behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

from inroads.answers.activities import activities, in_order
from inroads.answers.caveats import contested_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.sheet import Sheet, Unit, number
from inroads.answers.spells_in_order import shared_network
from inroads.answers.spoken import Names
from inroads.answers.ways import LAYERS, WORLDS
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import NOT_RECORDED
from inroads.stats.intervals import wilson

ORDERED, UNORDERED = "in_order", "order_unknown"


@dataclass(frozen=True)
class _Hop:
    """One flow and a later one by which what came in may have gone on."""

    first: Row
    then: Row
    order: str


def money(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Flows by what and world, from whom to whom by layer, how they link up, and what is done to cash out."""
    flows = _flows(view, rollup)
    done = [row for row in activities(view, rollup) if row["function"] in view.frame.rules["money"]["functions"]]
    hops = _hops(flows)
    networks = {row["network"] for row in (*flows, *done)} - {None}
    sheet = Sheet()
    _add_flows(sheet, flows, networks)
    _add_layers(sheet, flows)
    _add_hops(sheet, hops)
    _add_done(sheet, done, networks, view)
    return sheet.finding(
        view,
        id="functioning.money",
        question=_("How does money move and get cashed out, offline and online?"),
        unit="flow",
        n=len(flows),
        answer=_answer(view, flows, done, hops),
        variants=_variants(flows, done),
        caveats=[
            _(
                "Two flows link up where the one who received the first gave the second. That it was the same money is"
                " not on record: a link says what may have gone on, never how much. Where dates do not settle which"
                " came first, the order is told as not known; where the second surely came first there is no link."
            ),
            _(
                "Which flows and functions are about money is declared in the rules of the frame. A flow belongs to the"
                " network that giver and receiver share, else to that of either."
            ),
            *few_networks(view, len(networks)),
            *contested_caveats(view, "flows"),
            *sample_caveats(view),
        ],
        parameters={"rollup": rollup},
    )


def _flows(view: View, rollup: str) -> list[Row]:
    """Flows of money on record, with world, network and the layers of giver and receiver; nobody who never counts."""
    worlds, network_of = rollup_of(view.frame, rollup), shared_network(view)
    kinds = view.frame.rules["money"]["flows"]
    members = view.table("members")
    apart = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
    never = {person for person, _network in apart} - set(members["person"])
    layers = {(row["person"], row["network"]): row["layer"] for row in members.iter_rows(named=True)}
    found = []
    for row in uncontested(view.table("flows").iter_rows(named=True)):
        what = row["what"] or NOT_RECORDED
        if (what in kinds or not is_known(what)) and not {row["sender"], row["receiver"]} & never:
            network = network_of(row["sender"], row["receiver"])
            ends = {
                f"{end}_layer": layers.get((row[end], network), "outsider") if row[end] else NOT_RECORDED
                for end in ("sender", "receiver")
            }
            found.append({**row, "what": what, "medium": rolled_up(row["medium"], worlds), "network": network, **ends})
    return found


def _hops(flows: list[Row]) -> list[_Hop]:
    """Every two flows of a network that link up, unless the second surely came first."""
    given = grouped(flows, "sender")
    found: list[_Hop] = []
    for first in flows:
        found += [
            _Hop(first, then, ORDERED if _is_before(first, then) else UNORDERED)
            for then in given.get(first["receiver"] or "", ())
            if then["id"] != first["id"] and then["network"] == first["network"] and not _is_before(then, first)
        ]
    return found


def _is_before(one: Row, other: Row) -> bool:
    latest, earliest = one["at_latest"], other["at_earliest"]
    return latest is not None and earliest is not None and latest < earliest


def _add_flows(sheet: Sheet, flows: list[Row], networks: set[str]) -> None:
    """Each kind of flow by world, and the networks in which it is on record."""
    for what, medium in _ordered({(row["what"], row["medium"]) for row in flows}):
        mine = [row for row in flows if (row["what"], row["medium"]) == (what, medium)]
        users = {row["network"] for row in mine} - {None}
        record: Record = {"kind": "flows", "what": what, "medium": medium, "n": len(users), "of": len(networks)}
        low, high = (float(end) for end in wilson(len(users), len(networks)))
        known = is_known(what) and is_known(medium)
        record |= {"low": number(low) if known else None, "high": number(high) if known else None, "times": len(mine)}
        _add(sheet, ("flows", what, medium), record, mine)


def _add_layers(sheet: Sheet, flows: list[Row]) -> None:
    """From which layer to which, by world."""
    order = {layer: place for place, layer in enumerate(LAYERS)}
    keys = {(row["sender_layer"], row["receiver_layer"], row["medium"]) for row in flows}
    for key in sorted(keys, key=lambda key: [(order.get(layer, len(order)), layer) for layer in key[:2]] + [key[2:]]):
        mine = [row for row in flows if (row["sender_layer"], row["receiver_layer"], row["medium"]) == key]
        head: Record = dict(zip(("giver", "receiver", "medium"), key, strict=True))
        record = {"kind": "layers", **head, "n": len(mine), "of": len(flows)}
        record["in_networks"] = len({row["network"] for row in mine} - {None})
        _add(sheet, ("layers", *key), record, mine)


def _add_hops(sheet: Sheet, hops: list[_Hop]) -> None:
    """Where flows link up: world and kind before and after, in order or not known to be."""
    keys = {(hop.first["what"], hop.first["medium"], hop.then["what"], hop.then["medium"], hop.order) for hop in hops}
    for key in sorted(keys):
        mine = [
            hop
            for hop in hops
            if (hop.first["what"], hop.first["medium"], hop.then["what"], hop.then["medium"], hop.order) == key
        ]
        names = ("what", "world_before", "what_then", "world_after", "order")
        record: Record = {"kind": "links", **dict(zip(names, key, strict=True)), "n": len(mine), "of": len(hops)}
        record["in_networks"] = len({hop.first["network"] for hop in mine} - {None})
        _add(sheet, ("links", *key), record, [row for hop in mine for row in (hop.first, hop.then)])


def _add_done(sheet: Sheet, done: list[Row], networks: set[str], view: View) -> None:
    """What is done to cash out, launder, change and carry, by world."""
    functions = in_order(view, "function", {row["function"] for row in done})
    for function in functions:
        for _function, medium in _ordered({("", row["medium"]) for row in done if row["function"] == function}):
            mine = [row for row in done if (row["function"], row["medium"]) == (function, medium)]
            users = {row["network"] for row in mine} - {None}
            record: Record = {"kind": "cashing", "function": function, "medium": medium}
            record |= {"n": len(users), "of": len(networks), "times": len(mine)}
            _add(sheet, ("cashing", function, medium), record, mine, "activity")


def _add(sheet: Sheet, key: tuple[str, ...], record: Record, rows: Iterable[Row], unit: str = "flow") -> None:
    rows = list(rows)
    units: list[Unit] = [(unit, row["id" if unit == "flow" else unit]) for row in rows]
    sheet.add(key, record, units, (claim for row in rows for claim in row["claims"] or ()))


def _ordered(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    order = {world: place for place, world in enumerate(WORLDS)}
    return sorted(pairs, key=lambda pair: (not is_known(pair[0]), pair[0], order.get(pair[1], len(order)), pair[1]))


def _variants(flows: list[Row], done: list[Row]) -> list[Variant]:
    """Network by network: flows and activities by world."""
    counts: dict[tuple[str, str], list[int]] = {}
    for place, rows in enumerate((flows, done)):
        for row in rows:
            counts.setdefault((row["network"] or "", row["medium"]), [0, 0])[place] += 1
    table: list[Record] = [
        {"row": f"{network}/{medium}", "network": network, "medium": medium, "flows": held[0], "activities": held[1]}
        for (network, medium), held in sorted(counts.items())
    ]
    return [Variant("networks", table)] if table else []


def _answer(view: View, flows: list[Row], done: list[Row], hops: list[_Hop]) -> str:
    if not flows and not done:
        return _("No flow of money and no cashing out is on record.")
    ordered = sum(hop.order == ORDERED for hop in hops)
    crossing = [hop for hop in hops if {hop.first["medium"], hop.then["medium"]} == {"offline", "online"}]
    return _(
        "Flows of money on record: {flows} ({flow_worlds}). Activities of cashing out and laundering: {done}"
        " ({done_worlds}). Flows that may have gone on by another: {hops}, of these surely in that order: {ordered};"
        " from one world into the other: {crossing}.",
        flows=numeral(len(flows)),
        flow_worlds=_worlds(view, flows),
        done=numeral(len(done)),
        done_worlds=_worlds(view, done),
        hops=numeral(len(hops)),
        ordered=numeral(ordered),
        crossing=numeral(len(crossing)),
    )


def _worlds(view: View, rows: list[Row]) -> str:
    names = Names(view)
    counts = [(world, sum(row["medium"] == world for row in rows)) for world in WORLDS]
    told = [f"{names.world(world)} {numeral(n)}" for world, n in counts if n]
    unknown = len(rows) - sum(n for _world, n in counts)
    return ", ".join([*told, _("world not known {n}", n=numeral(unknown))])
