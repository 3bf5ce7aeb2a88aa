"""GEXF, read again by networkx; what networkx does not read, by the XML itself."""

import io

import networkx as nx
from lxml import etree
from tests.report.graph_files.make_net import AWKWARD, make_tables, make_ties

from inroads.graph.nodes_and_edges import nodes_and_edges
from inroads.report.graph_files.gexf import gexf_bytes

NS = "{http://gexf.net/1.3}"


def test_networkx_reads_each_tie_with_its_spells():
    """Two spells of one tie in one medium are one edge; an end that is not known is open."""
    read = nx.read_gexf(io.BytesIO(gexf_bytes(nodes_and_edges(make_tables()))), version="1.3")

    spells = {key: said for _a, _b, key, said in read.edges(keys=True, data="spells")}
    assert spells == {
        "T-1": [("2010-01-01", "None")],
        "T-1#2": [("None", "2012-01-01"), ("2014-01-01", "2015-01-01")],
        "T-2": [("2012-01-01", "None")],
        "T-1#4": None,
        "X": None,
    }
    assert read.edges["P-01", AWKWARD, "T-1#2"]["began_latest"] == " | 2014-01-01"
    assert read.nodes["P-01"]["age"] == 20.0
    assert set(read.nodes) == {"P-01", AWKWARD, "P-03", "L-1", "place:P-03"}


def test_each_edge_says_whether_it_has_a_direction_where_they_differ():
    """The form knows graphs of both; networkx does not, so the XML is asked."""
    read = etree.fromstring(gexf_bytes(nodes_and_edges(make_tables(directed=True))))

    kinds = {edge.get("id"): edge.get("type") for edge in read.iter(f"{NS}edge")}
    assert kinds == {
        "T-1": "undirected",
        "T-1#2": "undirected",
        "T-2": "directed",
        "T-1#4": "undirected",
        "X": "undirected",
    }


def test_a_graph_without_dates_is_still():
    """No time is invented for ties that have none."""
    plain = nodes_and_edges(make_ties([("P-1", "P-2")]))

    written = etree.fromstring(gexf_bytes(plain))

    assert "static" == written.find(f"{NS}graph").get("mode")
    assert [] == list(written.iter(f"{NS}spell"))
