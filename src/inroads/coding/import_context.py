"""What reading the rows of one file needs to know, and where its faults gather."""

from dataclasses import dataclass, field
from functools import cached_property

from inroads.coding.cells import fault_at
from inroads.coding.texts import TextPassage, Texts
from inroads.errors import Fault, InputError
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
    texts: Texts | None = None
    """Where references lead; None where nobody looks."""
    must_refer: bool = False
    """Whether every passage must be a reference or be declared; else any other is the name of a page."""
    resolved: dict[str, TextPassage] = field(default_factory=dict)
    """The passages that references named, by their one name."""

    def passage(self, part: str, where: str) -> str:
        """The one name of a passage; what is wrong with a reference goes to the faults."""
        if self.texts is None or (self.texts.known(part) is None and (not self.must_refer or part in self.declared)):
            return part
        try:
            found = self.texts.resolve(part)
        except InputError as error:
            self.faults += fault_at(error, where, "passage")
            return part
        self.resolved[found.id] = found
        return found.id

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
