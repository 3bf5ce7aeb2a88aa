"""Tests of data sets of 4CAT."""

import polars as pl
import pytest

from inroads.errors import InputError
from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.fourcat import FOURCAT, read
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
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
        expected.append(("telegram", chat, f"{chat}/{one.number}", str(one.author), one.text, answered, None))

    assert expected == tables["posts"].select(names).rows()
    assert [(one.at, one.edited_at) for one in SHOWN] == [
        tuple(at and int(at.timestamp()) for at in row) for row in tables["posts"].select("at", "edited_at").rows()
    ]
    assert {(str(one.author), PLACE.accounts[one.author].name, "person") for one in SHOWN} == set(
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
