"""A forum of any size in one file, written in flat memory; how many replies, quotes and posts of each user is known.

Users post by Zipf's law; a third of the posts answer an earlier post of their thread and quote its first words. Threads
stand one after the other in the file, so that no more than a batch is ever held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

BATCH = 250_000
USERS = 200_000
POSTS_OF_THREAD = 20 / 3
ANSWERED = 0.35
START, DAYS, DAY = 1_420_070_400, 1400, 86_400
WORDS = 4096
PHRASES = 65_536
QUOTED = 40
FORMS = ("jsonl", "csv", "parquet")
MAPPING = """mapping: many_posts
read: {{format: {form}}}
posts:
  place: {{value: F-01}}
  post: {{column: id}}
  thread: {{column: thread}}
  author: {{column: user}}
  at: {{column: at}}
  text: {{column: body}}
  reply_to: {{column: parent}}
  access: {{value: members_online}}
"""


SCHEMA = {
    "id": pl.Int64(), "thread": pl.String(), "user": pl.String(), "at": pl.String(), "body": pl.String(),
    "parent": pl.Int64(),
}  # fmt: skip


@dataclass
class ManyPosts:
    """What is known of the posts that were written."""

    posts: int
    replies: int
    """Posts that answer another one; each of them quotes it."""
    threads: int
    per_user: np.ndarray
    """How many posts each user wrote, ``per_user[7]`` those of ``user7``."""


def write_many_posts(path: Path, posts: int, form: str = "jsonl", seed: int = 1, users: int = USERS) -> ManyPosts:
    """Write posts as ``jsonl``, ``csv`` or ``parquet``: id, thread, user, at, body, parent; gives what is true of them.

    Bodies have some 160 bytes. The mapping by which they come into a study is :data:`MAPPING`.
    """
    known = ManyPosts(posts, 0, 0, np.zeros(users, dtype=np.int64))
    batches = _batches(known, seed)
    if form == "parquet":
        _source(batches).sink_parquet(path)
        return known
    with path.open("wb") as file:
        for number, batch in enumerate(batches):
            if form == "csv":
                batch.write_csv(file, include_header=number == 0)
            else:
                batch.write_ndjson(file)
    return known


def _source(batches: Iterator[pl.DataFrame]) -> pl.LazyFrame:
    from polars.io.plugins import register_io_source

    return register_io_source(lambda *_asked: batches, schema=SCHEMA)


def _batches(known: ManyPosts, seed: int) -> Iterator[pl.DataFrame]:
    rng = np.random.default_rng(seed)
    chance = 1 / np.arange(1, len(known.per_user) + 1)
    steps = np.cumsum(chance / chance.sum())
    phrases = _phrases(rng)
    for first in range(0, known.posts, BATCH):
        count = min(BATCH, known.posts - first)
        numbers = np.arange(count)
        threads = np.repeat(numbers, rng.geometric(1 / POSTS_OF_THREAD, size=count))[:count]
        place_in = numbers - np.searchsorted(threads, threads)
        users = np.searchsorted(steps, rng.random(count)).clip(0, len(steps) - 1)
        answers = (rng.random(count) < ANSWERED * POSTS_OF_THREAD / (POSTS_OF_THREAD - 1)) & (place_in > 0)
        parents = numbers - 1 - (rng.random(count) * place_in).astype(np.int64)
        opened = rng.integers(0, DAYS * DAY, size=count)[threads]
        said = rng.integers(0, PHRASES, size=(2, count))
        known.replies += int(answers.sum())
        known.per_user += np.bincount(users, minlength=len(known.per_user))
        yield _frame(
            first, known.threads + threads, users, START + opened + place_in * 977, said, phrases, answers, parents
        )
        known.threads += int(threads[-1]) + 1


def _phrases(rng: np.random.Generator) -> pl.Series:
    """Pieces of text of some seventy characters, in words of an invented language."""
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(letters[rng.integers(0, 26, size=size)]) for size in rng.integers(2, 11, size=WORDS)]
    chosen = (rng.random((PHRASES, 10)) ** 3 * WORDS).astype(np.int64)
    return pl.Series([" ".join(words[word] for word in row) for row in chosen], dtype=pl.String)


def _frame(
    first: int,
    threads: np.ndarray,
    users: np.ndarray,
    moments: np.ndarray,
    said: np.ndarray,
    phrases: pl.Series,
    answers: np.ndarray,
    parents: np.ndarray,
) -> pl.DataFrame:
    told = pl.DataFrame({
        "id": first + np.arange(len(users)), "thread": threads, "user": users, "at": moments, "answers": answers,
        "parent": first + parents, "one": phrases.gather(said[0]), "two": phrases.gather(said[1]),
        "quoted": phrases.gather(said[0][parents]).str.slice(0, QUOTED),
    })  # fmt: skip
    moment = pl.from_epoch(pl.col("at"), time_unit="s").dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    body = pl.concat_str("one", pl.lit(" "), "two")
    quote = pl.concat_str(pl.lit("> "), "quoted", pl.lit("\n"), "one", pl.lit(" "), "two")
    return told.select(
        "id",
        pl.concat_str(pl.lit("t"), "thread").alias("thread"),
        pl.concat_str(pl.lit("user"), "user").alias("user"),
        moment.alias("at"),
        pl.when("answers").then(quote).otherwise(body).alias("body"),
        pl.when("answers").then("parent").alias("parent"),
    )
