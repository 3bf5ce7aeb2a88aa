"""A mapping file with ``posts:`` into a :class:`PostMapping`; every fault with its line, in one error."""

import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.sources.case_file import read_bytes
from inroads.sources.columns import Columns
from inroads.sources.mapping_file import MappingFile
from inroads.sources.post_mapping import (
    FIELDS,
    FORMATS,
    ISO,
    LINE,
    LISTS,
    MORE_FIELDS,
    NEEDED,
    TABLES,
    TIMES,
    UNIX,
    UNIX_MS,
    PostField,
    PostMapping,
    PostReading,
)
from inroads.sources.text import read_text
from inroads.store.online_columns import KINDS_OF, NEEDED_OF, ONLINE_COLUMNS, POST_KINDS

_KEYS = ("mapping", "read", "posts", *TABLES)
_READ = ("file", "format", "delimiter", "header", "blank", "pattern", "name", "others")
_FIELD = ("column", "value", "values", "otherwise")
_TIME = ("format", "zone")
_LIST = ("split",)
_OTHERS = ("skip", "join")


def read_post_mapping(path: Path) -> PostMapping | None:
    """Read a mapping file of posts or of what stands beside them; None where it maps rows.

    An InputError names all faults with their lines.
    """
    text = read_text(read_bytes(path), path.name).text
    faults = Faults()
    node = parse(path.name, text, faults)
    if node is None or not isinstance(node.content, dict) or not node.content.keys() & {"posts", *TABLES}:
        return None
    mapping = _PostFile(path.name, Columns(), faults).posts(node)
    faults.raise_any()
    return mapping


