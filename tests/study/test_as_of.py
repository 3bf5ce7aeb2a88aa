"""Every command that reads posts reads them as of an earlier moment, by the same door."""

import json

import polars as pl
import pytest
from tests.online_study import add_online
from tests.test_cli import run

from inroads.study import new_study, open_study

BEFORE = [
    {"post": "1", "author": "ann", "at": "2020-01-01T10:00", "text": "looking for drops in Breda"},
    {"post": "2", "author": "bob", "at": "2020-01-02T10:00", "text": "me", "reply_to": "1"},
]
AFTER = [
    {"post": "1", "author": "ann", "at": "2020-01-01T10:00", "text": "sold", "edited_at": "2020-02-01T10:00"},
    {"post": "3", "author": "cat", "at": "2020-02-03T10:00", "text": "late", "reply_to": "1"},
]


@pytest.fixture
def moment(tmp_path, monkeypatch):
    """The first import of a study of two, in the folder of work."""
    monkeypatch.chdir(tmp_path)
    with new_study(tmp_path / "a.study", coder="C1") as study:
        add_online(study, tmp_path / "a.txt", BEFORE)
        add_online(study, tmp_path / "b.txt", AFTER)
        return study.history().filter(verb="add")["act"][0]


def said(capsys, *arguments):
    """What a command prints as JSON."""
    capsys.readouterr()
    run(*arguments, "--json")
    return json.loads(capsys.readouterr().out)


def test_reading(moment, capsys):
    """`since`, `thread`, `versions`, `proposals` and `find` tell what the study held then."""
    then = ["--as-of", moment]

    assert "2020-01-02" == said(capsys, "since", "a.study", "2020-01-01", *then)["until"]
    assert "looking for drops" in said(capsys, "thread", "a.study", "F-01#1", *then)["posts"][0]["text"]
    assert 1 == len(said(capsys, "versions", "a.study", "F-01#1", *then))
    assert 1 == len(said(capsys, "proposals", "a.study", *then))
    assert (1, 0) == tuple(said(capsys, "find", "a.study", *words, *then)["count"] for words in (["drops"], ["late"]))
    assert 1 == said(capsys, "find", "a.study", "late")["count"]


def test_contacts(moment, capsys):
    """Contacts as of a moment are those of its posts, and those of today stay where they are kept."""
    run("contacts", "a.study", "--rule", "replies")
    run("contacts", "a.study", "--rule", "replies", "--as-of", moment)
    listed = [said(capsys, "contacts", "a.study", *then)[0]["result"] for then in ((), ("--as-of", moment))]
    run("contacts", "a.study", "--drop", "replies", "--as-of", moment, code=2)

    assert [2, 1] == [result["rows"] for result in listed]


def test_sample(moment, tmp_path):
    """A sample is drawn from the posts of then, in the words of then, and recorded now; a past study takes none."""
    run("sample", "a.study", "--name", "S1", "--n", 9, "--as-of", moment, "--out", "s.csv")
    sheet = pl.read_csv(tmp_path / "s.csv")
    with open_study(tmp_path / "a.study") as study:
        held = study.table("sampled_posts")

    assert {"looking for drops in Breda", "me"} == set(sheet["text"])
    assert ["1", "2"] == sorted(held["post"])
    run("sample", "a.study", "--name", "S2", "--n", 1, "--as-of", "1999-01-01", code=2)


@pytest.mark.usefixtures("moment")
def test_a_sample_of_today_stays(tmp_path):
    """What is drawn as of the end of today keeps its words, though an edit comes in later on the day."""
    with open_study(tmp_path / "a.study") as study:
        study.sample("S1", 9, as_of=study.history()["at"][-1][:10])
        add_online(study, tmp_path / "c.txt", [{**AFTER[1], "text": "edited", "edited_at": "2020-03-01T10:00"}])
        study.coding_sheet("S1", tmp_path / "s.csv")

    assert {"sold", "me", "late"} == set(pl.read_csv(tmp_path / "s.csv")["text"])


def test_map(moment, tmp_path):
    """The report of an earlier moment lies beside that of today, and takes its place never."""
    run("map", "a.study")
    today = (tmp_path / "a.study" / "out" / "report.html").read_bytes()
    run("map", "a.study", "--as-of", moment)

    assert today == (tmp_path / "a.study" / "out" / "report.html").read_bytes()
    assert f"(act {moment})" in (tmp_path / "a.study" / "out" / f"as-of-{moment}" / "report.html").read_text("utf-8")
