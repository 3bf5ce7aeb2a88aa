"""Tables that rooms above derive from a snapshot, kept beside it under the hash of the rules they follow."""

from pathlib import Path

import polars as pl

from inroads.store.durable import disk_faults
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
        return read_parquet(path, self._sealer) if path.is_file() else None

    def keep(self, name: str, table: pl.DataFrame) -> None:
        """Keep a table that was just made."""
        with disk_faults(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        write_parquet(self._path(name), table, self._sealer)
