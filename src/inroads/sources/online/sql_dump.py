"""Rows of a MySQL dump, read as text: nothing is executed, and only columns that are asked for are ever looked at.

The file is read in pieces and matched by possessive regular expressions, so that no input makes them turn back; a row
is held as a whole, up to :data:`LONGEST_ROW` bytes, whatever else is passed over as it streams by.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.dump_ends import DumpEnds
from inroads.sources.online.next_row import next_row
from inroads.sources.online.report import Report
from inroads.sources.post_stream import utf8_pieces

LONGEST_ROW = 1 << 25
LONGEST_HEAD = 1 << 16
QUOTE = ord("'")
LONGEST_CREATE = 1 << 20

Values = tuple[bytes | None, ...]
Match = Callable[[bytes, int], re.Match[bytes] | None]
Wanted = Callable[[str, tuple[str, ...]], Sequence[str]]
"""Of a table with its columns: which of these are asked for, none where its rows are passed over."""

_SINGLE = rb"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"
_DOUBLE = rb'"[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+"'
_VALUE = rb"(?:%s|%s|[A-Za-z_]\w*+\s*+%s|[^\s'\"(),;]++)" % (_SINGLE, _DOUBLE, _SINGLE)
_NAME = rb"(?:`[^`]{1,200}`|[\w$]{1,200})"
_INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*+(?:INTO\s+)?"
    rb"(?:%s\s*\.\s*)?(%s)\s*(?:\(([^()]*+)\))?\s*VALUES?\s*" % (_NAME, _NAME),
    re.IGNORECASE,
)
_CREATE = re.compile(
    rb"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:%s\s*\.\s*)?(%s)\s*\(" % (_NAME, _NAME), re.IGNORECASE
)
_BLANK = re.compile(rb"(?:[\s;]++|--[^\n]*+\n|#[^\n]*+\n|/\*(?:[^*]++|\*(?!/))*+\*/)*+")
_DELIMITER = re.compile(rb"DELIMITER[ \t]+(\S+)", re.IGNORECASE)
_END_OF_DELIMITER = re.compile(rb"\n[ \t]*DELIMITER[ \t]+;", re.IGNORECASE)
_LOCK = re.compile(rb"(UN)?LOCK\s+TABLES", re.IGNORECASE)
_SET_NAMES = re.compile(rb"SET\s+NAMES\s+['\"]?(\w+)", re.IGNORECASE)
_RUN = re.compile(rb"(?:[^'\"`;]++|%s|%s|`[^`]*+`)*+" % (_SINGLE, _DOUBLE), re.DOTALL)
_ODD_ROW = re.compile(
    rb"[\s,]*+\((?:[^'\"()]++|%s|%s|\((?:[^'\"()]++|%s)*+\))*+\)" % (_SINGLE, _DOUBLE, _SINGLE), re.DOTALL
)
_ROW_RUN = re.compile(rb"(?:[^'\"`)]++|%s|%s)*+" % (_SINGLE, _DOUBLE), re.DOTALL)
_ONE = re.compile(_VALUE, re.DOTALL)
_NEXT = re.compile(rb"[\s,]*+([^\s,])")
_ENDS = (b";", b"O", b"o", b"A", b"a", b"/", b"-", b"#")
"""How it goes on where rows end: a semicolon, ON DUPLICATE KEY, AS, a comment."""
_INSIDE = {
    b"'": re.compile(rb"(?:[^'\\]++|\\.|'')*+", re.DOTALL),
    b'"': re.compile(rb'(?:[^"\\]++|\\.|"")*+', re.DOTALL),
    b"`": re.compile(rb"[^`]*+"),
}
_PART = re.compile(rb"`([^`]*+)`|%s|([(),])|([^'`(),\s]++)|'" % _SINGLE, re.DOTALL)
_BEGUN = re.compile(
    rb"^\s*+(?:CREATE\s+TABLE|INSERT\s|REPLACE\s+INTO)|^-- (?:MySQL|MariaDB) dump", re.MULTILINE | re.IGNORECASE
)
_KEYS = {b"PRIMARY", b"UNIQUE", b"KEY", b"INDEX", b"CONSTRAINT", b"FULLTEXT", b"SPATIAL", b"CHECK", b"FOREIGN"}
_ESCAPED = re.compile(rb"\\(.)|''", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"Z": b"\x1a", b"b": b"\b"}


def is_dump(head: bytes) -> bool:
    """Whether a file that begins so is the text of a dump."""
    return bool(_BEGUN.search(head))


class SqlDump:
    """A dump on its way by, once."""

    def __init__(self, path: Path, report: Report | None = None) -> None:
        self.tables: dict[str, tuple[str, ...]] = {}
        """Columns of each table seen so far, names in lower case."""
        self.charset = ""
        """What the dump says after SET NAMES."""
        self.truncated = False
        self.ends = DumpEnds()
        self.report = report or Report(path.name, unit="row")
        self._pieces = utf8_pieces(path)
        self._held, self._at, self._ended, self._begun = b"", 0, False, False
        self._counts: dict[str, int] = {}

    def rows(self, wanted: Wanted) -> Iterator[tuple[str, int, Values]]:
        """Table, number of the row in it, and values of the columns asked for; raises InputError if none can be read.

        Values are bytes as the server would give them, numbers as they are written, None for NULL.
        """
        while self._statement():
            head = _INSERT.match(self._held, self._at)
            if head:
                self._at = head.end()
                table, self.ends.bare_table = _bare(head[1]), ""
                columns = tuple(map(_bare, head[2].split(b","))) if head[2] else self.tables.get(table, ())
                self.tables.setdefault(table, columns)
                asked = wanted(table, columns)
                if asked:
                    yield from self._rows(table, columns, asked)
                else:
                    self._skip()
            elif _CREATE.match(self._held, self._at):
                self._create()
            else:
                self._other()
        self.report.truncated = self.report.truncated or self.truncated
        self.report.suspected = self.report.suspected or self.ends.suspicion()

    def _statement(self) -> bool:
        while True:
            self._ensure(LONGEST_HEAD)
            blank = _BLANK.match(self._held, self._at)
            end = blank.end() if blank else self._at
            if not self.charset and (named := _SET_NAMES.search(self._held, self._at, end)):
                self.charset = named[1].decode().lower()
            self._at = end
            if self._left >= LONGEST_HEAD or self._ended:
                comment = self._held.startswith((b"--", b"#"), self._at)
                return bool(self._left) and not (self._ended and comment)

    def _create(self) -> None:
        while True:
            run = _RUN.match(self._held, self._at)
            if (run and run.end() < len(self._held) and self._held[run.end()] == ord(";")) or not (
                self._left < LONGEST_CREATE and self._grow()
            ):
                break
        head = _CREATE.match(self._held, self._at)
        if head and run:
            self.ends.bare_table = _bare(head[1])
            self.tables[self.ends.bare_table] = _columns(self._held[head.end() : run.end()])
        self._skip()

    def _other(self) -> None:
        self.ends.bare_table = ""
        if lock := _LOCK.match(self._held, self._at):
            self.ends.locked = not lock[1]
        if named := _SET_NAMES.match(self._held, self._at):
            self.charset = named[1].decode().lower()
        marked = _DELIMITER.match(self._held, self._at)
        if marked and marked[1] != b";":
            self._skip_to(_END_OF_DELIMITER)
        elif marked:
            self._at = marked.end()
        elif self._held.startswith(b"/*", self._at):
            self._skip_to(re.compile(rb"\*/"))
        else:
            self._skip()

    def _rows(self, table: str, columns: tuple[str, ...], asked: Sequence[str]) -> Iterator[tuple[str, int, Values]]:
        match = _row_of(columns, tuple(asked)).match
        number = self._counts.get(table, 0)
        while True:
            while found := match(self._held, self._at):
                self._at = found.end()
                number += 1
                yield table, number, tuple(map(value_of, found.groups()))
            goes_on = self._odd(table, columns, number + 1, match)
            if not goes_on:
                break
            number += goes_on == "left"
        self._counts[table] = number

    def _odd(self, table: str, columns: tuple[str, ...], number: int, match: Match) -> str:  # noqa: PLR0911 a turn each
        """What stands here is no whole row of the table: ``more`` was read, it was ``left``, or '' where rows end."""
        begun = _NEXT.match(self._held, self._at)
        if begun and begun[1] != b"(":
            if begun[1] not in _ENDS:
                self.report.leave(_("what follows it can be read as no row"), number)
            self._skip()
            return ""
        if not begun:
            if self._grow(drop=True):
                return "more"
            self.truncated = True
            return ""
        odd = _ODD_ROW.match(self._held, self._at)
        if not odd and self._left <= LONGEST_ROW and self._grow():
            return "more"
        stop = odd.end() if odd else len(self._held)
        if again := next_row(self._held, begun.end(), stop, match):
            self.report.leave(_("a quote in it is left open; read on where a whole row begins"), number)
            self._at, ends = again
            return "" if ends else "left"
        if odd:
            found = len(_ONE.findall(self._held, begun.end(), odd.end() - 1))
            self.report.leave(
                _(
                    "it has {found} values where the table «{table}» has {count} columns, or cannot be read",
                    found=found,
                    table=table,
                    count=len(columns),
                ),
                number,
            )
            self._at = odd.end()
            return "left"
        if self._left > LONGEST_ROW:
            self.report.leave(_("it is longer than {count} bytes", count=LONGEST_ROW), number)
            self._at = begun.end()
            return "left" if self._skip(_ROW_RUN, b")") else ""
        self.truncated = True
        self._at = len(self._held)
        return ""

    def _skip(self, run: re.Pattern[bytes] = _RUN, until: bytes = b";") -> bool:
        while True:
            passed = run.match(self._held, self._at)
            self._at = passed.end() if passed else self._at
            if self._at < len(self._held):
                sign = self._held[self._at : self._at + 1]
                if sign == until:
                    self._at += 1
                    return True
                if not self._skip_quoted(sign):
                    return False
            elif not self._grow(drop=True):
                self.truncated = True
                return False

    def _skip_quoted(self, sign: bytes) -> bool:
        self._at += 1
        while True:
            passed = _INSIDE[sign].match(self._held, self._at)
            self._at = passed.end() if passed else self._at
            if self._left > 1 or (self._ended and self._left):
                self._at += 1
                return True
            if not self._grow(drop=True):
                self.truncated = True
                self._at = len(self._held)
                return False

    def _skip_to(self, sign: re.Pattern[bytes]) -> None:
        while True:
            found = sign.search(self._held, self._at)
            if found:
                self._at = found.end()
                return
            self._at = max(self._at, len(self._held) - LONGEST_HEAD // 8)
            if not self._grow(drop=True):
                self._at = len(self._held)
                self.truncated = True
                return

    @property
    def _left(self) -> int:
        return len(self._held) - self._at

    def _ensure(self, size: int) -> None:
        while self._left < size and self._grow(drop=True):
            pass

    def _grow(self, *, drop: bool = False) -> bool:
        """Read on: as much again as is held, as a long row is not to be looked at often; ``drop``: one piece."""
        if self._ended:
            return False
        goal = 0 if drop else min(2 * self._left, max(self._left, LONGEST_ROW) + 1)
        got = [self._held[self._at :]]
        size = len(got[0])
        try:
            while piece := next(self._pieces, b""):
                got.append(piece)
                self.ends.see(piece)
                self._begun = True
                size += len(piece)
                if size >= goal:
                    break
            else:
                self._ended = True
        except InputError:
            if not self._begun:
                raise
            self._ended = self.truncated = True
        self._held, self._at = b"".join(got), 0
        return len(got) > 1


@cache
def _row_of(columns: tuple[str, ...], asked: tuple[str, ...]) -> re.Pattern[bytes]:
    """A row of the table, with a group for each column asked for, in the order of the table's columns."""
    cells = [rb"\s*+(%s)\s*+" % _VALUE if name in asked else rb"\s*+%s\s*+" % _VALUE for name in columns]
    return re.compile(rb"[\s,]*+\(%s\)" % b",".join(cells), re.DOTALL)


