"""Tests of what an undo says: what was undone, and what rested on it."""

import polars as pl
import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.coding.history import says_of, verb_of
from inroads.errors import InputError
from inroads.store.acts import Act
from inroads.study import new_study

ENTRY = {"entry": "E-1", "person": "P-1", "network": "N-1"}


@pytest.fixture
def study(tmp_path):
    """A study with an interview and two posts."""
    talk = tmp_path / "talk.txt"
    talk.write_text("INT: How so?\nR1: Through a friend.\n")
    posts = tmp_path / "posts.jsonl"
    posts.write_bytes(jsonl(make_post(1), make_post(2)))
    with new_study(tmp_path / "a.study", coder="C1") as opened:
        opened.add(talk, kind="interview")
        opened.add(posts, mapping=make_mapping(tmp_path, FORUM))
        yield opened


def act_of(study, file):
    """The act that added a file."""
    return study.history().filter(pl.col("says").str.starts_with(file), verb="add")["act"][0]


def test_what_was_undone(study):
    """An undo names verb, act, time, who did it and what it had brought in."""
    act, at = study.history().filter(says="talk.txt").select("act", "at").row(0)
    undone = study.undo(act)

    assert [f"Undone: add {act}, of {at[:10]} {at[11:16]} (UTC), by C1: talk.txt."] == undone.lines()
    assert ("add", "talk.txt", 0) == tuple(undone.record()[name] for name in ("verb", "says", "claims"))
    assert undone.lines()[0] == repr(undone)


def test_an_undo_that_is_undone(study):
    """An undo is named by what it had undone."""
    act = study.undo().id[:12]
    (undo,) = study.history().filter(verb="undo")["act"]

    assert study.undo(undo).lines()[0].endswith(f"by C1: {act}.")


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("talk.txt", "talk#turn 2"),
        ("talk.txt", 'talk#"friend"'),
        ("posts.jsonl", "F-01#2"),
        ("posts.jsonl", "F-01#2:0-1"),
    ],
)
def test_a_text_that_somebody_coded(study, file, at):
    """Claims that rest on a text that goes are counted, with their acts and what to do, until it comes back."""
    coded = study.code("entries", ENTRY, at=at)
    act = act_of(study, file)
    undone = study.undo(act, because="a mistake")

    assert (coded.new, (coded.act,)) == (undone.claims, undone.coded_by)
    assert f"no longer there: {coded.new} (acts {coded.act[:12]})" in undone.lines()[1]
    study.undo(study.history().filter(verb="undo")["act"][0])
    assert 0 == study.undo(coded.act).claims


def test_other_texts_are_none_of_it(study):
    """Claims on texts that stay, that were withdrawn, or that go with the same act, are not counted."""
    study.code("entries", ENTRY, at="talk#turn 2")
    assert 0 == study.undo(act_of(study, "posts.jsonl")).claims

    standing = study.table("claims").filter(unit_type="entry")["claim"].to_list()
    passages = study.table("claims").filter(unit_type="passage")["claim"].to_list()
    study.withdraw(*standing, *passages, because="misread")
    assert 0 == study.undo(act_of(study, "talk.txt")).claims


def test_what_another_import_holds(study, tmp_path):
    """A text that another import holds too is still there."""
    study.add(tmp_path / "talk.txt", set={"language": "en"})
    study.code("entries", ENTRY, at="talk#turn 2")
    assert 0 == study.undo(act_of(study, "talk.txt")).claims

    more = tmp_path / "more.jsonl"
    more.write_bytes(jsonl(make_post(2), make_post(3)))
    study.add(more, mapping=make_mapping(tmp_path, FORUM), source="posts")
    study.code("entries", ENTRY, at="F-01#2")

    assert 0 == study.undo(act_of(study, "posts.jsonl")).claims


@pytest.mark.parametrize(
    ("verb", "about", "expected"),
    [
        ("code", "judge a · b · 1", "judge"),
        ("code", "access talk#0-3", "access"),
        ("code", "", "code"),
        ("add", "", "add"),
    ],
)
def test_verbs(verb, about, expected):
    """A judgement and a stated access are told by their own verbs."""
    assert expected == verb_of(Act("1", "", "", verb, {"about": about}))
    assert "" == says_of({"about": about})


def test_many_files_of_one_act():
    """Of an act that brought in many files some are named, and how many more there are."""
    files = [{"name": f"{n}.json"} for n in range(20)]

    assert "0.json, 1.json, 2.json, 3.json, 4.json and 15 more" == says_of({"files": files})
    assert "0.json" == says_of({"files": files[:1]})


def test_history_of_decisions(study):
    """The history tells judgements and accesses apart from codings."""
    study.set_access("talk#turn 2", "statement", "told in person")
    study.judge(study.table("personas")["persona"][0], "P-1", "same", "same words")

    assert ["access", "judge"] == study.history()["verb"].to_list()[-2:]
    assert "Undone: judge" in study.undo().lines()[0]


def test_no_other_text_comes_under_coded_places(study, tmp_path):
    """Under the name of an undone text another is refused while claims rest on its places; the same one comes back."""
    study.code("entries", ENTRY, at="talk#turn 2")
    study.undo(act_of(study, "talk.txt"))
    same = (tmp_path / "talk.txt").read_text()
    (tmp_path / "talk.txt").write_text("INT: How so, and when was that?\nR1: Through a friend.\n")
    with pytest.raises(InputError, match=r"places of another text that was called «talk»: \d"):
        study.add(tmp_path / "talk.txt", kind="interview")
    study.add(tmp_path / "talk.txt", kind="interview", name="talk-2")
    (tmp_path / "talk.txt").write_text(same)
    study.add(tmp_path / "talk.txt", kind="interview")

    quotes = study.table("passages").filter(pl.col("passage").str.starts_with("talk#"))["quote"].to_list()
    assert "R1: Through a friend." in [quote.strip() for quote in quotes]
