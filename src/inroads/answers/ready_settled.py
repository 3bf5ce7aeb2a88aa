"""For each finding the units it asks about, and those of them about which what is known is enough."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from inroads.answers.change_sweeps import sweeps_of
from inroads.answers.places_used import MEDIA, is_settled, said_to_use_none, uses
from inroads.answers.sheet import Unit
from inroads.answers.ways import ways_in
from inroads.involvement.medium import is_known
from inroads.involvement.paths import is_whole
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View

UNKNOWN = "unknown"
MASKED = ("entry", "step", "entry_agent", "tie", "tie_spell", "presence", "approach")
"""Units whose claims tell who came in how: what a vantage does not see of them changes an answer."""


@dataclass(frozen=True)
class Settled:
    """The units that are asked about, and those whose answer is known."""

    units: frozenset[Unit]
    of: frozenset[Unit]

    @property
    def share(self) -> float:
        """The known part; nothing of nothing is nothing."""
        return len(self.units) / len(self.of) if self.of else 0.0


Settles = Callable[[View], Settled]


def _settled(kind: str, rows: Iterable[Row], is_one: Callable[[Row], bool]) -> Settled:
    rows = list(rows)
    known = frozenset((kind, str(row[kind])) for row in rows if is_one(row))
    return Settled(known, frozenset((kind, str(row[kind])) for row in rows))


def _has_way(row: Row) -> bool:
    return is_known(row["channel"]) and is_known(row["medium"])


def known_ways(view: View) -> Settled:
    """Entries whose channel and medium are known."""
    return _settled("entry", ways_in(view), _has_way)


def ways_with_layer(view: View) -> Settled:
    """Those whose layer is known besides."""
    return _settled("entry", ways_in(view), lambda row: _has_way(row) and is_known(row["layer"]))


def ways_with_phase(view: View) -> Settled:
    """Those that are known to be of the founding, of the early days or later."""
    return _settled("entry", ways_in(view), lambda row: _has_way(row) and row["phase"] != UNKNOWN)


def ways_in_sweeps(view: View) -> Settled:
    """Those of networks whose investigation is dated and whose sources asked for them."""
    sweeps = sweeps_of(view)
    return _settled(
        "entry",
        ways_in(view),
        lambda row: _has_way(row) and row["network"] in sweeps.of and sweeps.asks_ways(row["network"]),
    )


def dated_ways(view: View) -> Settled:
    """Those that have a date."""
    return _settled("entry", ways_in(view), lambda row: _has_way(row) and row["at_latest"] is not None)


def dated_inquiries(view: View) -> Settled:
    """Networks whose investigation is dated."""
    sweeps = sweeps_of(view)
    return _settled("network", view.table("networks").iter_rows(named=True), lambda row: row["network"] in sweeps.of)


def types_in_sweeps(view: View) -> Settled:
    """Those whose case type is known besides."""
    sweeps = sweeps_of(view)
    rows = view.table("networks").iter_rows(named=True)
    return _settled("network", rows, lambda row: row["network"] in sweeps.of and is_known(row.get("it_type")))


def places_in_sweeps(view: View) -> Settled:
    """Networks on record at offline and at online places, or at none, whose investigation is dated."""
    known, sweeps = known_places(view), sweeps_of(view)
    return Settled(frozenset(unit for unit in known.units if unit[1] in sweeps.of), known.of)


def known_paths(view: View) -> Settled:
    """Entries whose path is known from first contact to commitment."""
    paths = dict(view.table("entry_paths").select("entry", "path").iter_rows())
    return _settled("entry", ways_in(view), lambda row: is_whole(paths[row["entry"]]))


def known_agents(view: View) -> Settled:
    """Entries that say who brought the person in, or that nobody did."""
    told = view.table("brought_by").filter(pl.col("agent").is_not_null() | (pl.col("agent_role") == "none"))
    named = set(told["entry"])
    return _settled("entry", ways_in(view), lambda row: row["entry"] in named)


def known_outcomes(view: View) -> Settled:
    """Approaches on record whose medium and outcome are known."""
    rows = uncontested(view.table("approaches").iter_rows(named=True))
    return _settled(
        "approach",
        rows,
        lambda row: is_known(row["medium"]) and is_known(row["outcome"]) and row["outcome"] != UNKNOWN,
    )


def single_types(view: View) -> Settled:
    """Networks of which what is known leaves one growth type."""
    return _settled("network", view.table("growth_sets").iter_rows(named=True), lambda row: len(row["types"]) == 1)


def known_places(view: View) -> Settled:
    """Networks on record at offline and at online places, or said to use none."""
    found, none = uses(view), said_to_use_none(view)
    users = [{one.network for one in found if one.medium == medium} for medium in MEDIA[:2]]
    both = (users[0] & users[1]) | none
    return _settled("network", view.table("networks").iter_rows(named=True), lambda row: row["network"] in both)


def places_with_posts(view: View) -> Settled:
    """Online places of which the study holds dated posts; venues of a place are one with it."""
    online = view.table("places").filter(pl.col("medium") == "online")["place"]
    dated = set(view.posts.days["place"]) if view.posts is not None else set()
    sites = dict.fromkeys(place.partition(" / ")[0] for place in online)
    return _settled("place", ({"place": site} for site in sites), lambda row: row["place"] in dated)


def known_functions(view: View) -> Settled:
    """Presences of networks whose place has a known world and whose function is known."""
    found = [one for one in uses(view) if one.function is not None]
    return Settled(frozenset(one.unit for one in found if is_settled(one)), frozenset(one.unit for one in found))


def known_ties(view: View) -> Settled:
    """Ties of which it is known where they were formed and where they are kept up."""
    spells = set(view.table("tie_spells").filter(~pl.col("medium").is_in(["not_recorded", "not_asked"]))["tie"])
    return _settled(
        "tie",
        uncontested(view.table("ties").iter_rows(named=True)),
        lambda row: is_known(row["formed_medium"]) and (row["tie"] in spells or is_known(row["maintained_medium"])),
    )


def covered_networks(view: View) -> Settled:
    """Networks with members whose layers are said to be known in full."""
    held = set(view.table("members")["network"])
    complete = dict(view.table("growth_sets").select("network", "complete").iter_rows())
    return _settled(
        "network",
        view.table("networks").iter_rows(named=True),
        lambda row: row["network"] in held and bool(complete.get(row["network"])),
    )


def known_layers(view: View) -> Settled:
    """Members whose layer is known."""
    return _settled("person", view.table("members").iter_rows(named=True), lambda row: is_known(row["layer"]))


def known_spans(view: View) -> Settled:
    """Networks of which it is known how far their core, their enablers and their victims reach."""
    parts = ("geo_core", "geo_enablers", "geo_victims")
    return _settled(
        "network",
        view.table("networks").iter_rows(named=True),
        lambda row: all(is_known(row.get(part)) for part in parts),
    )


def cited_passages(view: View) -> pl.DataFrame:
    """The passages that claims on ways in, ties, places and approaches rest on."""
    claims = view.table("claims").filter(pl.col("unit_type").is_in(MASKED) & (pl.col("state") != "withdrawn"))
    cited = claims.select(passage="passages").explode("passage").drop_nulls().unique()
    return view.table("passages").join(cited, on="passage", how="semi")


def stated_accesses(view: View) -> Settled:
    """Those of them that state by what access they were to be had."""
    rows = cited_passages(view).select("passage", "access")
    return _settled("passage", rows.iter_rows(named=True), lambda row: row["access"] != UNKNOWN)


def kinds_with_ways(view: View) -> Settled:
    """Kinds of source on which known ways in rest."""
    kind_of = dict(view.table("sources").select("source", "kind").iter_rows())
    source_of = dict(view.table("passages").select("passage", "source").iter_rows())
    passages = dict(view.table("claims").select("claim", "passages").iter_rows())
    known = {
        kind_of.get(source_of.get(passage, ""), "")
        for row in ways_in(view)
        if _has_way(row)
        for claim in row["claims"]
        for passage in passages.get(claim, ())
    }
    kinds = [kind for kind in ("case_file", "meeting_place", "interview") if kind in {*known, *kind_of.values()}]
    return Settled(
        frozenset(("kind", kind) for kind in kinds if kind in known), frozenset(("kind", kind) for kind in kinds)
    )
