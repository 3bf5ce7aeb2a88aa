"""Tables on disk: Parquet, written whole and read back equal."""

import io
import os
from pathlib import Path

import polars as pl

from inroads.store.durable import write_durably
from inroads.store.evidence import evidence_fault
from inroads.store.sealer import PLAIN, Sealer

_MAGIC = b"PAR1"


def write_parquet(path: Path, table: pl.DataFrame, sealer: Sealer = PLAIN) -> None:
    """Write a table in one step."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd")
    write_durably(path, buffer.getvalue(), sealer)


def read_parquet(path: Path, sealer: Sealer = PLAIN) -> pl.DataFrame:
    """Read a table that :func:`write_parquet` wrote."""
    return pl.read_parquet(io.BytesIO(sealer.unseal(path.read_bytes())))


def evidence_parquet(path: Path) -> Path:
    """The same path; raises StudyError where no whole table lies there."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
            file.seek(-len(_MAGIC), os.SEEK_END)
            is_whole = begins == _MAGIC == file.read()
    except FileNotFoundError:
        raise evidence_fault(path) from None
    except OSError:
        is_whole = False
    if not is_whole:
        raise evidence_fault(path)
    return path


def read_evidence(path: Path, sealer: Sealer = PLAIN) -> pl.DataFrame:
    """Read a table of the evidence; raises StudyError where it is gone or damaged."""
    try:
        return read_parquet(path, sealer)
    except (FileNotFoundError, pl.exceptions.PolarsError):
        raise evidence_fault(path) from None
