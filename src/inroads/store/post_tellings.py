"""The tellings of posts that have several versions: what each said, under the id that names that version."""

import polars as pl

from inroads.store.acts import standing_acts
from inroads.store.post_columns import SAID
from inroads.store.post_latest import PAST, VERSION, mark_of
from inroads.store.posts import Latest, Part, latest, posts_parts, scan_said
from inroads.store.study_folder import StudyFolder

TOLD = pl.Schema({"named": pl.String(), "in_force": pl.Boolean(), "number": pl.UInt64()})
"""``number`` puts the tellings in the order in which they came in."""


def contested_keys(study: StudyFolder) -> pl.Series:
    """The keys of the posts that have several versions."""
    return latest(study, posts_parts(standing_acts(study.ledger))).contested()


def contested_tellings(study: StudyFolder, wanted: pl.Expr) -> list[pl.LazyFrame]:
    """By part the tellings of these posts of which ``wanted`` is true: the columns of posts, and :data:`TOLD`.

    A reference without a mark means the words told first, as everywhere.
    """
    parts = posts_parts(standing_acts(study.ledger))
    held = latest(study, parts)
    keys = held.contested().to_frame("key")
    if keys.is_empty():
        return []
    versions = _versions(study, parts, held)
    marked = pl.concat_str("post", pl.col(SAID).map_elements(mark_of, return_dtype=pl.String), separator=VERSION)
    return [
        _rows(study, part, number, keys)
        .filter(wanted)
        .join(versions.lazy(), on="key")
        .with_columns(
            named=pl.when(pl.col(SAID) == pl.col("first")).then("post").otherwise(marked),
            in_force=pl.col(SAID) == pl.col("stands"),
        )
        for number, part in enumerate(parts)
    ]


def _rows(study: StudyFolder, part: Part, number: int, keys: pl.DataFrame) -> pl.LazyFrame:
    told = scan_said(study, part).with_row_index("row").join(keys.lazy(), on="key", how="semi")
    return told.with_columns(number=pl.lit(number, pl.UInt64) * (1 << 32) + pl.col("row"))


def _versions(study: StudyFolder, parts: list[Part], held: Latest) -> pl.DataFrame:
    """By key what the first telling with words said, and the one in force."""
    tellings = held.tellings.drop_nulls("key").select("part", "row", "why")
    wordless = pl.col("gone").fill_null(value=False) & (pl.col("text").fill_null("").str.strip_chars() == "")
    keys = held.contested().to_frame("key")
    said = [
        _rows(study, part, number, keys).select(
            "key", SAID, "number", "row", part=pl.lit(number, pl.UInt32), wordless=wordless
        )
        for number, part in enumerate(parts)
    ]
    told = pl.concat(said).collect().join(tellings, on=["part", "row"], how="left")
    stands = (pl.col("why") != PAST).fill_null(value=False)
    return (
        told.sort("wordless", "number")
        .group_by("key")
        .agg(first=pl.col(SAID).first(), stands=pl.col(SAID).filter(stands).first())
    )
