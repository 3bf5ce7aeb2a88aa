"""A mapping file (YAML) into a :class:`Mapping`; every fault with its line, in one error."""

import re

from inroads.errors import Fault, InputError
from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.language import _
from inroads.model.tables import TABLES
from inroads.sources.columns import CLAIMS, Columns, default_columns
from inroads.sources.mapping_rules import DELIMITERS, FORMATS, Condition, Mapping, Reading, RowRule, Setting

PATH = re.compile(r"\$(\.[^.\[\]]+|\[\d{1,9}\])*")

_KEYS = ("mapping", "read", "defaults", "rows")
_READ = ("file", "format", "delimiter", "header", "path", "sheet", "blank")
_ROW = ("table", "where", "prefix", "set")
_SET = ("column", "value", "values", "split", "prefix")
_BLANK = ("", "null", "~")


def read_mapping(text: str, name: str, columns: Columns | None = None) -> Mapping:
    """Read the mapping file ``name``; an :class:`InputError` names all faults with their lines.

    ``columns`` says which columns the tables may have: those of the study's frame, by default of the default frame.
    """
    faults = Faults()
    node = parse(name, text, faults)
    mapping = MappingFile(name, columns or default_columns(), faults).mapping(node) if node else None
    faults.raise_any()
    if mapping is None:
        raise InputError.of([Fault(_("The file is empty."), name)])
    return mapping


def _blank(node: Located) -> bool:
    return isinstance(node.content, str) and node.content in _BLANK and (not node.quoted or not node.content)


class MappingFile:
    """Reads the parts of a mapping file, and notes what is wrong with them."""

    def __init__(self, name: str, columns: Columns, faults: Faults) -> None:
        self.name = name
        self.known = columns
        self.faults = faults
        self.lines: dict[str, int] = {}

    def mapping(self, node: Located) -> Mapping:
        said = expect.mapping(node, _KEYS, self.faults)
        rows = tuple(self._rule(row) for row in self._items(said.get("rows"), node))
        defaults = expect.mapping(said["defaults"], None, self.faults) if "defaults" in said else {}
        for column, held in defaults.items():
            if rows and not any(column in self.known.of(rule.table) for rule in rows if rule.table):
                self.faults.add(_("No table of this mapping has a column «{name}».", name=column), held)
        return Mapping(
            expect.text(said["mapping"], self.faults) if "mapping" in said else self.name,
            self._reading(said.get("read")),
            {column: expect.text(held, self.faults) for column, held in defaults.items() if not _blank(held)},
            rows,
            self.name,
            self.lines,
        )

    def _items(self, node: Located | None, whole: Located) -> list[Located]:
        found = expect.items(node, self.faults) if node else []
        if not found:
            self.faults.add(_("This mapping makes no rows."), node or whole, _("Say «rows:» and a list of tables."))
        return found

    def _reading(self, node: Located | None) -> Reading:
        if node is None:
            return Reading()
        said = expect.mapping(node, _READ, self.faults)
        return Reading(
            file=self._text(said.get("file")),
            format=self._one_of(said.get("format"), FORMATS),
            delimiter=self._delimiter(said.get("delimiter")),
            header=self._header(said.get("header")),
            path=self._path(said.get("path")),
            sheet=self._text(said.get("sheet")),
            blank=frozenset(self._blanks(said.get("blank"))),
        )

    def _text(self, node: Located | None) -> str:
        return expect.text(node, self.faults) if node else ""

    def _blanks(self, node: Located | None) -> list[str]:
        return [expect.text(item, self.faults) for item in expect.items(node, self.faults)] if node else []

    def _one_of(self, node: Located | None, known: tuple[str, ...]) -> str:
        said = self._text(node)
        if node and said and said not in known:
            self.faults.add(_("«{name}» is not known here.", name=said), node, expect.meant(said, known))
            return ""
        return said

    def _delimiter(self, node: Located | None) -> str:
        if node is None:
            return ""
        if node.content == "" and node.quoted:  # a quoted tab: the reader of YAML trims it
            return "\t"
        said = str(node.content)
        found = DELIMITERS.get(said, said)
        if found not in DELIMITERS.values():
            self.faults.add(_("«{name}» is not known here.", name=said), node, expect.meant(said, tuple(DELIMITERS)))
        return found

    def _header(self, node: Located | None) -> tuple[str, ...]:
        if node is None or node.content == "true":
            return ()
        names = tuple(expect.text(item, self.faults) for item in expect.items(node, self.faults))
        if len(set(names)) < len(names):
            self.faults.add(_("A name stands twice in this list."), node)
        return names

    def _path(self, node: Located | None) -> str:
        said = self._text(node) or "$"
        if node and not PATH.fullmatch(said):
            self.faults.add(_("«{path}» is no path into JSON.", path=said), node, _("Write it as $.links or $.a[0].b."))
        return said

    def _rule(self, node: Located) -> RowRule:
        said = expect.mapping(node, _ROW, self.faults)
        if "table" not in said or "set" not in said:
            self.faults.add(_("Here «table» and «set» are needed."), node)
        table = self._one_of(said.get("table"), (*TABLES, CLAIMS))
        where = expect.mapping(said["where"], None, self.faults) if "where" in said else {}
        settings = expect.mapping(said["set"], None, self.faults) if "set" in said else {}
        prefix = said.get("prefix")
        return RowRule(
            table,
            {column: self._condition(column, held) for column, held in where.items()},
            "" if prefix is None or _blank(prefix) else self._text(prefix),
            {column: self._setting(table, column, held) for column, held in settings.items()},
        )

    def _condition(self, column: str, node: Located) -> Condition:
        self.lines.setdefault(column, node.line)
        if isinstance(node.content, dict):
            said = expect.mapping(node, ("not",), self.faults)
            inner = said.get("not")
            return Condition(self._texts(inner) if inner else frozenset(), negated=True)
        return Condition(self._texts(node))

    def _texts(self, node: Located) -> frozenset[str]:
        items = node.content if isinstance(node.content, list) else [node]
        return frozenset("" if _blank(item) else self._text(item) for item in items)

    def _setting(self, table: str, column: str, node: Located) -> Setting:
        if table and column not in self.known.of(table):
            near = self.known.near(table, column)
            self.faults.add(
                _("«{heading}» is no column of «{table}» and no variable of the frame.", heading=column, table=table),
                node,
                _("Did you mean {near}?", near=", ".join(near)) if near else "",
            )
        said = expect.mapping(node, _SET, self.faults)
        if isinstance(node.content, dict) and ("column" in said) == ("value" in said):
            self.faults.add(_("Here either «column» or «value» is needed."), node)
        columns = expect.texts(said["column"], self.faults) if "column" in said else ()
        for name in columns:
            self.lines.setdefault(name, node.line)
        prefix = said.get("prefix")
        return Setting(
            columns,
            self._text(said["value"]) if "value" in said else None,
            self._values(said.get("values")),
            self._text(said.get("split")),
            None if prefix is None else "" if _blank(prefix) else self._text(prefix),
        )

    def _values(self, node: Located | None) -> dict[str, str] | None:
        if node is None:
            return None
        held = expect.mapping(node, None, self.faults)
        return {said: "" if _blank(meant) else self._text(meant) for said, meant in held.items()}
