"""Tests of the reader of Telegram Desktop exports."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.online.odd_values import with_odd_values
from tests.sources.online.read_export import micros, read_export

from inroads.errors import InputError
from inroads.sources.online import json_stream
from inroads.sources.online.reader import Asked, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.telegram import TELEGRAM
from inroads.world.exports.online_place import make_place
from inroads.world.exports.telegram import FIRST_MESSAGE, write_telegram

ME = 2


def message(number, text="so", **other):
    """A message as a current export has it."""
    return {
        "id": number, "type": "message", "date": "2020-01-01T13:00:00", "date_unixtime": str(1577880000 + number),
        "from": "n0va", "from_id": "user7", "text": text, "text_entities": [], **other,
    }  # fmt: skip


def service(number, action, **other):
    """A remark of Telegram."""
    return {
        "id": number, "type": "service", "date_unixtime": "1577880000", "actor": "n0va", "actor_id": "user7",
        "action": action, "text": "", **other,
    }  # fmt: skip


def chat(*messages, kind="private_supergroup", number=55):
    """One chat."""
    return {"name": "Crew", "type": kind, "id": number, "messages": list(messages)}


def read(tmp_path, export, **asked):
    """What is read of an export."""
    path = tmp_path / "result.json"
    path.write_bytes(export if isinstance(export, bytes) else json.dumps(export, ensure_ascii=False).encode())
    return read_export(path, "telegram", **asked)


def test_gives_back_what_was_written(tmp_path):
    """A full export gives every post with author, time, reply, mention, edit, topic, access and reaction."""
    place = make_place(3, 300)
    write_telegram(place, tmp_path / "result.json", ME)
    tables, report = read_export(tmp_path / "result.json", "telegram")
    found = {post["post"]: post for post in tables["posts"]}
    expected = {}
    for one in place.messages:
        venue = place.threads[one.thread].venue
        if not one.gone:
            reply = f"{venue}/{FIRST_MESSAGE + one.reply_to}" if one.reply_to else f"{venue}/{one.thread}"
            expected[f"{venue}/{FIRST_MESSAGE + one.number}"] = (
                f"user{one.author}", one.at, reply, one.edited_at, [f"user{uid}" for uid in one.mentions] or None,
                str(venue), "members_online", None,
            )  # fmt: skip
    for one in place.private:
        if ME in (one.author, *one.to):
            other = one.to[0] if one.author == ME else one.author
            expected[f"user{ME}-user{other}/{FIRST_MESSAGE + one.number}"] = (
                f"user{one.author}", one.at, None, None, None, f"user{ME}-user{other}", "private_online_seized",
                "private",
            )  # fmt: skip
    columns = ("author", "at", "reply_to", "edited_at", "mentions", "venue", "access", "kind")

    assert expected == {
        name: tuple(micros(post[column]) if column.endswith("at") else post[column] for column in columns)
        for name, post in found.items()
    }
    marked = [mark for mark in place.marks if mark.post and not place.messages[mark.post - 1].gone]
    assert {(f"user{mark.by}", f"user{mark.to}", mark.at, mark.value) for mark in marked} == {
        (mark["by"], mark["to"], micros(mark["at"]), mark["value"]) for mark in tables["online_marks"]
    }
    assert {(one.kind, one.at, f"user{one.by}" if one.by else None) for one in place.happenings} == {
        (event["kind"], micros(event["at"]), event["by"]) for event in tables["online_events"]
    }
    assert not report.left
    assert not report.truncated


def test_topic_follows_replies(tmp_path):
    """A message stands in the topic of what it answers; what answers something unknown stands in none that is known."""
    tables, _report = read(
        tmp_path,
        chat(
            service(1, "topic_created", title="Vouches"), message(2, reply_to_message_id=1), message(3),
            message(4, reply_to_message_id=2), message(5, reply_to_message_id=99),
        ),
    )  # fmt: skip

    assert ["55/1", "55/General", "55/1", None] == [post["thread"] for post in tables["posts"]]


def test_nothing_of_the_exporting_person_is_read(tmp_path):
    """Telephone, mail, sessions and secrets of the one who exported reach no table."""
    place = make_place(3, 200)
    write_telegram(place, tmp_path / "result.json", ME)
    tables, report = read_export(tmp_path / "result.json", "telegram", keep_addresses=True)
    me = place.accounts[ME]
    told = repr(dict(tables)) + repr(report)

    assert me.secret in (tmp_path / "result.json").read_text()
    assert me.secret not in told
    assert me.mail not in told


@pytest.mark.parametrize("keep", [True, False])
def test_a_telephone_number_that_was_sent(keep, tmp_path):
    """An export in which a contact was sent, and so a telephone number stands, is kept only with addresses."""
    sent = message(1, contact_information={"first_name": "A", "phone_number": "0031600000000"})
    tables, report = read(tmp_path, chat(sent), keep_addresses=keep)

    assert keep != report.withheld
    assert "0031600000000" not in repr(dict(tables))


def test_events(tmp_path):
    """Invitations are one event for each member, joins by link name the inviter, who removes himself has left."""
    tables, report = read(
        tmp_path,
        chat(
            service(1, "create_group", title="Crew", members=["n0va", "fl4sh"]),
            service(2, "invite_members", members=["fl4sh", None, "zed"]),
            service(3, "join_group_by_link", actor="zed", actor_id="user9", inviter="n0va"),
            service(4, "remove_members", members=["zed"]),
            service(5, "remove_members", members=["n0va"]),
            service(6, "pin_message"),
            message(7, **{"from": "fl4sh", "from_id": "user8"}),
        ),
    )
    expected = [
        ("founded", "user7", None), ("invited", "user7", "user7"), ("invited", "user8", "user7"),
        ("invited", "user8", "user7"), ("invited", "user9", "user7"), ("joined_by_link", "user9", "user7"),
        ("removed", "user9", "user7"), ("left", "user7", None),
    ]  # fmt: skip

    assert expected == [(event["kind"], event["who"], event["by"]) for event in tables["online_events"]]
    assert [1] == [left.count for left in report.left.values()]


def test_a_name_of_two_stays_a_name(tmp_path):
    """A member who is only named, with a name that two accounts bear, is no account's id."""
    tables, _report = read(
        tmp_path,
        chat(
            service(1, "invite_members", members=["fl4sh", "ghost"]),
            message(2, **{"from": "fl4sh", "from_id": "user8"}),
            message(3, **{"from": "fl4sh", "from_id": "user9"}),
        ),
    )

    assert ["fl4sh", "ghost"] == [event["who"] for event in tables["online_events"]]


