"""Which posts are known: their keys of sixteen bytes, sorted, with a hash of what each says.

A key costs 24 bytes, and three times that while runs are joined: 100 million posts are 2.4 GB, for a moment 7 GB.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from inroads.store.post_columns import SAID

Array = np.ndarray[tuple[int], np.dtype[np.uint64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Keys:
    """Keys as two halves, and what the posts say; in a run they are sorted by the first half."""

    high: Array
    low: Array
    said: Array

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "Keys":
        """The keys of posts, in their order."""
        halves = np.frombuffer(b"".join(posts["key"].to_list()), dtype=">u8").astype(np.uint64).reshape(-1, 2)
        said = posts[SAID].to_numpy() if SAID in posts.columns else np.zeros(posts.height, dtype=np.uint64)
        return cls(halves[:, 0].copy(), halves[:, 1].copy(), said)

    def __len__(self) -> int:
        return len(self.high)

    def taken(self, rows: np.ndarray) -> "Keys":
        """Some of them, in the order of ``rows``."""
        return Keys(self.high[rows], self.low[rows], self.said[rows])

    def joined(self, other: "Keys") -> "Keys":
        """One sorted run of both."""
        both = Keys(*(np.concatenate(pair) for pair in zip(vars(self).values(), vars(other).values(), strict=True)))
        return both.taken(np.argsort(both.high, kind="stable"))


class KnownKeys:
    """A growing set of keys: sorted runs, each at least twice as long as the next, so that adding stays quick."""

    def __init__(self) -> None:
        self.runs: list[Keys] = []

    def __len__(self) -> int:
        return sum(map(len, self.runs))

    def add(self, keys: Keys) -> None:
        """Add keys that are not known yet."""
        if not len(keys):
            return
        self.runs.append(keys.taken(np.argsort(keys.high, kind="stable")))
        while len(self.runs) > 1 and len(self.runs[-2]) < 2 * len(self.runs[-1]):
            last = self.runs.pop()
            self.runs[-1] = self.runs[-1].joined(last)

    def absorb(self, others: "KnownKeys") -> None:
        """Add all keys of another set, none of which is known yet."""
        for run in others.runs:
            self.add(run)

    def find(self, keys: Keys) -> tuple[Mask, Mask]:
        """Which keys are known, and which of these posts say something else than the known one."""
        order = np.argsort(keys.high)  # a search in order walks through a run instead of jumping about in it
        asked = keys.taken(order)
        known = np.zeros(len(keys), dtype=bool)
        differ = np.zeros(len(keys), dtype=bool)
        for run in self.runs:
            start = np.searchsorted(run.high, asked.high, side="left")
            rows = np.arange(len(keys))
            while len(rows := _alike(run, asked, start, rows)):
                here = start[rows]  # more than once only where the first halves of different keys are equal
                same = run.low[here] == asked.low[rows]
                hit = rows[same]
                known[order[hit]] = True
                differ[order[hit]] = run.said[here[same]] != asked.said[hit]
                start[rows] += 1
                rows = rows[~same]
        return known, differ


def _alike(run: Keys, asked: Keys, start: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Those of the rows whose first half stands in the run where the search is."""
    rows = rows[start[rows] < len(run)]
    found: np.ndarray = rows[run.high[start[rows]] == asked.high[rows]]
    return found
