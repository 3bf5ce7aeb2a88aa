"""The ledger: a set of entries, each named by its hash and naming those it follows. Nothing is ever rewritten.

Two copies worked on apart merge by union of ids. The chain runs over salted digests; the bodies lie beside it.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inroads.errors import StudyError
from inroads.language import _
from inroads.store.entry import Entry, canonical, digest_of, id_of, now

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS entries(
    row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, parents BLOB NOT NULL,
    at TEXT NOT NULL, author TEXT NOT NULL, verb TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS bodies(row INTEGER PRIMARY KEY, salt BLOB NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS heads(id BLOB PRIMARY KEY) WITHOUT ROWID;
"""
TYPES = (bytes, bytes, str, str, str, bytes, bytes | None, str | None)
"""Of what an entry consists: id, parents, at, author, verb, digest, salt, body."""
BODY_TYPES = (str,) * 5
HASH_BYTES = 32
BUSY_MS = 30_000
PRIMARY_CODE = 0xFF
"""SQLite puts the kind of an error into the last byte of its code."""


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what SQLite says as a StudyError; ``disk I/O error`` is how it tells a full disk."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & PRIMARY_CODE
        raise StudyError(*_words(code, str(fault), str(path))) from fault


def _words(code: int, reason: str, where: str) -> tuple[str, str, str]:
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return (
            _("The study is being written to by somebody else."),
            where,
            _("Wait until that has ended, then do it again."),
        )
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return (
            _("The disk refused to write: {reason}.", reason=reason),
            where,
            _("The study is as it was before. Make room or mend the disk, then do it again."),
        )
    return (
        _("The ledger cannot be read: {reason}.", reason=reason),
        where,
        _("Run `inroads verify`; put back the newest backup if it finds damage."),
    )


class Ledger:
    """The append-only book of one study, safe to open from several processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path):
            self._taken_back = 0
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")

    @classmethod
    def create(cls, path: Path) -> "Ledger":
        """A new, empty ledger."""
        ledger = cls(path)
        with _told(path):
            ledger._connection.executescript(SCHEMA)
        return ledger

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        self._connection.close()

    def __len__(self) -> int:
        with _told(self.path):
            return int(self._connection.execute("SELECT count(*) FROM entries").fetchone()[0])

    def heads(self) -> list[str]:
        """The ids, in hexadecimal, of the entries that no other entry follows."""
        with _told(self.path):
            return sorted(row[0].hex() for row in self._connection.execute("SELECT id FROM heads"))

    def entries(self) -> Iterator[Entry]:
        """All entries; parents come before those that follow them."""
        columns = "id, parents, at, author, verb, digest, salt, body"
        query = f"SELECT {columns} FROM entries LEFT JOIN bodies USING (row) ORDER BY row"  # noqa: S608
        with _told(self.path):
            for row in self._connection.execute(query):
                id_, parents, at, author, verb, digest, salt, body = _typed(row, TYPES)
                yield Entry(id_, _split(parents), at, author, verb, digest, salt, body)

    def loose_bodies(self) -> int:
        """How many bodies belong to no entry; in a whole ledger none."""
        with _told(self.path):
            query = "SELECT count(*) FROM bodies WHERE row NOT IN (SELECT row FROM entries)"
            return int(self._connection.execute(query).fetchone()[0])

    def bodies(self, *verbs: str, after: int = 0) -> list[tuple[str, str, str, str, str]]:
        """(id, at, author, verb, body) of the entries of these verbs that were not erased, in rows after one."""
        marks = ",".join("?" * len(verbs))
        where = f"row > ? AND verb IN ({marks}) ORDER BY row"
        query = f"SELECT lower(hex(id)), at, author, verb, body FROM entries JOIN bodies USING (row) WHERE {where}"  # noqa: S608
        with _told(self.path):
            return [_typed(row, BODY_TYPES) for row in self._connection.execute(query, (after, *verbs))]

    def last_row(self) -> int:
        """The row of the last entry."""
        with _told(self.path):
            return int(self._connection.execute("SELECT coalesce(max(row), 0) FROM entries").fetchone()[0])

    def past(self) -> tuple[int, int]:
        """As long as this stays as it is, nobody but this ledger wrote, and no row that was there is another now."""
        with _told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), self._taken_back

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others append meanwhile."""
        with _told(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, author: str) -> Iterator["Pen"]:
        """One transaction: all that is written inside stands, or nothing does."""
        with self._transaction():
            pen = Pen(self._connection, author)
            yield pen
            pen.finish()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._taken_back += 1
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def union(self, other: "Ledger", first: Callable[[], object] = lambda: None) -> int:
        """Take in every entry of ``other`` that is not here; gives how many came.

        ``first`` is done in the same transaction, before any entry is taken in: evidence comes before what cites it.
        Raises StudyError where ``other`` is damaged.
        """
        with self._transaction():
            first()
            known = {row[0] for row in self._connection.execute("SELECT id FROM entries")}
            with other.reading():
                came = [entry for entry in other.entries() if entry.id not in known]
            _must_be_whole(came, known, other.path)
            _insert(self._connection, came)
            self._count_is(len(known) + len(came))
            rows = self._connection.execute("SELECT id, parents FROM entries").fetchall()
            followed = {parent for _id, parents in rows for parent in _split(parents)}
            self._connection.execute("DELETE FROM heads")
            self._connection.executemany(
                "INSERT INTO heads VALUES (?)", [(id_,) for id_, _parents in rows if id_ not in followed]
            )
        return len(came)

    def _count_is(self, due: int) -> None:
        count = len(self)
        if count != due:
            raise StudyError(
                _("The merge counted {count} entries instead of {due}.", count=count, due=due),
                str(self.path),
                _("Nothing was merged. Run `inroads verify` on both copies."),
            )


