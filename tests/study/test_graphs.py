"""The graph of a study leaves it through the gate, by the two doors."""

import json

import networkx as nx
import pytest
from click.testing import CliRunner

from inroads.cli import inroads
from inroads.errors import InputError
from inroads.study import new_study

FILES = {
    "persons.csv": "person\nP-01\nP-02\nP-03\nP-09\n",
    "networks.csv": "network\nN-1\n",
    "memberships.csv": "person,network,standing,began\n"
    "P-01,N-1,member,2010\nP-02,N-1,member,2011\nP-09,N-1,infiltrator,2010\n",
    "ties.csv": "tie,a,b,content,maintained_medium,began,ended\nT-1,P-01,P-02,friend,face_to_face,2010,2014\n"
    "T-2,P-01,P-03,work,private_chat,2012,\nT-3,P-01,P-09,friend,face_to_face,2010,\n",
    "places.csv": "place,name,medium\nL-1,Dark Alley,online\n",
    "presences.csv": "person,place,began\nP-01,L-1,2012\nP-03,L-1,2012\n",
}


@pytest.fixture
def study(tmp_path):
    """A study of three persons and an infiltrator."""
    with new_study(tmp_path / "s.study", coder="C1") as made:
        for name, text in FILES.items():
            (tmp_path / name).write_text(text)
        made.add(*[tmp_path / name for name in FILES])
        yield made


def _ties(path):
    return {(a, b) for a, b in nx.read_graphml(path).edges()}


@pytest.mark.parametrize(
    ("asked", "ties"),
    [
        ({}, {("P-01", "P-02"), ("P-01", "P-03"), ("P-01", "L-1"), ("P-03", "L-1")}),
        ({"held": ["tie"], "medium": ["offline"]}, {("P-01", "P-02")}),
        ({"held": ["tie"], "window": "2012..2013"}, {("P-01", "P-02"), ("P-01", "P-03")}),
        ({"held": ["tie"], "window": "2016..2018"}, set()),
        ({"held": ["tie"], "window": "2016..2018", "perhaps": True}, {("P-01", "P-03")}),
        ({"held": ["tie"], "network": "N-1"}, {("P-01", "P-02")}),
    ],
)
def test_what_was_asked_for_leaves_without_infiltrators(study, tmp_path, asked, ties):
    """Ties of the infiltrator are in none of the files, whatever part is asked for."""
    study.write_graph(tmp_path / "g.graphml", **asked)

    assert ties == _ties(tmp_path / "g.graphml")


def test_the_log_of_the_gate_names_each_file(study, tmp_path):
    """Several files of one form are several releases, and the access is logged too."""
    written = study.write_graph(tmp_path / "g", "r", waves="2010..2011,2012..2013", actor="C2")

    releases = [json.loads(line) for line in (study.folder.out / "gate.log").read_text().splitlines()]
    assert {f".../{path.name}" for path in written.files} == {line["name"] for line in releases}
    assert {("C2", "graph r")} == {(line["actor"], line["holds"]) for line in releases}
    assert b"Dark Alley" not in b"".join(path.read_bytes() for path in written.files)


def test_the_command_tells_what_is_lost_beside_the_files(study, tmp_path):
    """Files to stdout, losses to stderr."""
    called = CliRunner().invoke(inroads, ["graph", str(study.path), "--format", "dl", "--out", str(tmp_path / "g.dl")])

    assert f"{tmp_path / 'g.dl'}\n" == called.stdout
    assert "The dates of ties are left out." in called.stderr


@pytest.mark.parametrize("asked", [{"form": "gephi"}, {"held": ["ties"]}, {"window": "soon"}, {"network": "N-9"}])
def test_what_is_not_known_is_an_input_error(study, tmp_path, asked):
    """Forms, kinds of edges, spans and networks; nothing is written then."""
    with pytest.raises(InputError):
        study.write_graph(tmp_path / "g.graphml", **asked)

    assert not (tmp_path / "g.graphml").exists()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, "Offline: persons 2, tied pairs 1"),
        ({"what": "periods", "periods": "2010..2011,2012..2014"}, "2012-2014: 1"),
        ({"what": "timeline", "person": "P-01", "lang": "nl"}, "vriend"),
        ({"what": "matrix"}, "Persons: 2. Places: 1."),
    ],
)
def test_pictures_leave_through_the_gate_without_infiltrators_or_names(study, tmp_path, asked, shown):
    """Each is one release; who is out of the graph and what places are called is not in it."""
    drawn = study.draw(tmp_path / "p.svg", **asked).read_text()

    assert shown in drawn
    assert "P-09" not in drawn
    assert "Dark Alley" not in drawn
    assert f"picture {asked.get('what', 'layers')}" in (study.folder.out / "gate.log").read_text()


@pytest.mark.parametrize(
    "asked",
    [{"what": "cube"}, {"what": "timeline"}, {"what": "periods", "periods": "9"}, {"window": "1990..1991"}],
)
def test_what_cannot_be_drawn_is_an_input_error(study, tmp_path, asked):
    """An unknown picture, a timeline of nobody, too many periods, a window without ties."""
    with pytest.raises(InputError):
        study.draw(tmp_path / "p.svg", **asked)
