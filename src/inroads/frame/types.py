"""The types a variable may have: six simple ones, one row of a table, several rows of a table."""

from inroads.model.tables import TABLES, UNITS, Column

SIMPLE = ("choice", "choices", "text", "number", "date", "flag")
WITH_VALUES = ("choice", "choices", "flag")

BESIDE_TABLES = ("claim", "post")
"""Units that have variables but no table of their own to fill in."""

KNOWN_TYPES = (*SIMPLE, *UNITS, *TABLES)
KNOWN_UNITS = (*UNITS, *BESIDE_TABLES)


def referred_unit(type_name: str) -> str:
    """The unit a variable of this type names, or nothing: ``person`` and ``persons`` both name persons."""
    if type_name in TABLES:
        return TABLES[type_name].unit
    return type_name if type_name in UNITS else ""


def type_of_column(column: Column) -> str:
    """The type a variable must have to stand in this column of a table."""
    if column.kind == "ref":
        return column.unit
    if column.kind == "refs":
        return UNITS[column.unit].name
    return column.kind
