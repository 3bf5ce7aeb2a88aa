"""Contacts in the place of ties."""

import polars as pl

from inroads.graph.graph_tables import GraphTables

CONTACT = "contact"


def contacts_as_ties(tables: GraphTables) -> GraphTables:
    """One directed tie for each sender and receiver, with one spell for each medium; presences and places stay."""
    tie = pl.format("{} → {}", "sender", "receiver")
    told = tables.contacts.filter(pl.col("sender") != pl.col("receiver"))
    dates = (
        pl.col("began_earliest").min(), pl.col("began_latest").min(),
        pl.col("ended_earliest").max(), pl.col("ended_latest").max(),
    )  # fmt: skip
    evidence = [pl.col(name).explode().drop_nulls().unique().sort() for name in ("source", "access", "claims")]
    ties = (
        told.group_by(tie=tie, a="sender", b="receiver")
        .agg(pl.col("weight").sum(), *dates, *evidence)
        .with_columns(content=pl.lit(CONTACT), directed=pl.lit(value=True))
        .sort("tie")
    )
    spells = told.group_by("medium", tie=tie).agg(*dates, evidence[-1]).with_columns(fine_medium="medium").sort("tie")
    made = GraphTables.of(ties=ties, spells=spells)
    return tables.having(ties=made.ties, spells=made.spells, contacts=tables.contacts.clear())
