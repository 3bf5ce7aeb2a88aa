"""Files of posts read through a mapping: parts in the cache, or the first posts as a preview."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from inroads.errors import Fault, InputError
from inroads.frame.similar import near
from inroads.language import _, numeral
from inroads.sources.online_tables import tables_beside, told_tables
from inroads.sources.post_frames import NUMBER, post_frames
from inroads.sources.post_mapping import PostMapping
from inroads.sources.post_records import format_of
from inroads.sources.post_stream import WINDOWS, NotUtf8, is_packed, is_plain
from inroads.sources.post_tally import Tally
from inroads.sources.table_rows import listed
from inroads.sources.withheld_columns import withheld_columns
from inroads.store.grown import ASCII, UTF_8, Grown
from inroads.store.post_columns import SAID
from inroads.store.post_parts import PostFile, PostParts

Progress = Callable[[str, int, int], None]


@dataclass
class ReadPosts:
    """A file of posts as it was read: where it lies, what became of it, what to tell."""

    path: Path
    file: PostFile
    notes: list[str]
    withheld: list[str] = field(default_factory=list)
    """Its columns that may not be stored."""
    suspected: str = ""
    """Why it seems to be cut off, in words."""
    sha256: str = ""
    """Its hash, where that was found in reading it."""


@dataclass
class SeenPosts:
    """The first posts of a file, how many there are, its faults and notes."""

    rows: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    count: int = 0
    faults: list[Fault] = field(default_factory=list)
    uncounted: int = 0
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """How many rows of other tables there are."""


def post_file(path: Path, mapping: PostMapping) -> Path:
    """The file that is meant: the mapping's file where a folder is given; raises InputError where there is none."""
    file = path / mapping.read.file if path.is_dir() and mapping.read.file else path
    if not file.is_file():
        raise InputError(
            _("There is no file of this name."), str(file), _("Give files of posts by their names, no folder.")
        )
    return file


def tells_hash(path: Path, mapping: PostMapping) -> bool:
    """Whether the hash of a file is found in reading its posts: each of its bytes is read once, and as it is."""
    return bool(mapping.columns) and not mapping.tables and format_of(path, mapping) == "jsonl" and is_plain(path)


def source_of(path: Path, mapping: PostMapping) -> str:
    """The source that the posts of a file belong to: the one the mapping names, else the name of the file."""
    name = path.stem if is_packed(path) else path.name
    return mapping.constant("source") or name.rpartition(".")[0] or name


def read_posts(
    path: Path,
    mapping: PostMapping,
    parts: PostParts,
    progress: Progress,
    *,
    keep_addresses: bool = False,
    grown: Grown | None = None,
) -> ReadPosts:
    """Read a file of posts, and of what stands beside them, into parts; raises one InputError that counts all faults,
    and keeps no part then. Addresses of accounts are passed over unless they are to be kept. Of a file that has
    ``grown`` the end is given.
    """
    tally, file = Tally(path.name), PostFile(grown=grown)
    if grown:
        tally.before, tally.encoding = lines_before(grown), encoding_before(grown)
    for again, frame in _frames(path, mapping, tally) if mapping.fields else ():
        if again:
            parts.drop(file)
            file = PostFile(grown=grown)
        if not tally.faults:
            parts.take(file, frame)
            progress(_("posts"), file.count, 0)
    counts = dict.fromkeys(mapping.tables, 0)
    for table, rows in tables_beside(path, mapping, tally, counts):
        if not tally.faults:
            parts.keep(file, table, rows if keep_addresses else _without_addresses(rows))
    _tell_columns(mapping.of_all(), tally)
    tally.raise_any()
    parts.finish(file)
    told = _told(file, tally) if mapping.fields else []
    addresses = set() if keep_addresses else _address_columns(mapping)
    withheld = {*withheld_columns(tally.columns, keep_addresses=keep_addresses), *addresses}
    notes = [*tally.notes, *told, *told_tables(counts, tally)]
    return ReadPosts(path, file, notes, sorted(withheld), tally.suspected, tally.sha256)


