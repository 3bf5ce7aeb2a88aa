"""GraphML, read again by networkx and by igraph."""

import io

import igraph
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.graph_files.make_net import AWKWARD, make_tables, make_ties

from inroads.graph.nodes_and_edges import nodes_and_edges
from inroads.report.graph_files.graphml import graphml_bytes

ONE_WAY = {"T-1": "online", "T-1#2": "offline", "T-1#3": "offline", "T-2": "phone", "T-1#4": None, "X": None}


def test_networkx_reads_every_tie_with_its_name_and_what_is_said_of_it():
    """Ties stay apart though they join the same two persons; days and several values come back as texts."""
    read = nx.read_graphml(io.BytesIO(graphml_bytes(nodes_and_edges(make_tables()))))

    assert not read.is_directed()
    assert {key: said.get("medium") for _a, _b, key, said in read.edges(keys=True, data=True)} == ONE_WAY
    assert read.edges[AWKWARD, "P-01", "T-1"]["began_latest"] == "2010-12-31"
    assert read.nodes["P-01"] == {"kind": "person", "person_kind": "identified", "gender": "man", "age": 20.0,
                                  "ict": "true", "claims": "c1 | c2", "name": "P-01"}  # fmt: skip


def test_igraph_reads_the_same_graph(tmp_path):
    """Names, ties and media are the same for a reader that shares no code with the first."""
    path = tmp_path / "g.graphml"
    path.write_bytes(graphml_bytes(nodes_and_edges(make_tables())))

    read = igraph.Graph.Read_GraphML(str(path))

    assert {"P-01", "P-03", AWKWARD, "L-1", "place:P-03"} == set(read.vs["name"])
    assert {key: said or None for key, said in zip(read.es["edge"], read.es["medium"], strict=True)} == ONE_WAY
    assert set(read.vs["ict"]) == {"true", "false", ""}


def test_in_a_graph_with_some_directions_the_others_stand_both_ways():
    """Known loss: readers know no graph that has both; «directed» tells which is which."""
    read = nx.read_graphml(io.BytesIO(graphml_bytes(nodes_and_edges(make_tables(directed=True)))))

    assert read.is_directed()
    assert [("P-01", "P-03")] == [(a, b) for a, b, said in read.edges(data="directed") if said]
    assert {("P-01", AWKWARD), (AWKWARD, "P-01")} <= set(read.edges())


def test_names_of_people_do_not_leave():
    """Of what people were called nothing stands in the file."""
    assert b"fl4sh" not in graphml_bytes(nodes_and_edges(make_tables()))


WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"), min_size=1
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORD, WORD), max_size=6))
def test_any_name_comes_back_as_it_was(pairs):
    """Whatever letters a name has, networkx finds the same name and the same ties."""
    made = make_ties(pairs)

    read = nx.read_graphml(io.BytesIO(graphml_bytes(nodes_and_edges(made))), force_multigraph=True)

    assert {name for pair in pairs for name in pair} == set(read.nodes)
    assert sorted(tuple(sorted(pair)) for pair in pairs) == sorted(
        tuple(sorted(pair)) for pair in read.edges(keys=False)
    )
