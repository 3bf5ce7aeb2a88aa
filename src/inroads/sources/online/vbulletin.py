"""Dumps of vBulletin 3 and 4."""

from collections.abc import Iterator
from functools import partial

from inroads.sources.online.forum_dump import HIDDEN, ForumDump, Row, Take, read_forum
from inroads.sources.online.forum_layouts import recognised
from inroads.sources.online.php_values import PhpValue, php_value
from inroads.sources.online.reader import Reader
from inroads.store.online_columns import MARKS

DELETED = 2


def _hold_user(forum: ForumDump, _number: int, row: Row) -> None:
    if uid := forum.number(row, "userid"):
        forum.users[uid] = forum.short(row, "username")


def _hold_thread(forum: ForumDump, _number: int, row: Row) -> None:
    if tid := forum.number(row, "threadid"):
        forum.threads[tid] = (forum.number(row, "forumid"), forum.short(row, "title"))


def _hold_forum(forum: ForumDump, _number: int, row: Row) -> None:
    if fid := forum.number(row, "forumid"):
        forum.forums[fid] = (forum.number(row, "parentid"), forum.short(row, "title"))


def _hold_group(forum: ForumDump, _number: int, row: Row) -> None:
    if gid := forum.number(row, "usergroupid"):
        forum.groups[gid] = forum.short(row, "title")


def _hold_edit(forum: ForumDump, _number: int, row: Row) -> None:
    forum.keep("edits", forum.number(row, "postid"), forum.number(row, "dateline"))


def _post(forum: ForumDump, number: int, row: Row) -> None:
    pid, visible = forum.number(row, "postid"), forum.number(row, "visible")
    edits = forum.kept.get("edits", {}).get(pid or 0, ())
    forum.post(
        number,
        pid,
        forum.author(forum.number(row, "userid"), forum.short(row, "username"), number),
        forum.words(row, "pagetext"),
        forum.number(row, "threadid"),
        at=forum.at(row, "dateline"),
        reply_to=str(forum.number(row, "parentid") or ""),
        edited_at=max(edits) * 1_000_000 if edits else None,
        access=HIDDEN if visible in (0, DELETED) else "",
        gone=visible == DELETED,
    )


def _private(forum: ForumDump, number: int, row: Row) -> None:
    forum.private(
        number,
        forum.number(row, "pmtextid"),
        forum.author(forum.number(row, "fromuserid"), forum.short(row, "fromusername"), number),
        forum.words(row, "message"),
        [forum.name(uid) or name for uid, name in _receivers(php_value(row.get("touserarray") or b""))],
        forum.at(row, "dateline"),
    )


def _receivers(value: PhpValue) -> Iterator[tuple[int, str]]:
    for key, part in value.items() if isinstance(value, dict) else ():
        for uid, name in (part if isinstance(part, dict) else {key: part}).items():
            if isinstance(uid, int):
                yield uid, str(name)


def _account(forum: ForumDump, number: int, row: Row) -> None:
    forum.account(
        number, forum.number(row, "userid"), forum.number(row, "usergroupid"), [forum.text(row, "email")],
        joined=forum.at(row, "joindate"), last_seen=forum.at(row, "lastactivity"),
        referrer=forum.name(forum.number(row, "referrerid")),
    )  # fmt: skip


def _vouch(forum: ForumDump, number: int, row: Row) -> None:
    rid = forum.number(row, "reputationid")
    forum.harvest.add(
        MARKS, number, mark=f"reputation-{rid}" if rid else "", kind="vouch",
        by=forum.name(forum.number(row, "whoadded")), to=forum.name(forum.number(row, "userid")),
        post=str(forum.number(row, "postid") or ""), value=str(forum.number(row, "reputation") or 0),
        at=forum.at(row, "dateline"), text=forum.words(row, "reason").text,
    )  # fmt: skip


def _friend(forum: ForumDump, number: int, row: Row) -> None:
    one, other = forum.number(row, "userid"), forum.number(row, "relationid")
    if row.get("type") == b"buddy" and forum.name(one) and forum.name(other):
        forum.harvest.add(
            MARKS, number, mark=f"friend-{one}-{other}", kind="friend", by=forum.name(one), to=forum.name(other)
        )


def _ban(forum: ForumDump, number: int, row: Row) -> None:
    forum.banned(
        number, forum.number(row, "userid"), forum.number(row, "adminid"), forum.at(row, "bandate"),
        forum.text(row, "reason"),
    )  # fmt: skip


_HELD: dict[str, Take] = {
    "users": _hold_user, "threads": _hold_thread, "forums": _hold_forum, "groups": _hold_group, "edits": _hold_edit,
}  # fmt: skip
_GIVEN: dict[str, Take] = {
    "posts": _post, "private_texts": _private, "users": _account, "reputation": _vouch, "friends": _friend,
    "banned": _ban,
}  # fmt: skip
VBULLETIN = Reader(
    "vbulletin",
    partial(recognised, layouts=("vbulletin",)),
    partial(read_forum, layout="vbulletin", held=_HELD, given=_GIVEN),
)
