"""Settings are read from readable files, and refused with every fault at once."""

from importlib.resources import files

import pytest

from inroads.errors import InputError
from inroads.world.settings import FAMILIES, read_family, read_settings


@pytest.mark.parametrize("family", FAMILIES)
def test_family_is_read(family: str) -> None:
    """A family of the house is read as it stands, and changes win over the file."""
    settings = read_family(family, networks=18, seed=7)

    assert (settings.family, settings.networks, settings.seed) == (family, 18, 7)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_says_where_figures_come_from(family: str) -> None:
    """A family file says of its figures that they are invented, or whose they are."""
    text = (files("inroads.world") / "families" / f"{family}.toml").read_text(encoding="utf-8")

    assert "invented" in text
    assert "Leukfeldt" in text


def test_unknown_family_is_refused() -> None:
    """A family that does not exist is refused with the names of those that do."""
    with pytest.raises(InputError, match="plain, messy"):
        read_family("rosy")


def test_all_faults_are_told_at_once() -> None:
    """Shares beyond one and counts too small are told in one error."""
    with pytest.raises(InputError) as caught:
        read_family("plain", networks=0, way_blank=1.5, phone=-0.1)

    assert len(caught.value.faults) == 3


def test_misspelt_setting_is_refused() -> None:
    """A setting nobody knows is refused by name."""
    with pytest.raises(InputError, match="way_blanc"):
        read_family("plain", way_blanc=0.1)


def test_table_lacking_a_venue_is_refused() -> None:
    """A table of pulls that lacks a venue is refused."""
    with pytest.raises(InputError, match=r"pull\.core"):
        read_family("plain", pull={**read_family("plain").pull, "core": {"tie": 1.0}})


def test_text_that_is_no_toml_is_refused() -> None:
    """A file that is not TOML is refused, not half read."""
    with pytest.raises(InputError, match="cannot be read"):
        read_settings("networks = = 3", "mine.toml")
