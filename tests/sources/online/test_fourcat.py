"""Tests of data sets of 4CAT."""

import json

import polars as pl
import pytest

from inroads.errors import InputError
from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.fourcat import FOURCAT, read
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.study import new_study
from inroads.world.exports.fourcat import write_fourcat
from inroads.world.exports.online_place import make_place

PLACE = make_place(9, 90)
SHOWN = [one for one in PLACE.messages if not one.gone]
HEAD = "id,thread_id,timestamp,body,author\n"


def taken(path, **asked):
    """The tables of a data set and the report."""
    report = Report(path.name)
    tables = {}
    for batch in read(path, Asked(**asked), report):
        for name, frame in batch.items():
            tables.setdefault(name, []).append(frame)
    return {name: pl.concat(frames) for name, frames in tables.items()}, report


@pytest.mark.parametrize("name", ["set.csv", "set.ndjson"])
def test_items_of_telegram(tmp_path, name):
    """Chats are rooms, messages bear the ids of their chat, replies point to them, edits keep their time."""
    write_fourcat(PLACE, tmp_path / name)
    tables, report = taken(tmp_path / name)
    names = ("place", "venue", "post", "author", "text", "reply_to", "thread")
    expected = []
    for one in SHOWN:
        chat = f"chat{PLACE.threads[one.thread].venue}"
        answered = f"{chat}/{one.reply_to}" if one.reply_to else None
        expected.append(("Telegram", chat, f"{chat}/{one.number}", f"user{one.author}", one.text, answered, None))

    assert expected == tables["posts"].select(names).rows()
    assert [(one.at, one.edited_at) for one in SHOWN] == [
        tuple(at and int(at.timestamp()) for at in row) for row in tables["posts"].select("at", "edited_at").rows()
    ]
    assert {(f"user{one.author}", PLACE.accounts[one.author].name, "person") for one in SHOWN} == set(
        tables["online_accounts"].select("author", "name", "kind").rows()
    )
    assert set(PLACE.venues.values()) == set(tables["online_venues"]["name"])
    assert ({}, {}) == (report.left, report.mended)
    assert 1 == sum("4CAT" in note for note in report.notes)
    assert FOURCAT == reader_for(tmp_path / name)[0]


@pytest.mark.parametrize("name", ["set.csv", "set.ndjson"])
def test_only_the_mandatory_columns(tmp_path, name):
    """A data set of another platform: threads, authors, times in UTC, and nothing that it does not say."""
    write_fourcat(PLACE, tmp_path / name, telegram=False)
    tables, _report = taken(tmp_path / name, place="F-01")
    row = tables["posts"].row(0, named=True)

    assert len(SHOWN) == tables["posts"].height
    assert ["posts"] == list(tables)
    assert ("F-01", str(SHOWN[0].thread), None, "") == tuple(row[at] for at in ("place", "thread", "venue", "access"))
    assert SHOWN[0].at == int(row["at"].timestamp())


def test_a_field_that_could_not_be_filled(tmp_path):
    """MissingMappedField is nothing said, and is counted."""
    (tmp_path / "s.csv").write_text(HEAD + "1,t,MissingMappedField,x,a\n2,t,,y,MissingMappedField\n", "utf-8")
    tables, report = taken(tmp_path / "s.csv")

    assert [("1", None)] == tables["posts"].select("post", "at").rows()
    assert [1] == [held.count for held in report.left.values()]
    assert any("2" in note for note in report.notes)


def test_broken_rows(tmp_path):
    """Rows that do not fit, bytes that are no UTF-8 and an end without its quote are told, the rest is taken."""
    data = HEAD.encode() + b'1,t,2015-03-01 12:18:00,"a ""b""\nc",x\n2,t\n3,t,never,caf\xe9,x\n4,t,,"cut'
    (tmp_path / "s.csv").write_bytes(data)
    tables, report = taken(tmp_path / "s.csv")

    assert [("1", 'a "b"\nc'), ("3", "caf\ufffd")] == tables["posts"].select("post", "text").rows()
    assert report.truncated
    assert 2 == sum(held.count for held in report.left.values())
    assert 2 == sum(held.count for held in report.mended.values())


