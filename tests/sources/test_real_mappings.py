"""Tests of the mappings in docs/how-to/mappings on the published data they are for, where that data is at hand."""

import os
from collections import Counter
from pathlib import Path

import pytest

from inroads.frame import default_frame
from inroads.sources.read import read_sources

SHARED = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data"
MAPPINGS = Path(__file__).parents[2] / "docs" / "how-to" / "mappings"
NOORDIN = "covert_networks/noordin_top"
MONTAGNA = "montagna_multilayer/cavallaro_original"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no published data at {SHARED} (set INROADS_SHARED)")


def _rows(name, folder):
    read = read_sources(SHARED / folder, default_frame(), MAPPINGS / f"{name}.yaml")
    return [{cell.variable: cell.written for cell in row.cells} for row in read.rows]


def _pairs(rows):
    return {frozenset((row["sender"], row["receiver"])) for row in rows}


def test_noordin_persons():
    """The Noordin Top network has 79 persons."""
    assert len({row["person"] for row in _rows("noordin-persons", NOORDIN)}) == 79


def test_noordin_ties():
    """Every kind of tie keeps its count, also where two kinds stand for one content."""
    kinds = Counter(row["tie"].removeprefix("NT-").split(" · ")[0] for row in _rows("noordin-ties", NOORDIN))

    assert kinds == {
        "kinship": 16,
        "friendship": 91,
        "soulmates": 11,
        "classmates": 175,
        "meetings": 63,
        "logistics_colocation": 29,
        "training": 147,
        "operations": 267,
        "communication": 200,
        "business_finance": 15,
    }


def test_montagna():
    """Montagna: 101 persons in 256 meeting pairs, 100 in 124 calling pairs, 47 in both, as published."""
    meetings = _pairs(_rows("montagna-meetings", MONTAGNA))
    calls = _pairs(_rows("montagna-calls", MONTAGNA))
    met, called = (set().union(*pairs) for pairs in (meetings, calls))

    assert (len(met), len(meetings)) == (101, 256)
    assert (len(called), len(calls)) == (100, 124)
    assert len(met & called) == 47


def test_montagna_media():
    """Meetings are face to face and calls by phone."""
    media = {row["medium"] for name in ("meetings", "calls") for row in _rows(f"montagna-{name}", MONTAGNA)}

    assert media == {"face_to_face", "phone"}


def test_montagna_persons_and_kin():
    """The attributes give the persons by the same ids; all kin are among them, and five couples, each told twice."""
    persons = {row["person"] for row in _rows("montagna-persons", "montagna_multilayer")}
    ties = _rows("montagna-kinship", "montagna_multilayer")

    assert {row[end] for row in ties for end in ("a", "b")} <= persons
    assert Counter(row["content"] for row in ties)["partner"] == 10
