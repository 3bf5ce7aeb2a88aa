"""The order of calls of each acknowledged verb: what is said to be done survives a power cut.

A power cut itself is not simulated; the calls that make it harmless are read.
"""

import re

import pytest
from tests.reliability.verbs import STEPS

CALL = r'^(\w+)\((?:\d+<([^>]*)>|AT_FDCWD<[^>]*>, "([^"]*)"|"([^"]*)")'
WRITING = ["add one", "adjudicate", "merge"]


@pytest.fixture
def calls(driver, place):
    """(call, path) in order, of a verb: ``calls("add one")``; verbs before it are done first."""

    def trace(name):
        for earlier in list(STEPS)[: list(STEPS).index(name)]:
            STEPS[earlier](place)
        ended = driver.run(place, [name])
        assert ended.code == 0
        found = re.findall(r'^(\w+)\((?:\d+<([^>]*)>|AT_FDCWD<[^>]*>, "([^"]*)"|"([^"]*)")', ended.trace, re.MULTILINE)
        return [(call, (one or two or three).replace(str(place), "")) for call, one, two, three in found]

    return trace


def positions(calls, call, ending):
    """Where such a call on such a path stands."""
    return [place for place, (name, path) in enumerate(calls) if name == call and re.search(ending, path)]


def test_evidence_before_the_ledger(calls):
    """A file is written, synced, renamed, its folder synced; then the ledger is written and synced; then it is said."""
    seen = calls("add one")
    part, folder, log = r"evidence/../\.\w+\.\d+\.part$", r"evidence/..$", r"base\.study/ledger\.db-wal$"
    order = [
        positions(seen, "write", part)[-1],
        positions(seen, "fsync", part)[0],
        positions(seen, "rename", part)[0],
        positions(seen, "fsync", folder)[0],
        positions(seen, "pwrite64", log)[0],
        positions(seen, "fdatasync", log)[-1],
        positions(seen, "writev", "acks$")[0],
    ]

    assert order == sorted(order)
    assert positions(seen, "fsync", "evidence$")


@pytest.mark.parametrize("name", WRITING)
def test_the_ledger_is_synced_before_it_is_said(calls, name):
    """After the last page of a transaction the log is synced; after the last page of the file, the file."""
    seen = calls(name)
    (said,) = positions(seen, "writev", "acks$")
    for kept in (r"base\.study/ledger\.db-wal$", r"base\.study/ledger\.db$"):
        assert positions(seen, "pwrite64", kept)[-1] < positions(seen, "fdatasync", kept)[-1] < said


def test_a_new_study_is_synced_before_it_is_said(calls):
    """All files of a new study are synced before it is put in place, and the folder it stands in after that."""
    seen = calls("new")
    (put,) = positions(seen, "rename", r"\.fresh\.study\.\d+\.part$")

    assert positions(seen, "fsync", r"\.fresh\.study\.\d+\.part$")[-1] < put
    assert positions(seen, "fsync", "^$")[0] > put
    assert (
        positions(seen, "fdatasync", r"\.fresh\.study\.\d+\.part/ledger\.db")[-1]
        < put
        < positions(seen, "writev", "acks$")[0]
    )


def test_a_snapshot_is_synced_before_it_is_put_in_place(calls):
    """Every table of a snapshot is synced before the folder bears its name."""
    seen = calls("snapshot")
    (put,) = positions(seen, "rename", r"cache/\.\w+\.\d+\.part$")
    tables = {path for call, path in seen if call == "rename" and path.endswith(".part") and ".parquet." in path}

    assert len(tables) > 20
    assert all(positions(seen, "fsync", re.escape(path) + "$")[0] < put for path in tables)
