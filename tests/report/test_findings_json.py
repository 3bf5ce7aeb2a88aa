"""Findings as JSON."""

import json
from dataclasses import replace
from datetime import date

import numpy as np

from inroads.report.findings_json import KEYS, findings_json


def test_keys_in_order(two_by_two):
    """Each finding bears the declared keys, in their order."""
    (read,) = json.loads(findings_json([two_by_two]))

    assert list(KEYS) == list(read)
    assert two_by_two.table == read["table"]
    assert two_by_two.lineage == read["lineage"]


def test_same_bytes(parts):
    """Equal findings give equal bytes."""
    assert findings_json(parts[1]) == findings_json(parts[1])


def test_no_number_is_null(two_by_two):
    """What is no number is null, numbers of numpy are numbers, dates are ISO, sets are in order."""
    table = [{"row": "x", "n": np.int64(3), "share": float("nan"), "high": np.float64("inf"), "at": date(2014, 5, 1)}]

    (read,) = json.loads(findings_json([replace(two_by_two, table=table, parameters={"of": {"b", "a"}})]))

    assert read["table"] == [{"row": "x", "n": 3, "share": None, "high": None, "at": "2014-05-01"}]
    assert read["parameters"] == {"of": ["a", "b"]}


def test_row_to_a_line(two_by_two):
    """A record of a table takes one line, so that two versions compare line by line."""
    tables = [two_by_two.table, *[variant.table for variant in two_by_two.variants]]

    lines = findings_json([two_by_two]).decode().splitlines()

    assert sum(map(len, tables)) == sum(line.lstrip().startswith('{"row": ') for line in lines)


def test_no_findings():
    """No finding is an empty list."""
    assert json.loads(findings_json([])) == []
