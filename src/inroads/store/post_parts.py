"""Posts on their way in: written to the cache part by part, kept as evidence only when the whole file is sound."""

import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import polars as pl

from inroads.store.acts import Act, files_of
from inroads.store.claims import replaced_acts
from inroads.store.durable import TEMPORARY, disk_faults
from inroads.store.export_windows import count_missing, joined, windows_of
from inroads.store.grown import Grown, ReadBy, grown_from
from inroads.store.post_columns import AGAIN, PART_COLUMNS
from inroads.store.post_keys import Keys, KnownKeys
from inroads.store.posts import POSTS, count_posts, known_keys
from inroads.store.study_folder import StudyFolder, is_alive

PREFIX = ".posts."
NUMBER = "number"
"""The column of a batch that says where in its file a post stands; it is not kept."""

SHOWN = 5


@dataclass
class PostFile:
    """The parts of one file, and how many of its posts were new, known, told twice in it, or known but different."""

    parts: list[Path] = field(default_factory=list)
    new: int = 0
    known: int = 0
    repeated: int = 0
    differing: int = 0
    first_differing: list[int] = field(default_factory=list)
    own: KnownKeys = field(default_factory=KnownKeys)
    accesses: set[str] = field(default_factory=set)
    sources: set[str | None] = field(default_factory=set)
    """The sources that its records name; none where the file is one source."""
    windows: list[pl.DataFrame] = field(default_factory=list)
    """The times that it covers, by room."""
    others: list[tuple[str, Path]] = field(default_factory=list)
    """Parts of other tables: their name, and where they lie."""

    @property
    def count(self) -> int:
        """How many posts were looked at."""
        return self.new + self.known + self.repeated


class PostParts:
    """A folder in the cache for the parts of the files of one import; it is gone when the import ends.

    ``acts`` are those whose posts are known.
    """

    def __init__(self, study: StudyFolder, acts: Sequence[Act]) -> None:
        self._study = study
        self._acts = acts
        self._folder = Path()

    def __enter__(self) -> Self:
        for left in self._study.cache.glob(f"{PREFIX}*{TEMPORARY}"):
            pid = left.name.removeprefix(PREFIX).partition(".")[0]
            if not (pid.isdigit() and is_alive(int(pid))):
                shutil.rmtree(left, ignore_errors=True)
        with disk_faults(self._study.cache):
            begun = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}.", suffix=TEMPORARY, dir=self._study.cache)
        self._folder = Path(begun)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def held(self, hashes: set[str], reader: str = "") -> int | None:
        """How many posts an act that stands took from these files, by a reader so named; None where none did."""
        past = replaced_acts(list(self._acts))
        for act in self._acts:
            files = files_of(act)
            if act.id not in past and hashes <= {one["sha256"] for one in files if one["reader"].startswith(reader)}:
                parts = [file["sha256"] for file in files if file["reader"] == POSTS and file["of"] in hashes]
                return count_posts(self._study, parts)
        return None

    def grown(self, path: Path, read_by: ReadBy) -> Grown | None:
        """The end of a file that the study holds the beginning of, read in the same way."""
        folder = Path(tempfile.mkdtemp(dir=self._folder)) / "end"
        return grown_from(self._study, self._acts, path, read_by, folder)

    @cached_property
    def _known(self) -> KnownKeys:
        return known_keys(self._study, self._acts)

    def take(self, file: PostFile, batch: pl.DataFrame) -> None:
        """Write the posts of a batch that this file has not told in the same words, and count which of them are new."""
        keys = Keys.of(batch)
        first = batch["key"].is_first_distinct().to_numpy()
        before, otherwise = file.own.find(keys)
        known, differ = self._known.find(keys)
        fresh = first & ~before
        file.repeated += int((~fresh).sum())
        file.known += int((fresh & known).sum())
        file.new += int((fresh & ~known).sum())
        file.windows = [joined([*file.windows, windows_of(batch)])]
        file.accesses |= set(batch["access"].unique())
        if "source" in batch.columns:
            file.sources |= set(batch["source"].unique())
        versions = _repeated_otherwise(keys, first) | otherwise
        self._note(file, batch, np.flatnonzero(versions | (fresh & differ)))
        file.own.add(keys.taken(np.flatnonzero(fresh)))
        kept = batch.filter(fresh | versions)
        if versions.any():
            kept = kept.with_columns(pl.lit(value=True).alias(AGAIN))
        if kept.height:
            file.parts.append(self._write(kept.select(name for name in (*PART_COLUMNS, AGAIN) if name in kept.columns)))

    def keep(self, file: PostFile, table: str, rows: pl.DataFrame) -> None:
        """Write rows of another table that the file tells."""
        file.others.append((table, self._write(rows)))

    def _write(self, rows: pl.DataFrame) -> Path:
        path = self._folder / f"{len(list(self._folder.iterdir()))}.parquet"
        buffer = io.BytesIO()
        rows.write_parquet(buffer)
        with disk_faults(path):
            path.write_bytes(buffer.getbuffer())
        return path

    def _note(self, file: PostFile, batch: pl.DataFrame, rows: np.ndarray) -> None:
        file.differing += len(rows)
        room = SHOWN - len(file.first_differing)
        file.first_differing += batch[NUMBER].gather(rows[:room]).to_list()

    def missing(self, file: PostFile) -> int:
        """How many posts of earlier imports this file no longer has, though it covers their time in their venue."""
        windows = joined(file.windows)
        return count_missing(self._study, self._acts, windows, file.own) if windows.height and file.known else 0

    def finish(self, file: PostFile) -> None:
        """The posts of this file are known to the files that follow."""
        fresh = KnownKeys()
        for run in file.own.runs:
            fresh.add(run.taken(np.flatnonzero(~self._known.find(run)[0])))
        self._known.absorb(fresh)

    def drop(self, file: PostFile) -> None:
        """Take away the parts of a file that is to be read in another way."""
        for path in file.parts:
            path.unlink()


def _repeated_otherwise(keys: Keys, first: np.ndarray) -> np.ndarray:
    """Which posts of a batch repeat an earlier one of it in other words."""
    if first.all():
        return np.zeros(len(keys), dtype=bool)
    seen = KnownKeys()
    seen.add(keys.taken(np.flatnonzero(first)))
    return ~first & seen.find(keys)[1]