def see_posts(path: Path, mapping: PostMapping, rows: int) -> SeenPosts:
    """What the first posts of a file are, and every fault of the file; changes nothing."""
    tally, seen = Tally(path.name), SeenPosts()
    try:
        for again, frame in _frames(path, mapping, tally) if mapping.fields else ():
            if again:
                seen = SeenPosts()
            seen.count += frame.height
            for row in frame.head(rows - len(seen.rows)).drop("key", SAID).iter_rows(named=True):
                seen.rows.append((tally.where(row.pop(NUMBER)), {name: said for name, said in row.items() if said}))
        for table, frame in tables_beside(path, mapping, tally, seen.counts):
            if not mapping.fields:
                some = _without_addresses(frame).head(rows - len(seen.rows)).iter_rows(named=True)
                seen.rows += [(table, {name: said for name, said in row.items() if said}) for row in some]
        _tell_columns(mapping.of_all(), tally)
    except InputError as fault:
        tally.faults += fault.faults
    seen.faults, seen.uncounted, seen.notes = tally.faults, tally.uncounted, tally.notes
    return seen


def _frames(path: Path, mapping: PostMapping, tally: Tally) -> Iterator[tuple[bool, pl.DataFrame]]:
    """The batches of a file; True with the first of a second reading, after which what came before is void."""
    try:
        for frame in post_frames(path, mapping, tally, tally.encoding):
            yield False, frame
    except NotUtf8:
        tally.clear()
        again = True
        for frame in post_frames(path, mapping, tally, WINDOWS):
            yield again, frame
            again = False
        tally.notes.append(_("{file}: read as Windows-1252; check a word with an accent.", file=tally.file))


def lines_before(grown: Grown) -> int:
    """How many lines stand before the end of a file that grew."""
    return grown.beginning.feeds + grown.beginning.returns


def encoding_before(grown: Grown) -> str:
    """In what the end is written, as it follows from what stands before it; '' where that may be either."""
    return "" if grown.beginning.encoding == ASCII else UTF_8


def _address_columns(mapping: PostMapping) -> set[str]:
    return {name for held in mapping.tables.values() if "address" in held for name in held["address"].columns}


def _without_addresses(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(address=pl.lit(None, dtype=pl.String)) if "address" in rows.columns else rows


def _tell_columns(mapping: PostMapping, tally: Tally) -> None:
    """A column that the file nowhere has is a fault; one that the mapping does not name is a note."""
    held = tally.columns
    if not held:
        return
    absent = (
        []
        if tally.before
        else [name for name in mapping.columns if name not in held and name.partition(".")[0] not in held]
    )
    tally.of_whole([_absent(column, mapping, sorted(held)) for column in absent])
    unread = sorted(name for name in held if name not in {column.partition(".")[0] for column in mapping.columns})
    unread = [name for name in unread if name not in mapping.columns]
    if unread:
        tally.notes.append(
            _("{file}: these columns are not mapped: {columns}.", file=tally.file, columns=listed(unread))
        )


def _absent(column: str, mapping: PostMapping, held: list[str]) -> Fault:
    close = near(column, held)
    return Fault(
        _("The file has no column «{column}».", column=column),
        _("{file}, line {line}", file=mapping.file, line=mapping.lines.get(column, 1)),
        _("Did you mean {near}?", near=listed(close))
        if close
        else _("Its columns are {columns}.", columns=listed(held)),
    )


def _told(file: PostFile, tally: Tally) -> list[str]:
    notes = [
        _(
            "{file}: new posts: {new}; known already: {known}.",
            file=tally.file,
            new=numeral(file.new),
            known=numeral(file.known),
        )
    ]
    if file.repeated:
        told = _("{file}: posts that it holds more than once: {count}.", file=tally.file, count=numeral(file.repeated))
        notes.append(told)
    if file.differing:
        notes.append(
            _(
                "{file}: posts that say something else than the post of the same id that is known: {count}"
                " ({places} ...). What was edited later stands, else what comes later; both are kept as versions.",
                file=tally.file,
                count=numeral(file.differing),
                places="; ".join(map(tally.where, file.first_differing)),
            )
        )
    return notes
