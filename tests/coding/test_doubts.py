"""An import says what looks wrong, and takes it in all the same."""

import pytest

from inroads.study import new_study

NETWORKS = "network,name\nN1,Alder\n"
HEAD = "entry,person,network,mechanism,medium,at\n"


def told(tmp_path, entries, networks=NETWORKS):
    """The notes of an import of a small folder."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "networks.csv").write_text(networks)
    (tmp_path / "files" / "entries.csv").write_text(HEAD + entries)
    with new_study(tmp_path / "a.study") as study:
        return " | ".join(study.add(tmp_path / "files").notes)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("E1,P1,N01,M1,phone,2018\n", ("networks", "N01", "N1")),
        ("E1,,N1,M1,phone,2018\n", ("entries", "person", "E1")),
        ("E1,P1,,M1,phone,2018\n", ("entries", "network", "E1")),
        ("E1,P1,N1,M1,phone,2099\n", ("E1", "2099")),
        ("E1,P1,N1,M1,phone,1816\n", ("E1", "1816")),
        ("E1,P1,N1,M1,phone,2018\nE1,P1,N1,M1,sms,2018\n", ("E1", "medium")),
    ],
)
def test_what_looks_wrong_is_said(tmp_path, entries, words):
    """A mistyped network, an entry of nobody, a year that cannot be and a row said twice are named."""
    notes = told(tmp_path, entries)

    assert all(word in notes for word in words), notes


def test_what_looks_right_is_not(tmp_path):
    """A sound file draws no note; persons without a sheet of their own are no mistake."""
    assert "" == told(tmp_path, "E1,P1,N1,M1,phone,2018\nE2,P2,N1,M7,private_chat,2018-03/2019\n")


def test_an_earlier_file_describes(tmp_path):
    """A network that an earlier file describes is known to a later one."""
    (tmp_path / "networks.csv").write_text(NETWORKS)
    (tmp_path / "entries.csv").write_text(HEAD + "E1,P1,N1,M1,phone,2018\nE2,P2,N2,M1,phone,2018\n")
    with new_study(tmp_path / "a.study") as study:
        study.add(tmp_path / "networks.csv")
        notes = study.add(tmp_path / "entries.csv").notes

    assert 1 == len(notes)
    assert "N2" in notes[0]
    assert "N1" not in notes[0]


def test_rows_without_a_coder(tmp_path):
    """A row that names no coder beside rows that do is counted: who takes a file in is not who coded it."""
    (tmp_path / "entries.csv").write_text(HEAD.strip() + ",coder\nE1,P1,N1,M1,phone,2018,C1\nE2,P2,N1,M1,phone,2018,\n")
    with new_study(tmp_path / "a.study", coder="C9") as study:
        notes = study.add(tmp_path / "entries.csv").notes

    assert ["1" in note and "coder" in note for note in notes] == [True]
