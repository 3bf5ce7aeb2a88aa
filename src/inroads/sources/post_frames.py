"""A file of posts as a row of tables of bounded size, each post with its key; every fault is noted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.model.access import ACCESSES
from inroads.sources.ahead import ahead
from inroads.sources.post_cells import as_name, as_text, filled, joined, not_said, text_column
from inroads.sources.post_keyed import keyed
from inroads.sources.post_mapping import FIELDS, NEEDED, PostField, PostMapping
from inroads.sources.post_more import MorePosts
from inroads.sources.post_quick import Batch, jsonl_batches
from inroads.sources.post_records import format_of, post_rows
from inroads.sources.post_seen import Seen
from inroads.sources.post_stream import NotUtf8
from inroads.sources.post_tally import Tally
from inroads.sources.post_times import Times
from inroads.sources.post_whole_lines import whole_lines
from inroads.store.post_columns import SAID

MOST_POSTS = 100_000
MOST_CHARACTERS = 1 << 25
LONGEST_NAME = 500
NUMBER = "number"
SHOWN_TEXT = 60

_TEXTS = tuple(name for name in FIELDS if name != "at")


def post_frames(path: Path, mapping: PostMapping, tally: Tally, encoding: str = "") -> Iterator[pl.DataFrame]:
    """The posts of a file in tables of at most 100 000; of what is faulty only the faults are of use."""
    maker = _Maker(mapping, tally)
    for numbers, columns in _batches(path, mapping, tally, encoding):
        yield maker.frame(numbers, columns)
    maker.tell()


def _batches(path: Path, mapping: PostMapping, tally: Tally, encoding: str) -> Iterator[Batch]:
    wanted = mapping.columns
    if wanted and format_of(path, mapping) == "jsonl":
        for batch, told in ahead(_read_ahead(path, mapping, Tally(tally.file), encoding)):
            tally.add(told)
            if isinstance(batch, Exception):
                raise batch
            if batch:
                yield batch
        return
    numbers: list[int] = []
    rows: list[Sequence[Any]] = []
    size = 0
    for number, characters, values in post_rows(path, mapping, tally, encoding):
        numbers.append(number)
        rows.append(values)
        size += characters
        if len(rows) >= MOST_POSTS or size >= MOST_CHARACTERS:
            yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))
            numbers, rows, size = [], [], 0
    if rows:
        yield numbers, dict(zip(wanted, zip(*rows, strict=True), strict=True))


def _read_ahead(
    path: Path, mapping: PostMapping, tally: Tally, encoding: str
) -> Iterator[tuple[Batch | Exception | None, Tally]]:
    """Batches, or what ended them, each with what was told on the way to it: faults come in the order of batches."""
    seen = Seen()
    try:
        lines = whole_lines(path, encoding, seen)
        for batch in jsonl_batches(lines, mapping.columns, tally, MOST_POSTS, MOST_CHARACTERS):
            yield batch, tally.put_off()
    except (InputError, NotUtf8) as fault:
        yield fault, tally.put_off()
    else:
        told = tally.put_off()
        told.sha256 = seen.sha256
        yield None, told


class _Maker:
    def __init__(self, mapping: PostMapping, tally: Tally) -> None:
        self.mapping = mapping
        self.tally = tally
        self.times = Times(mapping.fields.get("at", PostField()))
        self.more = MorePosts(mapping, tally)
        self.halved = 0
        self.wrong: list[tuple[int, str, str]] = []

    def frame(self, numbers: Sequence[int], columns: dict[str, Sequence[Any]]) -> pl.DataFrame:
        self.wrong = []
        places = pl.Series(NUMBER, numbers, dtype=pl.Int64)
        said = {name: self._texts(name, columns, places) for name in _TEXTS}
        at = self._at(columns, places)
        said["access"] = said["access"].fill_null("")
        self._check(said, places)
        self._flush()
        keys, names, digests = keyed(said, at)
        made = {"key": keys, **said, "post": names, "at": at, SAID: digests, NUMBER: places}
        if self.mapping.constant("source") or "source" not in self.mapping.fields:
            del made["source"]
        made |= self.more.columns(columns, places)
        return pl.DataFrame(made)

    def _field(self, name: str) -> PostField:
        return self.mapping.fields.get(name, PostField())

    def _texts(self, name: str, columns: Mapping[str, Sequence[Any]], places: pl.Series) -> pl.Series:
        field = self._field(name)
        if not field.columns:
            return pl.Series([field.value], dtype=pl.String).new_from_index(0, len(places))
        cells = joined([columns[column] for column in field.columns])
        is_whole = isinstance(cells, pl.Series) and cells.dtype == pl.Int64
        texts, broken, halved = text_column(cells)
        self.halved += halved
        self._fault(broken, places, _("«{name}» is no single value nor a list of them.", name=name))
        if not is_whole:
            texts = as_text(texts) if name == "text" else as_name(texts)
        found, unknown = filled(texts, field, self.mapping.read.blank, is_bare=is_whole or name != "text")
        self._fault(
            unknown.arg_true().to_list(),
            places,
            lambda row: _(
                "The mapping does not say what «{value}» in «{column}» means.",
                value=_shown(texts[row]),
                column=field.columns[0],
            ),
            _("Add it under «values»."),
        )
        return found

    def _at(self, columns: Mapping[str, Sequence[Any]], places: pl.Series) -> pl.Series:
        field = self._field("at")
        cells = joined([columns[column] for column in field.columns], " ") if field.columns else [field.value]
        found, rest = self.times.read_plain(cells)
        unread: list[int] = []
        late: list[int | None] = []
        blank, read = self.mapping.read.blank, self.times.read
        for row in rest:
            cell = cells[row]
            late.append(None)
            if cell is None or (type(cell) is str and (not cell or cell.isspace() or cell.strip() in blank)):
                continue
            try:
                late[-1] = read(cell)
            except (ValueError, TypeError, OverflowError):
                unread.append(row)
        self._fault(
            unread,
            places,
            lambda row: _("«{value}» is no time that can be read.", value=_shown(cells[row])),
            _("Say in the mapping how times are written, at: {column: ..., format: ...}."),
        )
        found = found.scatter(rest, pl.Series(late, dtype=pl.Int64)) if rest else found
        found = found.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
        return found if field.columns else found.new_from_index(0, len(places))

    def _check(self, said: dict[str, pl.Series], places: pl.Series) -> None:
        for name in NEEDED:
            what, do = not_said(name)
            wrong = said[name].is_null()
            if self._field(name).otherwise is None:
                self._fault(wrong.arg_true().to_list(), places, what, do)
        if self._field("place").columns:
            barred = said["place"].str.contains("[#|·]").fill_null(value=False)
            self._fault(
                barred.arg_true().to_list(),
                places,
                lambda row: _("A place cannot have #, | or · in its name: «{name}».", name=_shown(said["place"][row])),
            )
        access = said["access"]
        if self._field("access").columns:
            self._fault(
                (~access.is_in(["", *ACCESSES])).arg_true().to_list(),
                places,
                lambda row: _("«{value}» is no access.", value=_shown(access[row])),
                _("Known are: {names}.", names=", ".join(ACCESSES)),
            )
        for name in ("place", "post", "thread", "author", "reply_to", "source"):
            if not self._field(name).columns:
                continue
            if not (said[name].str.len_bytes() > LONGEST_NAME).any():
                continue
            long = (said[name].str.len_chars() > LONGEST_NAME).fill_null(value=False)
            told = _("«{name}» is longer than {count} characters.", name=name, count=LONGEST_NAME)
            self._fault(long.arg_true().to_list(), places, told)

    def _fault(self, rows: list[int], places: pl.Series, what: str | Callable[[int], str], do: str = "") -> None:
        """Note the faults of a batch; where the tally is full they are only counted."""
        if self.tally.is_full:
            self.tally.more(len(rows))
            return
        room = rows[: self.tally.room]
        self.wrong += [(places[row], what if isinstance(what, str) else what(row), do) for row in room]
        self.tally.more(len(rows) - len(room))

    def _flush(self) -> None:
        for number, what, do in sorted(self.wrong):
            self.tally.fault(what, number, do)

    def tell(self) -> None:
        """What is to be known of the file as a whole."""
        file, zone = self.tally.file, self._field("at").zone
        if self.times.zoneless and not zone:
            self.tally.notes.append(
                _(
                    "{file}: times that do not name their zone were read as UTC: {count}. If they are of another, say"
                    " so in the mapping, at: {{..., zone: Europe/Amsterdam}}.",
                    file=file,
                    count=numeral(self.times.zoneless),
                )
            )
        if self.halved:
            told = _("{file}: texts with half a character, shown as �: {count}.", file=file, count=numeral(self.halved))
            self.tally.notes.append(told)


def _shown(cell: Any) -> str:
    text = cell.isoformat() if isinstance(cell, datetime) else str(cell)
    return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}..."
