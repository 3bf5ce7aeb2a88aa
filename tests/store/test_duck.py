"""Tests of the door of DuckDB: what it reaches, what it gives, what it leaves behind."""

import duckdb
import polars as pl
import pytest
from tests.graph.make_online import at, make_online, post

from inroads.errors import StudyError
from inroads.store.duck import Duck, open_memory
from inroads.store.posts import scan_posts

POSTS = [post(1, "ann", at(0), to=["bob"], kind="private"), post(2, "bob", at(1.5)), post(3, "cat", None)]
LATER = [post(2, "bob", at(1.5), venue="v"), post(4, "o'b", at(2), venue="v", quotes=["1", "2"])]


@pytest.fixture
def study(tmp_path):
    """A study of two files of posts, one post told by both, in a folder with a quotation mark in its name."""
    (tmp_path / "it's").mkdir()
    return make_online(tmp_path / "it's" / "s.study", POSTS, LATER)


def test_posts_each_once(study):
    """The view gives what scan_posts gives: every column, sources told, posts of two files once."""
    expected = scan_posts(study).collect().with_columns(pl.col("at", "edited_at").dt.replace_time_zone(None))
    with Duck(study) as duck:
        made = duck.frame("SELECT * FROM posts", {})

    assert expected.columns == made.columns
    assert expected.sort("post").equals(made.sort("post"))


def test_empty_study(tmp_path):
    """A study without posts has the views, and nothing in them."""
    with Duck(make_online(tmp_path / "s.study")) as duck:
        assert [(0,)] == duck.frame("SELECT count(*) FROM posts, online_marks", {}).rows()


def test_values_are_bound(study):
    """What is asked for is a value, whatever signs it holds."""
    with Duck(study) as duck:
        found = duck.frame("SELECT post FROM posts WHERE author = $author", {"author": "o'b"})

    assert ["4"] == found["post"].to_list()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL icu",
        "SET memory_limit = '8GB'",
        "SET enable_external_access = true",
        "COPY (SELECT 1) TO '/tmp/inroads-must-not-be'",
    ],
)
def test_locked(study, sql):
    """No file outside the study, no extension, and no setting can be had once it is open."""
    with Duck(study) as duck, pytest.raises(duckdb.Error):
        duck.connection.execute(sql).fetchall()


def test_nothing_is_left(study):
    """What was spilled is gone when it closes, and what a process that is gone had left is taken away."""
    left = study.cache / ".duck.999999999.x.part"
    left.mkdir()
    with Duck(study):
        assert not left.exists()

    assert [] == list(study.cache.glob(".duck*"))


def test_memory_that_does_not_suffice(study):
    """Too little memory is told as such, with what to do."""
    many = "SELECT list(range ORDER BY hash(range)) AS l FROM range(3000000)"
    with Duck(study, memory="20MB", threads=1) as duck, pytest.raises(StudyError, match="INROADS_MEMORY"):
        duck.frame(many, {})


def test_a_limit_that_is_none():
    """A limit of memory that is no size is told."""
    with pytest.raises(StudyError, match="INROADS_MEMORY"):
        open_memory("", [], memory="much")
