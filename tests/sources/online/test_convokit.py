"""Tests of corpora of ConvoKit."""

import gzip
import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroads.sources.online import json_members
from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.convokit import CONVOKIT, read
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.world.exports.convokit import write_convokit
from inroads.world.exports.online_place import make_place

PLACE = make_place(7, 90)
SHOWN = [one for one in PLACE.messages if not one.gone]


def taken(path, **asked):
    """The tables of a corpus and the report."""
    report = Report(path.name)
    tables = {}
    for batch in read(path, Asked(**asked), report):
        for name, frame in batch.items():
            tables.setdefault(name, []).append(frame)
    return {name: pl.concat(frames) for name, frames in tables.items()}, report


def lines(path, *records):
    """A corpus of these utterances."""
    path.mkdir(exist_ok=True)
    (path / "utterances.jsonl").write_text("".join(f"{one}\n" for one in records), encoding="utf-8")
    (path / "index.json").write_text("{}", encoding="utf-8")
    return path


@pytest.mark.parametrize("old", [False, True])
def test_a_corpus(tmp_path, old):
    """What was written comes back: ids, speakers, conversations, replies, times, texts; old names as well."""
    write_convokit(PLACE, tmp_path / "forum", old=old)
    tables, report = taken(tmp_path / "forum")
    rows = tables["posts"].select("place", "post", "thread", "author", "at", "text", "reply_to").rows()
    expected = [
        (
            "forum", f"u{one.number}", f"t{one.thread}", PLACE.accounts[one.author].name, one.at, one.text,
            f"u{one.reply_to}" if one.reply_to else None,
        )
        for one in SHOWN
    ]  # fmt: skip

    assert expected == [(*row[:4], int(row[4].timestamp()), *row[5:]) for row in rows]
    assert {account.name for account in PLACE.accounts.values()} == set(tables["online_accounts"]["author"])
    assert ({}, {}, False) == (report.left, report.mended, report.truncated)
    assert CONVOKIT == reader_for(tmp_path / "forum")[0]
    assert CONVOKIT == reader_for(tmp_path / "forum" / "utterances.jsonl")[0]


def test_a_packed_corpus_that_was_cut_off(tmp_path):
    """What stands before the cut is taken, and the report says that the end is missing."""
    write_convokit(PLACE, tmp_path / "forum")
    plain = (tmp_path / "forum" / "utterances.jsonl").read_bytes()
    (tmp_path / "forum" / "utterances.jsonl").write_bytes(plain[: len(plain) // 2])
    tables, report = taken(tmp_path / "forum")

    assert len(SHOWN) // 3 < tables["posts"].height < len(SHOWN)
    assert report.truncated
    (tmp_path / "forum" / "utterances.jsonl").unlink()
    (tmp_path / "forum" / "utterances.jsonl.gz").write_bytes(gzip.compress(plain)[:-40])
    tables, report = taken(tmp_path / "forum")

    assert len(SHOWN) // 2 < tables["posts"].height < len(SHOWN)
    assert report.truncated


def test_what_cannot_be_taken(tmp_path):
    """Lines that are no utterances are left out with their reason; the others are taken."""
    sound = json.dumps({"id": 1, "speaker": "fl4sh", "text": "x", "conversation_id": "1", "timestamp": "1425212280"})
    odd = ["[1]", "{broken", '{"id": 2, "text": "x"}', '{"id": 3, "speaker": "a", "text": {"x": 1}}', "[" * 100_000]
    late = json.dumps({"id": 9, "speaker": "[deleted]", "text": None, "timestamp": "soon"})
    tables, report = taken(lines(tmp_path / "c", *odd, sound, late))

    assert ["1", "9"] == tables["posts"]["post"].to_list()
    assert ["fl4sh", "[deleted]"] == tables["posts"]["author"].to_list()
    assert [("[deleted]", "deleted")] == tables["online_accounts"].select("author", "kind").rows()
    assert 5 == sum(held.count for held in report.left.values())
    assert 1 == sum(held.count for held in report.mended.values())


@pytest.mark.parametrize("piece", [1, 2, 7, 1 << 20])
def test_members_in_pieces(tmp_path, monkeypatch, piece):
    """However the bytes fall, a large object gives the same members."""
    content = {"a": {"meta": {"name": "\u00e9\U0001f600"}}, "b": 12, "c": [], "d\"'": None, "e": -1.5e3}
    path = tmp_path / "s.json"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    data = path.read_bytes()
    monkeypatch.setattr(
        json_members, "pieces", lambda _path: (data[at : at + piece] for at in range(0, len(data), piece))
    )

    assert content == dict(json_members.json_members(path))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    content=st.dictionaries(st.text(), JSON, max_size=5), piece=st.integers(1, 40), indent=st.sampled_from([None, 1])
)
def test_members_of_any_object(content, piece, indent):
    """Whatever an object holds, and however it is cut in pieces, its members come out as they went in."""
    data = json.dumps(content, indent=indent).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            json_members, "pieces", lambda _path: (data[at : at + piece] for at in range(0, len(data), piece))
        )
        assert content == dict(json_members.json_members(None))


@pytest.mark.parametrize(
    "broken", [b"", b"[", b"{", b'{"a"', b'{"a": 1', b'{"a": 1,', b'{"a": ' + b"[" * 100_000], ids=range(7)
)
def test_broken_members(tmp_path, broken):
    """An object that ends before its end says so, and gives what stands before."""
    (tmp_path / "s.json").write_bytes(broken)
    with pytest.raises(json_members.NotWholeError):
        list(json_members.json_members(tmp_path / "s.json"))
