"""A post amid its thread."""

import pytest
from tests.online_study import add_online

from inroads.errors import InputError
from inroads.report.thread_lines import Context
from inroads.report.thread_page import thread_page
from inroads.store.threads import read_thread
from inroads.study import new_study

PUBLIC = {"access": "members_online", "thread": "t1", "venue": "Market"}
PRIVATE = {"kind": "private", "access": "private_online_seized"}
POSTS = [
    {"post": "1", "author": "a", "at": "2020-01-01T10:00", "text": "who has <b>cards</b>?", **PUBLIC},
    {"post": "2", "author": "b", "at": "2020-01-01T11:00", "text": "I do & more", "reply_to": "1", "quotes": ["1"],
     **PUBLIC},
    {"post": "3", "author": "c", "at": "2020-01-01T12:00", "text": "hello", "edited_at": "2020-01-02T10:00", **PUBLIC},
    {"post": "4", "author": "a", "at": "2020-01-01T13:00", "text": "", "reply_to": "2", "gone": True, **PUBLIC},
    {"post": "5", "author": "a", "at": "2020-01-01T13:30", "text": "elsewhere", **PUBLIC, "thread": "t2"},
    {"post": "6", "author": "a", "at": "2020-01-01T14:00", "text": "psst", "to": ["b"], **PRIVATE},
    {"post": "7", "author": "b", "at": "2020-01-01T15:00", "text": "yes?", "to": ["a"], "reply_to": "6", **PRIVATE},
    {"post": "8", "author": "b", "at": "2020-01-01T16:00", "text": "not you", "to": ["c"], **PRIVATE},
    {"post": "9", "author": "d", "at": "2020-01-01T16:00", "text": "late", "reply_to": "zz", "quotes": ["5"], **PUBLIC},
]  # fmt: skip


def make_study(path, posts):
    """A study of these posts."""
    made = new_study(path / "a.study", coder="C1")
    add_online(made, path / "place.txt", posts)
    return made


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study of a small forum."""
    with make_study(tmp_path_factory.mktemp("thread"), POSTS) as made:
        made.code("approaches", {"approach": "A-1", "person": "P-1", "network": "N-1"}, at='F-01#2:"I do"', because="x")
        yield made


def depths(study, post, around=20):
    """Posts and depths of a thread."""
    return [(one.post, one.depth) for one in read_thread(study.folder, "F-01", post, around).posts]


def test_replies(study):
    """A reply stands behind what it answers, one deeper; other threads are left out."""
    assert [("1", 0), ("2", 1), ("4", 2), ("3", 0), ("9", 0)] == depths(study, "3")


def test_around(study):
    """So many posts in time before and after are shown, and how many more there are is told."""
    thread = read_thread(study.folder, "F-01", "3", 1)

    assert ["2", "4", "3"] == [post.post for post in thread.posts]
    assert (1, 1) == (thread.before, thread.after)


def test_private(study):
    """A private message stands amid what its two people wrote each other, and nothing that others read."""
    assert [("6", 0), ("7", 1)] == depths(study, "7")
    assert study.thread("F-01#7")[0].startswith("Private conversation at F-01: a, b")


def test_lines(study):
    """The lines say who is answered and quoted, access, edits, deletions, and what is coded on a post."""
    text = "\n".join(study.thread("F-01#2"))

    for said in ("  > F-01#2 · b · 2020-01-01 11:00", "answers F-01#1 (a)", "quotes F-01#1 (a)", "quotes F-01#5 (a)",
                 "edited 2020-01-02 10:00", "deleted, says the file", "F-01#zz, which the study does not hold",
                 "-> approach A-1: person = P-1 (C1)"):  # fmt: skip
        assert said in text
    assert 5 == text.lower().count(study.frame.label("passage", "access", "members_online", "en").lower())


def test_record(study):
    """For programs each post bears its reference, depth, access and what is coded on it."""
    told = study.thread_record("F-01#2")
    asked = next(post for post in told["posts"] if post["post"] == told["asked"])

    assert ("F-01#2", 1, "1") == (asked["reference"], asked["depth"], asked["reply_to"])
    assert any("A-1: person = P-1" in claim for post in told["posts"] for claim in post["coded"])
    assert {"members_online"} == {post["access"] for post in told["posts"]}


def test_page(study, tmp_path):
    """The page stands alone, and a text in it is only text."""
    study.thread("F-01#2", out=tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text()

    assert "who has &lt;b&gt;cards&lt;/b&gt;?" in page
    assert "I do &amp; more" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "approach A-1" in page


def test_deep(tmp_path):
    """A chain of three thousand replies is shown, and says how deep it is."""
    posts = [
        {"post": str(n), "author": "a", "at": "2020-01-01T10:00", "text": "x", "reply_to": str(n - 1), **PUBLIC}
        for n in range(3000)
    ]
    with make_study(tmp_path, posts) as study:
        found = depths(study, "5", 5000)
        thread = read_thread(study.folder, "F-01", "5", 5000)

        assert [(str(n), n) for n in range(3000)] == found
        assert "--depth:12" in thread_page(thread, Context(), study.frame, "x")


def test_circle(tmp_path):
    """Posts that answer each other in a circle, or themselves, are each shown once."""
    posts = [{"post": post, "author": "a", "text": "x", "reply_to": to, **PUBLIC} for post, to in ("ab", "ba", "cc")]
    with make_study(tmp_path, posts) as study:
        assert ["a", "b", "c"] == sorted(post for post, _depth in depths(study, "a"))


def test_unknown(study):
    """A post that is not there is told."""
    with pytest.raises(InputError, match="has no post"):
        study.thread("F-01#99")
    with pytest.raises(InputError, match="names no post"):
        study.thread("F-01")
