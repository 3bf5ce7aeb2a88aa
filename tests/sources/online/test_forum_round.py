"""What a writer lays out as the dump of a forum comes back from its reader."""

from functools import cache

import polars as pl
import pytest

from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.world.exports.forum_dump import LAYOUTS, write_forum_dump
from inroads.world.exports.online_place import make_place

REPLIES, DELETED_FLAG, REFERRERS = (
    {"mybb", "vbulletin"},
    {"mybb", "phpbb3", "vbulletin", "xenforo"},
    {"mybb", "vbulletin"},
)
VOUCHES, MENTIONS = {"mybb", "vbulletin", "smf"}, {"vbulletin", "xenforo", "smf"}


@cache
def place():
    """A place of four hundred posts."""
    return make_place(7, 400)


def tables(path, asked=None):
    """What the reader of a file gives, by table, and its report."""
    reader, _said = reader_for(path)
    report, found = Report(path.name), {}
    for batch in reader.read(path, asked or Asked(place="F-01"), report):
        for table, rows in batch.items():
            found.setdefault(table, []).append(rows)
    return {table: pl.concat(parts) for table, parts in found.items()}, report


@pytest.fixture(params=list(LAYOUTS))
def dump(request, tmp_path):
    """A dump in each layout, packed, its tables under a prefix nobody uses."""
    path = tmp_path / "backup.sql.gz"
    write_forum_dump(place(), path, request.param, prefix="zz9_")
    return request.param, *tables(path)


def test_every_post_comes_back(dump):
    """Posts have their author, time, venue and thread, and nothing is left out or mended."""
    _layout, found, report = dump
    names = {uid: account.name for uid, account in place().accounts.items()}
    threads = place().threads
    posts = found["posts"].filter(pl.col("kind").is_null())
    expected = [
        (str(m.number), names[m.author], m.at, f"{m.thread}: {threads[m.thread].title}") for m in place().messages
    ]
    if _layout == "smf":
        expected = [(post, author, at, thread.partition(":")[0]) for post, author, at, thread in expected]
    seconds = posts["at"].dt.epoch("s")

    assert expected == list(zip(posts["post"], posts["author"], seconds, posts["thread"], strict=True))
    assert ([], {}, {}, False) == (report.notes, report.left, report.mended, report.truncated)


def test_venues_and_texts(dump):
    """A post stands in the forum of its thread, and its text ends with what was written."""
    layout, found, _report = dump
    posts = found["posts"].filter(pl.col("kind").is_null())

    for message, venue, text in zip(place().messages, posts["venue"], posts["text"], strict=True):
        name = place().venues[place().threads[message.thread].venue]
        assert name == venue.partition(" (")[0]
        assert message.text in text
        assert ("[quote]" in text) == bool(message.quotes), layout


def test_replies_quotes_and_mentions(dump):
    """Whom a post answers, quotes and mentions is what the layout says of it."""
    layout, found, _report = dump
    posts = found["posts"].filter(pl.col("kind").is_null())
    messages = place().messages
    replies = [str(m.reply_to) if m.reply_to and layout in REPLIES else None for m in messages]

    assert replies == posts["reply_to"].to_list()
    if layout != "phpbb2":
        assert [[*map(str, m.quotes)] for m in messages] == [*map(list, posts["quotes"].fill_null([]))]
    if layout in MENTIONS:
        named = [[place().accounts[uid].name for uid in m.mentions] for m in messages]
        assert named == [*map(list, posts["mentions"].fill_null([]))]


def test_edits_deletions_and_access(dump):
    """Edited posts have the time, deleted ones are gone and hidden; access of the rest is open."""
    layout, found, _report = dump
    posts = found["posts"].filter(pl.col("kind").is_null())
    messages = place().messages

    assert [m.edited_at for m in messages] == posts["edited_at"].dt.epoch("s").to_list()
    if layout in DELETED_FLAG:
        assert [m.gone for m in messages] == posts["gone"].to_list()
    if layout != "phpbb2":
        assert [m.gone for m in messages] == (posts["access"] == "private_online_seized").to_list()


def test_private_messages(dump):
    """Private messages have ids of their own, whom they go to, and the access of what was seized."""
    _layout, found, _report = dump
    private = found["posts"].filter(pl.col("kind") == "private")
    names = {uid: account.name for uid, account in place().accounts.items()}
    expected = [(f"pm{m.number}", names[m.author], [names[uid] for uid in m.to], m.text) for m in place().private]

    assert expected == [(p, a, list(t), x) for p, a, t, x in private.select("post", "author", "to", "text").rows()]
    assert {"private_online_seized"} == set(private["access"])


def test_accounts_and_referrers(dump):
    """Accounts have their rank, their day, and who brought them; whoever was brought is an event."""
    layout, found, _report = dump
    people, accounts = found["online_accounts"], place().accounts
    expected = {(a.name, a.rank, a.joined) for a in accounts.values()}
    brought = {(a.name, accounts[a.referrer].name) for a in accounts.values() if a.referrer}

    seconds = people["joined"].dt.epoch("s")
    assert expected == set(zip(people["author"], people["rank"], seconds, strict=True))
    if layout in REFERRERS:
        events = found["online_events"].filter(pl.col("kind") == "referred")
        assert brought == set(people.filter(pl.col("referrer").is_not_null()).select("author", "referrer").rows())
        assert brought == set(events.select("who", "by").rows())


def test_marks(dump):
    """Vouches, likes and friends come as the software has them."""
    layout, found, _report = dump
    marks = found.get("online_marks", pl.DataFrame({"kind": [], "by": [], "to": []}))
    vouches = marks.filter(pl.col("kind") == "vouch").height
    expected = sum(mark.kind == "vouch" for mark in place().marks)

    assert (expected if layout in VOUCHES else 0) == vouches
    if layout == "xenforo":
        assert expected == marks.filter(pl.col("kind") == "reaction").height
        assert 1 == marks.filter(pl.col("kind") == "friend").height
    if layout == "phpbb3":
        assert [("fl4sh_2", "fl4sh_3")] == marks.select("by", "to").rows()


def test_no_secret_passes(dump):
    """No password, salt, key or address reaches a table."""
    _layout, found, _report = dump
    written = "\n".join(rows.drop("key", strict=False).write_json() for rows in found.values())

    assert "secret" not in written
    assert "example.invalid" not in written
    assert "10.0.0.1" not in written


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "none"])
def test_addresses_only_where_asked(layout, tmp_path):
    """A study that may keep addresses has the mail of accounts, and still no password."""
    path = tmp_path / "backup.sql"
    write_forum_dump(make_place(1, 40), path, layout)
    found, _report = tables(path, Asked(place="F-01", keep_addresses=True))

    assert all(address.endswith("example.invalid") for address in found["online_accounts"]["address"])
    assert "secret" not in "\n".join(rows.drop("key", strict=False).write_json() for rows in found.values())
