"""An invented field is the same for the same seed, another for another, and quick to make."""

import json
import subprocess
import sys

from tests.growth import growth

from inroads.world.family import read_family
from inroads.world.field import Field, make_field

DIGEST = """
import hashlib, json
from inroads.world.field import make_field
from inroads.world.family import read_family
field = make_field(read_family("messy", networks=6, seed=3, target_networks=20))
print(hashlib.sha256(json.dumps([field.rows, field.truth]).encode()).hexdigest())
"""


def _digest(hash_seed: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_same_seed_gives_the_same_field() -> None:
    """Rows and truth are the same to the letter, whatever the order in which sets are kept."""
    assert _digest("1") == _digest("2")


def test_other_seed_gives_another_field() -> None:
    """Another seed gives other rows."""
    one, two = (make_field(read_family("plain", networks=4, seed=seed, target_networks=2)) for seed in (1, 2))

    assert one.rows != two.rows


def test_as_many_networks_come_into_the_files_as_asked(field: Field) -> None:
    """The files hold the networks that were investigated; the others stay in the truth."""
    investigated = [network["network"] for network in field.truth["networks"] if network["investigated"]]

    assert list(dict.fromkeys(row["network"] for row in field.rows["networks"])) == investigated
    assert len(investigated) == 40 < len(field.truth["networks"])


def test_truth_is_json(field: Field) -> None:
    """The truth can be written as JSON, with the keys it must have."""
    truth = json.loads(json.dumps(field.truth))

    assert {"format", "seed", "family", "settings", "networks", "entries", "findings", "masked"} <= set(truth)


def test_sizes_are_as_told(messy: Field) -> None:
    """Networks count five to sixty entries, fifteen to twenty on average; a few are far larger than most."""
    counts: dict[str, int] = {}
    for entry in messy.truth["entries"]:
        counts[entry["network"]] = counts.get(entry["network"], 0) + 1
    sizes = sorted(counts.values())

    assert 14 < sum(sizes) / len(sizes) < 20
    assert sizes[-1] > 2.5 * sizes[len(sizes) // 2]
    assert sizes[-1] <= 66


def test_growth_types_lie_near_the_published_ones(messy: Field) -> None:
    """Most networks rest on social ties alone; the three other types are each seen, and rarer."""
    types = [network["growth_type"] for network in messy.truth["networks"]]
    shares = {name: types.count(name) / len(types) for name in ("1", "2", "3", "4", "outside")}

    assert 0.45 < shares["1"] < 0.75
    assert all(0.03 < shares[name] < 0.2 for name in ("2", "3", "4", "outside"))


def test_five_times_the_networks_cost_about_five_times_the_work() -> None:
    """A field is made in time that grows as the networks do, not as their pairs."""
    few, many = (read_family("messy", networks=networks, target_networks=2) for networks in (4, 20))

    assert growth(make_field, few, many, turns=2) < 15


def test_without_internet_nothing_is_online() -> None:
    """A field in which nothing is online has no online way in, no online place and no online tie."""
    field = make_field(read_family("messy", online=0.0, networks=20, target_networks=40))
    rows = [row for rows in field.rows.values() for row in rows if row.get("coder") != "C2"]
    media = {row.get(column) for row in rows for column in ("medium", "formed_medium")}

    assert not media & {"online", "private_chat", "group_chat", "public_online", "game", "email"}
    assert {entry["medium"] for entry in field.truth["entries"]} <= {"offline", "remote_voice"}
    for records in field.truth["findings"].values():
        for record in (*records["target"], *records["sample"]):
            is_lack = record.get("need") == "no"
            assert is_lack or record["value"] == 0 or "online" not in record.values()
