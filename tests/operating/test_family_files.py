"""Families from anywhere: what is wrong with their files is said before any world is made, all of it at once."""

import pytest
from tests.operating.family_files import OWN, read_families

from inroads.errors import InputError
from inroads.world.family import FAMILIES


def test_the_house_and_its_own_files():
    """Nothing asked is every family of the house, and those beside the harness."""
    assert {*FAMILIES, *(path.stem for path in OWN.glob("*.toml"))} == set(read_families([]))


def test_a_folder_by_anybody(tmp_path):
    """Every settings file of a folder is a family; what it sets holds."""
    (tmp_path / "sharper.toml").write_text('extends = "plain"\nfamily = "sharper"\nmissed = 0.3\nlag = 1.5\n')
    (tmp_path / "notes.txt").write_text("no family")
    found = read_families([str(tmp_path)])

    assert ["sharper"] == list(found)
    assert (0.3, 1.5) == (found["sharper"].missed, found["sharper"].lag)


def test_all_faults_at_once(tmp_path):
    """A setting unknown here, a share above one there and a family that is nowhere are told together."""
    (tmp_path / "a.toml").write_text('extends = "plain"\nfamily = "a"\nweather = 1\n')
    (tmp_path / "b.toml").write_text('extends = "plain"\nfamily = "b"\nmissed = 1.5\n')

    with pytest.raises(InputError) as told:
        read_families([str(tmp_path), "nowhere"])

    assert {"weather", "missed", "nowhere"} == {
        next(word for word in ("weather", "missed", "nowhere") if word in fault.what) for fault in told.value.faults
    }


def test_two_families_of_one_name(tmp_path):
    """A file named as a family of the house is refused, unless it says the same."""
    (tmp_path / "plain.toml").write_text('extends = "plain"\nfamily = "plain"\nmissed = 0.1\n')

    with pytest.raises(InputError, match="Two families"):
        read_families(["plain", str(tmp_path)])
