"""Dumps of MyBB 1.6 and 1.8."""

from collections.abc import Iterator
from functools import partial

from inroads.sources.online.forum_dump import HIDDEN, ForumDump, Row, Take, read_forum
from inroads.sources.online.forum_layouts import recognised
from inroads.sources.online.php_values import PhpValue, php_value
from inroads.sources.online.reader import Reader
from inroads.store.online_columns import MARKS


def _hold_user(forum: ForumDump, _number: int, row: Row) -> None:
    if uid := forum.number(row, "uid"):
        forum.users[uid] = forum.short(row, "username")


def _hold_thread(forum: ForumDump, _number: int, row: Row) -> None:
    if tid := forum.number(row, "tid"):
        forum.threads[tid] = (forum.number(row, "fid"), forum.short(row, "subject"))


def _hold_forum(forum: ForumDump, _number: int, row: Row) -> None:
    if fid := forum.number(row, "fid"):
        forum.forums[fid] = (forum.number(row, "pid"), forum.short(row, "name"))


def _hold_group(forum: ForumDump, _number: int, row: Row) -> None:
    if gid := forum.number(row, "gid"):
        forum.groups[gid] = forum.short(row, "title")


def _post(forum: ForumDump, number: int, row: Row) -> None:
    visible = forum.number(row, "visible")
    forum.post(
        number,
        forum.number(row, "pid"),
        forum.author(forum.number(row, "uid"), forum.short(row, "username"), number),
        forum.words(row, "message"),
        forum.number(row, "tid"),
        at=forum.at(row, "dateline"),
        reply_to=str(forum.number(row, "replyto") or ""),
        venue=forum.venue(forum.number(row, "fid")),
        edited_at=forum.at(row, "edittime"),
        access=HIDDEN if visible in (0, -1) else "",
        gone=visible == -1,
    )


def _private(forum: ForumDump, number: int, row: Row) -> None:
    to = list(_numbers(php_value(row.get("recipients") or b""))) or [forum.number(row, "toid") or 0]
    forum.private(
        number,
        forum.number(row, "pmid"),
        forum.author(forum.number(row, "fromid"), "", number),
        forum.words(row, "message"),
        [forum.name(uid) or f"user {uid}" for uid in to if uid],
        forum.at(row, "dateline"),
    )


def _numbers(value: PhpValue) -> Iterator[int]:
    for part in value.values() if isinstance(value, dict) else ():
        for uid in part.values() if isinstance(part, dict) else ():
            if isinstance(uid, int | str) and str(uid).isascii() and str(uid).isdigit():
                yield int(uid)


def _account(forum: ForumDump, number: int, row: Row) -> None:
    uid = forum.number(row, "uid")
    group = forum.number(row, "displaygroup") or forum.number(row, "usergroup")
    forum.account(
        number, uid, group, [forum.text(row, "email")],
        joined=forum.at(row, "regdate"), last_seen=forum.at(row, "lastactive"),
        referrer=forum.name(forum.number(row, "referrer")),
    )  # fmt: skip
    for friend in (row.get("buddylist") or b"").split(b","):
        other = forum.name(int(friend)) if friend.isdigit() and len(friend) < 18 else ""  # noqa: PLR2004
        if other:
            mark = f"friend-{uid}-{int(friend)}"
            forum.harvest.add(MARKS, number, mark=mark, kind="friend", by=forum.name(uid), to=other)


def _vouch(forum: ForumDump, number: int, row: Row) -> None:
    rid = forum.number(row, "rid")
    forum.harvest.add(
        MARKS, number, mark=f"reputation-{rid}" if rid else "", kind="vouch",
        by=forum.name(forum.number(row, "adduid")), to=forum.name(forum.number(row, "uid")),
        post=str(forum.number(row, "pid") or ""), value=str(forum.number(row, "reputation") or 0),
        at=forum.at(row, "dateline"), text=forum.words(row, "comments").text,
    )  # fmt: skip


def _ban(forum: ForumDump, number: int, row: Row) -> None:
    forum.banned(
        number, forum.number(row, "uid"), forum.number(row, "admin"), forum.at(row, "dateline"),
        forum.text(row, "reason"),
    )  # fmt: skip


_HELD: dict[str, Take] = {"users": _hold_user, "threads": _hold_thread, "forums": _hold_forum, "groups": _hold_group}
_GIVEN: dict[str, Take] = {
    "posts": _post, "private": _private, "users": _account, "reputation": _vouch, "banned": _ban,
}  # fmt: skip
MYBB = Reader(
    "mybb",
    partial(recognised, layouts=("mybb",)),
    partial(read_forum, layout="mybb", held=_HELD, given=_GIVEN),
)
