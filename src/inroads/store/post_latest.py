"""Which telling of a post is in force, where several files tell it, or one tells it twice.

The latest state: what was edited later; else what a whole file tells, as one that was cut off may lack names that stood
in its rest; else what came in later, where it says something else; a telling of the same state is the first one. A
deletion that tells no words takes none away: the words stay, and the post is gone.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from inroads.store.keys import Keys, Mask
from inroads.store.post_columns import AT, SAID
from inroads.store.post_keys import KnownKeys

SAME, PAST, GONE, STAYS = range(4)
"""What becomes of a row: told before, another version is in force, in force but gone since, in force as it is."""

MARK_DIGITS = 8
VERSION = "~"
"""Between the id of a post and the mark of one of its versions, in references."""

TELLINGS = pl.Schema(
    {"part": pl.UInt32(), "row": pl.UInt32(), "why": pl.UInt8(), "mark": pl.String(), "key": pl.Binary()}
)
"""``key`` is told where a post has several versions, ``mark`` of the one in force where it is not the first one."""

_STATE: dict[str, pl.DataType] = {"key": pl.Binary(), SAID: pl.UInt64(), "edited_at": AT, "gone": pl.Boolean()}
_MIXED = np.uint64(0x9E3779B97F4A7C15)
_OF_GONE = np.uint64(0xD1B54A32D192ED03)
_VERSION = [SAID, "edited_at", "gone"]


def find_tellings(
    scans: Sequence[pl.LazyFrame], cut_off: Collection[int] = (), spill: Path | None = None
) -> pl.DataFrame:
    """The rows of :data:`TELLINGS`: all that are told again, and all of posts that have several versions.

    ``scans`` are the parts, the earlier imports first; ``cut_off`` the numbers of those of files that were cut off. It
    holds 24 bytes per post, or three where keys may go to the folder ``spill``, and some more per row of a post that
    was edited or deleted.
    """
    known, contested = KnownKeys(spill), KnownKeys()
    same = []
    for scan in scans:
        keys, own = _keys(scan), KnownKeys()
        first = _first(keys)
        own.add(keys.taken(np.flatnonzero(first)))
        again, differ = known.find(keys)
        otherwise = (again & differ) | own.find(keys)[1]
        _add_new(contested, keys, otherwise)
        known.add(keys.taken(np.flatnonzero(first & ~again)))
        same.append(again | ~first)
    versions = _versions(scans, contested, cut_off) if len(contested) else pl.DataFrame(schema=TELLINGS)
    judged_rows = dict(versions.group_by("part").agg("row").iter_rows())
    told = [_same(number, rows, judged_rows.get(number, [])) for number, rows in enumerate(same)]
    return pl.concat([versions, *told])


def _same(number: int, told_before: Mask, but: list[int]) -> pl.DataFrame:
    """The rows of a part that were told before in the same words, but for those that are judged one by one."""
    told_before[but] = False
    rows = pl.Series("row", np.flatnonzero(told_before), dtype=pl.UInt32)
    lacking = {name: pl.lit(None, kind) for name, kind in TELLINGS.items()}
    said = {"part": pl.lit(number, pl.UInt32), "row": pl.col("row"), "why": pl.lit(SAME, pl.UInt8)}
    return rows.to_frame().select(**{**lacking, **said})


def mark_of(said: int) -> str:
    """The name of a version of a post: the beginning of the hash of what it says."""
    return f"{said:016x}"[:MARK_DIGITS]


def in_order(versions: pl.DataFrame) -> pl.DataFrame:
    """The tellings of posts, the one that is in force last; ``wordless`` ones are deletions that tell no words."""
    return versions.sort(~pl.col("wordless"), "edited_at", ~pl.col("cut_off"), "part", "row", nulls_last=False)


def _keys(scan: pl.LazyFrame) -> Keys:
    """The keys of a part, with a hash of the whole state in place of what was said."""
    read = _stated(scan).collect()
    keys = Keys.of(read)
    edited = read["edited_at"].to_physical().fill_null(0).to_numpy().astype(np.uint64)
    gone = read["gone"].fill_null(value=False).to_numpy().astype(np.uint64)
    return Keys(keys.high, keys.low, keys.said ^ (edited * _MIXED) ^ (gone * _OF_GONE))


def _stated(scan: pl.LazyFrame) -> pl.LazyFrame:
    held = scan.collect_schema().names()
    return scan.select(
        pl.col(name) if name in held else pl.lit(0 if name == SAID else None, kind).alias(name)
        for name, kind in _STATE.items()
    )


def _first(keys: Keys) -> Mask:
    return pl.DataFrame({"high": keys.high, "low": keys.low}).to_struct().is_first_distinct().to_numpy()


def _add_new(held: KnownKeys, keys: Keys, rows: Mask) -> None:
    found = keys.taken(np.flatnonzero(rows))
    if len(found):
        found = found.taken(np.flatnonzero(_first(found)))
        held.add(found.taken(np.flatnonzero(~held.find(found)[0])))


def _versions(scans: Sequence[pl.LazyFrame], contested: KnownKeys, cut_off: Collection[int]) -> pl.DataFrame:
    rows = []
    for number, scan in enumerate(scans):
        read = _stated(scan).with_row_index("row").collect()
        found = read.filter(contested.find(Keys.of(read))[0])
        if found.height:
            wordless = _wordless(scan) if found["gone"].any() else pl.Series([], dtype=pl.UInt32)
            rows.append(
                found.with_columns(
                    part=pl.lit(number, pl.UInt32),
                    wordless=pl.col("row").is_in(wordless.implode()),
                    cut_off=pl.lit(number in cut_off),
                )
            )
    return judged(pl.concat(rows))


def _wordless(scan: pl.LazyFrame) -> pl.Series:
    blank = pl.col("text").fill_null("").str.strip_chars() == ""
    return scan.with_row_index("row").filter(pl.col("gone") & blank).select("row").collect()["row"]


def judged(told: pl.DataFrame) -> pl.DataFrame:
    """What becomes of each telling; ``told`` has key, said, edited_at, gone, wordless, cut_off, part and row."""
    ordered = in_order(told)
    last = ordered.group_by("key").agg(
        *(pl.col(name).last().name.prefix("last ") for name in [*_VERSION, "wordless"]),
    )
    first = told.sort("wordless", "part", "row").group_by("key", maintain_order=True).agg(said_first=pl.first(SAID))
    both = told.join(last, on="key").join(first, on="key")
    is_last = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"last {name}")) for name in _VERSION)
    outlived = (pl.col("edited_at") < pl.col("last edited_at")).fill_null(value=False)
    deleted = (pl.col("wordless") & ~outlived).any().over("key") & ~pl.col("last wordless")
    place = pl.col("part").cast(pl.UInt64) * (1 << 32) + pl.col("row")
    stays = is_last & (place == place.filter(is_last).min().over("key"))
    why = pl.when(~stays).then(PAST).when(deleted & ~pl.col("gone").fill_null(value=False)).then(GONE).otherwise(STAYS)
    found = both.with_columns(why=why.cast(pl.UInt8), later=stays & (pl.col(SAID) != pl.col("said_first")))
    mark = pl.col(SAID).map_elements(mark_of, return_dtype=pl.String)
    return found.with_columns(mark=pl.when("later").then(mark)).select(*TELLINGS)
