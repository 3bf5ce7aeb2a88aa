"""Nodes and edges of a graph file as records, in which each cell keeps its place; every fault of the file at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inroads.errors import Fault, InputError
from inroads.language import _, numeral
from inroads.model.draft import Written
from inroads.sources.record import Record, Records

NODE, EDGE = "node", "edge"
KIND = "record"
"""The column that says which of both a record is."""


@dataclass
class GraphParts:
    """What is found in one file: ``nodes`` by their ids, records in order, faults and notes."""

    name: str
    nodes: dict[str, int] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)

    def node(self, own: str, cells: dict[str, Written], line: int) -> None:
        """Take a node; one without an id, or of an id that is taken, is a fault."""
        if not own:
            self.fault(_("This node has no id."), line)
        elif own in self.nodes:
            self.fault(_("Two nodes have the id «{name}».", name=own), line)
        else:
            self.nodes[own] = line
            self._take(NODE, own, {"id": own, **cells}, line)

    def edge(self, own: str, ends: tuple[str, str], cells: dict[str, Written], line: int) -> None:
        """Take an edge; one that lacks an end is a fault."""
        if not all(ends):
            self.fault(_("This edge does not say from where to where it leads."), line)
        else:
            self._take(EDGE, own or str(len(self.records) + 1), {"source": ends[0], "target": ends[1], **cells}, line)

    def fault(self, what: str, line: int) -> None:
        """Note a fault at a line."""
        self.faults.append(Fault(what, self.where(line)))

    def where(self, line: int) -> str:
        """A line of the file, for a person."""
        return _("{file}, line {line}", file=self.name, line=line)

    def ends_known(self) -> None:
        """Note each edge that names a node that is none of the file."""
        for record in self.records:
            for end in ("source", "target"):
                named = record.cells.get(end)
                if named is not None and named not in self.nodes:
                    self.faults.append(Fault(_("There is no node «{name}».", name=named), record.where))

    def whole(self) -> Records:
        """All records; raises InputError where there are faults, or nothing is in the file."""
        if self.faults:
            raise InputError.of(self.faults)
        if not self.records:
            raise InputError(_("This graph holds no nodes."), self.name)
        columns = dict.fromkeys(column for record in self.records for column in record.locators)
        notes = [
            _("{file}: «{name}» is passed over: {count}.", file=self.name, name=name, count=numeral(count))
            for name, count in self.passed.items()
        ]
        return Records(tuple(columns), tuple(self.records), tuple(notes))

    def _take(self, kind: str, own: str, cells: dict[str, Written], line: int) -> None:
        said = {KIND: kind, **{name: cell for name, cell in cells.items() if cell not in ("", None)}}
        place = f"{self.name}#{kind}[{own}]"
        self.records.append(Record(said, {name: f"{place}.{name}" for name in said}, place, self.where(line)))


def own_column(name: str, taken: Iterable[str]) -> str:
    """The name of an attribute as a column, told apart from what every record has: ``id (2)``."""
    plain = " ".join(name.split()) or "?"
    return f"{plain} (2)" if plain in {KIND, *taken} else plain
