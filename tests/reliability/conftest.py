"""Fixtures of the tests of reliability."""

import shutil

import pytest
from tests.reliability.tracer import Driver, refused
from tests.reliability.verbs import prepare


@pytest.fixture(scope="session")
def driver():
    """The driver process; the tests are skipped where strace cannot be used."""
    reason = refused()
    if reason:
        pytest.skip(reason)
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A place with files, a study and its copy, ready for the verbs."""
    place = tmp_path_factory.mktemp("template")
    prepare(place)
    return place


@pytest.fixture
def place(template, tmp_path):
    """A fresh copy of the template."""
    return shutil.copytree(template, tmp_path / "place")
