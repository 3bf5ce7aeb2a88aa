"""Size, roles and span, as description."""

from collections.abc import Callable

import pytest
from tests.involvement.make_snapshot import TinySnapshot, entry, make_snapshot

from inroads.answers.composition import roles, size, span
from inroads.answers.finding import Finding
from inroads.involvement.view import View
from inroads.language import speaking
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import wilson


def snapshot() -> TinySnapshot:
    """Two networks: a core of one with a group of mules; a core of two with one whose layer is unknown."""
    return make_snapshot(
        networks=[{"network": "N-01", "geo_core": "local"}, {"network": "N-02"}],
        entries=[
            entry("A", "N-01", role="core"), entry("B", "N-01", role="money_mule"),
            entry("C", "N-02", role="core"), entry("D", "N-02", role="core"), entry("E", "N-02"),
        ],
        persons=[{"person": "P-B", "kind": "group_of_unknown_size", "count_min": 3.0}],
    )  # fmt: skip


def test_sizes_are_ranges() -> None:
    """The group leaves the total and the largest open above; the median is half-way."""
    whole = size(View(snapshot())).table[0]

    assert {"networks": 2, "n_low": 7, "n_high": None, "median_low": 3.5, "median_high": None, "smallest": 3,
            "largest": None} == {key: whole[key] for key in whole if key not in ("row", "layer")}  # fmt: skip


def test_sizes_are_said_in_the_language() -> None:
    """Open ends are told as such, and the decimal mark is that of the language."""
    assert size(View(snapshot())).answer == (
        "Networks: 2; members on record: at least 7. Median number of members per network: at least 3.5;"
        " members of the largest network: at least 4."
    )
    with speaking("nl"):
        assert "3,5" in size(View(snapshot())).answer


def test_roles_are_means_over_networks() -> None:
    """Core is 1 of 4 and 2 of 2 of the members whose layer is known; an unknown layer is a row."""
    table = {record["layer"]: record for record in roles(View(snapshot())).table}
    core = table["core"]

    assert (3, 6, 2) == (core["n"], core["of"], core["networks"])
    assert pytest.approx(tuple(mean_of_shares([1, 2], [4, 2]))) == (core["share"], core["low"], core["high"])
    assert (1, pytest.approx(1 / 6), None) == tuple(table["not_recorded"][key] for key in ("n", "share", "low"))


def test_span_counts_networks() -> None:
    """One of one known core is local; the other is a row of what is not recorded."""
    table = {record["row"]: record for record in span(View(snapshot())).table}

    assert (1, 1, float(wilson(1, 1)[0])) == tuple(table["core/local"][key] for key in ("n", "of", "low"))
    assert (1, 2, None) == tuple(table["core/not_recorded"][key] for key in ("n", "of", "low"))


@pytest.mark.parametrize("find", [size, roles, span])
def test_each_says_what_came_first_and_what_may_cause_both(find: Callable[[View], Finding]) -> None:
    """The words are that it goes with the origin; never that the origin leads to it."""
    said = " ".join(find(View(snapshot())).caveats)

    assert "What came first is the origin" in said
    assert "may still stand behind both" in said
    assert "does not say that the origin leads to it" in said


def test_who_belongs_to_several_networks_is_told() -> None:
    """The person is counted in each; the caveat gives how many there are."""
    both = make_snapshot(entries=[entry("A", "N-01"), entry("B", "N-02"), entry("A2", "N-02") | {"person": "P-A"}])

    assert any("several networks" in said and said.endswith(": 1.") for said in size(View(both)).caveats)
    assert not any("several networks" in said for said in size(View(snapshot())).caveats)


def test_a_group_of_unknown_layer_counts_as_its_least_number() -> None:
    """As it does where its layer is known."""
    made = make_snapshot(
        entries=[entry("A", role="core"), entry("B")],
        persons=[{"person": "P-B", "kind": "group_of_unknown_size", "count_min": 3.0}],
    )
    record = next(one for one in roles(View(made)).table if one["row"] == "not_recorded")

    assert (3, 4, 0.75) == (record["n"], record["of"], record["share"])