class _PostFile(MappingFile):
    def posts(self, node: Located) -> PostMapping:
        said = expect.mapping(node, _KEYS, self.faults)
        held = expect.mapping(said["posts"], (*FIELDS, *MORE_FIELDS), self.faults) if "posts" in said else {}
        fields = {name: self._field(name, inner) for name, inner in held.items()}
        self._kinds(POST_KINDS, held, fields)
        for name in NEEDED if "posts" in said else ():
            if name not in held:
                self.faults.add(_("A post needs «{name}».", name=name), said["posts"], _needed(name))
        tables = {table: self._table(table, said[name]) for name, table in TABLES.items() if name in said}
        read = self._read(said.get("read"))
        named = expect.text(said["mapping"], self.faults) if "mapping" in said else self.name
        mapping = PostMapping(named, read, fields, self.name, self.lines, tables)
        self._fitting(read, mapping.of_all().fields, said.get("posts") or node, said.get("read"))
        return mapping

    def _table(self, table: str, node: Located) -> dict[str, PostField]:
        held = expect.mapping(node, tuple(ONLINE_COLUMNS[table]), self.faults)
        fields = {name: self._field(name, inner) for name, inner in held.items()}
        for name in NEEDED_OF[table]:
            if name not in held:
                self.faults.add(_("Each row needs «{name}» here.", name=name), node, _needed(name))
        self._kinds(KINDS_OF[table], held, fields)
        return fields

    def _kinds(self, known: tuple[str, ...], held: dict[str, Located], fields: dict[str, PostField]) -> None:
        """Kinds that the mapping itself says are among those that are known."""
        if "kind" in fields:
            field = fields["kind"]
            for text in filter(None, (field.value, field.otherwise, *(field.values or {}).values())):
                if text not in known:
                    told = _("«{name}» is not known here.", name=text)
                    self.faults.add(told, held["kind"], expect.meant(text, known))

    def _read(self, node: Located | None) -> PostReading:
        said = expect.mapping(node, _READ, self.faults) if node else {}
        return PostReading(
            file=self._text(said.get("file")),
            format=self._one_of(said.get("format"), FORMATS),
            delimiter=self._delimiter(said.get("delimiter")),
            header=self._header(said.get("header")),
            blank=frozenset(self._blanks(said.get("blank"))),
            patterns=tuple(self._patterns(said.get("pattern"))),
            name=next(iter(self._patterns(said.get("name"))), None),
            join=self._one_of(said.get("others"), _OTHERS) == "join",
        )

    def _patterns(self, node: Located | None) -> list[re.Pattern[str]]:
        found = []
        for text in expect.texts(node, self.faults) if node else ():
            try:
                found.append(compiled(text))
            except re.error as fault:
                self.faults.add(_("This pattern cannot be read: {reason}.", reason=fault), node)
        return found

    def _field(self, name: str, node: Located) -> PostField:
        more = _TIME if name in TIMES else _LIST if name in LISTS else ()
        said = expect.mapping(node, (*_FIELD, *more), self.faults)
        if isinstance(node.content, dict) and ("column" in said) == ("value" in said):
            self.faults.add(_("Here either «column» or «value» is needed."), node)
        columns = expect.texts(said["column"], self.faults) if "column" in said else ()
        for column in columns:
            self.lines.setdefault(column, node.line)
        values = self._values(said.get("values"))
        value = self._text(said["value"]) if "value" in said else None
        otherwise = self._plain(said.get("otherwise"))
        if name == "access":
            self._accesses([text for text in (value, otherwise, *(values or {}).values()) if text], node)
        if name == "place" and value and any(mark in value for mark in "#|·"):
            self.faults.add(_("A place cannot have #, | or · in its name: «{name}».", name=value), node)
        split = self._text(said.get("split"))
        return PostField(columns, value, values, otherwise, self._format(said.get("format")), self._zone(said), split)

    def _plain(self, node: Located | None) -> str | None:
        return None if node is None else node.content if isinstance(node.content, str) else self._text(node)

    def _accesses(self, said: list[str], node: Located) -> None:
        for text in said:
            if text not in ACCESSES:
                self.faults.add(_("«{name}» is not known here.", name=text), node, expect.meant(text, ACCESSES))

    def _format(self, node: Located | None) -> str:
        said = self._text(node)
        if node and said and said not in (UNIX, UNIX_MS, ISO) and "%" not in said:
            self.faults.add(
                _("«{format}» is no way in which a time is written.", format=said),
                node,
                _("Write unix, unix_ms, or a pattern such as «%d-%m-%YT%H:%M»."),
            )
        return said

    def _zone(self, said: dict[str, Located]) -> str:
        zone = self._text(said.get("zone"))
        try:
            return ZoneInfo(zone).key if zone else ""
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.faults.add(
                _("«{zone}» is no time zone.", zone=zone), said["zone"], _("Write it as Europe/Amsterdam or UTC.")
            )
            return ""

    def _fitting(
        self, read: PostReading, fields: Mapping[str, PostField], whole: Located, node: Located | None
    ) -> None:
        """Patterns and the format ``lines`` go together, and the columns are then the names in the patterns."""
        if (read.format == "lines") != bool(read.patterns) and node:
            self.faults.add(_("The format «lines» and a «pattern» belong together."), node)
        if read.format != "lines" or not read.patterns:
            return
        known = {LINE, *(read.name.groupindex if read.name else ())}
        known.update(name for pattern in read.patterns for name in pattern.groupindex)
        for name, held in fields.items():
            for column in held.columns:
                if column not in known:
                    self.faults.add(
                        _("No pattern has a part named «{column}».", column=column),
                        whole,
                        _("Write it as (?P<{column}>...), for {name}.", column=column, name=name),
                    )


def _needed(name: str) -> str:
    return _("Say where it stands, {name}: {{column: ...}}, or what it is for all, {name}: {{value: ...}}.", name=name)


def compiled(text: str) -> re.Pattern[str]:
    """A regular expression; raises re.error, also where brackets nest too deep or their meaning will change."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            return re.compile(text)
    except (FutureWarning, RecursionError, OverflowError, ValueError) as fault:
        raise re.error(str(fault)) from fault