def test_text_and_mentions(tmp_path):
    """Parts of a text are joined, a hidden link shows, and mentions are ids or names with their sign."""
    parts = [
        "see ", {"type": "text_link", "text": "here", "href": "https://t.me/+x"}, " ",
        {"type": "mention", "text": "@fl4sh"}, {"type": "mention_name", "text": "Zed", "user_id": 9},
    ]  # fmt: skip
    tables, _report = read(tmp_path, chat(message(1, parts)))

    assert ("see here (https://t.me/+x) @fl4shZed", ["@fl4sh", "user9"]) == (
        tables["posts"][0]["text"],
        tables["posts"][0]["mentions"],
    )


@pytest.mark.parametrize(("zone", "hour", "told"), [("Europe/Amsterdam", 12, "Europe/Amsterdam"), ("", 13, "UTC")])
def test_time_without_a_zone(tmp_path, zone, hour, told):
    """A time that names no zone is of the zone that was asked, else of UTC, and the report says how many."""
    old = message(1)
    del old["date_unixtime"]
    tables, report = read(tmp_path, chat(old), zone=zone)

    assert datetime(2020, 1, 1, hour, tzinfo=UTC) == tables["posts"][0]["at"]
    assert any(f": 1; read as {told}" in note for note in report.notes)


@pytest.mark.parametrize(
    ("kind", "access"),
    [("public_supergroup", "public_online"), ("private_group", "members_online"), ("bot_chat", "private_online_seized"),
     ("party", "")],
)  # fmt: skip
def test_access_follows_the_kind_of_chat(tmp_path, kind, access):
    """Public, closed and private chats have their access; an unknown kind has none."""
    path = tmp_path / "result.json"
    path.write_text(json.dumps(chat(message(1), kind=kind)))
    batches = list(TELEGRAM.read(path, Asked(), Report("r")))

    assert [access] == [row for batch in batches for row in batch["posts"]["access"].to_list()]


