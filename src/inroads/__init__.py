"""Inroads maps the ways into criminal networks.

Everything a study can do is a verb of :class:`inroads.study.Study`; every question has a function that gives a
:class:`inroads.answers.finding.Finding`.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Study": "inroads.study",
    "When": "inroads.model.when",
    "demo": "inroads.invented_study",
    "make_world": "inroads.invented_study",
    "new_study": "inroads.study",
    "open_study": "inroads.study",
    "preview": "inroads.study",
    "write_template": "inroads.study",
    "default_frame": "inroads.frame.default",
    "two_by_two": "inroads.answers.mechanisms",
    "by_role": "inroads.answers.mechanisms",
    "by_phase": "inroads.answers.mechanisms",
    "pathways": "inroads.answers.mechanisms",
    "chains": "inroads.answers.mechanisms",
    "approaches": "inroads.answers.mechanisms",
    "growth_types": "inroads.answers.mechanisms",
    "graph_of_ties": "inroads.graph.graph_of",
    "node_degree": "inroads.graph.centrality",
    "node_strength": "inroads.graph.centrality",
    "node_betweenness": "inroads.graph.centrality",
    "node_closeness": "inroads.graph.centrality",
    "node_pagerank": "inroads.graph.centrality",
    "node_core": "inroads.graph.centrality",
    "node_constraint": "inroads.graph.brokerage",
    "node_effective_size": "inroads.graph.brokerage",
    "node_cut_point": "inroads.graph.brokerage",
    "tie_bridge": "inroads.graph.brokerage",
    "net_components": "inroads.graph.cohesion",
    "net_density": "inroads.graph.cohesion",
    "net_centralisation": "inroads.graph.cohesion",
    "net_transitivity": "inroads.graph.cohesion",
    "net_communities": "inroads.graph.communities",
    "net_core_periphery": "inroads.graph.core_periphery",
    "net_assortativity": "inroads.graph.mixing",
    "net_e_i_index": "inroads.graph.mixing",
    "net_layers": "inroads.graph.layer_measures",
    "node_participation": "inroads.graph.layer_measures",
    "node_layer_entropy": "inroads.graph.layer_measures",
    "node_redundancy": "inroads.graph.layer_measures",
    "node_relevance": "inroads.graph.layer_measures",
    "node_versatility": "inroads.graph.layer_measures",
    "net_multiplex_communities": "inroads.graph.multiplex_leiden",
    "net_turnover": "inroads.graph.time_measures",
    "node_arrival": "inroads.graph.time_measures",
    "node_reach": "inroads.graph.time_measures",
    "net_two_mode_closure": "inroads.graph.place_measures",
    "place_betweenness": "inroads.graph.place_measures",
    "place_redundancy": "inroads.graph.place_measures",
    "node_positions": "inroads.graph.layout",
    "positions_over": "inroads.graph.layout",
    "draws": "inroads.graph.draws",
    "InputError": "inroads.errors",
    "InroadsError": "inroads.errors",
    "StudyError": "inroads.errors",
}

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    """A public name, from its room; rooms are entered only when something of them is asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'inroads' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
