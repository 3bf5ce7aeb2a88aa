"""Ties between the same two persons as one."""

import polars as pl


def pairs_of(ties: pl.DataFrame, *, directed: bool) -> pl.DataFrame:
    """``a, b, weight`` of each pair, sorted; a tie without a weight counts as one, a tie to oneself as none.

    Directed, a tie that has no direction runs both ways.
    """
    held = (
        ties.lazy()
        .select("a", "b", "directed", weight=pl.col("weight").fill_null(1.0))
        .filter(pl.col("a") != pl.col("b"))
    )
    if directed:
        both = held.filter(~pl.col("directed").fill_null(value=False)).select(a="b", b="a", weight="weight")
        arcs = pl.concat([held.select("a", "b", "weight"), both])
    else:
        arcs = held.select(a=pl.min_horizontal("a", "b"), b=pl.max_horizontal("a", "b"), weight="weight")
    return arcs.group_by("a", "b").agg(pl.col("weight").sum()).sort("a", "b").collect()
