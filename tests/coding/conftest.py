"""Fixtures of the tests of coding."""

import pytest
from tests.store.make_study import make_study


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    study = make_study(tmp_path / "one.study")
    yield study
    study.close()
