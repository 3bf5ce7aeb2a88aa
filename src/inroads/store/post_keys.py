"""Which posts are known: their keys of sixteen bytes, sorted, with a hash of what each says.

A key costs 24 bytes of memory, and three times that while runs are joined. Where a folder was given, what is more than
:data:`HELD` keys goes to disk and costs two bytes.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from inroads.store.key_filter import KeyFilter
from inroads.store.key_runs import PIECE, KeyRun, merged, written
from inroads.store.keys import Keys, Mask

HELD = 1 << 21
"""How many keys are held in memory."""

MOST_RUNS = 8
"""So many runs of about the same length on disk become one."""


class KnownKeys:
    """A growing set of keys: sorted runs, each at least twice as long as the next, so that adding stays quick."""

    def __init__(self, folder: Path | None = None) -> None:
        self.runs: list[Keys] = []
        self._folder = folder
        self._levels: list[list[KeyRun]] = []
        self._filter = KeyFilter(0)
        self._made = 0

    def __len__(self) -> int:
        return sum(map(len, self.runs)) + self._spilled

    @property
    def _spilled(self) -> int:
        return sum(map(len, self._on_disk))

    @property
    def _on_disk(self) -> list[KeyRun]:
        return [run for level in self._levels for run in level]

    def may_spill(self, folder: Path) -> None:
        """From here on the keys may go to that folder, which must be there as long as they are asked for."""
        self._folder = self._folder or folder

    def add(self, keys: Keys) -> None:
        """Add keys that are not known yet."""
        if not len(keys):
            return
        self.runs.append(keys.ordered)
        while len(self.runs) > 1 and len(self.runs[-2]) < 2 * len(self.runs[-1]):
            last = self.runs.pop()
            self.runs[-1] = Keys.together([self.runs[-1], last]).ordered
        if self._folder and sum(map(len, self.runs)) > HELD:
            self._spill(self._folder)

    def absorb(self, others: "KnownKeys") -> None:
        """Add those keys of another set that are not known yet."""
        for piece in others.pieces():
            self.add(piece.taken(np.flatnonzero(~self.find(piece)[0])))

    def pieces(self) -> Iterator[Keys]:
        """All keys, each once, some at a time."""
        for run in self._on_disk:
            yield from run.pieces()
        for held in self.runs:
            for start in range(0, len(held), PIECE):
                yield held.between(start, start + PIECE)

    def find(self, keys: Keys) -> tuple[Mask, Mask]:
        """Which keys are known, and which of these posts say something else than the known one."""
        known = np.zeros(len(keys), dtype=bool)
        differ = np.zeros(len(keys), dtype=bool)
        if not len(self):
            return known, differ
        order, asked = keys.order, keys.ordered  # in order a search walks through a run instead of jumping about in it
        for run in self.runs:
            _find(run, asked, order, known, differ)
        if self._levels:
            maybe = np.flatnonzero(self._filter.may_hold(asked))
            self._find_on_disk(asked.taken(maybe), order[maybe], known, differ)
        return known, differ

    def _find_on_disk(self, asked: Keys, order: np.ndarray, known: Mask, differ: Mask) -> None:
        for run in self._on_disk if len(asked) else ():
            bounds = np.linspace(0, len(asked), num=len(run) // (4 * PIECE) + 2, dtype=np.int64)
            for start, end in pairwise(bounds):  # so that no more of a run than a piece of it counts as memory
                _find(run.keys(), asked.between(start, end), order[start:end], known, differ)

    def _spill(self, folder: Path) -> None:
        held = Keys.together(self.runs).ordered
        self.runs.clear()
        if self._spilled + len(held) > self._filter.room:
            self._filter = KeyFilter(0)
            self._filter = KeyFilter(2 * (self._spilled + len(held)))
            for piece in self.pieces():
                self._filter.add(piece)
        self._filter.add(held)
        self._put(0, written(self._path(folder), iter([held]), len(held)), folder)

    def _put(self, level: int, run: KeyRun, folder: Path) -> None:
        if level == len(self._levels):
            self._levels.append([])
        self._levels[level].append(run)
        if len(self._levels[level]) >= MOST_RUNS:
            runs, self._levels[level] = self._levels[level], []
            self._put(level + 1, merged(self._path(folder), runs), folder)

    def _path(self, folder: Path) -> Path:
        self._made += 1
        return folder / f"{id(self)}-{self._made}.keys"


def _find(run: Keys, asked: Keys, order: np.ndarray, known: Mask, differ: Mask) -> None:
    """Note in ``known`` and ``differ``, in the order they have outside, those of the keys that stand in a run."""
    start = np.searchsorted(run.high, asked.high, side="left")
    rows = np.arange(len(asked))
    while len(rows := _alike(run, asked, start, rows)):
        here = start[rows]  # more than once only where the first halves of different keys are equal
        same = run.low[here] == asked.low[rows]
        hit = rows[same]
        known[order[hit]] = True
        differ[order[hit]] = run.said[here[same]] != asked.said[hit]
        start[rows] += 1
        rows = rows[~same]


def _alike(run: Keys, asked: Keys, start: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Those of the rows whose first half stands in the run where the search is."""
    rows = rows[start[rows] < len(run)]
    found: np.ndarray = rows[run.high[start[rows]] == asked.high[rows]]
    return found
