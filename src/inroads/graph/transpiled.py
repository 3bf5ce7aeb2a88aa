"""SQL of DuckDB's dialect in that of Spark: the one file that imports sqlglot."""

from functools import cache

from inroads.errors import InputError
from inroads.language import _

RENAMED = {"EPOCH_US": "UNIX_MICROS"}
"""Functions that bear another name in Spark and that sqlglot does not know."""


@cache
def for_spark(sql: str) -> str:
    """The statement for Spark, with ``:names`` where ``$names`` stood; raises InputError where sqlglot is lacking."""
    try:
        import sqlglot
        from sqlglot import exp
    except ImportError as fault:
        raise InputError(
            _("Spark is not installed."), do=_("Install it: pip install 'inroads[spark]' (and Java 17).")
        ) from fault
    tree = sqlglot.parse_one(sql, read="duckdb")
    for call in list(tree.find_all(exp.Anonymous)):
        if call.name.upper() in RENAMED:
            call.set("this", RENAMED[call.name.upper()])
    for kind in list(tree.find_all(exp.DataType)):
        if kind.this in {exp.DataType.Type.TIMESTAMP, exp.DataType.Type.TIMESTAMPNTZ}:
            kind.replace(exp.DataType.build("timestamptz"))  # a moment of Spark is one of UTC, as its session says
    return tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
