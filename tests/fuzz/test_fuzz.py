"""A short round of fuzzing for each reader; `make fuzz` goes on for ten minutes each."""

import pytest
from tests.fuzz.fuzz_forum_dumps import forum_seeds, search
from tests.fuzz.fuzz_grown import fuzz as fuzz_grown
from tests.fuzz.fuzz_readers import fuzz
from tests.fuzz.seeds import seeds

from inroads.sources.online.forum_layouts import LAYOUTS

SECONDS = 0.3


@pytest.mark.parametrize("kind", seeds())
def test_damaged_files(kind, tmp_path, monkeypatch):
    """Whatever is done to a file, only an error that says what to do comes out."""
    monkeypatch.setenv("FUZZ_KEEP", str(tmp_path / "kept"))

    figures = fuzz(kind, SECONDS)

    assert () == figures.failures
    assert figures.inputs > 0


def test_every_layout_of_forums_is_damaged():
    """Each layout of a forum has a kind of its own, and one is for texts."""
    assert {f"{layout}.sql" for layout in LAYOUTS} | {"bbcode.txt"} == set(forum_seeds())
    assert set(forum_seeds()) <= set(seeds())


@pytest.mark.parametrize("kind", ["mybb.sql", "bbcode.txt"])
def test_search_without_atheris(kind, monkeypatch):
    """Where atheris is missing hypothesis puts inputs together, for as long as is asked."""
    monkeypatch.setattr("tests.fuzz.fuzz_forum_dumps.find_spec", lambda _name: None)

    assert "hypothesis" == search(kind, SECONDS)


def test_damaged_files_that_grow():
    """What is read on from an old end gives what the whole gives, also of damaged files."""
    assert [] == fuzz_grown(2)["failures"]
