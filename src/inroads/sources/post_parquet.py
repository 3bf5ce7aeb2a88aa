"""Records of a Parquet file, read in a process of its own: a damaged file can end the process that reads it.

Run as ``python -m inroads.sources.post_parquet FILE COLUMN...`` it writes the names of all columns as one line of JSON,
then the values of each row as another.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.post_jsonl import Row
from inroads.sources.post_tally import Tally

ROWS_AT_ONCE = 20_000
TOLD = 3
"""The exit code of a reader that found the file damaged, and said so."""


def parquet_rows(path: Path, wanted: Sequence[str], tally: Tally) -> Iterator[Row]:
    """The wanted columns of each row; raises InputError where the file is damaged."""
    tally.row = True
    call = [sys.executable, "-m", "inroads.sources.post_parquet", str(path.absolute()), *wanted]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)  # noqa: S603 our own reader
        try:
            lines = process.stdout or iter(())
            tally.columns.update(json.loads(next(lines, b"[]")))
            for number, line in enumerate(lines, start=1):
                if not line.endswith(b"\n"):
                    break
                yield number, len(line), json.loads(line)
            code = process.wait()
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        if code:
            raise InputError(_("This Parquet file cannot be read: {reason}.", reason=_reason(code, errors)), path.name)


def _reason(code: int, errors: IO[bytes]) -> str:
    errors.seek(0)
    said = errors.read(1000).decode("utf-8", "replace").strip().partition("\n")[0]
    return said if code == TOLD and said else _("it is damaged")


def main(path: str, *wanted: str) -> None:
    """Write the columns and the rows of a file to the standard output."""
    import polars as pl

    try:
        scan = pl.scan_parquet(path, glob=False)
        held = scan.collect_schema().names()
        sys.stdout.write(json.dumps(held) + "\n")
        there = [name for name in wanted if name in held]
        missing = [pl.lit(None).alias(name) for name in wanted if name not in held]
        for frame in scan.select(there).collect_batches(chunk_size=ROWS_AT_ONCE):
            for row in frame.with_columns(missing).select(wanted).iter_rows():
                sys.stdout.write(json.dumps(row, default=_plain) + "\n")
    except pl.exceptions.PolarsError as fault:
        sys.stderr.write(str(fault))
        sys.exit(TOLD)


def _plain(cell: Any) -> str:
    """What JSON has no word for, as text."""
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


if __name__ == "__main__":
    main(*sys.argv[1:])