def _columns(text: bytes) -> tuple[str, ...]:
    """The names of columns of the inside of a CREATE TABLE."""
    names, depth, first = [], 0, True
    for part in _PART.finditer(text):
        quoted, sign, word = part.groups()
        if sign == b"(":
            depth += 1
        elif sign == b")":
            depth -= 1
            if depth < 0:
                break
        elif sign == b",":
            first = first or not depth
        elif first:
            if quoted is not None or (word and word.upper() not in _KEYS):
                names.append(_bare(quoted if quoted is not None else word))
            first = False
    return tuple(names)


def _bare(name: bytes) -> str:
    return name.strip().strip(b"`\"'").decode("utf-8", errors="replace").lower()


def value_of(raw: bytes) -> bytes | None:  # noqa: PLR0911 a kind each
    """A value as it is meant: quotes and escapes undone, hexadecimal read."""
    if raw[0] == QUOTE:
        body = raw[1:-1]
        return _ESCAPED.sub(_unescaped, body) if b"\\" in body or b"'" in body else body
    if raw.isdigit():
        return raw
    if raw.upper() == b"NULL":
        return None
    if raw[0] == ord('"'):
        return _ESCAPED.sub(_unescaped, raw[1:-1].replace(b'""', b'"'))
    if raw[:2].lower() == b"0x":
        return _from_hex(raw[2:])
    if raw.endswith(b"'"):
        prefix, _sign, rest = raw.partition(b"'")
        inner = value_of(b"'" + rest)
        return _from_hex(inner or b"") if prefix.strip().lower() == b"x" else inner
    return raw


def _from_hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return digits


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign: bytes | None = found[1]
    return b"'" if sign is None else _MEANT.get(sign, sign)


def tables_of(path: Path) -> tuple[dict[str, tuple[str, ...]], str]:
    """Every table of a dump with its columns, and what charset it names; reads the file once, its rows unread."""
    dump = SqlDump(path)
    for _row in dump.rows(lambda _table, _columns: ()):
        pass
    return dump.tables, dump.charset
