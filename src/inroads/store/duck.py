# ruff: noqa: S608 only names of columns and numbers of this file are put into SQL; what users say is bound or read
"""DuckDB over the posts of a study: the one file that opens it.

It runs in memory, reads the parts of posts where they lie, spills into a folder of its own in the study's cache, and
can reach no other file and no network; nothing of that can be changed once it is open.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import polars as pl

from inroads.errors import StudyError
from inroads.language import _
from inroads.store.durable import TEMPORARY, disk_faults
from inroads.store.online import online_table
from inroads.store.online_columns import ONLINE_COLUMNS
from inroads.store.parts_once import PartsOfSource, parts_once
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.sealer import PLAIN
from inroads.store.study_folder import StudyFolder, is_alive

if TYPE_CHECKING:
    import duckdb

MEMORY = "1600MB"
"""What DuckDB may hold before it spills; ``INROADS_MEMORY`` says otherwise."""

PREFIX = ".duck."
Value = str | int | float | bool
TYPES: dict[pl.DataType, str] = {
    pl.Binary(): "BLOB",
    pl.String(): "VARCHAR",
    pl.List(pl.String()): "VARCHAR[]",
    pl.Boolean(): "BOOLEAN",
}
PACKED = "COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1000"
"""A third of the time to write is looking for words that repeat, and packing closer, for files hardly smaller."""

MOMENT = "TIMESTAMP"
"""Moments are given without a zone, in UTC: arithmetic on zones needs an extension of DuckDB."""


def open_memory(spill: str, reach: list[Path], memory: str = "", threads: int = 0) -> "duckdb.DuckDBPyConnection":
    """An empty database in memory, locked: no extension is fetched, no file outside ``reach`` is touched.

    ``spill`` is the folder it may spill into; '' where it may not.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": memory or os.environ.get("INROADS_MEMORY", MEMORY),
        "temp_directory": spill,
        "preserve_insertion_order": False,
        "threads": threads or os.cpu_count() or 1,
    }
    try:
        connection = duckdb.connect(":memory:", config=settings)
    except duckdb.Error as fault:
        raise StudyError(_("DuckDB cannot be opened: {reason}.", reason=fault), do=_("Mend INROADS_MEMORY.")) from fault
    folders = ", ".join("'" + str(folder.resolve()).replace("'", "''") + "/'" for folder in reach)
    connection.execute(f"SET allowed_directories = [{folders}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


class Duck:
    """The posts, accounts, venues, marks and events of a study as views; close it, or use it in a ``with``."""

    name = "duckdb"

    def __init__(self, study: StudyFolder, memory: str = "", threads: int = 0) -> None:
        if study.sealer is not PLAIN:
            raise StudyError(_("A sealed study cannot be read by DuckDB yet."), str(study.path))
        _clear(study)
        with disk_faults(study.cache):
            begun = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}.", suffix=TEMPORARY, dir=study.cache)
        self._folder = Path(begun)
        try:
            reach = [study.evidence.folder, study.cache]
            self.connection = open_memory(str(self._folder), reach, memory, threads)
            self._view_posts(parts_once(study))
            for table in ONLINE_COLUMNS:
                self._view_table(table, online_table(study, table))
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database and of what it spilled."""
        self.connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def frame(self, sql: str, values: Mapping[str, Value]) -> pl.DataFrame:
        """The rows that a query gives; ``values`` are bound to its ``$names``."""
        path = self._folder / "asked.parquet"
        self.write(sql, values, path)
        found = pl.read_parquet(path)
        path.unlink()
        return found

    def write(self, sql: str, values: Mapping[str, Value], path: Path) -> int:
        """Write the rows that a query gives as one Parquet file in the study's cache, in no order; how many."""
        import duckdb

        placed = str(path.resolve()).replace("'", "''")
        try:
            counted = self.connection.execute(f"COPY ({sql}) TO '{placed}' (FORMAT parquet, {PACKED})", dict(values))
            return int(counted.fetchall()[0][0])
        except duckdb.OutOfMemoryException as fault:
            raise StudyError(
                _("The memory that DuckDB may use does not suffice for this rule, or the disk is full."),
                str(path.parent),
                _("Allow more (INROADS_MEMORY=4GB), make room, or narrow the rule."),
            ) from fault

    def _view_posts(self, sources: list[PartsOfSource]) -> None:
        """Sources and paths are bound or read, never written into the SQL."""
        again = pl.DataFrame(schema={"file": pl.String, "row": pl.Int64})
        for group in sources:
            for path, rows in group.again.items():
                again.vstack(
                    rows.cast(pl.Int64).alias("row").to_frame().select(pl.lit(_told(path)).alias("file"), "row"),
                    in_place=True,
                )
        held = self._folder / "again.parquet"
        again.write_parquet(held)
        self.connection.read_parquet([_told(held)]).create_view("rows_again")
        self.connection.execute("CREATE TABLE sources (number INTEGER, source VARCHAR)")
        lacking = ", ".join(
            f'NULL::{TYPES.get(kind, "TIMESTAMPTZ")} AS "{name}"' for name, kind in POST_COLUMNS.items()
        )
        told = [f"SELECT {lacking}, NULL::VARCHAR AS said_source WHERE false"]
        for number, group in enumerate(sources):
            self.connection.execute(
                "INSERT INTO sources VALUES ($number, $source)", {"number": number, "source": group.source}
            )
            told += self._told_by(number, group)
        columns = ", ".join(
            "coalesce(source, said_source) AS source" if name == "source" else _moment(name, kind)
            for name, kind in POST_COLUMNS.items()
        )
        self.connection.execute(f"CREATE VIEW posts AS SELECT {columns} FROM ({' UNION ALL BY NAME '.join(told)})")

    def _told_by(self, number: int, group: PartsOfSource) -> Iterator[str]:
        source = f"(SELECT source FROM sources WHERE number = {number}) AS said_source"
        alone = [_told(path) for path in group.paths if path not in group.again]
        if alone:
            self.connection.read_parquet(alone, union_by_name=True).create_view(f"told_{number}")
            yield f"SELECT *, {source} FROM told_{number}"
        partly = [_told(path) for path in group.again]
        if partly:
            read = self.connection.read_parquet(partly, union_by_name=True, filename=True, file_row_number=True)
            read.create_view(f"told_in_part_{number}")
            yield (
                f"SELECT * EXCLUDE (filename, file_row_number), {source} FROM told_in_part_{number} AS told "
                "WHERE NOT EXISTS (SELECT 1 FROM rows_again AS again "
                'WHERE again.file = told.filename AND again."row" = told.file_row_number)'
            )

    def _view_table(self, table: str, rows: pl.DataFrame) -> None:
        held = self._folder / f"{table}.parquet"
        rows.write_parquet(held)
        self.connection.read_parquet([_told(held)]).create_view(f"told_{table}")
        columns = ", ".join(_moment(name, kind) for name, kind in ONLINE_COLUMNS[table].items())
        self.connection.execute(f"CREATE VIEW {table} AS SELECT {columns}, source FROM told_{table}")


def _told(path: Path) -> str:
    return str(path.resolve())


def _clear(study: StudyFolder) -> None:
    """Take away what a process that is gone had spilled."""
    for left in study.cache.glob(f"{PREFIX}*{TEMPORARY}"):
        pid = left.name.removeprefix(PREFIX).partition(".")[0]
        if not (pid.isdigit() and is_alive(int(pid))):
            shutil.rmtree(left, ignore_errors=True)


def _moment(name: str, kind: pl.DataType) -> str:
    return f'"{name}"' if kind in TYPES else f'make_timestamp(epoch_us("{name}")) AS "{name}"'
