"""Pajek, read again by networkx and by igraph."""

import csv

import igraph
import networkx as nx
from tests.report.graph_files.make_net import make_tables, make_ties

from inroads.graph.nodes_and_edges import nodes_and_edges
from inroads.report.graph_files.losses import losses
from inroads.report.graph_files.pajek import NO_CLASS, NO_NUMBER, pajek_files

BLUNT = "P '&<2>]]>"
TIES = [
    ("P '&<2>]]>", "P-01", "offline", 2.0),
    ("P '&<2>]]>", "P-01", "offline", 2.0),
    ("P '&<2>]]>", "P-01", "online", 2.0),
    ("L-1", "P-01", "not_recorded", 1.0),
    ("P-01", "P-03", "phone", 1.0),
    ("P-03", "place:P-03", "not_recorded", 1.0),
]


def test_networkx_and_igraph_read_the_same_ties(tmp_path):
    """Each tie with weight and medium; known losses: a quote in a name becomes an apostrophe, no dates."""
    path = tmp_path / "g.net"
    path.write_bytes(pajek_files(nodes_and_edges(make_tables()))[".net"])

    by_networkx = nx.read_pajek(path)
    by_igraph = igraph.Graph.Read_Pajek(str(path))

    assert sorted(TIES) == sorted(
        (*sorted((a, b)), said["l"], said["weight"]) for a, b, said in by_networkx.edges(data=True)
    )
    names = by_igraph.vs["name"]
    read = [(*sorted((names[e.source], names[e.target])), e["label"], e["weight"]) for e in by_igraph.es]
    assert sorted(TIES) == sorted(read)


def test_directions_are_arcs_beside_edges(tmp_path):
    """Igraph reads a graph of both as one with directions, in which each edge stands both ways."""
    path = tmp_path / "g.net"
    path.write_bytes(pajek_files(nodes_and_edges(make_tables(directed=True)))[".net"])

    arcs = path.read_text().partition("*Arcs\n")[2].splitlines()

    assert ['2 3 1.0 l "phone"'] == arcs
    assert igraph.Graph.Read_Pajek(str(path)).is_directed()


def test_classes_and_numbers_stand_in_the_order_of_the_vertices():
    """The legend says what each class is; what is not known has the number Pajek keeps for that."""
    files = pajek_files(nodes_and_edges(make_tables()))

    legend = {
        (row["partition"], row["class"]): row["value"]
        for row in csv.DictReader(files[".legend.csv"].decode().splitlines())
    }
    classes = files[".gender.clu"].decode().split()[2:]
    assert ["?", "man", "not_recorded", "?", "?"] == [legend.get(("gender", one), "?") for one in classes]
    assert NO_CLASS == classes[0]
    assert [NO_NUMBER, "20.0", "31.5", NO_NUMBER, NO_NUMBER] == files[".age.vec"].decode().split()[2:]


def test_what_pajek_does_not_hold_is_told():
    """Several values, dates, what else is said of a tie: whoever exports is told by name."""
    told = " ".join(losses(nodes_and_edges(make_tables()), "pajek"))

    assert all(word in told for word in ("claims", "dates", "function", "left out: 1"))


def test_letters_beyond_ascii_stand_behind_a_mark(tmp_path):
    """Pajek takes the letters for UTF-8 only then; networkx reads it so too."""
    path = tmp_path / "g.net"
    path.write_bytes(pajek_files(nodes_and_edges(make_ties([("P-1", "José")])))[".net"])

    assert {"P-1", "José"} == set(nx.read_pajek(path, encoding="utf-8-sig"))
