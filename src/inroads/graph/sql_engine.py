"""What runs a statement; :class:`inroads.store.duck.Duck` and :class:`inroads.graph.spark.Spark` do."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import polars as pl

from inroads.graph.statement import Value


class Engine(Protocol):
    """Holds the views ``posts``, ``online_accounts``, ``online_venues``, ``online_marks``, ``online_events``."""

    name: str

    def frame(self, sql: str, values: Mapping[str, Value]) -> pl.DataFrame:
        """The rows that SQL of DuckDB's dialect gives."""
        ...

    def write(self, sql: str, values: Mapping[str, Value], path: Path) -> int:
        """Write them as one Parquet file; how many they are."""
        ...
