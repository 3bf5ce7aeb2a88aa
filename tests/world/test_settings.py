"""Settings are read from readable files, and refused with every fault at once."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from inroads.errors import InputError
from inroads.world.family import FAMILIES, read_any_family, read_family, read_family_file, read_settings
from inroads.world.field import make_field
from inroads.world.truth.truth import target_cases


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
    with pytest.raises(InputError, match="plain, null, mirror"):
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
        replace(read_family("plain"), pull={**read_family("plain").pull, "core": {"tie": 1.0}})


def test_family_extends_another() -> None:
    """A file names only what is otherwise, within tables too; the rest is that of the family it extends."""
    settings = read_settings('extends = "plain"\nfamily = "mine"\nfriends = 2.0\n[pull.core]\ntie = 3.0\n')
    plain = read_family("plain")

    assert settings.pull["core"] == {**plain.pull["core"], "tie": 3.0}
    assert settings == replace(plain, family="mine", friends=2.0, pull=settings.pull)


def test_family_is_read_from_anywhere(tmp_path: Path) -> None:
    """A family that is no file of the house is read from its own file; one that is not there is refused by its path."""
    (tmp_path / "mine.toml").write_text('extends = "null"\nfamily = "mine"\n', encoding="utf-8")

    assert read_family_file(tmp_path / "mine.toml", seed=3).tries == read_family("null").tries
    with pytest.raises(InputError, match=r"other\.toml"):
        read_family_file(tmp_path / "other.toml")


@pytest.mark.parametrize("said", ['friends = "many"', "friends = true", "friends = nan", "tries = 2.5", "circles = 3"])
def test_setting_of_a_wrong_kind_is_refused(said: str) -> None:
    """A word, a flag or no number at all where a number belongs, or a part where whole things are counted."""
    with pytest.raises(InputError, match=said.split(" ", maxsplit=1)[0]):
        read_settings(f'extends = "plain"\nfamily = "mine"\n{said}\n')


def test_text_that_is_no_toml_is_refused() -> None:
    """A file that is not TOML is refused, not half read."""
    with pytest.raises(InputError, match="cannot be read"):
        read_settings("networks = = 3", "mine.toml")


def test_what_would_do_nothing_is_refused() -> None:
    """A name within a table that nobody reads is refused with its table; a file that extends none is told to."""
    with pytest.raises(InputError, match=r"accept\.cor"):
        read_settings('extends = "plain"\n[accept]\ncor = 0.5\n', "mine.toml")
    with pytest.raises(InputError, match=r"Settings that are missing: \d+") as caught:
        read_settings("friends = 2.0\n", "mine.toml")

    assert len(caught.value.faults) == 1
    assert "extends" in caught.value.faults[0].do


def test_faults_name_the_file() -> None:
    """A share beyond one is told with the file it stands in; a file that names no family is called after itself."""
    with pytest.raises(InputError, match=r"mine\.toml"):
        read_settings('extends = "plain"\nsnowball = 3\n', "mine.toml")

    assert read_settings('extends = "plain"\n', "mine.toml").family == "mine"
    assert read_any_family("messy", seed=4) == read_family("messy", seed=4)


@pytest.mark.parametrize(
    "changes",
    [
        {"last_founded": 1990},
        {"founders_more": -1.0},
        {"online_first": 0.0},
        {"investigated": 0.0},
        {"circles": {"school": -3.0}},
        {"pull": {"core": {"tie": -1.0}}},
        {"uses": {"plan": {"online": 7.0}}},
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    """Years in the wrong order, counts below zero, a strength of which there is no logarithm, shares beyond one."""
    with pytest.raises(InputError, match=next(iter(changes))):
        read_family("plain", **changes)


@pytest.mark.parametrize("changes", [{"hidden": 1.0}, {"forum_only": 1.0}, {"sight_ends": 1995, "lag": 100.0}])
def test_a_field_that_nobody_sees_is_refused(changes: dict[str, Any]) -> None:
    """Settings under which no network comes into the files are refused by every road, instead of searched for ever."""
    settings = read_family("plain", networks=3, target_networks=5, **changes)

    with pytest.raises(InputError, match="no network comes into the files"):
        make_field(settings)
    with pytest.raises(InputError, match="no network comes into the files"):
        list(target_cases(settings))
