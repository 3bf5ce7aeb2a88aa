"""The graph as an object of igraph."""

from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.graph.to_igraph import to_igraph


def test_vertices_and_edges_keep_their_names_and_values():
    """Days stay days, several values lists, and what is not known is None."""
    made = to_igraph(make_tables())

    names = made.vs["name"]
    held = {edge["edge"]: {names[edge.source], names[edge.target]} for edge in made.es}
    assert {"P-01", AWKWARD} == held["T-1#2"]
    assert {"T-1", "T-1#2", "T-1#3", "T-2", "T-1#4", "X"} == set(held)
    assert (["c1", "c2"], None) == (made.vs.find(name="P-01")["claims"], made.vs.find(name="P-03")["claims"])
    assert 2010 == made.es.find(edge="T-1")["began_latest"].year


def test_beside_directions_the_others_stand_both_ways():
    """A measure on the directed graph sees a tie without direction from either end."""
    made = to_igraph(make_tables(directed=True))

    assert made.is_directed()
    assert made.are_adjacent(AWKWARD, "P-01")
    assert not made.are_adjacent("P-03", "P-01")
