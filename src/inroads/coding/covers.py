"""What an instrument covers: variables that there are, each as ``variable``, ``unit.variable``, ``unit.*`` or ``*``."""

from collections.abc import Mapping

from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.language import _
from inroads.model.tables import TABLES, UNITS, Column

COVERS = ("instrument", "covers")
"""Unit and variable of the list."""
EVERYTHING = "*"
JOINT = " | "
UNITS_OF = {name: table.unit for name, table in TABLES.items()}


def read_covers(text: str, columns: Mapping[str, Mapping[str, Column]]) -> str:
    """The list as the ledger holds it, units in the singular; raises InputError for a name that is no variable.

    A misspelt name would leave its variable *not asked* in every source of the instrument.
    """
    known = {f"{UNITS_OF[table]}.{name}" for table, held in columns.items() for name in held}
    bare = {name.partition(".")[2] for name in known}
    read = []
    for part in text.split(JOINT):
        unit, dot, name = part.partition(".")
        unit = UNITS_OF.get(unit, unit)
        whole = f"{unit}.{name}" if dot else part
        if (
            part != EVERYTHING
            and whole not in known
            and part not in bare
            and not (name == EVERYTHING and unit in UNITS)
        ):
            alike = near(whole, sorted(known | bare))
            raise InputError(
                _("«{text}» is no variable.", text=part),
                do=_("Did you mean {near}?", near=" / ".join(alike)) if alike else _("See the sheet `frame`."),
            )
        read.append(whole)
    return JOINT.join(sorted(set(read)))
