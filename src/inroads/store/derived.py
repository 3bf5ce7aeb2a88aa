"""Tables that rooms above derive from a snapshot, kept beside it under the hash of the rules they follow."""

from pathlib import Path

import polars as pl

from inroads.store.durable import disk_faults, write_durably
from inroads.store.evidence import hash_file
from inroads.store.parquet import read_parquet, write_parquet
from inroads.store.snapshot import Snapshot


class Derived:
    """The derived tables of one snapshot under one set of rules."""

    def __init__(self, snapshot: Snapshot, rules: str) -> None:
        self._sealer = snapshot.sealer
        self._folder = snapshot.folder / "derived" / rules

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.parquet"

    def get(self, name: str) -> pl.DataFrame | None:
        """The table, if it was made before."""
        path = self._path(name)
        return read_parquet(path, self._sealer) if path.is_file() and is_as_kept(path) else None

    def keep(self, name: str, table: pl.DataFrame) -> None:
        """Keep a table that was just made."""
        with disk_faults(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(name)
        _hash_beside(path).unlink(missing_ok=True)
        write_parquet(path, table, self._sealer)
        write_durably(_hash_beside(path), hash_file(path).encode())


def _hash_beside(path: Path) -> Path:
    return path.with_suffix(".sha256")


def is_as_kept(path: Path) -> bool:
    """Whether a derived table is what was kept; one without its hash was cut off and is made again."""
    beside = _hash_beside(path)
    return beside.is_file() and beside.read_text(encoding="utf-8").strip() == hash_file(path)


def altered(folder: Path) -> list[str]:
    """The derived tables of a snapshot that are no longer what was kept."""
    held = sorted(folder.glob("derived/*/*.parquet"))
    return [path.stem for path in held if _hash_beside(path).is_file() and not is_as_kept(path)]
