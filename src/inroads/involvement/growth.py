"""The growth type of each network as the set of types that what is known leaves open (DESIGN 9, RIGOUR 6).

Nothing is drawn at random and nothing assumed: the set holds the types that some filling-in of what is unknown gives.
That some later entry is missing from the record is itself unknown, unless the layer is covered in full or was denied.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.absence import Said, read_said
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.origin import Founders, Origin, founder_ways, origins_open
from inroads.involvement.phases import may_found
from inroads.involvement.snapshot import Row, Tables, grouped

OUTSIDE = "outside"
TRIED_APART = 6
"""Up to so many contested entries of a network are tried in and out in every combination."""
SCHEMA = pl.Schema(
    {
        "network": pl.String(),
        "types": pl.List(pl.String),
        "origins": pl.List(pl.String),
        "coded": pl.String(),
        "founders": pl.Int64(),
        "complete": pl.Boolean(),
        "claims": pl.List(pl.String),
    }
)

ONLINE_PLACE = ("online_place", "place", "online")
OFFLINE_TIE = ("offline_ties", "contact", "offline")
ENABLERS, MULES = "growth_enablers", "growth_mules"

Came = Literal["yes", "no", "open"]


@dataclass(frozen=True)
class Later:
    """The later entries of one network: layer, channel, world and claims of each."""

    network: str
    rows: list[Row]
    said: Said

    def came(self, layers: list[str], way: tuple[str, str, str], told_by: dict[str, str]) -> tuple[Came, list[str]]:
        """Whether anybody of these layers came in this way, and the claims that say so.

        ``told_by`` names, for each layer, the variable of the network under which a denial would stand.
        """
        value, channel, medium = way
        denials = {
            layer: self.said.none_came(self.network, layer, told_by[layer], value, (channel, medium))
            for layer in layers
        }
        sure = [
            row for row in self.rows if row["layer"] in layers and (row["channel"], row["world"]) == (channel, medium)
        ]
        if any(not denials[row["layer"]] for row in sure):
            return "yes", [claim for row in sure for claim in row["claims"]]
        maybe = [row for row in self.rows if _may_be(row, [one for one in layers if not denials[one]], channel, medium)]
        denied = [claim for claims in denials.values() for claim in claims or ()]
        if sure or maybe or None in denials.values():
            return "open", [claim for row in (*sure, *maybe) for claim in row["claims"]] + denied
        return "no", denied


def _may_be(row: Row, layers: list[str], channel: str, medium: str) -> bool:
    open_layer = row["layer"] in layers or (bool(layers) and _is_open(row["layer"]))
    open_channel = row["channel"] == channel or _is_open(row["channel"])
    return open_layer and open_channel and (row["world"] == medium or _is_open(row["world"]))


def _is_open(value: str) -> bool:
    return not is_known(value) and value != "not_applicable"


def growth_sets(table: Tables, frame: Frame) -> pl.DataFrame:
    """One row per network: the types left open, the origins left open, the type as coded, the claims it rests on."""
    said = read_said(table, frame)
    worlds = rollup_of(frame)
    entries = [
        {**entry, "world": rolled_up(entry["medium"], worlds)}
        for entry in table("entries_derived").iter_rows(named=True)
        if entry["counted"] in ("yes", "contested")
    ]
    by_network = grouped(entries, "network")
    rows = []
    for network in table("networks").to_dicts():
        mine = by_network.get(network["network"], [])
        sure = [entry for entry in mine if entry["counted"] == "yes"]
        disputed = [entry for entry in mine if entry["counted"] == "contested"]
        rows.append(_together([_row(network, [*sure, *some], said, frame.rules) for some in _subsets(disputed)]))
    return pl.DataFrame(rows, schema=SCHEMA)


def _subsets(disputed: list[Row]) -> list[list[Row]]:
    """Every selection of the entries whose very existence is contested: each may be, or may not be.

    Of more than :data:`TRIED_APART` only none, all, each alone and all but each are tried.
    """
    if len(disputed) <= TRIED_APART:
        counts = range(len(disputed) + 1)
        return [list(some) for count in counts for some in combinations(disputed, count)]
    single = [[entry] for entry in disputed]
    return [[], disputed, *single, *([one for one in disputed if one is not entry] for entry in disputed)]


def _together(rows: list[Row]) -> Row:
    """What any of the readings of a network leaves open."""
    lists = {name: sorted({one for row in rows for one in row[name]}) for name in ("types", "origins", "claims")}
    return {**rows[0], **lists}


def _row(network: Row, entries: list[Row], said: Said, rules: Any) -> Row:
    name, growth, core = network["network"], rules["growth"], rules["phases"]["early_layer"]
    marked = any(entry["founder"] == "yes" for entry in entries)
    founding = [entry for entry in entries if entry["founder"] == "yes"]
    maybe = [
        entry
        for entry in entries
        if entry["founder"] != "yes"
        and may_found(entry, marked=marked)
        and (entry["layer"] == core or not is_known(entry["layer"]))
    ]
    origins = _origins(founding, maybe, growth["threshold"])
    later = Later(name, [entry for entry in entries if entry["founder"] != "yes"], said)
    types, claims = _types(set(origins), later, growth)
    return {
        "network": name,
        "types": sorted(types),
        "origins": sorted(origins),
        "coded": network["growth_type_coded"],
        "founders": len(founding),
        "complete": said.is_covered(name, core, *growth["enablers"], *growth["local_recruits"]),
        "claims": sorted({*claims, *(claim for entry in (*founding, *maybe) for claim in entry["claims"])}),
    }


def _origins(founding: list[Row], maybe: list[Row], threshold: float) -> frozenset[Origin]:
    """The origins left open; founders who met nobody, because they began alone, met nowhere."""
    sure, could_be = _ways(founding), _ways(maybe)
    began_alone = bool(founding) and not sure and not could_be
    return frozenset({"neither"}) if began_alone else origins_open(Founders(sure, could_be), threshold)


def _ways(founders: list[Row]) -> Counter[frozenset[str]]:
    ways = [founder_ways(entry["channel"], entry["world"]) for entry in founders]
    return Counter(way for way in ways if way is not None)


def _types(origins: set[str], later: Later, growth: Any) -> tuple[set[str], list[str]]:
    """The types that an origin and the later entries leave open; a network that took on nobody stands outside."""
    types = {OUTSIDE} if "neither" in origins else set()
    claims: list[str] = []
    enablers, recruits = list(growth["enablers"]), list(growth["local_recruits"])
    somebody = _anybody(later, sorted({*enablers, *recruits}))
    if somebody != "yes" and origins != {"neither"}:
        types.add(OUTSIDE)
    if "social" in origins and somebody != "no":
        came, by = later.came(enablers, ONLINE_PLACE, dict.fromkeys(enablers, ENABLERS))
        if came == "open" and (later.network, ENABLERS, ONLINE_PLACE[0]) in later.said.present:
            came, by = "yes", later.said.present[later.network, ENABLERS, ONLINE_PLACE[0]]
        types |= {"yes": {"2"}, "no": {"1"}, "open": {"1", "2"}}[came]
        claims += by
    if "online_place" in origins and somebody != "no":
        told_by = {layer: ENABLERS if layer in enablers else MULES for layer in recruits}
        came, by = later.came(recruits, OFFLINE_TIE, told_by)
        if came == "open" and (later.network, MULES, OFFLINE_TIE[0]) in later.said.present:
            came, by = "yes", later.said.present[later.network, MULES, OFFLINE_TIE[0]]
        types |= {"yes": {"3"}, "no": {"4"}, "open": {"3", "4"}}[came]
        claims += by
    return types, claims


def _anybody(later: Later, layers: list[str]) -> Came:
    """Whether the network is known to have taken on an enabler or a mule at all."""
    if any(row["layer"] in layers for row in later.rows) or any(key[0] == later.network for key in later.said.present):
        return "yes"
    unknown = any(not is_known(row["layer"]) for row in later.rows)
    return "no" if later.said.is_covered(later.network, *layers) and not unknown else "open"
