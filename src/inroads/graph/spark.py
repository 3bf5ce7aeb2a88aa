"""Apache Spark over the posts of a study: the one file that imports it."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from inroads.errors import InputError, StudyError
from inroads.graph.statement import Value
from inroads.graph.transpiled import for_spark
from inroads.language import _
from inroads.store.durable import TEMPORARY
from inroads.store.online import online_table
from inroads.store.online_columns import ONLINE_COLUMNS
from inroads.store.parts_once import PartsOfSource, parts_once
from inroads.store.post_columns import POST_COLUMNS
from inroads.store.sealer import PLAIN
from inroads.store.study_folder import StudyFolder

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

READ = ("place", "post", "thread", "author", "at", "reply_to", "venue", "kind", "to", "mentions", "quotes")
"""The columns that rules read."""

TYPES: dict[pl.DataType, str] = {
    pl.String(): "string", pl.List(pl.String()): "array<string>", pl.Boolean(): "boolean", pl.Binary(): "binary",
}  # fmt: skip
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.ansi.enabled": "true",
}


def begin() -> "SparkSession":
    """The session: of the cluster that ``SPARK_MASTER`` or spark-submit names, else of this machine."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise InputError(
            _("Spark is not installed."), do=_("Install it: pip install 'inroads[spark]' (and Java 17).")
        ) from fault
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise InputError(_("Spark needs Java."), do=_("Install Java 17, or set JAVA_HOME."))
    builder = SparkSession.builder.appName("inroads")
    if os.environ.get("SPARK_MASTER"):
        builder = builder.master(os.environ["SPARK_MASTER"])
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except PySparkException as fault:
        raise InputError(_("Spark does not start: {reason}.", reason=fault), do=_("Mend SPARK_MASTER.")) from fault
    session.sparkContext.setLogLevel("ERROR")
    return session


class Spark:
    """The posts, accounts, venues, marks and events of a study as views of Spark."""

    name = "spark"

    def __init__(self, study: StudyFolder) -> None:
        if study.sealer is not PLAIN:
            raise StudyError(_("A sealed study cannot be read by Spark."), str(study.path))
        self.session = begin()
        self._folder = Path(tempfile.mkdtemp(prefix=f".spark.{os.getpid()}.", suffix=TEMPORARY, dir=study.cache))
        self._view_posts(parts_once(study))
        for table in ONLINE_COLUMNS:
            held = self._folder / f"{table}.parquet"
            online_table(study, table).write_parquet(held)
            self.session.read.parquet(_told(held)).createOrReplaceTempView(table)

    def close(self) -> None:
        """End the session."""
        self.session.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def frame(self, sql: str, values: Mapping[str, Value]) -> pl.DataFrame:
        """The rows that a query gives; ``values`` are bound to its ``$names``."""
        path = self._folder / "asked.parquet"
        self.write(sql, values, path)
        return pl.read_parquet(path)

    def write(self, sql: str, values: Mapping[str, Value], path: Path) -> int:
        """Write the rows that a query gives as one Parquet file; how many they are."""
        parts = self._folder / "parts"
        args: dict[str, Any] = dict(values)
        self.session.sql(for_spark(sql), args=args).write.mode("overwrite").parquet(_told(parts))
        written = sorted(parts.glob("*.parquet"))
        moments = pl.selectors.datetime().dt.replace_time_zone(None).dt.cast_time_unit("us")
        pl.scan_parquet(written).with_columns(moments).sink_parquet(path, compression="zstd")
        return int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())

    def _view_posts(self, sources: list[PartsOfSource]) -> None:
        kinds = {name: TYPES.get(POST_COLUMNS[name], "timestamp") for name in READ}
        schema = ", ".join(f"`{name}` {kind}" for name, kind in kinds.items())
        posts = self.session.createDataFrame([], schema)
        alone = [_told(path) for group in sources for path in group.paths if path not in group.again]
        if alone:
            posts = posts.unionByName(self.session.read.schema(schema).parquet(*alone))
        for group in sources:
            for path, rows in group.again.items():
                posts = posts.unionByName(self._without(path, rows, schema))
        posts.createOrReplaceTempView("posts")

    def _without(self, path: Path, rows: pl.Series, schema: str) -> "DataFrame":
        held = self._folder / f"{path.name}.again.parquet"
        rows.cast(pl.Int64).alias("again").to_frame().write_parquet(held)
        again = self.session.read.parquet(_told(held))
        told = self.session.read.schema(schema).parquet(_told(path)).select("*", "_metadata.row_index")
        return told.join(again, told["row_index"] == again["again"], "left_anti").drop("row_index")


def _told(path: Path) -> str:
    return path.resolve().as_uri()
