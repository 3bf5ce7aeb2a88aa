"""Tests of the mapping of chat logs on the published logs it is for, where these are at hand."""

import os
from pathlib import Path

import pytest

from inroads.sources.post_frames import post_frames
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_tally import Tally

LOGS = Path(os.environ.get("INROADS_SHARED", "../shared")) / "data" / "irc" / "dev"
MAPPING = Path(__file__).parents[2] / "docs" / "how-to" / "mappings" / "irc.yaml"

pytestmark = pytest.mark.skipif(not LOGS.is_dir(), reason=f"no chat logs at {LOGS} (set INROADS_SHARED)")


def test_every_message():
    """Of ten logs every line that is no remark of the server is one post, and those remarks are counted."""
    mapping = read_post_mapping(MAPPING)
    logs = sorted(LOGS.glob("*.raw.txt"))
    for log in logs:
        lines = log.read_bytes().decode().splitlines()
        remarks = sum(line.startswith("===") for line in lines)
        tally = Tally(log.name)
        (posts,) = post_frames(log, mapping, tally)

        assert (len(lines) - remarks, []) == (posts["post"].n_unique(), tally.faults)
        assert f"passed over: {remarks}." in tally.notes[0]
        assert posts["at"].null_count() == 0

    assert len(logs) == 10
