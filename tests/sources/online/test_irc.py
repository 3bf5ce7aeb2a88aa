"""Tests of the reader of IRC logs."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.online.measure_irc_links import LOGS, measure
from tests.sources.online.read_export import micros, read_export

from inroads.errors import InputError
from inroads.sources.online.irc import IRC
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.world.exports.irc import CHANNEL, STYLES, write_irc
from inroads.world.exports.online_place import make_place


def read(tmp_path, text, name="#ubuntu.2004-11-15.log", **asked):
    """What is read of a log."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_export(tmp_path / name, "irc", **asked)


@pytest.mark.parametrize("style", STYLES)
def test_gives_back_what_was_written(tmp_path, style):
    """Every post has author, time, text and whom it addresses, every join its time, in each style."""
    place = make_place(7, 200)
    tables, report = read_export(write_irc(place, tmp_path, style), "irc")
    authors = {one.number: place.accounts[one.author].name for one in place.messages}
    step = 60 if style == "irssi" else 1
    expected = [
        (authors[one.number], one.at // step * step,
         None if not one.reply_to or authors[one.reply_to] == authors[one.number] else [authors[one.reply_to]])
        for one in place.messages
    ]  # fmt: skip

    assert expected == [(post["author"], micros(post["at"]), post["mentions"]) for post in tables["posts"]]
    assert all(post["text"].endswith(one.text) for post, one in zip(tables["posts"], place.messages, strict=True))
    assert {(place.accounts[one.who].name, one.at // step * step) for one in place.happenings} == {
        (event["who"], micros(event["at"])) for event in tables["online_events"]
    }
    assert {CHANNEL} == {post["venue"] for post in tables["posts"]}
    assert not report.left


REMARKS = """
[12:00] <a> hi
=== b [~b@h.invalid]  has joined #ubuntu
=== b is now known as c
[12:01] -!- d [d@h] has quit [Ping timeout]
[12:01] -!- e was kicked from #ubuntu by a [flood]
[12:02] -!- mode/#ubuntu [+oo f g] by a
[12:02] *** Parts: h (h@h) (bye)
[12:03]  * a waves
[12:03] -!- mode/#ubuntu [-o f] by a
"""


def test_events(tmp_path):
    """Joins, quits, kicks, operators made and changes of nick are events; hosts are kept only if asked."""
    tables, report = read(tmp_path, REMARKS)
    expected = [
        ("joined", "b", None), ("renamed", "c", "b"), ("left", "d", None), ("removed", "e", "a"),
        ("promoted", "f", "a"), ("promoted", "g", "a"), ("left", "h", None),
    ]  # fmt: skip

    assert expected == [(event["kind"], event["who"], event["by"]) for event in tables["online_events"]]
    assert ["hi", "waves"] == [post["text"] for post in tables["posts"]]
    assert [1] == [left.count for left in report.left.values()]
    assert "h.invalid" not in repr(tables)
    tables, _report = read(tmp_path, REMARKS, keep_addresses=True)
    assert "~b@h.invalid" in {account["address"] for account in tables["online_accounts"]}


def test_midnight(tmp_path):
    """A clock that falls back has passed midnight; a line that says the day decides."""
    text = "[23:59] <a> x\n[00:01] <a> y\n--- Day changed Wed Nov 17 2004\n[00:00] <a> z\n"
    tables, _report = read(tmp_path, text)
    expected = [(15, 23, 59), (16, 0, 1), (17, 0, 0)]

    assert [datetime(2004, 11, *moment, tzinfo=UTC) for moment in expected] == [post["at"] for post in tables["posts"]]


def test_no_day(tmp_path):
    """Where nothing says the day times stay open, and the report says how many."""
    tables, report = read(tmp_path, "[12:00] <a> x\n[12:01] <b> y\n[12:02] <a> z\n", name="chat.log")

    assert [None] * 3 == [post["at"] for post in tables["posts"]]
    assert "3 have no time" in report.notes[0]


def test_only_nicks_that_were_seen_are_mentioned(tmp_path):
    """A word before a colon is a mention only where somebody of that nick was seen, however it is written."""
    tables, _report = read(tmp_path, "[12:00] <Bob> x\n[12:01] <a> bob, hi\n[12:02] <a> note: x\n[12:03] <Bob> a: y\n")

    assert [None, ["Bob"], None, ["a"]] == [post["mentions"] for post in tables["posts"]]


@pytest.mark.parametrize(
    ("name", "place", "venue"),
    [("irc.libera.#ubuntu.weechatlog", "libera", "#ubuntu"), ("libera_#ubuntu_20041115.log", "libera", "#ubuntu"),
     ("#ubuntu.log", "ubuntu", "#ubuntu"), ("ops.txt", "ops", "ops")],
)  # fmt: skip
def test_names(tmp_path, name, place, venue):
    """Network and channel follow from the name of the file."""
    tables, _report = read(tmp_path, "[12:00] <a> x\n[12:01] <b> y\n[12:02] <a> z\n", name=name)

    assert (place, venue) == (tables["posts"][0]["place"], tables["posts"][0]["venue"])


PARTS = [
    "[12:00] ", "<a> ", "=== ", "-!- ", " has joined #x", "\n", "2004-11-15 12:00:00\t",
    "9999-12-31 23:59:59\ta\tx\n", "[00:00] <a> y\n", "--- Day changed ",
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=30))
def test_any_text(tmp_path, lines):
    """Whatever a file says, rows or an InputError come out."""
    path = tmp_path / "#x.log"
    path.write_bytes("".join(lines).encode(errors="replace"))
    try:
        for batch in IRC.read(path, Asked(), Report("r")):
            assert all(len(rows) for rows in batch.values())
    except InputError:
        pass


@pytest.mark.skipif(not LOGS.is_dir(), reason=f"no chat logs at {LOGS} (set INROADS_SHARED)")
def test_every_message_of_the_published_logs():
    """Of ten published logs every line that is no remark of the server is a post with a time."""
    logs = sorted(LOGS.glob("*.raw.txt"))
    for log in logs:
        tables, report = read_export(log, "irc")
        lines = log.read_bytes().decode().split("\n")
        spoken = [line for line in lines if line.strip() and not line.startswith("===")]

        assert len(spoken) == len(tables["posts"])
        assert not [post for post in tables["posts"] if post["at"] is None]
        assert not report.truncated

    assert len(logs) == 10


@pytest.mark.skipif(not LOGS.is_dir(), reason=f"no chat logs at {LOGS} (set INROADS_SHARED)")
def test_links_by_mention():
    """Who is addressed shows what is answered: most such links are those that people drew."""
    precision, recall, *_counts = measure(200)

    assert precision > 0.6
    assert recall > 0.2
