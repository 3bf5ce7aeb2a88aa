"""Tables on disk: Parquet, written whole and read back equal."""

import io
from pathlib import Path

import polars as pl

from inroads.store.durable import write_durably
from inroads.store.sealer import PLAIN, Sealer


def write_parquet(path: Path, table: pl.DataFrame, sealer: Sealer = PLAIN) -> None:
    """Write a table in one step."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd")
    write_durably(path, buffer.getvalue(), sealer)


def read_parquet(path: Path, sealer: Sealer = PLAIN) -> pl.DataFrame:
    """Read a table that :func:`write_parquet` wrote."""
    return pl.read_parquet(io.BytesIO(sealer.unseal(path.read_bytes())))
