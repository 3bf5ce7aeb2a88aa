"""Small invented fields that the tests of this room share."""

import pytest
from tests.invented import CANDID

from inroads.world.family import read_family
from inroads.world.field import Field, make_field


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
