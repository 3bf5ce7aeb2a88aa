"""How quickly posts are indexed and searched: ``python -m tests.bench_search [POSTS]`` prints the figures as JSON.

The texts are words of an invented language drawn by Zipf's law, twenty to a post on average, so that a search meets
words that stand in a third of the posts and words that stand in one.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from inroads.store.post_columns import POST_COLUMNS
from inroads.store.text_index import TextIndex, Wanted, build_index
from inroads.store.text_lines import first_minute, post_lines

BATCH = 250_000
WORDS, USERS, VENUES = 50_000, 20_000, 40
MEAN_WORDS = 20
START, DAY = 1_420_070_400, 86_400


def generated_posts(posts: int, seed: int = 1) -> Iterator[pl.DataFrame]:
    """Posts of one place over six years, in batches; the same for the same seed."""
    rng = np.random.default_rng(seed)
    words = pl.Series([_word(number) for number in range(WORDS)])
    steps = np.cumsum(1 / np.arange(1, WORDS + 1))
    steps /= steps[-1]
    for first in range(0, posts, BATCH):
        count = min(BATCH, posts - first)
        lengths = rng.geometric(1 / MEAN_WORDS, size=count)
        drawn = np.searchsorted(steps, rng.random(int(lengths.sum()))).clip(0, WORDS - 1)
        told = pl.DataFrame({"post": np.repeat(np.arange(count), lengths), "word": words.gather(drawn)})
        texts = told.group_by("post", maintain_order=True).agg(pl.col("word").str.join(" "))["word"]
        number = np.arange(first, first + count)
        users = (USERS * rng.random(count) ** 3).astype(int)
        yield pl.DataFrame({
            "key": pl.Series(number).cast(pl.String).str.zfill(16).cast(pl.Binary),
            "place": pl.repeat("F-01", count, eager=True),
            "post": pl.Series(number).cast(pl.String),
            "author": pl.Series(users).cast(pl.String).str.pad_start(6, "u"),
            "venue": pl.Series(rng.integers(0, VENUES, count)).cast(pl.String),
            "at": pl.Series((START + rng.integers(0, 2000 * DAY, count)) * 1_000_000).cast(POST_COLUMNS["at"]),
            "text": texts,
            "source": pl.repeat("F-01", count, eager=True),
            "access": pl.repeat("members_online", count, eager=True),
        })  # fmt: skip


def _word(number: int) -> str:
    letters = "aeioubdfgklmnprstvz"
    word = ""
    while number or not word:
        number, at = divmod(number, len(letters))
        word += letters[at]
    return f"{word}x"


def lines_of(batches: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The lines of the index."""
    absent = None
    for batch in batches:
        absent = absent or [pl.lit(None, kind).alias(n) for n, kind in POST_COLUMNS.items() if n not in batch.columns]
        yield from post_lines(batch.with_columns(absent).lazy())


def queries(count: int, seed: int = 2) -> list[Wanted]:
    """Searches as people make them: a word or two, rare or common, a phrase, a persona, a venue, a period."""
    rng = np.random.default_rng(seed)
    asked = []
    for number in range(count):
        one, other = (_word(int(WORDS ** rng.random()) - 1) for _ in range(2))
        kind = number % 8
        words = [one, f"{one} {other}", f'"{one} {other}"', one, one, one, f"{_word(30 + number)[:-1]}*", one][kind]
        wanted = Wanted(words)
        if kind in (3, 5):
            wanted = replace(wanted, who=str(int(USERS * rng.random() ** 3)).rjust(6, "u"))
        if kind in (4, 5):
            wanted = replace(wanted, venue=str(int(rng.integers(0, VENUES))))
        if kind == 7:
            since, until = (first_minute(date(2016, month, 1)) for month in (3, 6))
            wanted = replace(wanted, home="F-01", since=since, until=until - 1)
        asked.append(wanted)
    return asked


def search_figures(index: Path, count: int = 400) -> dict[str, float]:
    """``search_p95_ms`` and its like: the newest twenty hits and how many there are, as `inroads find` asks."""
    opened = TextIndex(index)
    taken, worked = [], []
    asked = queries(count)
    for wanted in asked:
        begun, work = time.perf_counter(), time.process_time()
        opened.count(wanted)
        opened.lines(wanted, 20)
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - work) * 1000)
    opened.close()
    kinds = {f"kind_{kind}_p95": float(np.percentile(taken[kind::8], 95)) for kind in range(8)}
    return {
        "search_p50_ms": float(np.median(taken)),
        "search_p95_ms": float(np.percentile(taken, 95)),
        "search_p95_cpu_ms": float(np.percentile(worked, 95)),
        **kinds,
    }


def index_figures(path: Path, posts: int) -> dict[str, float]:
    """``index_posts_per_s``: the time of building the index, without that of inventing the posts."""
    spent = [0.0, 0.0]

    def timed() -> Iterator[pl.DataFrame]:
        lines = lines_of(generated_posts(posts))
        while True:
            begun, worked = time.perf_counter(), time.process_time()
            batch = next(lines, None)
            spent[0] += time.perf_counter() - begun
            spent[1] += time.process_time() - worked
            if batch is None:
                return
            yield batch

    begun, worked = time.perf_counter(), time.process_time()
    build_index(path, timed())
    taken, work = time.perf_counter() - begun - spent[0], time.process_time() - worked - spent[1]
    return {
        "index_posts_per_s": posts / taken,
        "index_posts_per_cpu_s": posts / work,
        "index_bytes_per_post": path.stat().st_size / posts,
    }


def figures(posts: int) -> dict[str, float]:
    """All figures for so many posts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.db"
        return {"posts": posts, **index_figures(path, posts), **search_figures(path)}


if __name__ == "__main__":
    told = figures(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
    sys.stdout.write(json.dumps({name: round(value, 1) for name, value in told.items()}, indent=1) + "\n")
