"""The one door to networkx: a graph as the object that networkx works on. It is only needed by those who ask for it."""

from typing import Any

from inroads.errors import InputError
from inroads.graph.nodes_and_edges import GraphTables, NodesAndEdges, attributes, nodes_and_edges
from inroads.language import _


def to_networkx(graph: GraphTables | NodesAndEdges) -> Any:
    """A ``MultiGraph``, or a ``MultiDiGraph`` where some ties have a direction and the others stand both ways.

    Edges are keyed by their names; what is not known is left out of their attributes. Raises InputError where networkx
    is not installed.
    """
    try:
        import networkx as nx
    except ImportError:
        raise InputError(
            _("The package networkx is not installed."), do=_("Install it (pip install networkx), or write GraphML.")
        ) from None
    net = graph if isinstance(graph, NodesAndEdges) else nodes_and_edges(graph)
    made = nx.MultiDiGraph() if net.directed else nx.MultiGraph()
    columns = attributes(net.nodes, "id")
    for own, *said in net.nodes.select("id", *columns).iter_rows():
        made.add_node(own, **_known(columns, said))
    columns = attributes(net.edges, "edge", "a", "b")
    for own, a, b, *said in net.edges.select("edge", "a", "b", *columns).iter_rows():
        known = _known(columns, said)
        made.add_edge(a, b, key=own, **known)
        if net.directed and not known["directed"] and a != b:
            made.add_edge(b, a, key=own, **known)
    return made


def _known(columns: list[str], said: list[Any]) -> dict[str, Any]:
    return {name: value for name, value in zip(columns, said, strict=True) if value is not None}
