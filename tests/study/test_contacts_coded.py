"""Tests of contacts in the hands of a study: those coded beside those by rule, and what is told of odd times."""

from tests.online_study import add_online
from tests.test_cli import run

from inroads.study import new_study
from inroads.world.exports.irc import write_irc
from inroads.world.exports.online_place import make_place


def test_coded_contacts_stand_beside_those_of_rules(tmp_path):
    """The table of contacts is listed once; what was coded is not hidden by it, and bears no count."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "networks.csv").write_text("network\nN-01\n")
    (tmp_path / "cases" / "contacts.csv").write_text("medium,sender,receiver,weight\nphone,P-1,P-2,3\n")
    with new_study(tmp_path / "s.study", coder="A") as study:
        study.add(tmp_path / "cases")
        study.add(write_irc(make_place(1, 40), tmp_path))
        (kept,) = study.contacts("mentions")
        found = study.table("contacts")

        assert (1, kept.rows, [("P-1", "P-2", None)]) == (
            study.tables().count("contacts"),
            found["count"].count(),
            found.filter(found["rule"].is_null() | found["count"].is_null())
            .select("sender", "receiver", "count")
            .rows(),
        )


def test_odd_times_on_screen(tmp_path, capsys):
    """`inroads contacts` says under a rule how many were answered before asked, and how many bear no time."""
    posts = [
        {"post": "1", "author": "a", "at": "2020-01-02T10:00"},
        {"post": "2", "author": "b", "at": "2020-01-01T10:00", "reply_to": "1"},
        {"post": "3", "author": "c", "reply_to": "1"},
    ]
    with new_study(tmp_path / "t.study", coder="C1") as study:
        add_online(study, tmp_path / "t.txt", posts)
    run("contacts", tmp_path / "t.study", "--rule", "replies")
    said = capsys.readouterr().out

    assert "replies: answered before asked, by the times of the posts: 1." in said
    assert "replies: without a time: 1." in said
