"""UCINET DL, read again by igraph; two-mode, which igraph does not read, by a strict check of its own."""

import igraph
from tests.report.graph_files.make_net import make_tables, make_ties

from inroads.graph.nodes_and_edges import PRESENCE, nodes_and_edges
from inroads.report.graph_files.losses import losses
from inroads.report.graph_files.ucinet import ucinet_bytes


def test_igraph_reads_the_sum_of_the_ties_of_each_pair(tmp_path):
    """Known losses: several ties are one with their weights added, and names lose blanks and quotes."""
    path = tmp_path / "g.dl"
    path.write_bytes(ucinet_bytes(nodes_and_edges(make_tables(directed=True))))

    read = igraph.Graph.Read_DL(str(path))

    names = read.vs["name"]
    assert {(names[edge.source], names[edge.target]): edge["weight"] for edge in read.es} == {
        ("P_&<2>]]>", "P-01"): 6.0,
        ("P-01", "P_&<2>]]>"): 6.0,
        ("P-01", "P-03"): 1.0,
        ("P-01", "L-1"): 1.0,
        ("L-1", "P-01"): 1.0,
        ("P-03", "place:P-03"): 1.0,
        ("place:P-03", "P-03"): 1.0,
    }


def test_persons_and_places_alone_stay_two_mode():
    """Rows are persons, columns places; nobody is made a neighbour of anybody."""
    net = nodes_and_edges(make_tables(), [PRESENCE])

    head, _mark, data = ucinet_bytes(net).decode().partition("data:\n")

    assert ["dl nr=3 nc=2", "format=edgelist2", "row labels:", "P_&<2>]]>", "P-01", "P-03", "column labels:", "L-1",
            "place:P-03"] == head.splitlines()  # fmt: skip
    assert ["2 1 1.0", "3 2 1.0"] == data.splitlines()


def test_names_that_become_alike_are_told_apart():
    """No two nodes share a label, also where a label that is free was taken by another's number."""
    net = nodes_and_edges(make_ties([], ["a b", "a,b", "a_b", "a_b_2"]))

    labels = ucinet_bytes(net).decode().partition("labels:\n")[2].partition("data:")[0].split()

    assert ["a_b_3", "a_b_4", "a_b", "a_b_2"] == labels
    assert ["Names changed because UCINET cannot read them: 2."] == losses(net, "dl")
