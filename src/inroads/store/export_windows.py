"""Which posts of earlier exports a file no longer has, though it covers their time in their venue."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from inroads.store.acts import Act
from inroads.store.keys import Keys
from inroads.store.post_columns import AT
from inroads.store.post_keys import KnownKeys
from inroads.store.posts import posts_parts, scan_said
from inroads.store.study_folder import StudyFolder

ROOM = ["place", "venue", "kind"]
WINDOWS = pl.Schema({**dict.fromkeys(ROOM, pl.String()), "first": AT, "last": AT})


def windows_of(posts: pl.DataFrame) -> pl.DataFrame:
    """By place, venue and kind the time of the first and the last post; undated ones tell nothing."""
    lacking = [pl.lit(None, pl.String).alias(name) for name in ROOM if name not in posts.columns]
    dated = posts.select("at", *(name for name in ROOM if name in posts.columns)).with_columns(lacking)
    if dated["at"].null_count():
        dated = dated.filter(pl.col("at").is_not_null())
    if dated.height and all(_is_one(dated[name]) for name in ROOM):
        return dated.select(*(pl.first(name) for name in ROOM), first=pl.min("at"), last=pl.max("at"))
    return dated.group_by(ROOM).agg(first=pl.col("at").min(), last=pl.col("at").max()).select(*WINDOWS)


def _is_one(names: pl.Series) -> bool:
    """Whether all are the same."""
    return names.null_count() == len(names) or (not names.null_count() and bool((names == names[0]).all()))


def joined(windows: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The windows of several batches as those of one file."""
    if not windows:
        return pl.DataFrame(schema=WINDOWS)
    return pl.concat(windows).group_by(ROOM).agg(pl.min("first"), pl.max("last"))


def count_missing(study: StudyFolder, acts: Sequence[Act], windows: pl.DataFrame, own: KnownKeys) -> int:
    """How many posts that these acts brought in lie in the windows of a file that does not hold them.

    Posts that a file says are gone are not counted.
    """
    counted = KnownKeys()
    for part in posts_parts(acts):
        inside = (
            scan_said(study, part)
            .filter(pl.col("at").is_between(windows["first"].min(), windows["last"].max()))
            .filter(~pl.col("gone").fill_null(value=False))
            .select("key", "at", *ROOM)
            .join(windows.lazy(), on=ROOM, nulls_equal=True)
            .filter(pl.col("at").is_between("first", "last"))
            .collect()
        )
        keys = Keys.of(inside.select("key").unique(maintain_order=True))
        counted.add(keys.taken(np.flatnonzero(~own.find(keys)[0] & ~counted.find(keys)[0])))
    return len(counted)
