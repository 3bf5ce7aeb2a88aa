"""Posts of an invented forum of any size, written as the Parquet parts that a study holds, in flat memory.

Users post by Zipf's law; a third of the posts quote an earlier post of their thread; one in eight answers without
quoting; threads live some days. Run: ``python -m tests.bench_posts_data FOLDER 1000000``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from inroads.store.post_columns import AT

PLACE = "F-01"
BATCH = 500_000
START = 1_420_070_400
DAY = 86_400
POSTS_OF_THREAD = 20 / 3
QUOTING, ANSWERING = 0.35, 0.12
SCHEMA = {
    "key": pl.Binary(), "place": pl.String(), "post": pl.String(), "thread": pl.String(), "author": pl.String(),
    "at": AT, "text": pl.String(), "reply_to": pl.String(), "access": pl.String(), "venue": pl.String(),
    "quotes": pl.List(pl.String()), "mentions": pl.List(pl.String()),
}  # fmt: skip


def batches(posts: int, seed: int = 1, users: int | None = None) -> Iterator[pl.DataFrame]:
    """Batches of at most :data:`BATCH` posts, in the order of their threads; the same posts for the same seed."""
    rng = np.random.default_rng(seed)
    users = users or max(10, posts // 50)
    chance = 1 / np.arange(1, users + 1)
    steps = np.cumsum(chance / chance.sum())
    thread = 0
    for first in range(0, posts, BATCH):
        count = min(BATCH, posts - first)
        sizes = rng.geometric(1 / POSTS_OF_THREAD, size=count)
        threads = np.repeat(np.arange(count), sizes)[:count]
        begins = np.concatenate([[True], threads[1:] != threads[:-1]])
        place_in = np.arange(count) - np.maximum.accumulate(np.where(begins, np.arange(count), 0))
        opened = rng.integers(0, 700 * DAY, size=count)[threads]
        waits = rng.exponential(8 * 3600, size=count).astype(np.int64) + 1
        waited = np.cumsum(waits)
        since = waited - waited[np.arange(count) - place_in]
        back = 1 + (rng.random(count) * np.maximum(place_in, 1) * 0.5).astype(np.int64)
        earlier = first + np.arange(count) - np.minimum(back, np.maximum(place_in, 1))
        chosen = rng.random(count)
        quoting, answering = (chosen < QUOTING) & ~begins, (chosen < QUOTING + ANSWERING) & ~begins
        authors = np.searchsorted(steps, rng.random(count)).clip(0, users - 1)
        mentioning = rng.random(count) < 0.03
        told = pl.DataFrame({
            "number": first + np.arange(count), "thread": thread + threads, "author": authors, "earlier": earlier,
            "at": START + opened + since, "quoting": quoting, "answering": answering, "mentioning": mentioning,
            "mention": rng.integers(0, users, size=count), "key": _keys(rng, count),
        })  # fmt: skip
        thread += int(threads[-1]) + 1
        yield told.select(_columns())


def _keys(rng: np.random.Generator, count: int) -> pl.Series:
    drawn = rng.bytes(16 * count)
    return pl.Series([drawn[at : at + 16] for at in range(0, len(drawn), 16)], dtype=pl.Binary)


def _columns() -> list[pl.Expr]:
    number, earlier = pl.col("number").cast(pl.String), pl.col("earlier").cast(pl.String)
    user = pl.lit("u") + pl.col("author").cast(pl.String)
    mention = pl.lit("u") + pl.col("mention").cast(pl.String)
    return [
        pl.col("key"),
        pl.lit(PLACE).alias("place"),
        number.alias("post"),
        (pl.lit("t") + pl.col("thread").cast(pl.String)).alias("thread"),
        user.alias("author"),
        (pl.col("at") * 1_000_000).cast(AT).alias("at"),
        (pl.lit("what was written in post ") + number).alias("text"),
        pl.when("answering").then(earlier).alias("reply_to"),
        pl.lit("members_online").alias("access"),
        (pl.lit("v") + (pl.col("thread") % 40).cast(pl.String)).alias("venue"),
        pl.when("quoting").then(pl.concat_list(earlier)).alias("quotes"),
        pl.when("mentioning").then(pl.concat_list(mention)).alias("mentions"),
    ]


def write_parts(folder: Path, posts: int, seed: int = 1, users: int | None = None) -> list[Path]:
    """Write the posts as parts of at most :data:`BATCH`; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, batch in enumerate(batches(posts, seed, users)):
        path = folder / f"{number:05}.parquet"
        batch.cast(SCHEMA).write_parquet(path, compression="zstd")
        paths.append(path)
    return paths


if __name__ == "__main__":
    write_parts(Path(sys.argv[1]), int(sys.argv[2]))
