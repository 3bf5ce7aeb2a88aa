"""Odd posts in the dump of every forum: each is told, costs no other post, and nothing comes in by halves."""

import gzip
from dataclasses import replace

import pytest
from tests.sources.online.test_forum_round import tables

from inroads.sources.online import sql_dump
from inroads.study import new_study
from inroads.world.exports.forum_dump import LAYOUTS, write_forum_dump
from inroads.world.exports.online_place import OnlinePlace, make_place

LONG, DEEP = 10_000_001, 1000
WORDS = "продам базу"
TEXT, AT = b"0DDTEXT", b",1400000001,"


def dump(folder, layout: str, old: bytes = b"", new: bytes = b"", **said: object) -> OnlinePlace:
    """A small place, and its dump as a.sql; in its third post stands ``new`` for ``old``."""
    place = make_place(1, 8)
    place.messages[2] = replace(place.messages[2], text=TEXT.decode(), at=int(AT.strip(b",")), quotes=(), **said)
    write_forum_dump(place, folder / "a.sql", layout)
    (folder / "a.sql").write_bytes((folder / "a.sql").read_bytes().replace(old, new))
    return place


def at(written: bytes) -> tuple[bytes, bytes]:
    """This stands where the seconds of a post should."""
    return AT, b"," + written + b","


ODD = {
    "cp1251": (TEXT, WORDS.encode("cp1251"), "were read as cp1251"),
    "mojibake": (TEXT, WORDS.encode().decode("cp1251").encode(), "as if they were cp1251 were put right: 1"),
    "latin-1": (TEXT, "één café".encode().decode("cp1252").encode(), "as if they were Latin-1 were put right: 1"),
    "deleted author": (TEXT, TEXT, "its author is no user of the dump"),
    "ten megabytes": (TEXT, b"a" * LONG, "its text is cut after 10000000 characters"),
    "quotes": (TEXT, b"[quote]" * DEEP + b"x" + b"[/quote]" * DEEP, ""),
    "a time that cannot be": (*at(b"2199023255552"), "its time is no number of seconds"),
    "a time of another zone": (*at(b"'2015-03-01T12:00:00+03:00'"), "its time is no number of seconds"),
    "a time in 1800": (*at(b"-5364662400"), "its time is none that can be meant"),
}
"""By oddity what stands in the dump, what in its place, and what is told."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("oddity", ODD)
def test_an_odd_post_is_told_and_costs_no_other(oddity, layout, tmp_path, monkeypatch):
    """All posts come in, the odd one with what of it can be kept; the report says what and in which row."""
    old, new, told = ODD[oddity]
    monkeypatch.setattr("inroads.world.exports.forum_dump._name", named)
    place = dump(tmp_path, layout, old, new, **({"author": 99} if "author" in oddity else {}))
    found, report = tables(tmp_path / "a.sql")
    posts = {row["post"]: row for row in found["posts"].to_dicts()}
    odd, lines = posts[str(place.messages[2].number)], " ".join(report.lines())

    assert [str(post.number) for post in place.messages] == [post for post in posts if not post.startswith("pm")]
    assert (not report.left, True) == (True, told in lines)
    assert ("row 3" in lines) == bool(report.mended)
    assert (odd["at"] is None) == ("time" in oddity)
    if oddity in ("cp1251", "mojibake"):
        assert WORDS == odd["text"]
    if oddity == "quotes":
        assert (DEEP, DEEP) == (odd["text"].count("[quote]"), odd["text"].count("[/quote]"))


def named(place: OnlinePlace, uid: int) -> str:
    """The name of an account, '' where it was deleted."""
    return place.accounts[uid].name if uid in place.accounts else ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_bomb_costs_its_own_row(layout, tmp_path, monkeypatch):
    """A packed dump in which one value unpacks to far more than may be held: that row is left, all others come in."""
    monkeypatch.setattr(sql_dump, "LONGEST_ROW", 1 << 21)
    place = dump(tmp_path, layout, TEXT, b"b" * 8_000_000)
    (tmp_path / "a.sql.gz").write_bytes(gzip.compress((tmp_path / "a.sql").read_bytes(), 1))
    found, report = tables(tmp_path / "a.sql.gz")

    assert len(place.messages) - 1 == len([post for post in found["posts"]["post"] if not post.startswith("pm")])
    assert any("it is longer than 2097152 bytes" in line and "row 3" in line for line in report.lines())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_odd_posts_in_a_study(layout, tmp_path):
    """A post told twice in other words stands once and is counted; one from before the forum existed is told."""
    place = make_place(1, 8)
    place.messages[2] = replace(place.messages[2], at=900_000_000)
    place.messages.append(replace(place.messages[4], text="said otherwise"))
    write_forum_dump(place, tmp_path / "a.sql", layout)
    with new_study(tmp_path / "s.study", coder="C1") as study:
        told = " ".join(study.add(tmp_path / "a.sql", place="F-01").lines())
        posts = study.table("posts")

    assert "repeated in it: 1; said otherwise before: 1" in told
    assert "more than a year before «F-01» had its first account or room" in told
    assert 8 == posts.filter(posts["kind"].is_null() | (posts["kind"] == "post")).height
