"""Which personas stand for which persons, when: where somebody judged so, and nobody contests it."""

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.snapshot import Tables
from inroads.involvement.standing import uncontested
from inroads.model.judgement import stands_for
from inroads.model.missing import CONTESTED

SCHEMA = pl.Schema(
    {
        "persona": pl.String(),
        "person": pl.String(),
        "began_earliest": pl.Date(),
        "began_latest": pl.Date(),
        "ended_earliest": pl.Date(),
        "ended_latest": pl.Date(),
        "verdict": pl.String(),
        "claims": pl.List(pl.String()),
    }
)


def stand_ins(table: Tables, _frame: Frame) -> pl.DataFrame:
    """One row per judgement by which a persona stands for a person: the same, or probably the same.

    A judgement on a persona of a source that may not be linked, or that rests on such a source, does not count; nor
    while it is contested whether it may.
    """
    disputed = pl.col("missing").list.contains(f"may_link={CONTESTED}")
    sources = table("sources").filter(~pl.col("may_link").fill_null(value=True) | disputed).select("source")
    personas = set(table("personas").join(sources, on="source", how="semi")["persona"])
    barred = _resting_on(sources, table)
    rows = [
        {name: row[name] for name in SCHEMA}
        for row in uncontested(table("identities").iter_rows(named=True))
        if row["persona"] and row["person"] and stands_for(row["verdict"])
        if row["persona"] not in personas and not barred & set(row["claims"])
    ]
    return pl.DataFrame(rows, schema=SCHEMA).sort("persona", "person", "began_earliest")


def _resting_on(sources: pl.DataFrame, table: Tables) -> set[str]:
    """The claims that rest on one of the sources."""
    passages = table("passages").join(sources, on="source", how="semi").select("passage")
    claims = table("claims").select("claim", passage="passages").explode("passage")
    return set(claims.join(passages, on="passage", how="semi")["claim"])
