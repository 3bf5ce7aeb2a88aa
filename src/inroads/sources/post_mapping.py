"""A mapping of posts: how a file of posts is read, and what each part of a post is filled with."""

import re
from collections import abc
from dataclasses import dataclass, field, replace

from inroads.store.online_columns import ACCOUNTS, EVENTS, MARKS, VENUES

FORMATS = ("csv", "jsonl", "parquet", "lines")
FIELDS = ("place", "post", "thread", "author", "at", "text", "reply_to", "access", "source")
NEEDED = ("place", "author", "text")
MORE_FIELDS = ("venue", "kind", "to", "mentions", "quotes", "edited_at")
"""What may be said of a post further; ``sources/post_more.py`` fills it."""
LISTS = ("to", "mentions", "quotes")
TIMES = ("at", "edited_at", "joined", "last_seen", "opened")
TABLES = {"accounts": ACCOUNTS, "venues": VENUES, "marks": MARKS, "events": EVENTS}
"""The sections of a mapping file beside ``posts``, and the tables that they fill."""

LINE = "line"
"""The column that every line of a file of format ``lines`` has: its number."""

UNIX, UNIX_MS, ISO = "unix", "unix_ms", "iso"
"""Formats of a time that are no pattern of the day and the hour."""


@dataclass(frozen=True)
class PostField:
    """What a part of a post is filled with: a constant, or one or more columns of the record.

    ``values`` translates what a column says, ``otherwise`` (if it is not None) stands where it says nothing; ``format``
    and ``zone`` say how a time is written, ``split`` what parts the items of a list.
    """

    columns: tuple[str, ...] = ()
    value: str | None = None
    values: abc.Mapping[str, str] | None = None
    otherwise: str | None = None
    format: str = ""
    zone: str = ""
    split: str = ""


@dataclass(frozen=True)
class PostReading:
    """Which file and how; ``patterns`` and ``name`` (over the file's name) are for lines of free form.

    ``join`` puts a line that no pattern fits to the text of the post before; else it is passed over.
    """

    file: str = ""
    format: str = ""
    delimiter: str = ""
    header: tuple[str, ...] = ()
    blank: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()
    name: re.Pattern[str] | None = None
    join: bool = False
    goes_on: bool = False
    """Whether it is the end of a table whose head was read before, and stands in ``header``."""


@dataclass(frozen=True)
class PostMapping:
    """A mapping of posts by name, with where its file calls each column of the record (for faults)."""

    mapping: str
    read: PostReading
    fields: abc.Mapping[str, PostField]
    file: str = ""
    lines: abc.Mapping[str, int] = field(default_factory=dict)
    tables: abc.Mapping[str, abc.Mapping[str, PostField]] = field(default_factory=dict)
    """By table (``online_accounts`` ...) what its columns are filled with."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the record that some part of a post is filled with."""
        return tuple(dict.fromkeys(name for held in self.fields.values() for name in held.columns))

    def of_tables(self) -> "PostMapping":
        """The same file under a mapping whose parts are the columns of the tables, named as ``table.column``."""
        said = {f"{table}.{name}": held for table, fields in self.tables.items() for name, held in fields.items()}
        return replace(self, fields=said)

    def of_all(self) -> "PostMapping":
        """The same with the parts of posts and of the tables."""
        return replace(self, fields={**self.fields, **self.of_tables().fields})

    def constant(self, name: str) -> str:
        """What every post has as ``name``; '' where that is for the record to say."""
        return (self.fields[name].value or "") if name in self.fields else ""
