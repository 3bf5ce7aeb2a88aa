"""Tests of contacts that somebody coded beside those that a rule gives."""

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
