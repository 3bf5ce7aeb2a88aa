"""What findings on functioning say of an invented field is held against what was done in it."""

from functools import cache

import pytest
from tests.invented import study_of

from inroads.answers.functioning_dependence import dependence

WHOLE = {"cell_blank": 0.0, "date_blank": 0.0}
"""Files that tell everything."""


@cache
def study(family, seed, **changes):
    """The finding, and for each activity what is true of it."""
    view, truth = study_of(family, seed, networks=15, **changes)
    done = {one["activity"]: one for network in truth["functioning"]["networks"] for one in network["activities"]}
    return dependence(view), done, truth["findings"]["functioning.dependence"]["sample"]


@pytest.mark.parametrize("seed", [101, 102, 103])
def test_where_evidence_is_complete_dependence_is_the_truth(seed):
    """Nothing is open, and every share is that of a perfect coder."""
    finding, _done, sample = study("plain", seed, **WHOLE)
    printed = {record["row"]: record for record in finding.table}

    assert all(record["n"] == 0 for row, record in printed.items() if row.endswith("/open"))
    assert len(sample) >= 8
    for told in sample:
        record = printed[told["row"]]
        assert told["value"] == pytest.approx(record["n"] / record["of"], abs=1e-6)


@pytest.mark.parametrize("family", ["plain", "messy", "merge_split", "instrument"])
@pytest.mark.parametrize("seed", [101, 102])
def test_where_evidence_is_incomplete_the_set_holds_the_truth(family, seed):
    """What is said to be sure is so of every single activity on record; what is not known is some of it and not all."""
    finding, done, _sample = study(family, seed)
    asked = [
        (row, name) for row, units in finding.units.items() for kind, name in units if row.startswith("activities/")
    ]
    counts = {"yes": 0, "open": 0, "no": 0}
    for row, name in asked:
        _kind, _medium, needed, need = row.split("/")
        counts[need] += needed != "remote_voice"
        if needed != "remote_voice" and need != "open":
            assert (needed in done[name]["needs"]) == (need == "yes"), (row, name)

    assert min(counts.values()) > 0
