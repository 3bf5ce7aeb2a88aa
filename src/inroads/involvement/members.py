"""Who makes up a network: persons once per network, with the layer they came in at; groups as ranges."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.agents import Spot, layers_held
from inroads.involvement.snapshot import Row, Tables
from inroads.involvement.standing import standings, uncontested

GROUP = "group_of_unknown_size"
SCHEMA = pl.Schema(
    {
        "network": pl.String(),
        "person": pl.String(),
        "layer": pl.String(),
        "count_min": pl.Float64(),
        "count_max": pl.Float64(),
        "claims": pl.List(pl.String()),
    }
)


def network_members(table: Tables, frame: Frame) -> pl.DataFrame:
    """One row per person and network; ``count_max`` is null for a group that may be of any size.

    Members and facilitators only: who has another standing, or came in as a customer or unwittingly, is left out.
    """
    entries = table("entries_derived").to_dicts()
    claims = _claims(entries, table)
    kept = set(claims) - _left_out(entries, table, set(frame.rules["counted"]["standing"]))
    layers = layers_held(entries, table)
    persons = {row["person"]: row for row in table("persons").iter_rows(named=True)}
    rows = [
        {
            "network": network,
            "person": person,
            "layer": layers[person, network],
            "claims": sorted(claims[person, network]),
        }
        | _count(persons.get(person))
        for person, network in sorted(kept, key=lambda spot: (spot[1], spot[0]))
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def _claims(entries: list[Row], table: Tables) -> dict[Spot, set[str]]:
    claims: dict[Spot, set[str]] = {}
    held = [row for row in entries if row["counted"] != "contested"]
    for row in (*held, *uncontested(table("roles").to_dicts()), *uncontested(table("memberships").to_dicts())):
        if row["person"] and row["network"]:
            claims.setdefault((row["person"], row["network"]), set()).update(row["claims"] or ())
    return claims


def _left_out(entries: list[Row], table: Tables, inside: set[str]) -> set[Spot]:
    by_standing = {
        spot
        for spot, held in standings(table("memberships").iter_rows(named=True)).items()
        if not held & {*inside, "unknown"}
    }
    counted = {(row["person"], row["network"]) for row in entries if row["counted"] == "yes"}
    apart = {(row["person"], row["network"]) for row in entries if row["counted"] not in ("yes", "contested")}
    return by_standing | (apart - counted)


def _count(person: Row | None) -> Row:
    """How many people a row stands for; a group of unknown size is at least one."""
    if person is None or (person["kind"] != GROUP and person["count_min"] is None):
        return {"count_min": 1.0, "count_max": 1.0}
    return {"count_min": person["count_min"] or 1.0, "count_max": person["count_max"]}
