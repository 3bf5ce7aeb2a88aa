"""Graphs of other programs: GraphML, GEXF and Pajek as records that any mapping makes rows of."""

import networkx as nx
import pytest
from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.errors import InputError
from inroads.frame.default import default_frame
from inroads.graph.nodes_and_edges import nodes_and_edges
from inroads.report.graph_files.gexf import gexf_bytes
from inroads.report.graph_files.graphml import graphml_bytes
from inroads.report.graph_files.pajek import pajek_files
from inroads.sources.mapping_rules import Reading
from inroads.sources.read import read_sources
from inroads.sources.records import read_records

MAPPING = """
mapping: back
rows:
  - table: persons
    where: {record: node, kind: person}
    set: {person: {column: id}, gender: {column: gender}}
  - table: ties
    where: {record: edge, kind: tie}
    set: {tie: {column: edge}, a: {column: source}, b: {column: target}, began_earliest: {column: began_earliest}}
"""


def _edges(data, name):
    held = read_records(data, name, Reading()).records
    return [record.cells for record in held if record.cells["record"] == "edge"]


def test_what_left_as_graphml_comes_in_again_through_a_mapping(tmp_path):
    """Persons and ties are the same, and each cell names its place in the file."""
    (tmp_path / "g.graphml").write_bytes(graphml_bytes(nodes_and_edges(make_tables())))
    (tmp_path / "back.yaml").write_text(MAPPING)

    rows = read_sources(tmp_path / "g.graphml", default_frame(), tmp_path / "back.yaml").rows

    said = [{cell.variable: cell.written for cell in row.cells} for row in rows]
    assert {"person": "P-01", "gender": "man"} in said
    assert {"tie": "T-1", "a": "P-01", "b": AWKWARD, "began_earliest": "2010-01-01"} in said
    assert "g.graphml#edge[T-1].source" in {cell.locator for row in rows for cell in row.cells}


def test_gexf_comes_in_with_a_record_for_each_spell():
    """Two spells of one tie are two records with a beginning and an end of their own."""
    edges = _edges(gexf_bytes(nodes_and_edges(make_tables(directed=True))), "g.gexf")

    assert [(None, "2012-01-01"), ("2014-01-01", "2015-01-01")] == [
        (edge.get("start"), edge.get("end")) for edge in edges if edge["id"] == "T-1#2"
    ]
    assert {"T-2": True, "T-1": False} == {e["id"]: e["directed"] for e in edges if e["id"] in {"T-1", "T-2"}}


def test_pajek_comes_in_with_labels_for_numbers():
    """Ends are the labels of the vertices; arcs have a direction, edges none."""
    edges = _edges(pajek_files(nodes_and_edges(make_tables(directed=True)))[".net"], "g.net")

    assert {
        "record": "edge",
        "source": "P-01",
        "target": "P-03",
        "directed": True,
        "weight": 1,
        "label": "phone",
    } in edges
    assert 5 == sum(not edge["directed"] for edge in edges)


def test_what_networkx_writes_is_read(tmp_path):
    """GraphML, GEXF and Pajek of another program: the same ties, whatever the form."""
    graph = nx.Graph([("a", "b", {"weight": 2.5, "met": True}), ("b", "é c", {"weight": 1.0, "met": False})])
    nx.write_graphml(graph, tmp_path / "g.graphml")
    nx.write_gexf(graph, tmp_path / "g.gexf")
    nx.write_pajek(nx.Graph(graph.edges), tmp_path / "g.net")

    for form in ("graphml", "gexf", "net"):
        edges = _edges((tmp_path / f"g.{form}").read_bytes(), f"g.{form}")
        assert {("a", "b"), ("b", "é c")} == {(edge["source"], edge["target"]) for edge in edges}
        assert form == "net" or [(2.5, True), (1, False)] == [(edge["weight"], edge["met"]) for edge in edges]


def test_lists_matrices_relations_and_times_of_pajek():
    """*Arcslist, *Matrix, :2 with a name, and spans between brackets."""
    text = (
        '*Vertices 3\n1 "a"\n2 "b" 0.1 0.2 0.5\n3 c\n*Arcs :2 "trust"\n1 2 -1 [5-7,9] l "x y"\n'
        "*Edgeslist\n1 2 3\n*Matrix\n0 0 0\n0 0 2\n0 0 0\n"
    )

    edges = _edges(text.encode(), "g.net")

    assert ("trust", "[5-7,9]", "x y", -1) == tuple(edges[0][name] for name in ("relation", "times", "label", "weight"))
    assert [("a", "b"), ("a", "c"), ("b", "c")] == [(edge["source"], edge["target"]) for edge in edges[1:]]


TORN = (
    '<graphml><key id="w" for="edge" attr.name="w" attr.type="double"/><graph><node id="a"/><node/><edge source="a"/>'
    '<edge source="a" target="b"><data key="w">x</data><data key="z">1</data></edge></graph></graphml>'
)
BAD = {
    "twice.net": ("*Vertices 2\n1 a\n2 a\nx y\n*Edges\n1\n1 9 1\n1 2 much\n", 5),
    "g.graphml": (TORN, 5),
    "g.gexf": ("<graphml/>", 1),
    "bomb.graphml": ('<!DOCTYPE x [<!ENTITY a "aaaa">]><graphml><graph><node id="&a;"/></graph></graphml>', 1),
    "empty.net": ("*Vertices 0\n", 1),
    "huge.net": ("*Vertices 99999999999999999999\n*Edges\n", 1),
    "other.net": ("a;b\n1;2\n", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_all_that_is_wrong_is_told_at_once(name):
    """One error names every fault with its line; nothing is handed on."""
    text, count = BAD[name]

    with pytest.raises(InputError) as told:
        read_records(text.encode(), name, Reading())

    assert count == len(told.value.faults)
