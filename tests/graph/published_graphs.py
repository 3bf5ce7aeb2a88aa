"""Graphs of the literature, re-made from it, and what independent programs say of them (read from INROADS_SHARED)."""

import json
import os
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from inroads.graph.graph import Graph
from inroads.graph.graph_of import graph_of_ties
from inroads.graph.graph_tables import GraphTables

ORACLES = Path(os.environ.get("INROADS_SHARED", Path(__file__).parents[3] / "shared")) / "oracles"
EXPECTED = ORACLES / "graph_expected.json"
needs_oracles = pytest.mark.skipif(not EXPECTED.is_file(), reason="no published figures (set INROADS_SHARED)")

KARATE = (
    "0: 1 2 3 4 5 6 7 8 10 11 12 13 17 19 21 31; 1: 2 3 7 13 17 19 21 30; 2: 3 7 8 9 13 27 28 32; 3: 7 12 "
    "13; 4: 6 10; 5: 6 10 16; 6: 16; 8: 30 32 33; 9: 33; 13: 33; 14: 32 33; 15: 32 33; 18: 32 33; 19: 33; "
    "20: 32 33; 22: 32 33; 23: 25 27 29 32 33; 24: 25 27 31; 25: 31; 26: 29 33; 27: 33; 28: 31 33; 29: 32 "
    "33; 30: 32 33; 31: 32 33; 32: 33 "
)
"""Who was friends with whom in a karate club: Zachary (1977), numbered from 0."""

WOMEN = (
    "Evelyn: 1 2 3 4 5 6 8 9; Laura: 1 2 3 5 6 7 8; Theresa: 2 3 4 5 6 7 8 9; Brenda: 1 3 4 5 6 7 8; "
    "Charlotte: 3 4 5 7; Frances: 3 5 6 8; Eleanor: 5 6 7 8; Pearl: 6 8 9; Ruth: 5 7 8 9; Verne: 7 8 9 "
    "12; Myra: 8 9 10 12; Katherina: 8 9 10 12 13 14; Sylvia: 7 8 9 10 12 13 14; Nora: 6 7 9 10 11 12 13 "
    "14; Helen: 7 8 10 11 12; Dorothy: 8 9; Olivia: 9 11; Flora: 9 11 "
)
"""Which women came to which social events: Davis, Gardner and Gardner (1941)."""


def expected() -> dict[str, Any]:
    """The figures."""
    read: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return read


def listed(text: str) -> list[tuple[str, str]]:
    """The pairs of a text such as ``0: 1 2; 1: 2``."""
    rows = [row.split(":") for row in text.split(";")]
    return [(name.strip(), other) for name, others in rows for other in others.split()]


def graph_of_pairs(pairs: list[tuple[str, str]]) -> Graph:
    """The graph of plain ties."""
    return graph_of_ties(pl.DataFrame(pairs, schema=["a", "b"], orient="row"))


def karate() -> Graph:
    """The karate club."""
    return graph_of_pairs(listed(KARATE))


def women_at_events() -> Graph:
    """Women present at events, two modes."""
    rows = pl.DataFrame(listed(WOMEN), schema=["person", "place"], orient="row")
    return Graph(
        GraphTables.of(
            persons=rows.select("person").unique(maintain_order=True),
            places=rows.select("place").unique(maintain_order=True),
            presences=rows,
        )
    )
