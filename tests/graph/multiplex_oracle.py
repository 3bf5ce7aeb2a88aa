"""Published multilayer networks beside what uunet says of them, where they are at hand."""

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

from inroads.graph.layer_edges import LayerEdges

ORACLES = Path(os.environ.get("INROADS_SHARED", "../shared")) / "oracles"
NETWORKS = ("aucs", "florentine", "bankwiring", "monastery", "tailorshop")
needs_oracles = pytest.mark.skipif(not ORACLES.is_dir(), reason=f"no oracles at {ORACLES} (set INROADS_SHARED)")


def network(name: str) -> tuple[LayerEdges, list[str], list[str], dict]:
    """Edges in layers, names of persons and layers, and what is expected of them."""
    expected = json.loads((ORACLES / "multiplex_expected.json").read_text())[name]
    with (ORACLES / f"multiplex_{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    persons = sorted({row[end] for row in rows for end in ("actor1", "actor2")})
    layers = sorted({row["layer1"] for row in rows})
    columns = [[persons.index(row[end]) for row in rows] for end in ("actor1", "actor2")]
    where = [layers.index(row["layer1"]) for row in rows]
    directed = any(row["directed"] == "True" for row in rows)
    return LayerEdges.of(len(persons), *columns, where, is_directed=directed), persons, layers, expected


def matrix(expected: dict, layers: list[str]) -> np.ndarray:
    """An expected matrix in the order of ``layers``."""
    order = [expected["order"].index(layer) for layer in layers]
    return np.array(expected["matrix"])[np.ix_(order, order)]


def by_person(expected: dict, persons: list[str]) -> np.ndarray:
    """An expected figure of each person."""
    return np.array([expected[person] for person in persons], dtype=float)


def by_layer(expected: dict, persons: list[str], layers: list[str]) -> np.ndarray:
    """An expected figure of each person in each layer that it is told of."""
    return np.column_stack([by_person(expected[layer], persons) for layer in layers if layer in expected])
