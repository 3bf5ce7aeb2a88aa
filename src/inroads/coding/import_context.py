"""What reading the rows of one file needs to know, and where its faults gather."""

from dataclasses import dataclass, field
from functools import cached_property

from inroads.errors import Fault
from inroads.frame.frame import Frame
from inroads.model.tables import TABLES, Column
from inroads.store.fold import columns_of


@dataclass
class ImportContext:
    """The frame, the name of the file, the passages it declares, and the faults found so far."""

    frame: Frame
    file: str
    declared: set[str]
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def columns(self) -> dict[str, dict[str, Column]]:
        """The columns of every table under the frame, by name."""
        return {
            name: {column.name: column for column in columns_of(table, self.frame)} for name, table in TABLES.items()
        }

    @cached_property
    def directed(self) -> set[str]:
        """The contents of ties that have a direction."""
        content = self.frame.variable("tie", "content")
        return {value.value for value in content.values if value.extra.get("directed")} if content else set()
