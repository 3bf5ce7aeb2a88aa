"""Tests of mapping files that fill accounts, venues, marks and events, and further columns of posts."""

import json
from datetime import UTC, datetime

import polars as pl
import pytest

import inroads as inr
from inroads.errors import InputError
from inroads.sources.online_tables import online_tables
from inroads.sources.post_frames import post_frames
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_tally import Tally
from inroads.store.online import online_table
from inroads.store.posts import scan_posts
from inroads.world.exports.market import write_market
from inroads.world.exports.online_place import make_place

PLACE = make_place(3, 80, "M-01")
LISTINGS = """
mapping: listings
posts:
  place: {value: M-01}
  post: {column: listing_id}
  kind: {value: listing}
  author: {column: vendor}
  venue: {column: category}
  at: {column: first_seen, zone: UTC}
  text: {column: [title, description]}
  access: {value: members_online}
"""
VENDORS = """
mapping: vendors
accounts:
  place: {value: M-01}
  author: {column: vendor}
  rank: {column: level}
  joined: {column: member_since, zone: UTC}
  address: {column: pgp_mail}
"""
FEEDBACK = """
mapping: feedback
marks:
  place: {value: M-01}
  kind: {value: feedback}
  by: {column: buyer}
  to: {column: vendor}
  post: {column: listing_id}
  value: {column: rating}
  text: {column: comment}
  at: {column: date, zone: UTC}
"""
CHAT = """
mapping: chat
read: {format: jsonl}
posts:
  place: {value: C-01}
  author: {column: who}
  text: {column: said}
  kind: {column: sort, values: {pm: private, msg: post}}
  to: {column: to}
  mentions: {column: tags, split: ",", values: {"@a": a, "@b": b}}
  quotes: {column: quoted}
  edited_at: {column: edited, format: unix}
  venue: {column: room}
events:
  place: {value: C-01}
  kind: {value: invited}
  who: {column: who}
  by: {column: invited_by, otherwise: ""}
venues:
  place: {value: C-01}
  venue: {column: room, otherwise: ""}
"""


def mapped(tmp_path, text):
    """A mapping read from its file."""
    path = tmp_path / "m.yaml"
    path.write_text(text, encoding="utf-8")
    return read_post_mapping(path)


