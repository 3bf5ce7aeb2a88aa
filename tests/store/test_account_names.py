"""Tests of the names of accounts that exports name by ids."""

import pytest
from tests.online_study import add_online

from inroads.report.hits import hit_lines
from inroads.report.proposal_lines import proposal_lines
from inroads.study import new_study

POSTS = [
    {"post": "1", "author": "user7", "at": "2020-01-01T10:00", "text": "anybody near Breda?"},
    {"post": "2", "author": "n0va", "at": "2020-01-02T10:00", "text": "pm me", "reply_to": "1"},
]
ACCOUNTS = [
    {"place": "F-01", "author": "user7", "name": "fl4sh"},
    {"place": "F-01", "author": "n0va", "name": "n0va"},
    {"place": "F-02", "author": "n0va", "name": "another"},
]


@pytest.fixture
def study(tmp_path):
    """A study of posts by somebody with an id and a name, and somebody with a name alone."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        add_online(opened, tmp_path / "a.txt", POSTS, accounts=ACCOUNTS)
        yield opened


def test_thread(study):
    """Who wrote, and whom a post answers, is told by name, with the id that tables know; a name alone stands once."""
    lines = "\n".join(study.thread("F-01#2"))

    assert "F-01#1 · fl4sh (user7) · 2020-01-01 10:00" in lines
    assert "> F-01#2 · n0va · 2020-01-02 10:00" in lines
    assert "answers F-01#1 (fl4sh (user7))" in lines


def test_find(study):
    """Hits tell names, and keep the id apart for programs."""
    found = study.find("Breda")

    assert ("user7", "fl4sh") == (found.hits[0].who, found.hits[0].name)
    assert "  2020-01-01 10:00 · fl4sh (user7) · " in "\n".join(hit_lines(found, study.frame))


def test_proposals(study, tmp_path):
    """Who may recruit is told by name, with the id."""
    text = "looking for reliable drops in NL"
    add_online(study, tmp_path / "b.txt", [{"post": "3", "author": "user7", "at": "2020-01-03T10:00", "text": text}])
    found = study.proposals()

    assert ["fl4sh"] == found["by_name"].to_list()
    assert proposal_lines(found)[1].endswith("  recruiting  2020-01-03 10:00  fl4sh (user7)")
