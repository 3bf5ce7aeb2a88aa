"""What the tests of the report share."""

from collections.abc import Callable

import pytest
from tests.report.made_report import MadeSnapshot, make_field, make_report_parts, make_two_by_two

from inroads.answers.finding import Finding
from inroads.report.about import About


@pytest.fixture
def parts() -> tuple[MadeSnapshot, list[Finding], About]:
    """The small report, before it is written."""
    return make_report_parts()


@pytest.fixture
def field_of() -> Callable[[int, int], tuple[MadeSnapshot, list[Finding]]]:
    """An invented field of so many networks and entries, with its 2x2."""

    def made(networks: int, entries: int) -> tuple[MadeSnapshot, list[Finding]]:
        snapshot, known = make_field(networks, entries)
        return snapshot, [make_two_by_two(known)]

    return made


@pytest.fixture
def two_by_two() -> Finding:
    """The 2x2 of forty entries."""
    return make_two_by_two(make_field()[1])
