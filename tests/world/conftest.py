"""Small invented fields that the tests of this room share."""

import pytest

from inroads.world.family import read_family
from inroads.world.field import Field, make_field


@pytest.fixture(scope="session", params=["plain", "messy"])
def field(request: pytest.FixtureRequest) -> Field:
    """A field of each family."""
    return make_field(read_family(request.param, networks=40, seed=5, target_networks=60))


@pytest.fixture(scope="session")
def messy() -> Field:
    """A large messy field."""
    return make_field(read_family("messy", networks=300, seed=11, target_networks=2))
