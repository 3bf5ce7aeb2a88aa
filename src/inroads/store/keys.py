"""Keys of posts as numbers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from inroads.store.post_columns import KEY_BYTES, SAID

Array = np.ndarray[tuple[int], np.dtype[np.uint64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
HALF = KEY_BYTES // 2


@dataclass(frozen=True)
class Keys:
    """Keys as two halves, and what the posts say; in a run they are sorted by the first half."""

    high: Array
    low: Array
    said: Array

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "Keys":
        """The keys of posts, in their order."""
        halves = [
            posts["key"].bin.slice(start, HALF).bin.reinterpret(dtype=pl.UInt64, endianness="big").to_numpy()
            for start in (0, HALF)
        ]
        said = posts[SAID].to_numpy() if SAID in posts.columns else np.zeros(posts.height, dtype=np.uint64)
        return cls(halves[0], halves[1], said)

    @classmethod
    def together(cls, parts: "list[Keys]") -> "Keys":
        """The keys of several, one after the other."""
        return cls(*map(np.concatenate, zip(*((part.high, part.low, part.said) for part in parts), strict=True)))

    def __len__(self) -> int:
        return len(self.high)

    def taken(self, rows: np.ndarray) -> "Keys":
        """Some of them, in the order of ``rows``."""
        return Keys(self.high[rows], self.low[rows], self.said[rows])

    def between(self, start: int, end: int) -> "Keys":
        """Those from one row up to another, without a copy."""
        return Keys(self.high[start:end], self.low[start:end], self.said[start:end])

    @cached_property
    def order(self) -> np.ndarray:
        """The rows by the first half of their keys."""
        return np.argsort(self.high)

    @cached_property
    def ordered(self) -> "Keys":
        """The same as a run."""
        return self.taken(self.order)

    @property
    def may_repeat(self) -> bool:
        """Whether a key may stand here more than once; where not, it surely does not."""
        high = self.ordered.high
        return bool((high[1:] == high[:-1]).any())