def tables(tmp_path, text, *records):
    """The tables of JSON lines under a mapping, and the tally."""
    file = tmp_path / "r.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    tally = Tally("r.jsonl")
    return dict(online_tables(file, mapped(tmp_path, text), tally)), tally


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    """A study with the tables of a market."""
    folder = tmp_path_factory.mktemp("market")
    write_market(PLACE, folder)
    study = inr.new_study(folder / "m.study", coder="C1")
    for name, text in (("listings", LISTINGS), ("vendors", VENDORS), ("feedback", FEEDBACK)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        study.add(folder / f"{name}.csv", mapping=folder / f"{name}.yaml", source="M-01")
    return study


def test_listings(market):
    """A listing is a post of its own kind, by its vendor, in the room of its category."""
    first = {message.thread: message for message in reversed(PLACE.messages)}
    rows = scan_posts(market.folder).select("post", "kind", "author", "venue", "access").collect().rows()

    assert {
        (str(one.number), "listing", PLACE.accounts[one.author].name, PLACE.venues[PLACE.threads[thread].venue],
         "members_online")
        for thread, one in first.items()
    } == set(rows)  # fmt: skip


def test_vendors(market):
    """Vendors are accounts with rank and time of joining; addresses are passed over unless the study may keep them."""
    rows = online_table(market.folder, "online_accounts").select("author", "rank", "joined", "address").rows()

    assert {(one.name, one.rank, one.joined, None) for one in PLACE.accounts.values()} == {
        (author, rank, int(joined.timestamp()), address) for author, rank, joined, address in rows
    }


def test_feedback(market):
    """Feedback is a mark by the buyer, to the vendor, of the listing, with its rating; without an id it gets one."""
    rows = online_table(market.folder, "online_marks").select("kind", "by", "to", "value", "text").rows()
    vouches = [one for one in PLACE.marks if one.kind == "vouch"]

    assert sorted(
        ("feedback", PLACE.accounts[one.by].name, PLACE.accounts[one.to].name, one.value, one.text) for one in vouches
    ) == sorted(rows)


def test_feedback_points_to_its_listing(market):
    """The post that a feedback names is a listing of the study."""
    named = set(online_table(market.folder, "online_marks")["post"].drop_nulls())

    assert named <= set(scan_posts(market.folder).collect()["post"])
    assert named


def test_the_same_table_again(market, tmp_path):
    """A second export of the same rows adds no second mark: a row without an id is named by what it says."""
    write_market(PLACE, tmp_path)
    before = online_table(market.folder, "online_marks").height
    path = tmp_path / "feedback.csv"
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")
    (tmp_path / "f.yaml").write_text(FEEDBACK, encoding="utf-8")
    market.add(path, mapping=tmp_path / "f.yaml", source="M-01")

    assert before == online_table(market.folder, "online_marks").height


def test_further_columns_of_posts(tmp_path):
    """Kinds, addressees, mentions, quotations and edits: lists of the file, or texts that are parted."""
    file = tmp_path / "r.jsonl"
    record = {
        "who": "a",
        "said": "x",
        "sort": "pm",
        "to": ["b", "c", "b"],
        "tags": "@a, @b",
        "quoted": 12,
        "edited": 1425212280,
    }
    file.write_text(json.dumps(record) + "\n" + json.dumps({"who": "b", "said": "y", "sort": None}), encoding="utf-8")
    tally = Tally("r.jsonl")
    ((first, second),) = [frame.rows(named=True) for frame in post_frames(file, mapped(tmp_path, CHAT), tally)]

    assert ["private", ["b", "c"], ["a", "b"], ["12"]] == [first[name] for name in ("kind", "to", "mentions", "quotes")]
    assert "2015-03-01T12:18:00+00:00" == first["edited_at"].isoformat()
    assert [None] * 6 == [second[name] for name in ("kind", "to", "mentions", "quotes", "edited_at", "venue")]
    assert [] == tally.faults


def test_several_tables_of_one_record(tmp_path):
    """A record may make rows of several tables; where a part is blank that says so, it makes none."""
    made, tally = tables(tmp_path, CHAT, {"who": "a", "invited_by": "b", "room": "r"}, {"who": "c", "room": ""})

    assert [("a", "b")] == made["online_events"].select("who", "by").rows()
    assert ["r"] == made["online_venues"]["venue"].to_list()
    assert [f"r.jsonl: records that make no row of «{name}»: 1." for name in ("venues", "events")] == tally.notes


def test_faults_of_rows(tmp_path):
    """What a row must say and does not, a time nobody can read, a place that cannot be: all at once, by line."""
    text = VENDORS.replace("value: M-01", "column: site").replace("mapping: vendors", "read: {format: jsonl}")
    sound = {"vendor": "v", "level": "1", "member_since": "2015-03-01", "site": "x"}
    _made, tally = tables(
        tmp_path, text, sound, {**sound, "vendor": " "}, {**sound, "member_since": "soon"}, {**sound, "site": "a#b"},
        {**sound, "level": {"x": 1}},
    )  # fmt: skip

    assert {"r.jsonl, line 2", "r.jsonl, line 3", "r.jsonl, line 4", "r.jsonl, line 5"} == {
        one.where for one in tally.faults
    }


def test_faults_of_the_mapping(tmp_path):
    """A section lacks what it needs, names an unknown column or kind: each is told with its line."""
    text = (
        FEEDBACK.replace("value: feedback", "value: praise")
        .replace("  by:", "  buy:")
        .replace("  place: {value: M-01}\n", "")
    )
    with pytest.raises(InputError) as raised:
        mapped(tmp_path, text)

    assert 3 == len(raised.value.faults)
    assert all("m.yaml, line" in fault.where for fault in raised.value.faults)


def test_a_column_that_the_file_lacks(tmp_path):
    """A column of a table that the file has nowhere is a fault of the whole file, and nothing comes in."""
    (tmp_path / "v.csv").write_text("vendor,level\nv,1\n", "utf-8")
    (tmp_path / "v.yaml").write_text(VENDORS, "utf-8")
    study = inr.new_study(tmp_path / "s.study", coder="C1")
    with pytest.raises(InputError, match="member_since"):
        study.add(tmp_path / "v.csv", mapping=tmp_path / "v.yaml")

    assert 0 == online_table(study.folder, "online_accounts").height


def test_a_preview_of_tables(tmp_path):
    """A preview shows the first rows of a table, counts them, and shows no address."""
    write_market(PLACE, tmp_path)
    (tmp_path / "v.yaml").write_text(VENDORS, "utf-8")
    seen = inr.preview(tmp_path / "vendors.csv", tmp_path / "v.yaml", 2)

    assert {"online_accounts": len(PLACE.accounts)} == seen.counts
    assert 2 == len(seen.rows)
    assert "example.invalid" not in str(seen.rows)


def test_parquet_with_lists(tmp_path):
    """A Parquet file gives its lists and times as they are, to posts and to tables."""
    pl.DataFrame(
        {
            "who": ["a"], "said": ["x"], "sort": ["msg"], "to": [["b", "c"]], "tags": ["@a"], "quoted": [[7, 8]],
            "edited": [datetime(2015, 3, 1, 12, 18, tzinfo=UTC)], "room": ["r"], "invited_by": [None],
        }
    ).write_parquet(tmp_path / "r.parquet")  # fmt: skip
    text = CHAT.replace("read: {format: jsonl}\n", "").replace(", format: unix", "")
    mapping, tally = mapped(tmp_path, text), Tally("r.parquet")
    ((row,),) = [frame.rows(named=True) for frame in post_frames(tmp_path / "r.parquet", mapping, tally)]
    made = dict(online_tables(tmp_path / "r.parquet", mapping, tally))

    assert (["b", "c"], ["7", "8"], "2015-03-01T12:18:00+00:00") == (
        row["to"],
        row["quotes"],
        row["edited_at"].isoformat(),
    )
    assert [] == tally.faults
    assert ["online_venues"] == list(made)
