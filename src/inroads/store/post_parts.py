"""Posts on their way in: written to the cache part by part, kept as evidence only when the whole file is sound."""

import io
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import polars as pl

from inroads.store.acts import Act, files_of, read_acts
from inroads.store.claims import replaced_acts
from inroads.store.durable import disk_faults
from inroads.store.export_windows import count_missing, joined, windows_of
from inroads.store.grown import Grown, ReadBy, grown_from, may_have_grown
from inroads.store.kept_ends import ends_of, pieces_of
from inroads.store.keys import Keys
from inroads.store.old_keys import BY_XXH3, has_old_keys, with_old_keys
from inroads.store.parquet import read_evidence
from inroads.store.post_columns import AGAIN, PART_COLUMNS
from inroads.store.post_keys import KnownKeys
from inroads.store.posts import POSTS, count_posts, known_keys
from inroads.store.sealer import PLAIN
from inroads.store.spill import room_for_posts
from inroads.store.study_folder import StudyFolder

NUMBER = "number"
"""The column of a batch that says where in its file a post stands; it is not kept."""

SHOWN = 5
PAGE = 1 << 17
"""How many bytes of a column are packed at once: few enough to stay near the processor."""
QUICKLY = 1
"""How hard zstd works at a part: the usual level takes half as long again, to save a tenth of the disk."""


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
    grown: Grown | None = None
    """Of what it is the end, where only that is read."""
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
        self._room = ExitStack()
        self._told: list[KnownKeys] = []
        self._made = 0
        self._writing = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None

    def __enter__(self) -> Self:
        self._folder = self._room.enter_context(room_for_posts(self._study))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writing.shutdown()
        self._room.close()

    def held(self, hashes: set[str], reader: str = "") -> int | None:
        """How many posts an act that stands took from these files, by a reader so named; None where none did."""
        past = replaced_acts(list(self._acts))
        for act in self._acts:
            files = files_of(act)
            if act.id not in past and hashes <= {one["sha256"] for one in files if one["reader"].startswith(reader)}:
                parts = [file["sha256"] for file in files if file["reader"] == POSTS and file["of"] in hashes]
                return count_posts(self._study, parts)
        return None

    def may_know(self, path: Path, read_by: ReadBy) -> bool:
        """Whether an act that stands may have brought in a file, or the beginning of it; its size decides."""
        size = path.stat().st_size
        is_held = any(int(file.get("bytes", size)) == size for act in self._acts for file in files_of(act))
        return is_held or may_have_grown(self._acts, path, read_by)

    def is_kept(self, sha256: str) -> bool:
        """Whether the study holds the bytes of a file, whole or in pieces, be they of imports that were undone."""
        return bool(pieces_of(self._study, ends_of(read_acts(self._study.ledger)), sha256))

    def grown(self, path: Path, read_by: ReadBy) -> Grown | None:
        """The end of a file that the study holds the beginning of, read in the same way."""
        folder = Path(tempfile.mkdtemp(dir=self._folder)) / "end"
        return grown_from(self._study, self._acts, path, read_by, folder)

    @cached_property
    def _brought_in(self) -> KnownKeys:
        return known_keys(self._study, self._acts, self._spill)

    @property
    def _known(self) -> KnownKeys:
        """The keys of all posts that are known before the file that is read now."""
        for told in self._told:
            self._brought_in.absorb(told)
        self._told.clear()
        return self._brought_in

    @cached_property
    def _has_old_keys(self) -> bool:
        return bool(has_old_keys(self._study))

    @property
    def _spill(self) -> Path | None:
        """Where keys may go for which there is no room in memory."""
        return self._folder if self._study.sealer is PLAIN else None

    def take(self, file: PostFile, batch: pl.DataFrame) -> None:
        """Write the posts of a batch that this file has not told in the same words, and count which of them are new."""
        if self._has_old_keys:
            batch = with_old_keys(batch)
        if self._spill:
            file.own.may_spill(self._spill)
        keys = Keys.of(batch)
        first = batch["key"].is_first_distinct().to_numpy() if keys.may_repeat else np.ones(len(keys), dtype=bool)
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
        file.own.add(keys if fresh.all() else keys.taken(np.flatnonzero(fresh)))
        kept = batch if fresh.all() else batch.filter(fresh | versions)
        if versions.any() or (file.grown and known.any()):
            kept = kept.with_columns(pl.lit(value=True).alias(AGAIN))
        if kept.height:
            kept = kept.select(name for name in (*PART_COLUMNS, AGAIN) if name in kept.columns)
            file.parts.append(self._write(kept, {} if self._has_old_keys else BY_XXH3))

    def keep(self, file: PostFile, table: str, rows: pl.DataFrame) -> None:
        """Write rows of another table that the file tells."""
        file.others.append((table, self._write(rows)))

    def _write(self, rows: pl.DataFrame, head: dict[str, str] | None = None) -> Path:
        """Begin to write rows; raises StudyError where the rows before them could not be written."""
        self._wait()
        self._made += 1
        path = self._folder / f"{self._made}.parquet"
        self._written = self._writing.submit(copy_context().run, _write, path, rows, head or {})
        return path

    def _wait(self) -> None:
        """Until all rows are written."""
        written, self._written = self._written, None
        if written:
            written.result()

    def _note(self, file: PostFile, batch: pl.DataFrame, rows: np.ndarray) -> None:
        file.differing += len(rows)
        room = SHOWN - len(file.first_differing)
        file.first_differing += batch[NUMBER].gather(rows[:room]).to_list()

    def missing(self, file: PostFile) -> int:
        """How many posts of earlier imports this file no longer has, though it covers their time in their venue."""
        windows = joined(file.windows)
        if not (windows.height and (file.known or file.grown)):
            return 0
        for table, path in file.grown.made if file.grown else ():
            if table == POSTS:
                held = read_evidence(path, self._study.sealer)
                keys = Keys.of(held.unique("key", maintain_order=True))
                file.own.add(keys.taken(np.flatnonzero(~file.own.find(keys)[0])))
                windows = joined([windows, windows_of(held)])
        return count_missing(self._study, self._acts, windows, file.own)

    def finish(self, file: PostFile) -> None:
        """All of this file is written, and its posts are known to the files that follow."""
        self._wait()
        self._told.append(file.own)

    def drop(self, file: PostFile) -> None:
        """Take away the parts of a file that is to be read in another way."""
        self._wait()
        for path in file.parts:
            path.unlink()


def _write(path: Path, rows: pl.DataFrame, head: dict[str, str]) -> None:
    buffer = io.BytesIO()
    rows.write_parquet(buffer, compression_level=QUICKLY, data_page_size=PAGE, metadata=head)
    with disk_faults(path):
        path.write_bytes(buffer.getbuffer())


def _repeated_otherwise(keys: Keys, first: np.ndarray) -> np.ndarray:
    """Which posts of a batch repeat an earlier one of it in other words."""
    if first.all():
        return np.zeros(len(keys), dtype=bool)
    seen = KnownKeys()
    seen.add(keys.taken(np.flatnonzero(first)))
    return ~first & seen.find(keys)[1]
