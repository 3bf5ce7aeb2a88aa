"""A short round of fuzzing for each reader; `make fuzz` goes on for ten minutes each."""

import pytest
from tests.fuzz.fuzz_readers import fuzz
from tests.fuzz.seeds import seeds

SECONDS = 0.3


@pytest.mark.parametrize("kind", seeds())
def test_damaged_files(kind, tmp_path, monkeypatch):
    """Whatever is done to a file, only an error that says what to do comes out."""
    monkeypatch.setenv("FUZZ_KEEP", str(tmp_path / "kept"))

    figures = fuzz(kind, SECONDS)

    assert () == figures.failures
    assert figures.inputs > 0
