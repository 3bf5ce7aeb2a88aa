"""Small networks that other programs have been asked about, where the published data are at hand."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ORACLES = Path(os.environ.get("INROADS_SHARED", "../shared")) / "oracles"
needs_oracles = pytest.mark.skipif(not ORACLES.is_dir(), reason=f"no published data at {ORACLES} (set INROADS_SHARED)")


def expected(name: str) -> Any:
    """What other programs say."""
    return json.loads((ORACLES / f"{name}_expected.json").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file."""
    with (ORACLES / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ties(name: str, nodes: int, *, directed: bool = False) -> np.ndarray:
    """The matrix of a network."""
    matrix = np.zeros((nodes, nodes))
    for row in rows(f"{name}_edges"):
        a, b = int(row["from"]) - 1, int(row["to"]) - 1
        matrix[a, b] = 1
        if not directed:
            matrix[b, a] = 1
    return matrix


def trait(name: str, column: str) -> np.ndarray:
    """A trait of the nodes: numbers where it is one, else words."""
    found = [row[column] for row in rows(f"{name}_nodes")]
    return np.array([float(one) for one in found]) if found[0].replace(".", "").isdigit() else np.array(found)
