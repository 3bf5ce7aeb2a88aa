"""The access of a passage: its own; else that of the narrowest passage around it that states one; else of its source.

Passages lie around each other in one document: from where to where stands at the end of the locator
(``p. 3, 120-480``); a passage without a locator, and a post as such, is its whole document. Passages equally narrow
that disagree leave the access *contested*, which nobody may take for any access.
"""

import polars as pl

from inroads.model.missing import CONTESTED, FIVE_WORDS

OFFSETS = r"(?:^|, )(\d{1,12})-(\d{1,12})$"
BEFORE, BEYOND = -1, 10**13
"""Bounds of a whole document, whatever its length."""
UNKNOWN = "unknown"
INLINE = "inline"
"""The column with the access that a passage brought along, such as that of a post in its file: less than any said."""


def inherit_access(passages: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """The passages with their accesses, without the column :data:`INLINE`."""
    said = pl.col("access")
    stated = pl.when((said == CONTESTED) | ~said.is_in(["", *FIVE_WORDS])).then(said)
    spans = passages.select(
        "passage", "document", said=stated, start=_bound(1, BEFORE), end=_bound(2, BEYOND), is_whole=_is_whole()
    )
    default = sources.select("source", default=pl.when(~pl.col("access").is_in(FIVE_WORDS)).then("access"))
    brought = pl.when(~pl.col(INLINE).is_in(["", *FIVE_WORDS])).then(INLINE)
    return (
        passages.join(_around(spans), on="passage", how="left")
        .join(default, on="source", how="left")
        .with_columns(access=pl.coalesce(stated, "around", brought, "default", pl.lit(UNKNOWN)))
        .drop(INLINE, "around", "default")
    )


def _bound(group: int, otherwise: int) -> pl.Expr:
    found = pl.col("locator").str.extract(OFFSETS, group).cast(pl.Int64)
    return found.fill_null(otherwise)


def _is_whole() -> pl.Expr:
    return pl.col("locator").is_null() | (pl.col("locator") == "") | (pl.col("passage") == pl.col("document"))


def _around(spans: pl.DataFrame) -> pl.DataFrame:
    """``passage, around``: for passages that state no access that of the narrowest passages around them."""
    lying = spans.drop_nulls("document")
    placed = pl.col("is_whole") | (pl.col("start") != BEFORE)
    outer = lying.filter(pl.col("said").is_not_null() & placed).select("document", "said", first="start", last="end")
    inner = lying.filter(pl.col("said").is_null()).select("passage", "document", "start", "end")
    width = pl.col("last") - pl.col("first")
    return (
        inner.join(outer, on="document")
        .filter((pl.col("first") <= pl.col("start")) & (pl.col("last") >= pl.col("end")))
        .filter(width == width.min().over("passage"))
        .group_by("passage")
        .agg(pl.col("said").unique())
        .select(
            "passage",
            around=pl.when(pl.col("said").list.len() == 1)
            .then(pl.col("said").list.first())
            .otherwise(pl.lit(CONTESTED)),
        )
    )