def test_deleted_account(tmp_path):
    """Who is deleted has the id as name, and where there is none is «deleted account»."""
    gone = {**message(2, **{"from": None}), "from_id": None}
    tables, _report = read(tmp_path, chat(message(1, **{"from": None}), gone))

    assert ["user7", "deleted account"] == [post["author"] for post in tables["posts"]]
    assert {"deleted"} == {account["kind"] for account in tables["online_accounts"]}


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.999])
def test_cut_off(tmp_path, share):
    """Of a file that is cut off what stands before is taken, and the report says so."""
    whole = json.dumps(chat(*(message(number, "é" * 50) for number in range(1, 200))), ensure_ascii=False).encode()
    tables, report = read(tmp_path, whole[: int(len(whole) * share)])
    count = len(tables["posts"])

    assert report.truncated
    assert abs(count - 199 * share) < 4
    assert [f"55/{number}" for number in range(1, count + 1)] == [post["post"] for post in tables["posts"]]


def test_one_damaged_message_costs_one(tmp_path):
    """A missing quote, a bad byte, endless digits or a nest of 100 000 lists costs one message."""
    lines = json.dumps(chat(*(message(number, f"t{number}") for number in range(1, 7))), indent=1)
    lines = lines.replace('"text": "t2"', '"text": "t2').replace('"text": "t3"', '"text": ' + "[" * 10**5 + "]" * 10**5)
    lines = lines.replace('"text": "t4"', '"text": ' + "9" * 5000)
    tables, report = read(tmp_path, lines.encode().replace(b'"t5"', b'"t5\xe4"'))

    assert ["t1", "t5\ufffd", "t6"] == [post["text"] for post in tables["posts"]]
    assert 3 == sum(left.count for left in report.left.values())
    assert not report.truncated


def test_long_message(tmp_path):
    """A text of ten megabytes is cut, and told."""
    tables, report = read(tmp_path, chat(message(1, "a" * 10_000_001), message(2)))

    assert [10_000_000, 2] == [len(post["text"]) for post in tables["posts"]]
    assert 1 == len(report.mended)


def test_message_without_an_end(tmp_path, monkeypatch):
    """A message that is longer than any may be is left, and the next is read."""
    monkeypatch.setattr(json_stream, "LONGEST_RECORD", 1_000_000)
    tables, report = read(tmp_path, chat(message(1, "b" * 3_000_000), message(2)))

    assert ["55/2"] == [post["post"] for post in tables["posts"]]
    assert 1 == len(report.left)


def test_not_an_export(tmp_path):
    """What is no export is not recognised, and is refused when asked for by name."""
    path = tmp_path / "a.json"
    path.write_text('{"messages": 3}')

    assert not TELEGRAM.recognise(head_of(path))
    path.write_text("[1, 2")
    with pytest.raises(InputError, match="no export of Telegram"):
        list(TELEGRAM.read(path, Asked(), Report("a")))


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "text"]), inner),
    max_leaves=5,
)
SOUND = chat(
    service(1, "topic_created", title="T"), service(2, "invite_members", members=["a"]),
    message(
        3, [{"type": "mention_name", "user_id": 1, "text": "x"}], reply_to_message_id=1, edited_unixtime="1577880009",
        reactions=[
            {"emoji": "+", "count": 2, "recent": [{"from_id": "user1", "date": "2020-01-01T00:00:00"}]},
        ],
    ),
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(export=with_odd_values(SOUND, ODD))
def test_wrong_types(tmp_path, export):
    """Whatever stands in whichever field, rows or an InputError come out."""
    (tmp_path / "r.json").write_text(json.dumps(export))
    try:
        for batch in TELEGRAM.read(tmp_path / "r.json", Asked(), Report("r")):
            assert all(len(rows) for rows in batch.values())
    except InputError:
        pass


MEMORY = """
import sys
from pathlib import Path
from inroads.sources.online import json_stream
from inroads.sources.online.reader import Asked, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.telegram import TELEGRAM
count = sum(len(batch.get("posts", ())) for batch in TELEGRAM.read(Path(sys.argv[1]), Asked(), Report("r")))
most = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(count, int(most) // 1024)
"""
"""The peak since the program began: that of getrusage holds what the parent held, too."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_memory_is_flat(tmp_path):
    """Two hundred thousand messages are read in less than 300 MB."""
    path = tmp_path / "result.json"
    with path.open("w") as file:
        file.write('{"name": "Crew", "type": "private_supergroup", "id": 55, "messages": [\n')
        for number in range(1, 200_001):
            file.write((",\n" if number > 1 else "") + json.dumps(message(number, "some words " * 20)))
        file.write("]}")
    ran = subprocess.run([sys.executable, "-c", MEMORY, path], capture_output=True, text=True, check=True)
    count, most = map(int, ran.stdout.split())

    assert 200_000 == count
    assert most < 300
