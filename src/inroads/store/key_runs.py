"""Sorted runs of keys in files, of which only what is looked at passes through memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from inroads.store.durable import disk_faults
from inroads.store.keys import Array, Keys

PIECE = 1 << 20
"""How many keys pass through memory at once."""


class KeyRun:
    """A run of keys in a file: all first halves, then all second halves, then what all posts say."""

    def __init__(self, path: Path, count: int) -> None:
        self.path = path
        self._count = count

    def __len__(self) -> int:
        return self._count

    def keys(self) -> Keys:
        """The keys; what is looked at counts as memory for as long as these are held."""
        held: np.ndarray = np.memmap(self.path, dtype=np.uint64, mode="r", shape=(3, self._count))
        return Keys(*(np.asarray(row) for row in held))

    def pieces(self) -> Iterator[Keys]:
        """The keys in their order, some at a time."""
        for start in range(0, self._count, PIECE):
            yield self.keys().between(start, start + PIECE)

    def places(self, asked: Array) -> np.ndarray:
        """Before which row each of these first halves would stand."""
        return np.searchsorted(self.keys().high, asked)


def written(path: Path, pieces: Iterator[Keys], count: int) -> KeyRun:
    """A run of keys that come in its order."""
    with disk_faults(path), path.open("wb") as file:
        done = 0
        for piece in pieces:
            for row, part in enumerate((piece.high, piece.low, piece.said)):
                file.seek((row * count + done) * part.itemsize)
                file.write(np.ascontiguousarray(part).data)
            done += len(piece)
    return KeyRun(path, count)


def merged(path: Path, runs: Sequence[KeyRun]) -> KeyRun:
    """One run of several; their files are taken away."""
    made = written(path, _in_order(runs), sum(map(len, runs)))
    for run in runs:
        run.path.unlink()
    return made


def _in_order(runs: Sequence[KeyRun]) -> Iterator[Keys]:
    """The keys of all runs, from one bound to the next: keys of equal first halves are never parted."""
    longest = max(runs, key=len)
    step = max(1, PIECE * len(longest) // sum(map(len, runs)))
    bounds = np.unique(longest.keys().high[step::step])
    starts = np.zeros(len(runs), dtype=np.int64)
    rows = np.array([[*run.places(bounds), len(run)] for run in runs], dtype=np.int64)
    for ends in rows.T:
        between = zip(runs, starts, ends, strict=True)
        yield Keys.together([run.keys().between(int(start), int(end)) for run, start, end in between]).ordered
        starts = ends
