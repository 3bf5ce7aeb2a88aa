"""The graph as an object of networkx."""

import sys

import pytest
from tests.graph.small_graph import small_view
from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.errors import InputError
from inroads.graph.nodes_and_edges import TIE, nodes_and_edges
from inroads.graph.to_networkx import to_networkx


def test_every_tie_is_an_edge_of_its_name():
    """Edges are keyed by the names of ties, keep days as days, and stand both ways beside those with a direction."""
    plain, mixed = (to_networkx(make_tables(directed=way)) for way in (False, True))

    assert not plain.is_directed()
    assert {"T-1", "T-1#2", "T-1#3", "T-2", "T-1#4", "X"} == {key for _a, _b, key in plain.edges(keys=True)}
    assert 2010 == plain.edges["P-01", AWKWARD, "T-1"]["began_latest"].year
    assert mixed.has_edge(AWKWARD, "P-01", "T-1")
    assert not mixed.has_edge("P-03", "P-01")


def test_a_tie_told_in_spells_is_not_told_once_more():
    """The spell as long as the tie is no edge where others tell its media; infiltrators are in no edge."""
    net = nodes_and_edges(small_view().graph(), [TIE])

    said = net.edges.select("tie", "medium").rows()
    assert [("T-1", "offline"), ("T-1", "online"), ("T-2", "online"), ("T-3", "not_recorded")] == sorted(said)
    assert "P-05" not in net.nodes["id"]


def test_without_networkx_it_is_told_what_to_do(monkeypatch):
    """The package is needed by nobody who does not ask for it."""
    monkeypatch.setitem(sys.modules, "networkx", None)

    with pytest.raises(InputError, match="networkx is not installed"):
        to_networkx(make_tables())
