"""What a reader gathers from an export, given out in batches of bounded size with the checks that all of them share."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict, Unpack

import polars as pl

from inroads.language import _
from inroads.sources.online.report import Report
from inroads.sources.post_keyed import keyed
from inroads.store.online_columns import ID_OF, ONLINE_COLUMNS, POSTS
from inroads.store.post_columns import AT, PART_COLUMNS, POST_COLUMNS, SAID

MOST_ROWS = 100_000
MOST_CHARACTERS = 1 << 25
LONGEST_NAME = 500
LONGEST_TEXT = 10_000_000
NUMBER = "number"
EARLIEST = -2_208_988_800 * 1_000_000
"""1900, in microseconds."""
LATEST = 4_102_444_800 * 1_000_000
"""2100."""

Batch = dict[str, pl.DataFrame]
"""Tables by name: posts with their keys and the column ``number``, and those of ``store/online_columns.py``."""

_SIGNS_OF_REFERENCES = re.compile(r"[#|·\x00-\x1f]+")
_PARTING = "\x1d"
_HALVES = re.compile("[\ud800-\udfff]")
_TIMES = frozenset(("at", "edited_at", "joined", "last_seen", "opened"))


class Said(TypedDict, total=False):
    """What may be said of a post beside its id, author and text; times are microseconds since 1970 in UTC."""

    place: str
    thread: str
    at: int | None
    reply_to: str
    access: str
    source: str
    venue: str
    kind: str
    to: Sequence[str]
    mentions: Sequence[str]
    quotes: Sequence[str]
    edited_at: int | None
    gone: bool


class Harvest:
    """Rows on their way into batches; what cannot be kept is left out, and the report says so."""

    def __init__(self, place: str, report: Report) -> None:
        self.place = place_name(place)
        self.report = report
        self._posts: list[dict[str, Any]] = []
        self._rows: dict[str, dict[tuple[str, str], dict[str, Any]]] = {table: {} for table in ONLINE_COLUMNS}
        self._size = self._count = 0

    def post(self, number: int, post: str, author: str, text: str, **said: Unpack[Said]) -> None:
        """A post; ``post`` is '' where it bears no id. ``author`` is the account's name on the place, unique there."""
        place = place_name(said["place"]) if said.get("place") else self.place
        author, text = mended(author).strip(), mended(text)
        long = max(map(len, (post, author, said.get("thread") or "", said.get("reply_to") or "")))
        if not author or long > LONGEST_NAME:
            self.report.leave(_("it has no author") if not author else _("a name in it is too long"), number)
            return
        if len(text) > LONGEST_TEXT:
            self.report.mend(_("its text is cut after {count} characters", count=LONGEST_TEXT), number)
            text = text[:LONGEST_TEXT]
        row: dict[str, Any] = {**said, "place": place, "post": post or None, "author": author, "text": text}
        self._size += len(text)
        self._count += 1
        self._posts.append({NUMBER: number, **self._timed(row, number)})

    def add(self, table: str, number: int, **said: Any) -> None:
        """A row of another table; rows of one id are one, and what the later one says stands."""
        name = ID_OF[table]
        row = {"place": self.place, **{key: value for key, value in said.items() if value not in (None, "")}}
        if "place" in said:
            row["place"] = place_name(row["place"])
        if not row.get(name) or len(str(row[name])) > LONGEST_NAME:
            self.report.leave(_("it names no «{column}», or one that is too long", column=name), number)
            return
        row = {key: mended(value) if isinstance(value, str) else value for key, value in row.items()}
        self._count += 1
        held = self._rows[table].setdefault((row["place"], row[name]), {})
        held.update(self._timed(row, number))

    def _timed(self, row: dict[str, Any], number: int) -> dict[str, Any]:
        for name in _TIMES & row.keys():
            at = row[name]
            if at is not None and not EARLIEST <= at <= LATEST:
                self.report.mend(_("its time is none that can be meant, and is left open"), number)
                row[name] = None
        return row

    @property
    def is_full(self) -> bool:
        """Whether it is time to give out a batch."""
        return self._count >= MOST_ROWS or self._size >= MOST_CHARACTERS

    def batches(self, *, last: bool = False) -> Iterator[Batch]:
        """What was gathered, if it is enough for a batch or the ``last``; it is gone from here then."""
        if not (last or self.is_full):
            return
        batch = {POSTS: posts_frame(self._posts)} if self._posts else {}
        for table, rows in self._rows.items():
            if rows:
                batch[table] = _frame(list(rows.values()), ONLINE_COLUMNS[table])
        self._posts, self._size, self._count = [], 0, 0
        self._rows = {table: {} for table in ONLINE_COLUMNS}
        if batch:
            yield batch


def posts_frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Posts with their keys; rows hold columns of posts, times in microseconds."""
    columns = {name: kind for name, kind in POST_COLUMNS.items() if name != "key"}
    frame = _frame(rows, {NUMBER: pl.Int64(), **columns}).with_columns(pl.col("access").fill_null(""))
    keys, names, digests = keyed({name: frame[name] for name in frame.columns}, frame["at"])
    made = frame.with_columns(key=keys, post=names, **{SAID: digests})
    return made.select(*(name for name in PART_COLUMNS if name != "source" or made["source"].count()), NUMBER)


def _frame(rows: list[dict[str, Any]], columns: dict[str, pl.DataType]) -> pl.DataFrame:
    made, said = {}, set().union(*rows)
    for name, kind in columns.items():
        cells = [row.get(name) for row in rows] if name in said else []
        if not cells:
            made[name] = pl.Series([None], dtype=kind).new_from_index(0, len(rows))
        elif kind == AT:
            made[name] = pl.Series(cells, dtype=pl.Int64).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
        elif isinstance(kind, pl.List):
            made[name] = _lists(cells, kind)
        else:
            made[name] = pl.Series([None if cell == "" else cell for cell in cells], dtype=kind)
    if "text" in made and NUMBER in columns:
        made["text"] = made["text"].fill_null("")
    return pl.DataFrame(made)


def _lists(cells: list[Any], kind: pl.DataType) -> pl.Series:
    """A column of lists of names, parted by a sign that none of them holds: lists made one by one are slow."""
    joined = [_PARTING.join(cell) if cell else None for cell in cells]
    parts = sum(map(len, filter(None, cells)))
    found = pl.Series(joined, dtype=pl.String).str.split(_PARTING)
    if found.list.len().sum() != parts:
        return pl.Series([list(cell) if cell else None for cell in cells], dtype=kind)
    return found


def place_name(text: str) -> str:
    """A name that can stand in references: without #, | and ·."""
    named = _SIGNS_OF_REFERENCES.sub("_", mended(text)).strip()[:LONGEST_NAME]
    return named or "unnamed"


def mended(text: str) -> str:
    """The text without halves of characters and zero signs, line ends all line feeds."""
    if "\r" in text or "\0" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text if text.isascii() else _HALVES.sub("\ufffd", text)