def test_other_tables_are_none(tmp_path):
    """A table without the mandatory columns is not recognised, and asked for by name it is refused."""
    (tmp_path / "s.csv").write_text("id,body\n1,x\n", "utf-8")
    with pytest.raises(InputError, match="thread_id"):
        taken(tmp_path / "s.csv")

    assert reader_for(tmp_path / "s.csv") is None


@pytest.mark.parametrize(
    ("end", "told"),
    [('3,1,2020-01-01 10:00:00,"cut', "ends before"), ("3,1,2020-01-01 10", "ends before"),
     ("3,1,2020-01-01 10:00:00,so,n0", "seems to be cut off"), ("3,1,2020-01-01 10:00:00,so,n0va\r\n", "")],
)  # fmt: skip
def test_a_table_that_was_cut_off(tmp_path, end, told):
    """Rows before the cut are taken; a last row that lacks cells was cut, one without a line end perhaps."""
    path = tmp_path / "set.csv"
    path.write_bytes(f"{HEAD}1,1,2020-01-01 10:00:00,so,n0va\r\n2,1,2020-01-01 10:00:00,so,n0va\r\n{end}".encode())
    tables, report = taken(path, place="F-01")

    assert ["1", "2", "3"][: 2 + ("n0" in end)] == tables["posts"]["post"].to_list()
    assert bool(told) == report.is_cut_off
    assert told in " ".join(report.lines())


TELEGRAM = "id,thread_id,chat,author,author_username,author_name,author_is_bot,body,reply_to,unix_timestamp,timestamp\n"


def items(*rows):
    """A data set of Telegram: chat, message, author and user name and name of the author, text."""
    lines = [f"{chat}-{n},{chat},{chat},{author},{user},{name},no,{text},,1425212280,2015-03-01 12:18:00\n"
             for chat, n, author, user, name, text in rows]  # fmt: skip
    return TELEGRAM + "".join(lines)


def test_a_channel_is_known_by_its_own_posts(tmp_path):
    """A channel that alone posts is named by its number, as by Telegram Desktop; a chat of others by its name."""
    (tmp_path / "s.csv").write_text(
        items(
            ("fl4shnews", 5, 77, "Fl4shnews", "", "up"),
            ("vouches", 5, 78, "vouches", "", "rules"),
            ("vouches", 6, 7, "n0va", "Nova", "vouch"),
            ("901", 7, 8, "", "", "gone"),
            ("901", 8, 79, "other_channel", "", "ad"),
        )
    )
    tables, _report = taken(tmp_path / "s.csv")
    rows = tables["posts"].select("post", "venue", "author").rows()

    assert [("77/5", "77", "channel77"), ("vouches/5", "vouches", "channel78"), ("vouches/6", "vouches", "user7"),
            ("901/7", "901", "user8"), ("901/8", "901", "channel79")] == rows  # fmt: skip
    assert {("77", "fl4shnews", "channel")} == set(
        tables["online_venues"].select("venue", "name", "kind").filter(pl.col("kind") == "channel").rows()
    )


def test_merges_with_telegram_desktop(tmp_path):
    """A channel that both export comes in once: the same posts, authors and room."""
    told = {"id": 5, "type": "message", "date": "2015-03-01T12:18:00", "date_unixtime": "1425212280", "from": "News",
            "from_id": "channel77", "text": "up", "text_entities": []}  # fmt: skip
    chat = {"name": "News", "type": "public_channel", "id": 77, "messages": [told, {**told, "id": 6, "text": "later"}]}
    (tmp_path / "result.json").write_text(json.dumps(chat))
    (tmp_path / "s.csv").write_text(items(("fl4shnews", 5, 77, "fl4shnews", "", "up")))
    with new_study(tmp_path / "a.study", coder="C1") as study:
        study.add(tmp_path / "result.json")
        added = study.add(tmp_path / "s.csv")

        assert [("Telegram", "77/5", "channel77"), ("Telegram", "77/6", "channel77")] == study.table("posts").select(
            "place", "post", "author"
        ).sort("post").rows()
        assert 1 == study.table("online_venues").height
        assert any("known already: 1" in note for note in added.notes)
