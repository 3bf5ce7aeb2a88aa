"""Layouts of forum software: tables known by the sets of their columns, whatever their names begin with.

``lets`` is an allow-list: values of other columns (passwords, salts, keys of sessions and sign-ins) are not even
cut out of the file. ``addresses`` are let through only where the study keeps addresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from inroads.sources.online.reader import Head
from inroads.sources.online.sql_dump import is_dump, tables_of

POSTS_ROLE = "posts"


@dataclass(frozen=True)
class Table:
    """A table by its columns: all of ``needs``, none of ``lacks``; ``usual`` is its name after the prefix."""

    usual: str
    needs: frozenset[str]
    lets: frozenset[str]
    lacks: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """A forum software: its name, its tables by role, and whether its columns are known folded."""

    title: str
    tables: Mapping[str, Table]
    folded: bool = False


@dataclass(frozen=True)
class Found:
    """Which tables of a dump stand for which role; ``twice`` names further ones that look like one of them."""

    layout: str
    roles: Mapping[str, str]
    twice: tuple[str, ...] = field(default=())


def folded(name: str) -> str:
    """A column name as old and new versions share it: ``posterTime`` and ``poster_time`` are one."""
    return name.lower().replace("_", "")


def _table(usual: str, needs: str, lets: str = "", lacks: str = "", addresses: str = "") -> Table:
    needed, kept = frozenset(needs.split()), frozenset(addresses.split())
    return Table(usual, needed, needed | frozenset(lets.split()) | kept, frozenset(lacks.split()), kept)


MYBB = Layout(
    "MyBB",
    {
        "posts": _table("posts", "pid tid uid username dateline message replyto", "fid edittime visible"),
        "threads": _table("threads", "tid fid subject firstpost lastposteruid", ""),
        "forums": _table("forums", "fid pid name parentlist", "type"),
        "users": _table(
            "users", "uid username usergroup regdate lastactive",
            "displaygroup referrer buddylist", addresses="email regip",
        ),
        "groups": _table("usergroups", "gid title canviewthreads", ""),
        "private": _table("privatemessages", "pmid uid toid fromid message dateline", "recipients subject"),
        "reputation": _table("reputation", "rid uid adduid reputation dateline", "pid comments"),
        "banned": _table("banned", "uid gid oldgroup admin dateline", "reason"),
    },
)  # fmt: skip
PHPBB_3 = Layout(
    "phpBB 3",
    {
        "posts": _table(
            "posts", "post_id topic_id forum_id poster_id post_time post_text",
            "post_username post_approved post_visibility post_edit_time",
        ),
        "threads": _table("topics", "topic_id forum_id topic_title topic_poster topic_type", "", "topic_vote"),
        "forums": _table("forums", "forum_id parent_id forum_name left_id", "forum_type"),
        "users": _table(
            "users", "user_id username username_clean user_regdate", "user_type group_id user_lastvisit",
            addresses="user_email user_ip",
        ),
        "groups": _table("groups", "group_id group_name group_type group_founder_manage", ""),
        "private": _table(
            "privmsgs", "msg_id author_id message_time message_text to_address", "bcc_address message_edit_time",
        ),
        "friends": _table("zebra", "user_id zebra_id friend", ""),
        "banned": _table("banlist", "ban_id ban_userid ban_start", "ban_give_reason ban_reason"),
    },
)  # fmt: skip
PHPBB_2 = Layout(
    "phpBB 2",
    {
        "posts": _table(
            "posts", "post_id topic_id forum_id poster_id post_time post_username", "post_edit_time", "post_text",
        ),
        "texts": _table("posts_text", "post_id post_text bbcode_uid", "", "poster_id"),
        "threads": _table("topics", "topic_id forum_id topic_title topic_poster topic_vote", ""),
        "forums": _table("forums", "forum_id cat_id forum_name", ""),
        "categories": _table("categories", "cat_id cat_title", ""),
        "users": _table(
            "users", "user_id username user_level user_regdate", "user_rank user_lastvisit user_session_time",
            "username_clean", "user_email",
        ),
        "groups": _table("ranks", "rank_id rank_title rank_special", ""),
        "private": _table(
            "privmsgs", "privmsgs_id privmsgs_from_userid privmsgs_to_userid privmsgs_date", "privmsgs_type",
        ),
        "private_texts": _table("privmsgs_text", "privmsgs_text_id privmsgs_text", ""),
        "banned": _table("banlist", "ban_id ban_userid ban_ip", "", "ban_start"),
    },
)  # fmt: skip
VBULLETIN = Layout(
    "vBulletin 3/4",
    {
        "posts": _table("post", "postid threadid parentid userid username dateline pagetext", "visible"),
        "threads": _table("thread", "threadid title forumid postuserid", ""),
        "forums": _table("forum", "forumid parentid title displayorder", ""),
        "users": _table(
            "user", "userid usergroupid username joindate lastactivity", "referrerid", addresses="email ipaddress"
        ),
        "groups": _table("usergroup", "usergroupid title forumpermissions", ""),
        "private_texts": _table("pmtext", "pmtextid fromuserid fromusername message touserarray dateline", ""),
        "edits": _table("editlog", "postid dateline userid", "", "posthash"),
        "reputation": _table("reputation", "reputationid postid userid reputation whoadded dateline", "reason"),
        "friends": _table("userlist", "userid relationid type", "friend"),
        "banned": _table("userban", "userid adminid bandate", "reason"),
    },
)  # fmt: skip
XENFORO = Layout(
    "XenForo",
    {
        "posts": _table(
            "post", "post_id thread_id user_id username post_date message message_state", "last_edit_date"
        ),
        "threads": _table("thread", "thread_id node_id title first_post_id", ""),
        "forums": _table("node", "node_id title node_type_id parent_node_id", ""),
        "users": _table(
            "user", "user_id username register_date last_activity user_group_id", "is_banned", addresses="email"
        ),
        "groups": _table("user_group", "user_group_id title", "", "user_id"),
        "talks": _table("conversation_master", "conversation_id title user_id start_date", "recipients"),
        "recipients": _table("conversation_recipient", "conversation_id user_id recipient_state", ""),
        "private": _table(
            "conversation_message", "message_id conversation_id message_date user_id message", "username",
        ),
        "friends": _table("user_follow", "user_id follow_user_id", "follow_date"),
        "likes": _table("liked_content", "like_id content_type content_id like_user_id like_date content_user_id", ""),
        "reactions": _table(
            "reaction_content",
            "reaction_content_id reaction_id content_type content_id reaction_user_id reaction_date content_user_id",
        ),
        "banned": _table("user_ban", "user_id ban_user_id ban_date", "user_reason"),
    },
)  # fmt: skip
SMF = Layout(
    "Simple Machines Forum (SMF)",
    {
        "posts": _table(
            "messages", "idmsg idtopic idboard postertime idmember postername body", "modifiedtime approved"
        ),
        "threads": _table("topics", "idtopic idboard idfirstmsg", ""),
        "forums": _table("boards", "idboard idcat idparent name", ""),
        "categories": _table("categories", "idcat name catorder", ""),
        "users": _table(
            "members", "idmember membername dateregistered lastlogin",
            "realname idgroup buddylist isactivated", addresses="emailaddress memberip",
        ),
        "groups": _table("membergroups", "idgroup groupname", ""),
        "private": _table("personal_messages", "idpm idmemberfrom fromname msgtime body", "subject"),
        "recipients": _table("pm_recipients", "idpm idmember bcc", ""),
        "karma": _table("log_karma", "idtarget idexecutor logtime action", ""),
        "likes": _table("user_likes", "idmember contenttype contentid liketime", ""),
    },
    folded=True,
)  # fmt: skip
LAYOUTS = {
    "mybb": MYBB, "phpbb3": PHPBB_3, "phpbb2": PHPBB_2, "vbulletin": VBULLETIN, "xenforo": XENFORO, "smf": SMF,
}  # fmt: skip


def found_in(tables: Mapping[str, tuple[str, ...]], layout: str) -> Found | None:
    """Which tables of a dump are those of a layout; None where it has no posts of that kind."""
    said = LAYOUTS[layout]
    names = {table: {folded(name) if said.folded else name for name in columns} for table, columns in tables.items()}
    fit = {
        role: [name for name, columns in names.items() if table.needs <= columns and not table.lacks & columns]
        for role, table in said.tables.items()
    }
    if not fit[POSTS_ROLE]:
        return None
    usual = said.tables[POSTS_ROLE].usual
    first = next((name for name in fit[POSTS_ROLE] if name.endswith(usual)), fit[POSTS_ROLE][0])
    prefix = first.removesuffix(usual)
    roles = {
        role: prefix + said.tables[role].usual if prefix + said.tables[role].usual in held else held[0]
        for role, held in fit.items()
        if held
    }
    used = set(roles.values())
    return Found(layout, roles, tuple(sorted({name for held in fit.values() for name in held} - used)))


def layout_in(tables: Mapping[str, tuple[str, ...]]) -> Found | None:
    """The layout of a dump by its tables; where posts of several fit, the one most of whose tables are there."""
    fits = [found for layout in LAYOUTS if (found := found_in(tables, layout))]
    return max(fits, key=lambda found: len(found.roles), default=None)


@lru_cache(maxsize=4)
def _tables(path: Path, _size: int, _changed: int) -> tuple[dict[str, tuple[str, ...]], str]:
    return tables_of(path)


def tables_at(path: Path) -> tuple[dict[str, tuple[str, ...]], str]:
    """Tables and charset of a dump; the file is read through once for as long as it is the same."""
    state = path.stat()
    return _tables(path, state.st_size, state.st_mtime_ns)


def recognised(head: Head, layouts: tuple[str, ...]) -> str:
    """What a file is, in words, if it is a dump in one of the layouts."""
    if not is_dump(head.data):
        return ""
    found = layout_in(tables_at(head.path)[0])
    return LAYOUTS[found.layout].title if found and found.layout in layouts else ""
