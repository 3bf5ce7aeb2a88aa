"""Writes an invented meeting place as the MySQL dump of a forum, in the layout of each software."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from inroads.world.exports.online_place import Account, Message, OnlinePlace

DAY = 86_400
RANKS = ("member", "vendor", "moderator")
ROWS_OF_AN_INSERT = 500
Cell = str | int | None
Rows = Iterator[Sequence[Cell]]
Tables = list[tuple[str, str, Rows]]
"""Name, columns, rows."""


def write_forum_dump(place: OnlinePlace, path: Path, layout: str, *, prefix: str | None = None) -> None:
    """Write a dump in ``layout`` (a key of :data:`LAYOUTS`), packed if the path ends in .gz; ``prefix`` of its tables.

    Its texts quote as the software does; what a layout cannot say (a reply of phpBB, a vouch of phpBB) is not in it.
    """
    usual, tables_of = LAYOUTS[layout]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="\n") as out:
        out.write("-- MySQL dump 10.13  Distrib 5.5.41\n/*!40101 SET NAMES utf8 */;\n\n")
        for name, columns, rows in tables_of(place):
            table = (usual if prefix is None else prefix) + name
            described = ",\n".join(f"  `{column}` text NOT NULL" for column in columns.split())
            key = columns.split()[0]
            out.write(f"DROP TABLE IF EXISTS `{table}`;\nCREATE TABLE `{table}` (\n{described},\n")
            out.write(f"  PRIMARY KEY (`{key}`)\n) ENGINE=MyISAM DEFAULT CHARSET=utf8;\n")
            out.write(f"LOCK TABLES `{table}` WRITE;\n/*!40000 ALTER TABLE `{table}` DISABLE KEYS */;\n")
            for count, row in enumerate(rows):
                begun = count % ROWS_OF_AN_INSERT
                out.write("," if begun else f"{';' * bool(count)}\nINSERT INTO `{table}` VALUES ")
                out.write(f"({','.join(map(_cell, row))})")
            out.write(";\n/*!40000 ALTER TABLE x ENABLE KEYS */;\nUNLOCK TABLES;\n\n")
        written = datetime.fromtimestamp(max(message.at for message in place.messages) + DAY, UTC)
        out.write(f"-- Dump completed on {written:%Y-%m-%d %H:%M:%S}\n")


def _cell(value: Cell) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


def _name(place: OnlinePlace, uid: int) -> str:
    return place.accounts[uid].name


def _group(account: Account) -> int:
    return RANKS.index(account.rank) + 1 if account.rank in RANKS else 1


def _groups() -> Rows:
    return ((number, rank, 0, 0) for number, rank in enumerate(RANKS, 1))


def _forums(place: OnlinePlace) -> Rows:
    first = next(iter(place.venues))
    return ((number, 0 if number == first else first, name, "") for number, name in place.venues.items())


def _vouches(place: OnlinePlace) -> Rows:
    marks = (mark for mark in place.marks if mark.kind == "vouch")
    return ((mark.number, mark.to, mark.by, 0, int(mark.value), mark.at, mark.text) for mark in marks)


def _texts(
    place: OnlinePlace, quote: Callable[[Message, str], str], mention: str = "@{name}"
) -> Callable[[Message], str]:
    by_number = {message.number: message for message in place.messages}

    def text(message: Message) -> str:
        quoted = "".join(quote(by_number[number], _name(place, by_number[number].author)) for number in message.quotes)
        named = "".join(f" {mention.format(uid=uid, name=_name(place, uid))}" for uid in message.mentions)
        return f"{quoted}{message.text}{named}"

    return text


def _mybb(place: OnlinePlace) -> Tables:
    text = _texts(place, lambda m, name: f"[quote='{name}' pid='{m.number}' dateline='{m.at}']\n{m.text}\n[/quote]\n")
    return [
        ("adminsessions", "sid uid loginkey ip", iter([("s1", 2, place.accounts[2].secret, "10.0.0.1")])),
        ("forums", "fid pid name parentlist", _forums(place)),
        (
            "posts",
            "pid tid replyto fid subject uid username dateline message ipaddress edittime visible",
            (
                (m.number, m.thread, m.reply_to or 0, place.threads[m.thread].venue, "re", m.author,
                 _name(place, m.author), m.at, text(m), "10.0.0.1", m.edited_at or 0, -1 if m.gone else 1)
                for m in place.messages
            ),
        ),
        (
            "privatemessages", "pmid uid toid fromid recipients folder subject message dateline",
            (
                (m.number, m.to[0], m.to[0], m.author, _recipients(m.to), 1, "hi", m.text, m.at)
                for m in place.private
            ),
        ),
        ("reputation", "rid uid adduid pid reputation dateline comments", _vouches(place)),
        (
            "threads", "tid fid subject firstpost lastposteruid",
            ((t.number, t.venue, t.title, 0, 0) for t in place.threads.values()),
        ),
        ("usergroups", "gid title canviewthreads cancp", _groups()),
        (
            "users",
            ("uid username password salt loginkey email usergroup displaygroup regdate lastactive referrer "
             "buddylist regip"),
            (
                (a.uid, a.name, a.secret, a.secret, a.secret, a.mail, _group(a), 0, a.joined, a.joined + 60,
                 a.referrer or 0, "", "10.0.0.1")
                for a in place.accounts.values()
            ),
        ),
    ]  # fmt: skip


def _recipients(to: Sequence[int]) -> str:
    inner = "".join(f'i:{at};s:{len(str(uid))}:"{uid}";' for at, uid in enumerate(to))
    return f'a:1:{{s:2:"to";a:{len(to)}:{{{inner}}}}}'


def _phpbb_3(place: OnlinePlace) -> Tables:
    text = _texts(
        place,
        lambda m, name: (
            f'<QUOTE author="{name}" post_id="{m.number}" time="{m.at}"><s>[quote={name}]</s>{m.text}'
            "<e>[/quote]</e></QUOTE>\n"
        ),
    )
    return [
        ("forums", "forum_id parent_id forum_name left_id", _forums(place)),
        ("groups", "group_id group_name group_type group_founder_manage", _groups()),
        (
            "posts", ("post_id topic_id forum_id poster_id poster_ip post_time post_username post_text bbcode_uid "
            "post_visibility post_edit_time"),
            (
                (m.number, m.thread, place.threads[m.thread].venue, m.author, "10.0.0.1", m.at, "",
                 f"<r>{text(m)}</r>", "", 2 if m.gone else 1, m.edited_at or 0)
                for m in place.messages
            ),
        ),
        (
            "privmsgs", "msg_id author_id message_time message_subject message_text to_address bcc_address",
            (
                (m.number, m.author, m.at, "hi", f"<t>{m.text}</t>", ":".join(f"u_{uid}" for uid in m.to), "")
                for m in place.private
            ),
        ),
        (
            "topics", "topic_id forum_id topic_title topic_poster topic_type",
            ((t.number, t.venue, t.title, 0, 0) for t in place.threads.values()),
        ),
        (
            "users", ("user_id user_type group_id username username_clean user_password user_email user_regdate "
            "user_lastvisit user_ip user_form_salt"),
            (
                (a.uid, 0, _group(a), a.name, a.name, a.secret, a.mail, a.joined, a.joined + 60, "10.0.0.1", a.secret)
                for a in place.accounts.values()
            ),
        ),
        ("zebra", "user_id zebra_id friend foe", iter([(2, 3, 1, 0), (3, 2, 0, 1)])),
    ]  # fmt: skip


def _phpbb_2(place: OnlinePlace) -> Tables:
    text = _texts(place, lambda m, name: f'[quote:3f2a1b9c0d="{name}"]{m.text}[/quote:3f2a1b9c0d]\n')
    first = next(iter(place.venues.values()))
    return [
        ("categories", "cat_id cat_title cat_order", iter([(1, first, 1)])),
        ("forums", "forum_id cat_id forum_name", ((number, 1, name) for number, name in place.venues.items())),
        (
            "posts", "post_id topic_id forum_id poster_id post_time poster_ip post_username post_edit_time",
            (
                (m.number, m.thread, place.threads[m.thread].venue, m.author, m.at, "0a000001", "", m.edited_at)
                for m in place.messages
            ),
        ),
        (
            "posts_text", "post_id bbcode_uid post_subject post_text",
            ((m.number, "3f2a1b9c0d", "", text(m)) for m in place.messages),
        ),
        (
            "privmsgs", "privmsgs_id privmsgs_type privmsgs_from_userid privmsgs_to_userid privmsgs_date",
            ((m.number, 0, m.author, m.to[0], m.at) for m in place.private),
        ),
        (
            "privmsgs_text", "privmsgs_text_id privmsgs_bbcode_uid privmsgs_text",
            ((m.number, "", m.text) for m in place.private),
        ),
        ("ranks", "rank_id rank_title rank_special rank_min", _groups()),
        (
            "topics", "topic_id forum_id topic_title topic_poster topic_vote",
            ((t.number, t.venue, t.title, 0, 0) for t in place.threads.values()),
        ),
        (
            "users", "user_id username user_password user_level user_rank user_regdate user_lastvisit user_email",
            (
                (a.uid, a.name, a.secret, 0, _group(a), a.joined, a.joined + 60, a.mail)
                for a in place.accounts.values()
            ),
        ),
    ]  # fmt: skip


def _vbulletin(place: OnlinePlace) -> Tables:
    text = _texts(
        place, lambda m, name: f"[QUOTE={name};{m.number}]{m.text}[/QUOTE]\n", "[MENTION={uid}]{name}[/MENTION]"
    )
    edited = [m for m in place.messages if m.edited_at]
    return [
        ("editlog", "postid userid username dateline", ((m.number, m.author, "", m.edited_at) for m in edited)),
        ("forum", "forumid parentid title displayorder", _forums(place)),
        ("pm", "pmid pmtextid userid folderid", ((m.number, m.number, m.to[0], 0) for m in place.private)),
        (
            "pmtext", "pmtextid fromuserid fromusername title message touserarray dateline",
            (
                (m.number, m.author, _name(place, m.author), "hi", m.text, _to_users(place, m.to), m.at)
                for m in place.private
            ),
        ),
        (
            "post", "postid threadid parentid username userid title dateline pagetext ipaddress visible",
            (
                (m.number, m.thread, m.reply_to or 0, _name(place, m.author), m.author, "", m.at, text(m), "10.0.0.1",
                 2 if m.gone else 1)
                for m in place.messages
            ),
        ),
        (
            "reputation", "reputationid userid whoadded postid reputation dateline reason", _vouches(place),
        ),
        (
            "thread", "threadid forumid title postuserid",
            ((t.number, t.venue, t.title, 0) for t in place.threads.values()),
        ),
        (
            "user", "userid usergroupid username password salt email joindate lastactivity referrerid ipaddress",
            (
                (a.uid, _group(a), a.name, a.secret, a.secret, a.mail, a.joined, a.joined + 60, a.referrer or 0,
                 "10.0.0.1")
                for a in place.accounts.values()
            ),
        ),
        ("usergroup", "usergroupid title forumpermissions adminpermissions", _groups()),
    ]  # fmt: skip


def _to_users(place: OnlinePlace, to: Sequence[int]) -> str:
    names = [(uid, _name(place, uid)) for uid in to]
    inner = "".join(f'i:{uid};s:{len(name.encode())}:"{name}";' for uid, name in names)
    return f'a:1:{{s:2:"cc";a:{len(to)}:{{{inner}}}}}'


def _xenforo(place: OnlinePlace) -> Tables:
    text = _texts(
        place,
        lambda m, name: f'[QUOTE="{name}, post: {m.number}, member: {m.author}"]{m.text}[/QUOTE]\n',
        "[USER={uid}]@{name}[/USER]",
    )
    liked = [mark for mark in place.marks if mark.kind == "reaction"]
    both = [(m.number, uid) for m in place.private for uid in (m.author, *m.to)]
    return [
        (
            "conversation_master", "conversation_id title user_id start_date recipients",
            ((m.number, "hi", m.author, m.at, "") for m in place.private),
        ),
        (
            "conversation_message", "message_id conversation_id message_date user_id username message ip_id",
            ((m.number, m.number, m.at, m.author, _name(place, m.author), m.text, 1) for m in place.private),
        ),
        (
            "conversation_recipient", "conversation_id user_id recipient_state",
            ((number, uid, "active") for number, uid in both),
        ),
        (
            "liked_content", "like_id content_type content_id like_user_id like_date content_user_id",
            ((mark.number, "post", mark.post, mark.by, mark.at, mark.to) for mark in liked),
        ),
        (
            "node", "node_id parent_node_id title description node_type_id",
            ((*row, "Forum") for row in _forums(place)),
        ),
        (
            "post", "post_id thread_id user_id username post_date message ip_id message_state last_edit_date",
            (
                (m.number, m.thread, m.author, _name(place, m.author), m.at, text(m), 1,
                 "deleted" if m.gone else "visible", m.edited_at or 0)
                for m in place.messages
            ),
        ),
        (
            "thread", "thread_id node_id title first_post_id",
            ((t.number, t.venue, t.title, 0) for t in place.threads.values()),
        ),
        (
            "user", "user_id username email user_group_id register_date last_activity is_banned secret_key",
            (
                (a.uid, a.name, a.mail, _group(a), a.joined, a.joined + 60, 0, a.secret)
                for a in place.accounts.values()
            ),
        ),
        (
            "user_authenticate", "user_id scheme_class data",
            ((a.uid, "XenForo_Authentication_Core12", a.secret) for a in place.accounts.values()),
        ),
        ("user_follow", "user_id follow_user_id follow_date", iter([(2, 3, 1_430_000_000)])),
        ("user_group", "user_group_id title display_style_priority x", _groups()),
    ]  # fmt: skip


def _smf(place: OnlinePlace) -> Tables:
    text = _texts(
        place,
        lambda m, name: (
            f"[quote author={name} link=topic={m.thread}.msg{m.number}#msg{m.number} date={m.at}]{m.text}[/quote]<br />"
        ),
        "[member={uid}]{name}[/member]",
    )
    vouches = [mark for mark in place.marks if mark.kind == "vouch"]
    return [
        (
            "boards", "id_board id_parent name id_cat",
            ((number, parent, name, 0) for number, parent, name, _x in _forums(place)),
        ),
        (
            "log_karma", "id_target id_executor log_time action",
            ((mark.to, mark.by, mark.at, int(mark.value)) for mark in vouches),
        ),
        ("membergroups", "id_group group_name min_posts x", _groups()),
        (
            "members", ("id_member member_name real_name date_registered id_group last_login passwd password_salt "
            "email_address member_ip is_activated"),
            (
                (a.uid, a.name, a.name, a.joined, _group(a), a.joined + 60, a.secret, a.secret, a.mail, "10.0.0.1", 1)
                for a in place.accounts.values()
            ),
        ),
        (
            "messages", ("id_msg id_topic id_board poster_time id_member subject poster_name poster_email poster_ip "
            "modified_time body approved"),
            (
                (m.number, m.thread, place.threads[m.thread].venue, m.at, m.author, "re", _name(place, m.author),
                 "", "10.0.0.1", m.edited_at or 0, text(m), 0 if m.gone else 1)
                for m in place.messages
            ),
        ),
        (
            "personal_messages", "id_pm id_member_from from_name msgtime subject body",
            ((m.number, m.author, _name(place, m.author), m.at, "hi", m.text) for m in place.private),
        ),
        (
            "pm_recipients", "id_pm id_member bcc",
            ((m.number, uid, 0) for m in place.private for uid in m.to),
        ),
        ("topics", "id_topic id_board id_first_msg", ((t.number, t.venue, 0) for t in place.threads.values())),
    ]  # fmt: skip


LAYOUTS: dict[str, tuple[str, Callable[[OnlinePlace], Tables]]] = {
    "mybb": ("mybb_", _mybb),
    "phpbb3": ("phpbb_", _phpbb_3),
    "phpbb2": ("phpbb_", _phpbb_2),
    "vbulletin": ("", _vbulletin),
    "xenforo": ("xf_", _xenforo),
    "smf": ("smf_", _smf),
}
"""By layout the usual prefix of its tables, and its tables."""
