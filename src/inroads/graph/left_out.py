"""Who is out of every measure by default: infiltrators, informants, researchers, bystanders, bots, police personas."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from inroads.graph.graph_tables import GraphTables
from inroads.graph.people import among

NOT_PEOPLE = ("bot", "police")


def without_outsiders(tables: GraphTables, personas: pl.DataFrame, counted: Mapping[str, Any]) -> GraphTables:
    """The tables without them, by the rule of the frame.

    A person who was an infiltrator in one network and a member in another stays, without the first membership.
    """
    never = [*counted["standing_never"], "bystander"]
    held = tables.memberships.group_by("person", "network").agg(
        never=pl.col("standing").is_in(never).any(), inside=pl.col("standing").is_in(counted["standing"]).any()
    )
    apart = held.filter(pl.col("never") & ~pl.col("inside"))
    elsewhere = held.join(apart, on=["person", "network"], how="anti")
    out = apart.join(elsewhere, on="person", how="anti")["person"]
    kept = tables.having(
        memberships=tables.memberships.join(apart, on=["person", "network"], how="anti"),
        roles=tables.roles.join(apart, on=["person", "network"], how="anti"),
    )
    faces = kept.stand_ins.filter(pl.col("person").is_in(out.implode()))["persona"]
    gone = pl.concat([out, faces, _machines(personas)]).unique()
    return among(kept, kept.persons.filter(~pl.col("person").is_in(gone.implode()))["person"])


def _machines(personas: pl.DataFrame) -> pl.Series:
    """Personas behind which there is no offender."""
    if "run_by" not in personas.columns:
        return pl.Series("persona", [], dtype=pl.String)
    return personas.filter(pl.col("run_by").is_in(NOT_PEOPLE))["persona"]