class Pen:
    """Writes entries inside one transaction, each following the one before."""

    def __init__(self, connection: sqlite3.Connection, author: str) -> None:
        self._connection = connection
        self._author = author
        self._parents = tuple(sorted(row[0] for row in connection.execute("SELECT id FROM heads")))
        self._written: list[Entry] = []
        self._count = 0

    def write(self, verb: str, content: dict[str, Any], at: str = "") -> str:
        """Append one entry; gives its id in hexadecimal."""
        salt, body, at = os.urandom(16), canonical(content), at or now()
        digest = digest_of(salt, body)
        id_ = id_of(self._parents, at, self._author, verb, digest)
        self._written.append(Entry(id_, self._parents, at, self._author, verb, digest, salt, body))
        self._parents = (id_,)
        self._count += 1
        if len(self._written) >= 1000:  # noqa: PLR2004
            self.flush()
        return id_.hex()

    def flush(self) -> None:
        """Hand over to SQLite what was written so far."""
        _insert(self._connection, self._written)
        self._written = []

    def finish(self) -> None:
        """Hand over the rest, and name the new head."""
        self.flush()
        if self._count:
            self._connection.execute("DELETE FROM heads")
            self._connection.executemany("INSERT INTO heads VALUES (?)", [(parent,) for parent in self._parents])
            log.info("%d entries, head %s", self._count, self._parents[0].hex())


def _typed(row: tuple[Any, ...], types: tuple[Any, ...]) -> tuple[Any, ...]:
    if not all(map(isinstance, row, types)):
        raise sqlite3.DatabaseError(_("an entry holds what no entry can hold"))
    return row


def _must_be_whole(came: list[Entry], known: set[bytes], path: Path) -> None:
    """Nothing damaged is merged: what comes bears its hash and follows entries that are there."""
    seen = set(known)
    for entry in came:
        if not (entry.bears_its_hash() and set(entry.parents) <= seen):
            raise StudyError(
                _("The other copy is damaged at entry {id}.", id=entry.id.hex()[:12]),
                str(path),
                _("Nothing was merged. Run `inroads verify` on both copies."),
            )
        seen.add(entry.id)


def _split(parents: bytes) -> tuple[bytes, ...]:
    return tuple(parents[start : start + HASH_BYTES] for start in range(0, len(parents), HASH_BYTES))


def _insert(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    first = connection.execute("SELECT coalesce(max(row), 0) + 1 FROM entries").fetchone()[0]
    rows = list(enumerate(entries, start=first))
    connection.executemany(
        "INSERT INTO entries(row, id, parents, at, author, verb, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(row, e.id, b"".join(e.parents), e.at, e.author, e.verb, e.digest) for row, e in rows],
    )
    connection.executemany(
        "INSERT INTO bodies(row, salt, body) VALUES (?, ?, ?)",
        [(row, e.salt, e.body) for row, e in rows if e.body is not None],
    )
