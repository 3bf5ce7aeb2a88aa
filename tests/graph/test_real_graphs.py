"""Published networks, imported by the project's own mappings and measured through the graph, where they are at hand."""

import csv
import json
import os
from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from tests.quick_snapshot import quick_snapshot

from inroads.frame import default_frame
from inroads.graph.graph import Graph
from inroads.graph.layer_measures import net_layers
from inroads.graph.place_measures import two_mode
from inroads.graph.time_measures import net_turnover
from inroads.involvement.view import View
from inroads.sources.read import read_sources

SHARED = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data"
MAPPINGS = Path(__file__).parents[2] / "docs" / "how-to" / "mappings"
PHASES = [(date(year, 1, 1), date(year, 12, 31)) for year in range(1, 12)]
SIZES = [15, 24, 33, 33, 32, 27, 34, 42, 34, 42, 41]
BURGLARY = "burglary_police/israel_lea_inp_burglary_offender_id_network_from_2020-01-01_to_2020-01-31.json"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no published data at {SHARED} (set INROADS_SHARED)")


def graph_from(*named: tuple[str, str]) -> Graph:
    """The graph of files, each read by a mapping."""
    rows: dict[str, list[dict[str, str]]] = {}
    for mapping, folder in named:
        for row in read_sources(SHARED / folder, default_frame(), MAPPINGS / f"{mapping}.yaml").rows:
            rows.setdefault(row.table, []).append({cell.variable: cell.written for cell in row.cells})
    return View(quick_snapshot(rows)).graph()


def pairs(graph: Graph) -> set[frozenset[str]]:
    """Who is tied to whom."""
    return {frozenset(pair) for pair in graph.ties.select("a", "b").rows() if pair[0] != pair[1]}


def test_montagna():
    """Montagna: 101 persons in 256 meeting pairs, 100 in 124 calling pairs, 47 in both; 38 pairs lie in both layers."""
    folder = "montagna_multilayer/cavallaro_original"
    graph = graph_from(("montagna-meetings", folder), ("montagna-calls", folder)).to_contacts()
    met, called = net_layers(graph, layers=["offline", "remote_voice"]).iter_rows(named=True)

    assert (101, 256) == (met["persons"], met["edges"])
    assert (100, 124) == (called["persons"], called["edges"])
    assert pytest.approx(47 / 101) == met["node_coverage"]
    assert pytest.approx(47 / 154) == met["node_jaccard"]
    assert pytest.approx(38 / 124) == called["edge_coverage"]


def test_noordin():
    """Noordin Top: 1 014 ties of ten kinds, in layers by the contents they stand for."""
    graph = graph_from(("noordin-ties", "covert_networks/noordin_top"))
    found = dict(net_layers(graph, "content").select("layer", "edges").unique().rows())

    assert 1014 == graph.ties.height
    assert {"kin": 16, "school": 175, "communication": 200, "service_trade": 15} == {
        content: found[content] for content in ("kin", "school", "communication", "service_trade")
    }
    assert len(pairs(graph.to_layers(content="co_offending"))) == found["co_offending"]


def test_caviar():
    """Caviar: each of eleven phases has its size, and who stays and leaves is who stands in the file next time."""
    graph = graph_from(("caviar", "covert_networks/caviar"))
    with (SHARED / "covert_networks/caviar/edges.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    told = [
        {row[end] for row in rows if row["layer"] == f"phase_{number:02}" for end in ("source", "target")}
        for number in range(1, 12)
    ]
    found = net_turnover(graph, PHASES, "persons")

    assert SIZES == [graph.to_window(*phase).persons.height for phase in PHASES]
    assert 104 == graph.persons.height
    assert SIZES[:-1] == found["before_low"].to_list() == found["before_high"].to_list()
    assert [len(one & other) for one, other in pairwise(told)] == found["stayed_low"].to_list()
    assert [len(one - other) for one, other in pairwise(told)] == found["left_high"].to_list()


def test_eies():
    """EIES: 32 researchers, 440 ways of them to write to another; those who had met wrote more often than any two."""
    graph = graph_from(("eies-messages", "eies/eies_messages"), ("eies-relations", "eies/eies_relations"))
    met, wrote = pairs(graph), pairs(graph.to_contacts())

    assert 32 == graph.persons.height
    assert 440 == graph.contacts.filter(pl.col("sender") != pl.col("receiver")).height
    assert len(met & wrote) / len(met) > len(wrote) / (32 * 31 / 2)


def test_burglary():
    """Burglars in burglaries stay two-mode until asked; made one, they are tied as the police's own file ties them."""
    told = json.loads((SHARED / BURGLARY).read_text())
    committed = [(node["id"], case) for node in told["nodes"] for case in node["list_cid"]]
    rows = {
        "places": [{"place": case, "medium": "offline"} for case in sorted({case for _person, case in committed})],
        "presences": [{"person": person, "place": case} for person, case in committed],
    }
    graph = View(quick_snapshot(rows)).graph()
    persons, places, two = two_mode(graph)
    linked = {frozenset((link["source"], link["target"])) for link in told["links"]}

    assert graph.ties.is_empty()
    assert (330, len(rows["places"]), len(set(committed))) == (len(persons), len(places), len(two.person))
    assert linked == pairs(graph.to_onemode("count"))
