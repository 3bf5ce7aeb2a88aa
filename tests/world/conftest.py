"""Small invented fields that the tests of this room share."""

import pytest

from inroads.world.family import read_family
from inroads.world.field import Field, make_field

CANDID = {
    "hides_online": 0.0, "offline_over": 0.0, "drift": 0.0, "missed": 0.0, "snowball": 0.0, "asked_from": 0,
    "sight_ends": 0, "two_files": 0.0,
}  # fmt: skip
"""What a file lacks, it lacks at random, and what it says is true."""


@pytest.fixture(scope="session", params=["plain", "messy"])
def field(request: pytest.FixtureRequest) -> Field:
    """A field of each family."""
    return make_field(read_family(request.param, networks=40, seed=5, target_networks=60))


@pytest.fixture(scope="session")
def messy() -> Field:
    """A large messy field."""
    return make_field(read_family("messy", networks=200, seed=11, target_networks=2))


@pytest.fixture(scope="session", params=["plain", "messy"])
def candid(request: pytest.FixtureRequest) -> Field:
    """A field of each family in which nothing is misrecorded and what is lacking is lacking at random."""
    return make_field(read_family(request.param, networks=40, seed=5, target_networks=2, **CANDID))


@pytest.fixture(scope="session")
def candid_messy() -> Field:
    """A large messy field in which nothing is misrecorded and what is lacking is lacking at random."""
    return make_field(read_family("messy", networks=200, seed=11, target_networks=2, **CANDID))
