"""Tests of the reader of DiscordChatExporter files."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from tests.sources.online.odd_values import with_odd_values
from tests.sources.online.read_export import micros, read_export

from inroads.errors import InputError
from inroads.sources.online.discord import DISCORD, of_snowflake
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.world.exports.discord import snowflake, write_discord
from inroads.world.exports.online_place import make_place

AT = 1_577_880_000


def user(number, **other):
    """An account."""
    return {"id": str(number), "name": f"fl4sh{number}", "discriminator": "0000", "isBot": False, **other}


def message(number, author=7, **other):
    """A message."""
    return {
        "id": snowflake(AT, number), "type": "Default", "timestamp": "2020-01-01T13:00:00+01:00", "content": "so",
        "author": user(author), "mentions": [], "reactions": [], **other,
    }  # fmt: skip


def export(*messages, kind="GuildTextChat", **other):
    """A file."""
    return {
        "guild": {"id": "77", "name": "Crew"},
        "channel": {"id": "91", "type": kind, "categoryId": "3", "category": "Trade", "name": "deals"},
        "messages": list(messages), "messageCount": len(messages), **other,
    }  # fmt: skip


def read(tmp_path, data, **asked):
    """What is read of a file."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(data))
    return read_export(path, "discord", **asked)


def test_gives_back_what_was_written(tmp_path):
    """A folder of files gives every post with author, time, reply, mention, edit and thread, ranks, marks and joins."""
    place = make_place(4, 300)
    write_discord(place, tmp_path / "export")
    tables, report = read_export(tmp_path / "export", "discord")
    at = {one.number: one.at for one in place.messages}
    expected = {
        snowflake(one.at, one.number): (
            str(one.author), one.at, snowflake(at[one.reply_to], one.reply_to) if one.reply_to else None,
            one.edited_at, [str(uid) for uid in one.mentions] or None, f"9{one.thread}",
            str(place.threads[one.thread].venue), "members_online", place.name,
        )
        for one in place.messages if not one.gone
    }  # fmt: skip
    columns = ("author", "at", "reply_to", "edited_at", "mentions", "thread", "venue", "access", "place")

    assert expected == {
        post["post"]: tuple(micros(post[column]) if column.endswith("at") else post[column] for column in columns)
        for post in tables["posts"]
    }
    marked = [mark for mark in place.marks if mark.post and not place.messages[mark.post - 1].gone]
    assert {(str(mark.by), str(mark.to), mark.value) for mark in marked} == {
        (mark["by"], mark["to"], mark["value"]) for mark in tables["online_marks"]
    }
    assert {str(one.who) for one in place.happenings} == {event["who"] for event in tables["online_events"]}
    ranks = {account["author"]: account["rank"] for account in tables["online_accounts"] if account["rank"]}
    assert ranks == {uid: place.accounts[int(uid)].rank for uid in ranks}
    assert not report.left
    assert not report.truncated


def test_rank_bot_and_names(tmp_path):
    """The highest role is the rank, a bot is one, number and nickname stand behind the name."""
    roles = [{"name": "member", "position": 1}, {"name": "boss", "position": 9}]
    one = user(7, roles=roles, isBot=True, discriminator="1234", nickname="The Seven")
    tables, _report = read(tmp_path, export(message(1, author=7) | {"author": one}))

    assert ("fl4sh7#1234 (The Seven)", "boss", "bot") == tuple(
        tables["online_accounts"][0][column] for column in ("name", "rank", "kind")
    )


def test_time_is_held_against_the_id(tmp_path):
    """A time more than a day from that in the id gives way to it; without a zone it is that of the id."""
    tables, report = read(
        tmp_path,
        export(
            message(1, timestamp="2021-01-01T00:00:00+00:00"), message(2, timestamp="2020-01-01T09:00:00"),
            message(3, timestamp="never"), message(4, timestamp="2020-01-01T20:00:00+00:00"),
        ),
    )  # fmt: skip
    hours = [12, 12, 12, 20]

    assert [datetime(2020, 1, 1, hour, tzinfo=UTC) for hour in hours] == [post["at"] for post in tables["posts"]]
    assert [1] == [mended.count for mended in report.mended.values()]
    assert of_snowflake("12") is None


def test_reply_and_forward(tmp_path):
    """Only a reply answers; a forwarded message has a reference, too, and is counted."""
    tables, report = read(
        tmp_path,
        export(
            message(2, type="Reply", reference={"messageId": "1"}),
            message(3, reference={"messageId": "1"}, forwardedMessage={"content": "x"}, content=""),
        ),
    )

    assert ["1", None] == [post["reply_to"] for post in tables["posts"]]
    assert any("forwarded" in note for note in report.notes)


def test_direct_messages(tmp_path):
    """A conversation of two is private, and each message goes to the other, also before that one has spoken."""
    tables, _report = read(tmp_path, export(message(1), message(2), message(3, author=8), kind="DirectTextChat"))

    assert [("private", ["8"]), ("private", ["8"]), ("private", ["7"])] == [
        (post["kind"], post["to"]) for post in tables["posts"]
    ]
    assert {"private_online_seized"} == {post["access"] for post in tables["posts"]}


def test_events(tmp_path):
    """Joins, additions and removals are events; other remarks are left."""
    tables, report = read(
        tmp_path,
        export(
            message(1, type="GuildMemberJoin"), message(2, type="RecipientAdd", mentions=[user(8), user(9)]),
            message(3, type="RecipientRemove", mentions=[user(8)]), message(4, type="RecipientRemove"),
            message(5, type="ChannelPinnedMessage"),
        ),
    )  # fmt: skip
    expected = [
        ("joined", "7", None), ("invited", "8", "7"), ("invited", "9", "7"), ("removed", "8", "7"), ("left", "7", None),
    ]  # fmt: skip

    assert expected == [(event["kind"], event["who"], event["by"]) for event in tables["online_events"]]
    assert [1] == [left.count for left in report.left.values()]


def test_counts_are_held_against_the_file(tmp_path):
    """A file that holds fewer messages than it says is cut off."""
    _tables, report = read(tmp_path, export(message(1), messageCount=5))

    assert report.truncated
    assert "holds 5 messages; it holds 1" in report.notes[0]


def test_place_can_be_named(tmp_path):
    """The guild is the place, unless the call names one."""
    tables, _report = read(tmp_path, export(message(1)), place="F-02")

    assert ["F-02"] == [post["place"] for post in tables["posts"]]


SOUND = export(
    message(1, type="Reply", reference={"messageId": "1"}, mentions=[user(8, roles=[{"name": "a", "position": 1}])],
            reactions=[{"emoji": {"id": "", "name": "+"}, "count": 1, "users": [user(9)]}]),
    message(2, type="RecipientAdd", mentions=[user(8)]),
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(export=with_odd_values(SOUND))
def test_wrong_types(tmp_path, export):
    """Whatever stands in whichever field, rows or an InputError come out."""
    (tmp_path / "r.json").write_text(json.dumps(export))
    try:
        for batch in DISCORD.read(tmp_path / "r.json", Asked(), Report("r")):
            assert all(len(rows) for rows in batch.values())
    except InputError:
        pass


def test_not_an_export(tmp_path):
    """A file without messages is refused."""
    (tmp_path / "r.json").write_text("{}")
    with pytest.raises(InputError, match="no export of DiscordChatExporter"):
        list(DISCORD.read(tmp_path / "r.json", Asked(), Report("r")))
