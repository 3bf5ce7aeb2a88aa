"""Dumps of phpBB 2 and 3.

phpBB 2 keeps the texts of posts in a table of their own: what is known of a post waits in memory until its text comes,
so that there, and only there, memory grows with the number of posts (some 500 bytes each).
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from inroads.sources.online.forum_dump import HIDDEN, ForumDump, Row, Take, read_forum
from inroads.sources.online.forum_layouts import layout_in, recognised, tables_at
from inroads.sources.online.harvest import Batch
from inroads.sources.online.reader import Asked, Reader
from inroads.sources.online.report import Report
from inroads.store.online_columns import MARKS

GUEST = 1
UNAPPROVED, DELETED = (0, 3), 2
_RECEIVER = re.compile(rb"\bu_(\d{1,17})")


def _hold_user(forum: ForumDump, _number: int, row: Row) -> None:
    if uid := forum.number(row, "user_id"):
        forum.users[uid] = forum.short(row, "username")


def _hold_thread(forum: ForumDump, _number: int, row: Row) -> None:
    if tid := forum.number(row, "topic_id"):
        forum.threads[tid] = (forum.number(row, "forum_id"), forum.short(row, "topic_title"))


def _hold_forum(forum: ForumDump, _number: int, row: Row) -> None:
    if fid := forum.number(row, "forum_id"):
        parent = forum.number(row, "parent_id")
        category = forum.number(row, "cat_id")
        forum.forums[fid] = (parent or (-category if category else None), forum.short(row, "forum_name"))


def _hold_category(forum: ForumDump, _number: int, row: Row) -> None:
    if number := forum.number(row, "cat_id"):
        forum.forums[-number] = (None, forum.short(row, "cat_title"))


def _hold_group(forum: ForumDump, _number: int, row: Row) -> None:
    for number, name in (("group_id", "group_name"), ("rank_id", "rank_title")):
        if group := forum.number(row, number):
            forum.groups[group] = forum.short(row, name)


def _author(forum: ForumDump, row: Row, number: int) -> str:
    uid, written = forum.number(row, "poster_id"), forum.short(row, "post_username")
    return written if uid in (GUEST, -1) and written else forum.author(uid, written, number)


def _post(forum: ForumDump, number: int, row: Row) -> None:
    visible = forum.number(row, "post_visibility")
    if visible is None:
        visible = forum.number(row, "post_approved")
    forum.post(
        number,
        forum.number(row, "post_id"),
        _author(forum, row, number),
        forum.words(row, "post_text", escaped=True),
        forum.number(row, "topic_id"),
        at=forum.at(row, "post_time"),
        venue=forum.venue(forum.number(row, "forum_id")),
        edited_at=forum.at(row, "post_edit_time"),
        access=HIDDEN if visible in (*UNAPPROVED, DELETED) else "",
        gone=visible == DELETED,
    )


def _half(key: str, whole: Take, forum: ForumDump, number: int, row: Row) -> None:
    """One half of a post or message: it waits for the other; messages wait under numbers below zero."""
    _meet(forum, forum.number(row, key), row, number, whole, sign=1 if key == "post_id" else -1)


def _meet(forum: ForumDump, key: int | None, row: Row, number: int, whole: Take, sign: int) -> None:
    if not key:
        return
    waiting = forum.waiting.get(sign * key)
    if not waiting or waiting[0][1].keys() == row.keys():  # of an id that stands twice two first halves wait in turn
        forum.waiting.setdefault(sign * key, []).append((number, row))
        return
    whole(forum, number, {**waiting.pop(0)[1], **row})
    if not waiting:
        del forum.waiting[sign * key]


def _private(forum: ForumDump, number: int, row: Row) -> None:
    both = (row.get("to_address") or b"") + b":" + (row.get("bcc_address") or b"")
    forum.private(
        number,
        forum.number(row, "msg_id"),
        forum.author(forum.number(row, "author_id"), "", number),
        forum.words(row, "message_text", escaped=True),
        [forum.name(int(uid)) or f"user {int(uid)}" for uid in _RECEIVER.findall(both)],
        forum.at(row, "message_time"),
        edited_at=forum.at(row, "message_edit_time"),
    )


def _old_private(forum: ForumDump, number: int, row: Row) -> None:
    to = forum.number(row, "privmsgs_to_userid")
    forum.private(
        number,
        forum.number(row, "privmsgs_id"),
        forum.author(forum.number(row, "privmsgs_from_userid"), "", number),
        forum.words(row, "privmsgs_text", escaped=True),
        [forum.name(to) or f"user {to}"] if to else [],
        forum.at(row, "privmsgs_date"),
    )


def _account(forum: ForumDump, number: int, row: Row) -> None:
    group = forum.number(row, "group_id")
    forum.account(
        number, forum.number(row, "user_id"), forum.number(row, "user_rank") if group is None else group,
        [forum.text(row, "user_email")], joined=forum.at(row, "user_regdate"),
        last_seen=forum.at(row, "user_lastvisit"), kind="bot" if forum.number(row, "user_type") == 2 else "person",  # noqa: PLR2004
    )  # fmt: skip


def _friend(forum: ForumDump, number: int, row: Row) -> None:
    one, other = forum.number(row, "user_id"), forum.number(row, "zebra_id")
    if forum.number(row, "friend") and forum.name(one) and forum.name(other):
        forum.harvest.add(
            MARKS, number, mark=f"friend-{one}-{other}", kind="friend", by=forum.name(one), to=forum.name(other)
        )


def _ban(forum: ForumDump, number: int, row: Row) -> None:
    why = forum.text(row, "ban_reason") or forum.text(row, "ban_give_reason")
    forum.banned(number, forum.number(row, "ban_userid"), None, forum.at(row, "ban_start"), why)


_HELD: dict[str, Take] = {
    "users": _hold_user, "threads": _hold_thread, "forums": _hold_forum, "categories": _hold_category,
    "groups": _hold_group,
}  # fmt: skip
_GIVEN: dict[str, Take] = {
    "posts": _post, "private": _private, "users": _account, "friends": _friend, "banned": _ban,
}  # fmt: skip
_GIVEN_2: dict[str, Take] = {
    "posts": partial(_half, "post_id", _post),
    "texts": partial(_half, "post_id", _post),
    "private": partial(_half, "privmsgs_id", _old_private),
    "private_texts": partial(_half, "privmsgs_text_id", _old_private),
    "users": _account,
    "banned": _ban,
}


def _read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    found = layout_in(tables_at(path)[0])
    if found and found.layout == "phpbb2":
        return read_forum(path, asked, report, "phpbb2", _HELD, _GIVEN_2)
    return read_forum(path, asked, report, "phpbb3", _HELD, _GIVEN)


PHPBB = Reader("phpbb", partial(recognised, layouts=("phpbb3", "phpbb2")), _read)
