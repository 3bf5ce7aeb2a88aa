"""How a dump of a forum is read, whatever the software: twice, as posts may stand before users and threads they name.

First users, threads, forums and groups are held in short form; then posts, messages and the rest stream by. Memory
grows with the number of users and threads (and 60 bytes for each private message), not with that of posts.

A dump holds more than the public saw, and who could see a forum stands in permissions that no layout says in one place:
the access of posts is left open, but of those that were hidden from members, and of private messages.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.bbcode import Words, words_of
from inroads.sources.online.charset_repair import Charset
from inroads.sources.online.dump_ends import tell_until
from inroads.sources.online.forum_layouts import LAYOUTS, Found, folded, found_in, tables_at
from inroads.sources.online.harvest import LATEST, Batch, Harvest, Said
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.sources.online.sql_dump import SqlDump
from inroads.store.online_columns import ACCOUNTS, EVENTS, VENUES

HIDDEN = "private_online_seized"
LONGEST_KEPT = 200
MICRO = 1_000_000
LONGEST_NUMBER = 18

Row = dict[str, bytes | None]
Take = Callable[["ForumDump", int, Row], None]


class ForumDump:
    """What the first reading holds, and what every layout does with a row; rows are columns of one table, raw."""

    def __init__(self, harvest: Harvest, asked: Asked, charset: Charset) -> None:
        self.harvest, self.asked, self.charset = harvest, asked, charset
        self.report = harvest.report
        self.users: dict[int, str] = {}
        self.threads: dict[int, tuple[int | None, str]] = {}
        self.forums: dict[int, tuple[int | None, str]] = {}
        self.groups: dict[int, str] = {}
        self.joined: dict[int, int] = {}
        self.kept: dict[str, dict[int, list[int]]] = {}
        """Further short lists by role, such as who received a message."""
        self.waiting: dict[int, list[tuple[int, Row]]] = {}
        """Rows with their numbers whose text stands in another table."""
        self.row = 0
        """The number of the row that is read."""
        self.last_post = self.last_sign = 0
        """When the last post was written, and an account last came or was seen."""
        self._copies: set[int] = set()
        self._named: dict[int | None, str] = {}

    def text(self, row: Row, name: str) -> str:
        """A cell as text, '' where there is none."""
        raw = row.get(name)
        return self.charset.text(raw) if raw else ""

    def number(self, row: Row, name: str) -> int | None:
        """A cell as a whole number."""
        raw = row.get(name)
        if not raw or len(raw) > LONGEST_NUMBER:
            return None
        try:
            return int(raw)
        except ValueError:
            return None

    def at(self, row: Row, name: str) -> int | None:
        """A cell of seconds since 1970 as microseconds; none where it is 0. What else stands there is told."""
        number = self.number(row, name)
        if number and number < 1 << 40:
            return number * MICRO
        if row.get(name) and number != 0:
            self.report.mend(_("its time is no number of seconds that can be meant, and is left open"), self.row)
        return None

    def name(self, uid: int | None) -> str:
        """The name of an account, '' where the dump has none of that number."""
        return self.users.get(uid, "") if uid else ""

    def author(self, uid: int | None, written: str, number: int) -> str:
        """Who wrote something: the account of that number, else the name that stands there, else the number itself."""
        named = self.name(uid) or written.strip()
        if not named and uid:
            self.report.mend(_("its author is no user of the dump, and is named by number"), number)
            return f"user {uid}"
        return named

    def venue(self, forum: int | None) -> str:
        """The name of a forum, with its number where several share it, its number where it has none."""
        if forum not in self._named:
            name = self.forums[forum][1] if forum in self.forums else ""
            shared = name and [held for _parent, held in self.forums.values()].count(name) > 1
            number = f"c{-forum}" if forum and forum < 0 else str(forum or "")
            self._named[forum] = f"{name} ({number})" if shared else name or number
        return self._named[forum]

    def words(self, row: Row, name: str, *, escaped: bool = False) -> Words:
        """What a cell of BBCode says; who is quoted without a number of the post counts as mentioned."""
        words = words_of(self.text(row, name), escaped=escaped)
        words.mentions += [*filter(None, map(self.name, words.mentioned_ids)), *words.quoted_by_name]
        return words

    def post(self, number: int, pid: int | None, author: str, words: Words, thread: int | None, **said: object) -> None:
        """A post; its venue is that of its thread, where no other is said."""
        forum, title = self.threads.get(thread, (None, "")) if thread else (None, "")
        if not title and thread and thread not in self.threads:
            self.report.mend(_("its thread is none of the dump; it is kept by its number"), number)
        told: Said = {
            "thread": f"{thread}: {title}" if title else str(thread or ""),
            "quotes": words.quotes,
            "mentions": words.mentions,
            "venue": "" if said.get("venue") else self.venue(forum),
        }
        for key, value in said.items():
            if value is not None and value != "":
                told[key] = value  # type: ignore[literal-required]
        self.last_post = max(self.last_post, _moment(told.get("at")))
        self.harvest.post(number, str(pid or ""), author, words.text, **told)

    def private(
        self, number: int, pid: int | None, author: str, words: Words, to: Sequence[str], at: int | None, **said: object
    ) -> None:
        """A private message, its id marked as such; of the copies of sender and receivers the first is taken."""
        copy = hash((author, at, words.text))
        if copy in self._copies:
            self.report.leave(_("it is a further copy of a private message"), number)
            return
        self._copies.add(copy)
        told: Said = {
            "quotes": [f"pm{quoted}" for quoted in words.quotes], "mentions": words.mentions,
            "kind": "private", "access": HIDDEN, "to": list(dict.fromkeys(filter(None, to))), "at": at,
            **{key: value for key, value in said.items() if value not in (None, "")},  # type: ignore[typeddict-item]
        }  # fmt: skip
        self.last_sign = max(self.last_sign, _moment(at))
        self.harvest.post(number, f"pm{pid}" if pid else "", author, words.text, **told)

    def account(
        self, number: int, uid: int | None, group: int | None, addresses: Sequence[str], **said: object
    ) -> None:
        """An account, and from whom it came where ``referrer`` names somebody."""
        name = self.name(uid)
        address = next(filter(None, addresses), "") if self.asked.keep_addresses else ""
        rank = self.groups.get(group, "") if group is not None else ""
        kind = said.pop("kind", "person")
        self.last_sign = max(self.last_sign, _moment(said.get("joined")), _moment(said.get("last_seen")))
        self.harvest.add(ACCOUNTS, number, author=name, name=name, kind=kind, rank=rank, address=address, **said)
        if said.get("referrer"):
            at = said.get("joined")
            self.harvest.add(
                EVENTS, number, event=f"referred-{uid}", kind="referred", who=name, by=said["referrer"], at=at
            )

    def banned(self, number: int, uid: int | None, by: int | None, at: int | None, why: str = "") -> None:
        """A ban of an account; those of addresses name nobody and are passed over."""
        if who := self.name(uid):
            self.harvest.add(
                EVENTS, number, event=f"banned-{uid}-{(at or 0) // MICRO}", kind="banned", who=who, by=self.name(by),
                at=at, detail=why[:LONGEST_KEPT],
            )  # fmt: skip

    def short(self, row: Row, name: str) -> str:
        """A name: as it is meant where it is written as in HTML, and cut if too long."""
        return html.unescape(self.text(row, name)[: 6 * LONGEST_KEPT]).strip()[:LONGEST_KEPT]

    def keep(self, role: str, key: int | None, value: int | None) -> None:
        """Note a number beside another one for the second reading."""
        if key and value:
            self.kept.setdefault(role, {}).setdefault(key, []).append(value)

    def venues(self) -> None:
        """The forums that were held, with the ones they lie in; categories have numbers below zero."""
        for forum, (parent, name) in self.forums.items():
            above = self.venue(parent) if parent in self.forums and parent != forum else ""
            kind = "forum" if forum > 0 else "category"
            self.harvest.add(VENUES, 0, venue=self.venue(forum), parent=above, name=name, kind=kind)


def read_forum(
    path: Path, asked: Asked, report: Report, layout: str, held: Mapping[str, Take], given: Mapping[str, Take]
) -> Iterator[Batch]:
    """Read a dump in a layout: by role ``held`` is what the first reading keeps, ``given`` what the second gives."""
    report.unit, report.withheld = "row", True
    tables, named = tables_at(path)
    found = found_in(tables, layout)
    if not found:
        raise InputError(
            _("This dump holds no table of posts of {software}.", software=LAYOUTS[layout].title), path.name
        )
    if found.twice:
        report.note(
            _(
                "{file}: these tables look like ones that were read, and are left: {names}.",
                file=path.name,
                names=", ".join(found.twice),
            )
        )
    charset = Charset(named)
    forum = ForumDump(Harvest(asked.place_for(path, report), report), asked, charset)
    for _role in _taken(SqlDump(path), found, forum, held):
        pass
    forum.venues()
    dump = SqlDump(path, report)
    for _role in _taken(dump, found, forum, given):
        if forum.harvest.is_full:
            yield from forum.harvest.batches()
    tell_until(dump.ends, forum.last_post, forum.last_sign, report)
    yield from forum.harvest.batches(last=True)
    for number in sorted(number for held in forum.waiting.values() for number, _row in held):
        report.leave(_("its text is not in the dump"), number)
    _tell(charset, report)


def _moment(at: object) -> int:
    return at if isinstance(at, int) and at <= LATEST else 0


def _taken(dump: SqlDump, found: Found, forum: ForumDump, takes: Mapping[str, Take]) -> Iterator[str]:
    layout = LAYOUTS[found.layout]
    role_of = {table: role for role, table in found.roles.items() if role in takes}
    keys: dict[str, tuple[str, ...]] = {}

    def wanted(table: str, columns: tuple[str, ...]) -> Sequence[str]:
        role = role_of.get(table)
        if role is None:
            return ()
        said = layout.tables[role]
        lets = said.lets if forum.asked.keep_addresses else said.lets - said.addresses
        asked = [name for name in columns if (folded(name) if layout.folded else name) in lets]
        keys[table] = tuple(folded(name) if layout.folded else name for name in asked)
        return asked

    for table, number, values in dump.rows(wanted):
        forum.row = number
        takes[role_of[table]](forum, number, dict(zip(keys[table], values, strict=True)))
        yield table


def _tell(charset: Charset, report: Report) -> None:
    if charset.assumed:
        report.note(
            _(
                "{file}: bytes that are no UTF-8 were read as {charset}; {why}.",
                file=report.file,
                charset=charset.assumed,
                why=_("the dump says so") if charset.named else _("that is assumed from how they look"),
            )
        )
    for name, count in charset.doubled.items():
        report.note(
            _(
                "{file}: texts in UTF-8 that had been written as if they were {charset} were put right: {count}.",
                file=report.file,
                charset=name,
                count=count,
            )
        )
