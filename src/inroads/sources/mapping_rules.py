"""A mapping: how the records of a file of any layout become rows of tables. It is data, saved and used again."""

from collections import abc
from dataclasses import dataclass, field

FORMATS = ("csv", "xlsx", "ods", "json", "jsonl", "graphml", "gexf", "pajek")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


@dataclass(frozen=True)
class Reading:
    """Which file and how: ``header`` names the columns of a file without a first row of names.

    A cell that says one of the texts of ``blank`` is read as a blank one.
    """

    file: str = ""
    format: str = ""
    delimiter: str = ""
    header: tuple[str, ...] = ()
    path: str = "$"
    sheet: str = ""
    blank: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Condition:
    """A record is taken if its cell is one of ``texts`` (a blank cell is the empty text), or none of them."""

    texts: frozenset[str]
    negated: bool = False

    def holds(self, text: str) -> bool:
        """Whether a cell that says ``text`` is taken."""
        return (text in self.texts) != self.negated


@dataclass(frozen=True)
class Setting:
    """What a column of the table is filled with: a constant, or one or more columns of the record.

    Several columns are joined into one text (an id made of its parts). ``values`` translates each value, where the
    empty text leaves the cell blank; ``split`` parts a cell into several values; ``prefix`` overrides the row's.
    """

    columns: tuple[str, ...] = ()
    value: str | None = None
    values: abc.Mapping[str, str] | None = None
    split: str = ""
    prefix: str | None = None


@dataclass(frozen=True)
class RowRule:
    """One kind of row made of a record, if all conditions of ``where`` hold."""

    table: str
    where: abc.Mapping[str, Condition]
    prefix: str
    settings: abc.Mapping[str, Setting]

    @property
    def columns(self) -> set[str]:
        """The columns of the record that the rule looks at."""
        return {*self.where, *(column for setting in self.settings.values() for column in setting.columns)}


@dataclass(frozen=True)
class Mapping:
    """A mapping by name, with where its file calls each column of the record (for faults)."""

    mapping: str
    read: Reading
    defaults: abc.Mapping[str, str]
    rows: tuple[RowRule, ...]
    file: str = ""
    lines: abc.Mapping[str, int] = field(default_factory=dict)

    def number_columns(self, is_number: abc.Callable[[str, str], bool]) -> set[str]:
        """The columns of the record that fill a column of numbers as they stand."""
        return {
            setting.columns[0]
            for rule in self.rows
            for target, setting in rule.settings.items()
            if len(setting.columns) == 1 and setting.values is None and is_number(rule.table, target)
        }

    @property
    def columns(self) -> set[str]:
        """The columns of the record that some rule looks at."""
        return {column for rule in self.rows for column in rule.columns}
