"""The full-text index of a study: one line for each turn, post or cell, found by its words, the newest first.

It is a shadow in ``cache/``, named by what it was made of. Rows are numbered by the minute they tell of, so that the
newest come first without sorting, however many there are.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from inroads.errors import StudyError
from inroads.language import _
from inroads.store.durable import TEMPORARY, disk_faults
from inroads.store.text_query import read_query, unreadable

LINES = pl.Schema(
    {
        "key": pl.Binary,
        "home": pl.String,
        "spot": pl.String,
        "begin": pl.Int64,
        "end": pl.Int64,
        "who": pl.String,
        "source": pl.String,
        "access": pl.String,
        "about": pl.String,
        "at": pl.String,
        "minute": pl.Int64,
        "last_minute": pl.Int64,
        "text": pl.String,
        "venue": pl.String,
    }
)
"""``home#spot`` refers to the line; ``minute`` and ``last_minute`` count from the year 1 (0 where no date is known)."""

OPEN, CLOSE = "\x02", "\x03"
"""Around each word found."""
RUNNING_BITS = 27
COUNTED = 20_000
"""Hits are counted up to so many, and no more are put in order of relevance."""
SNIPPET_WORDS = 24
TAGS = {"who": "w", "venue": "v"}
"""Columns with many values by which a search may be kept to few lines, and the letter before these in the index: they
are words of a column of their own, so that a rare persona is found quickly among many hits."""
ALL_WORDS = "words MATCH ?"
_SETTINGS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; PRAGMA cache_size=-65536;"
_SCHEMA = """
CREATE TABLE held(row INTEGER PRIMARY KEY, key BLOB, home TEXT, spot TEXT, begin INTEGER, "end" INTEGER, who TEXT,
    source TEXT, access TEXT, about TEXT, at TEXT, minute INTEGER, last_minute INTEGER, text TEXT, venue TEXT,
    tags TEXT GENERATED ALWAYS AS ('') VIRTUAL);
CREATE VIRTUAL TABLE words USING fts5(text, tags, content='held', content_rowid='row',
    tokenize="unicode61 remove_diacritics 2");
INSERT INTO words(words, rank) VALUES('hashsize', 134217728);
INSERT INTO words(words, rank) VALUES('automerge', 0);
INSERT INTO words(words, rank) VALUES('crisismerge', 64);
INSERT INTO words(words, rank) VALUES('rank', 'bm25(1.0, 0.0)');
CREATE TABLE made_of(part TEXT);
"""
_FOUND = """
SELECT home, spot, begin, "end", who, source, held.access, about, at, minute,
    snippet(words, 0, ?, ?, '…', ?), {score}
FROM words JOIN held ON held.row = words.rowid WHERE {where} ORDER BY {order} LIMIT ?
"""


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the words, and within what; minutes count from the year 1, None leaves an end open."""

    words: str
    home: str = ""
    """A place, document or source."""
    sources: tuple[str, ...] | None = None
    since: int | None = None
    until: int | None = None
    who: str = ""
    """A persona or speaker."""
    venue: str = ""
    rooms: tuple[tuple[str, str], ...] = ()
    """The rooms (place, venue) that are called as ``venue`` says; none where it is an id."""


@dataclass(frozen=True)
class Line:
    """A line that was found, with the words marked in its snippet."""

    home: str
    spot: str
    begin: int | None
    end: int | None
    who: str
    source: str
    access: str
    about: str
    at: str
    minute: int
    snippet: str
    score: float


class TextIndex:
    """One index file, opened to be asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path):
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            self._longest = int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __len__(self) -> int:
        with _told(self.path):
            return int(self._connection.execute("SELECT count(*) FROM held").fetchone()[0])

    def made_of(self) -> list[str]:
        """What it was made of, in the order in which that came in."""
        with _told(self.path):
            return [row[0] for row in self._connection.execute("SELECT part FROM made_of ORDER BY rowid")]

    def keys(self) -> pl.Series:
        """The keys of all its lines."""
        with _told(self.path):
            rows = self._connection.execute("SELECT key FROM held").fetchall()
        return pl.Series("key", [row[0] for row in rows], dtype=pl.Binary)

    def count(self, wanted: Wanted) -> int:
        """How many lines are found, counted up to one more than :data:`COUNTED`."""
        where, values = self._where(wanted)
        held = "" if where == ALL_WORDS else "JOIN held ON held.row = words.rowid"
        query = f"SELECT count(*) FROM (SELECT 1 FROM words {held} WHERE {where} LIMIT ?)"  # noqa: S608
        return int(self._ask(wanted, query, (*values, COUNTED + 1))[0][0])

    def lines(self, wanted: Wanted, limit: int, *, by_relevance: bool = False) -> list[Line]:
        """The newest lines found, or the most relevant ones."""
        where, values = self._where(wanted)
        order = ("rank", "bm25(words, 1.0, 0.0)") if by_relevance else ("words.rowid DESC", "0.0")
        query = _FOUND.format(score=order[1], where=where, order=order[0])
        return [Line(*row) for row in self._ask(wanted, query, (OPEN, CLOSE, SNIPPET_WORDS, *values, limit))]

    def _where(self, wanted: Wanted) -> tuple[str, tuple[object, ...]]:
        """The conditions; a line without a date is in no period, one with a span of time if it may lie in it."""
        said: list[tuple[str, tuple[object, ...]]] = [(ALL_WORDS, (_search(wanted),))]
        if wanted.home:
            said.append(("(home = ? OR source = ?)", (wanted.home, wanted.home)))
        if wanted.sources is not None:
            marks = ",".join("?" * len(wanted.sources))
            said.append((f"source IN ({marks})", wanted.sources))
        if wanted.rooms:
            pairs = ",".join(["(?, ?)"] * len(wanted.rooms))
            said.append((f"(home, venue) IN (VALUES {pairs})", tuple(name for room in wanted.rooms for name in room)))
        if wanted.until is not None:
            said.append(("words.rowid < ?", ((wanted.until + 1) << RUNNING_BITS,)))
        if wanted.since is not None:
            first = max(0, wanted.since - self._longest) << RUNNING_BITS
            said.append(("last_minute >= ? AND words.rowid >= ?", (wanted.since, first)))
        if wanted.since is not None or wanted.until is not None:
            said.append(("last_minute > 0", ()))
        return " AND ".join(condition for condition, _values in said), tuple(v for _c, values in said for v in values)

    def _ask(self, wanted: Wanted, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as fault:
            if "fts5" in str(fault):
                raise unreadable(wanted.words) from fault
            raise StudyError(*_words(self.path, fault)) from fault
        except sqlite3.DatabaseError as fault:
            raise StudyError(*_words(self.path, fault)) from fault


def build_index(
    path: Path,
    batches: Iterable[pl.DataFrame],
    made_of: Sequence[str] = (),
    grown_from: Path | None = None,
    progress: Callable[[int], None] = lambda _done: None,
    past: Iterable[bytes] = (),
) -> None:
    """Make the index at ``path`` of frames of :data:`LINES`, from a copy of an earlier one where that is given.

    ``made_of`` names all it is made of, for whoever wants to know whether it can grow; of the copy the lines with the
    keys ``past`` are taken away.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    with disk_faults(path), _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            if grown_from is not None:
                shutil.copyfile(grown_from, part)
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                connection.executescript(_SETTINGS + ("" if grown_from else _SCHEMA))
                connection.execute("BEGIN")
                _take_away(connection, past)
                connection.execute("DELETE FROM made_of")
                connection.executemany("INSERT INTO made_of VALUES (?)", [(name,) for name in made_of])
                _fill(connection, batches, progress)
                connection.execute("COMMIT")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, batches: Iterable[pl.DataFrame], progress: Callable[[int], None]) -> None:
    done = int(connection.execute("SELECT count(*) FROM held").fetchone()[0])
    running = _next_number(connection)
    for batch in batches:
        _insert(connection, batch, running)
        running += batch.height
        _lengthen(connection, batch)
        done += batch.height
        progress(done)


def _lengthen(connection: sqlite3.Connection, batch: pl.DataFrame) -> None:
    """Keep how many minutes the longest line spans: no line that begins so much before a period lies in it."""
    longest = connection.execute("PRAGMA user_version").fetchone()[0]
    spans = batch.select((pl.col("last_minute") - pl.col("minute")).max()).item() or 0
    if spans > longest:
        connection.execute(f"PRAGMA user_version = {min(int(spans), (1 << 31) - 1)}")


def _next_number(connection: sqlite3.Connection) -> int:
    """A number that no line bears yet: lines may have been taken away, so that their count is none."""
    low = (1 << RUNNING_BITS) - 1
    return int(connection.execute("SELECT coalesce(max(row & ?), -1) + 1 FROM held", (low,)).fetchone()[0])


def _take_away(connection: sqlite3.Connection, keys: Iterable[bytes]) -> None:
    connection.execute("CREATE TEMP TABLE past(key BLOB PRIMARY KEY)")
    connection.executemany("INSERT OR IGNORE INTO past VALUES (?)", ((key,) for key in keys))
    chosen = "FROM held WHERE key IN (SELECT key FROM past)"
    connection.execute(f"INSERT INTO words(words, rowid, text) SELECT 'delete', row, text {chosen}")
    connection.execute(f"DELETE {chosen}")


def _insert(connection: sqlite3.Connection, batch: pl.DataFrame, first: int) -> None:
    """Lines of one batch, in the order of their numbers: the index takes them in without a detour only then."""
    running = pl.int_range(first, first + batch.height, dtype=pl.Int64)
    row = pl.col("minute") * (1 << RUNNING_BITS) + running
    numbered = batch.select(row.alias("row"), *LINES).sort("row")
    marks = ",".join("?" * len(numbered.columns))
    names = ",".join(f'"{name}"' for name in numbered.columns)
    connection.executemany(f"INSERT INTO held({names}) VALUES ({marks})", numbered.iter_rows())  # noqa: S608
    tags = pl.concat_str([_tag(name, pl.col(name)) for name in TAGS], separator=" ")
    told = numbered.select("row", "text", tags=tags)
    connection.executemany("INSERT INTO words(rowid, text, tags) VALUES (?, ?, ?)", told.iter_rows())


def _tag(name: str, value: pl.Expr) -> pl.Expr:
    """A value as one word of the index, whatever letters it has; none where it is empty."""
    coded = pl.lit(TAGS[name]) + value.cast(pl.Binary).bin.encode("hex")
    return pl.when(value == "").then(pl.lit("")).otherwise(coded)


def _search(wanted: Wanted) -> str:
    """What the index is asked: the words in the texts, and the tags that a line must bear."""
    venues = dict.fromkeys(venue for _place, venue in wanted.rooms) or ([wanted.venue] if wanted.venue else [])
    tagged = [[_word("who", wanted.who)] if wanted.who else [], [_word("venue", venue) for venue in venues]]
    said = [f"{{tags}}: ({' OR '.join(words)})" for words in tagged if words]
    words = f"{{text}}: ({read_query(wanted.words)})"
    return " AND ".join([words, *said])


def _word(name: str, value: str) -> str:
    return f'"{TAGS[name]}{value.encode().hex()}"'


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as fault:
        raise StudyError(*_words(path, fault)) from fault


def _words(path: Path, fault: sqlite3.DatabaseError) -> tuple[str, str, str]:
    return (
        _("The index of words cannot be used: {reason}.", reason=fault),
        str(path),
        _("Delete it, it is made again when somebody searches; if it comes back, make room on the disk."),
    )


def remove_others(path: Path, pattern: str) -> None:
    """Take away the indexes that this one replaces; one that somebody still reads stays readable to them."""
    for other in path.parent.glob(pattern):
        if other != path:
            with suppress(OSError):
                other.unlink()
