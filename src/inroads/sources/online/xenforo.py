"""Dumps of XenForo 1 and 2."""

from functools import partial

from inroads.language import _
from inroads.sources.online.forum_dump import HIDDEN, ForumDump, Row, Take, read_forum
from inroads.sources.online.forum_layouts import recognised
from inroads.sources.online.reader import Reader
from inroads.store.online_columns import MARKS


def _hold_user(forum: ForumDump, _number: int, row: Row) -> None:
    if uid := forum.number(row, "user_id"):
        forum.users[uid] = forum.short(row, "username")


def _hold_thread(forum: ForumDump, _number: int, row: Row) -> None:
    if tid := forum.number(row, "thread_id"):
        forum.threads[tid] = (forum.number(row, "node_id"), forum.short(row, "title"))


def _hold_forum(forum: ForumDump, _number: int, row: Row) -> None:
    if node := forum.number(row, "node_id"):
        forum.forums[node] = (forum.number(row, "parent_node_id"), forum.short(row, "title"))


def _hold_group(forum: ForumDump, _number: int, row: Row) -> None:
    if gid := forum.number(row, "user_group_id"):
        forum.groups[gid] = forum.short(row, "title")


def _hold_receiver(forum: ForumDump, _number: int, row: Row) -> None:
    forum.keep("recipients", forum.number(row, "conversation_id"), forum.number(row, "user_id"))


def _post(forum: ForumDump, number: int, row: Row) -> None:
    state = row.get("message_state") or b"visible"
    forum.post(
        number,
        forum.number(row, "post_id"),
        forum.author(forum.number(row, "user_id"), forum.short(row, "username"), number),
        forum.words(row, "message"),
        forum.number(row, "thread_id"),
        at=forum.at(row, "post_date"),
        edited_at=forum.at(row, "last_edit_date"),
        access=HIDDEN if state in (b"deleted", b"moderated") else "",
        gone=state == b"deleted",
    )


def _private(forum: ForumDump, number: int, row: Row) -> None:
    writer, talk = forum.number(row, "user_id"), forum.number(row, "conversation_id")
    others = [uid for uid in forum.kept.get("recipients", {}).get(talk or 0, ()) if uid != writer]
    forum.private(
        number,
        forum.number(row, "message_id"),
        forum.author(writer, forum.short(row, "username"), number),
        forum.words(row, "message"),
        [forum.name(uid) or f"user {uid}" for uid in others],
        forum.at(row, "message_date"),
        thread=f"conversation {talk}" if talk else "",
    )


def _account(forum: ForumDump, number: int, row: Row) -> None:
    forum.account(
        number, forum.number(row, "user_id"), forum.number(row, "user_group_id"), [forum.text(row, "email")],
        joined=forum.at(row, "register_date"), last_seen=forum.at(row, "last_activity"),
    )  # fmt: skip


def _friend(forum: ForumDump, number: int, row: Row) -> None:
    one, other = forum.number(row, "user_id"), forum.number(row, "follow_user_id")
    if forum.name(one) and forum.name(other):
        forum.harvest.add(
            MARKS, number, mark=f"friend-{one}-{other}", kind="friend", by=forum.name(one), to=forum.name(other),
            at=forum.at(row, "follow_date"),
        )  # fmt: skip


def _reaction(of: str, forum: ForumDump, number: int, row: Row) -> None:
    mark, kind = forum.number(row, "like_id" if of == "like" else "reaction_content_id"), row.get("content_type")
    content = forum.number(row, "content_id")
    passage = {b"post": f"{content}", b"conversation_message": f"pm{content}"}.get(kind or b"")
    if not passage or not content:
        forum.report.note(
            _("{file}: reactions to something else than posts and messages are left.", file=forum.report.file)
        )
        return
    value = "like" if of == "like" else str(forum.number(row, "reaction_id") or "")
    forum.harvest.add(
        MARKS, number, mark=f"{of}-{mark}" if mark else "", kind="reaction",
        by=forum.name(forum.number(row, f"{of}_user_id")), to=forum.name(forum.number(row, "content_user_id")),
        post=passage, value=value, at=forum.at(row, f"{of}_date"),
    )  # fmt: skip


def _ban(forum: ForumDump, number: int, row: Row) -> None:
    forum.banned(
        number, forum.number(row, "user_id"), forum.number(row, "ban_user_id"), forum.at(row, "ban_date"),
        forum.text(row, "user_reason"),
    )  # fmt: skip


_HELD: dict[str, Take] = {
    "users": _hold_user, "threads": _hold_thread, "forums": _hold_forum, "groups": _hold_group,
    "recipients": _hold_receiver,
}  # fmt: skip
_GIVEN: dict[str, Take] = {
    "posts": _post, "private": _private, "users": _account, "friends": _friend, "banned": _ban,
    "likes": partial(_reaction, "like"), "reactions": partial(_reaction, "reaction"),
}  # fmt: skip
XENFORO = Reader(
    "xenforo",
    partial(recognised, layouts=("xenforo",)),
    partial(read_forum, layout="xenforo", held=_HELD, given=_GIVEN),
)
