"""Dumps of Simple Machines Forum (SMF) 1.1 and 2; columns are known folded, as 1.1 writes ``ID_MSG``."""

from functools import partial

from inroads.sources.online.forum_dump import HIDDEN, ForumDump, Row, Take, read_forum
from inroads.sources.online.forum_layouts import recognised
from inroads.sources.online.reader import Reader
from inroads.store.online_columns import MARKS

BANNED_FROM = 10
"""Accounts whose state is this or more are banned."""


def _hold_user(forum: ForumDump, _number: int, row: Row) -> None:
    if uid := forum.number(row, "idmember"):
        forum.users[uid] = forum.short(row, "membername")


def _hold_thread(forum: ForumDump, _number: int, row: Row) -> None:
    if tid := forum.number(row, "idtopic"):
        forum.threads[tid] = (forum.number(row, "idboard"), "")


def _hold_forum(forum: ForumDump, _number: int, row: Row) -> None:
    if board := forum.number(row, "idboard"):
        above = forum.number(row, "idparent") or -(forum.number(row, "idcat") or 0)
        forum.forums[board] = (above or None, forum.short(row, "name"))


def _hold_category(forum: ForumDump, _number: int, row: Row) -> None:
    if number := forum.number(row, "idcat"):
        forum.forums[-number] = (None, forum.short(row, "name"))


def _hold_group(forum: ForumDump, _number: int, row: Row) -> None:
    if (gid := forum.number(row, "idgroup")) is not None:
        forum.groups[gid] = forum.short(row, "groupname")


def _hold_receiver(forum: ForumDump, _number: int, row: Row) -> None:
    forum.keep("recipients", forum.number(row, "idpm"), forum.number(row, "idmember"))


def _post(forum: ForumDump, number: int, row: Row) -> None:
    forum.post(
        number,
        forum.number(row, "idmsg"),
        forum.author(forum.number(row, "idmember"), forum.short(row, "postername"), number),
        forum.words(row, "body", escaped=True),
        forum.number(row, "idtopic"),
        at=forum.at(row, "postertime"),
        venue=forum.venue(forum.number(row, "idboard")),
        edited_at=forum.at(row, "modifiedtime"),
        access=HIDDEN if forum.number(row, "approved") == 0 else "",
    )


def _private(forum: ForumDump, number: int, row: Row) -> None:
    pm = forum.number(row, "idpm")
    forum.private(
        number,
        pm,
        forum.author(forum.number(row, "idmemberfrom"), forum.short(row, "fromname"), number),
        forum.words(row, "body", escaped=True),
        [forum.name(uid) or f"user {uid}" for uid in forum.kept.get("recipients", {}).get(pm or 0, ())],
        forum.at(row, "msgtime"),
    )


def _account(forum: ForumDump, number: int, row: Row) -> None:
    uid = forum.number(row, "idmember")
    forum.account(
        number, uid, forum.number(row, "idgroup"), [forum.text(row, "emailaddress")],
        joined=forum.at(row, "dateregistered"), last_seen=forum.at(row, "lastlogin"),
    )  # fmt: skip
    if (forum.number(row, "isactivated") or 0) >= BANNED_FROM:
        forum.banned(number, uid, None, None)
    for friend in (row.get("buddylist") or b"").split(b","):
        other = forum.name(int(friend)) if friend.isdigit() and len(friend) < 18 else ""  # noqa: PLR2004
        if other:
            mark = f"friend-{uid}-{int(friend)}"
            forum.harvest.add(MARKS, number, mark=mark, kind="friend", by=forum.name(uid), to=other)


def _karma(forum: ForumDump, number: int, row: Row) -> None:
    to, by, at = (forum.number(row, name) for name in ("idtarget", "idexecutor", "logtime"))
    forum.harvest.add(
        MARKS, number, mark=f"karma-{to}-{by}-{at}", kind="vouch", by=forum.name(by), to=forum.name(to),
        value=str(forum.number(row, "action") or 0), at=forum.at(row, "logtime"),
    )  # fmt: skip


def _like(forum: ForumDump, number: int, row: Row) -> None:
    by, post = forum.number(row, "idmember"), forum.number(row, "contentid")
    if row.get("contenttype") == b"msg":
        forum.harvest.add(
            MARKS, number, mark=f"like-{by}-{post}", kind="reaction", by=forum.name(by), post=str(post or ""),
            value="like", at=forum.at(row, "liketime"),
        )  # fmt: skip


_HELD: dict[str, Take] = {
    "users": _hold_user, "threads": _hold_thread, "forums": _hold_forum, "categories": _hold_category,
    "groups": _hold_group, "recipients": _hold_receiver,
}  # fmt: skip
_GIVEN: dict[str, Take] = {
    "posts": _post, "private": _private, "users": _account, "karma": _karma, "likes": _like,
}  # fmt: skip
SMF = Reader(
    "smf", partial(recognised, layouts=("smf",)), partial(read_forum, layout="smf", held=_HELD, given=_GIVEN),
)  # fmt: skip
