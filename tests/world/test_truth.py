"""The truth of an invented field adds up, and its target is what samples scatter around."""

import math
from dataclasses import replace

import numpy as np

from inroads.world.case import cases_of
from inroads.world.dice import Dice
from inroads.world.family import read_family
from inroads.world.field import Field
from inroads.world.life.live import live
from inroads.world.trace.police import choose
from inroads.world.truth.records import QUESTIONS, Counted
from inroads.world.truth.truth import target_cases


def test_shares_of_a_network_sum_to_one(field: Field) -> None:
    """Per network and per entry, the cells of a layer share out everything."""
    for records in field.truth["findings"]["mechanisms.two_by_two"].values():
        sums: dict[tuple[str, str], float] = {}
        for record in records:
            key = (record["estimand"], record["layer"])
            sums[key] = sums.get(key, 0.0) + record["value"]

        assert all(math.isclose(total, 1, abs_tol=1e-4) for key, total in sums.items() if key[0] != "any_use")


def test_target_and_sample_have_the_same_rows(field: Field) -> None:
    """Whatever the sample shows has an expected value, and the other way round, where the sample has such entries."""
    for finding, records in field.truth["findings"].items():
        if finding != "composition.size":
            rows = [record["row"] for record in records["target"]]

            assert len(rows) == len(set(rows))
            assert {record["row"] for record in records["sample"]} <= set(rows), finding


def test_target_is_what_other_seeds_give() -> None:
    """Two runs of many networks under other seeds agree within the error they state, in every cell."""
    one = Counted(target_cases(read_family("messy", seed=101, target_networks=450)))
    two = Counted(target_cases(read_family("messy", seed=202, target_networks=450)))
    misses, cells = 0, 0
    for question, mine, theirs in zip(QUESTIONS, one.tallies, two.tallies, strict=True):
        for group in question.groups:
            for cell in mine.cells(group):
                here, there = mine.share(group, cell), theirs.share(group, cell)
                if here and there and min(here[0], there[0]) > 0.02:
                    cells += 1
                    misses += abs(here[0] - there[0]) > 2.576 * math.hypot(here[1], there[1])

    assert cells > 150
    assert misses <= 0.01 * cells + 3.1 * math.sqrt(0.01 * cells) + 1


def test_investigated_networks_are_like_the_others() -> None:
    """Networks come into the files by chance: those that do not are no other."""
    settings = read_family("plain", networks=500, seed=9)
    log = live(settings, np.random.default_rng(9))
    choose(settings, log, Dice(np.random.default_rng(10)))
    inside = Counted(case for case in cases_of(log) if case.life.investigated)
    outside = Counted(case for case in cases_of(log) if not case.life.investigated)
    for cell in (("contact", "offline"), ("place", "online")):
        here = inside.tallies[0].share(("per_network", "all"), cell)
        there = outside.tallies[0].share(("per_network", "all"), cell)

        assert here
        assert there
        assert abs(here[0] - there[0]) < 3.3 * math.hypot(here[1], there[1])


def test_founders_are_entries_of_the_core(field: Field) -> None:
    """Every network has two founders or more, whose ways in are told."""
    entries = {(entry["network"], entry["person"]): entry for entry in reversed(field.truth["entries"])}
    for network in field.truth["networks"]:
        assert len(network["founders"]) >= 2
        for person in network["founders"]:
            assert entries[network["network"], person]["role"] == "core"
            assert entries[network["network"], person]["phase"] == "founding"


def test_growth_types_are_told_per_network(field: Field) -> None:
    """The truth names one type for each network in the files, the same as in the list of networks."""
    listed = {network["network"]: network["growth_type"] for network in field.truth["networks"]}
    told = field.truth["findings"]["mechanisms.growth_types"]["networks"]

    assert len(told) == 40
    assert all(listed[record["network"]] == record["type"] for record in told)


def test_field_is_what_all_networks_say(field: Field) -> None:
    """Beside target and sample stand the same shares over all networks that lived, in the files or not."""
    told = field.truth["findings"]["mechanisms.growth_types"]["field"]
    types = [network["growth_type"] for network in field.truth["networks"]]

    assert {record["type"]: record["value"] for record in told if record["value"]} == {
        name: round(types.count(name) / len(types), 6) for name in set(types)
    }


def test_networks_bear_their_files(field: Field) -> None:
    """The truth names the case files of each network: one or more where it was investigated, none elsewhere."""
    sources = {row["source"]: row["network"] for row in field.rows["networks"]}
    for network in field.truth["networks"]:
        assert bool(network["sources"]) == network["investigated"]
        assert all(sources[source] == network["network"] for source in network["sources"])
        assert not (network["investigated"] and (network["hidden"] or network["forum_only"]))


def test_selection_moves_the_target() -> None:
    """Where police choose by size, the target is that of large networks."""
    chosen = read_family("plain", networks=30, seed=3, target_networks=300, by_harm=2.0)
    sizes = [len(case.ways) for case in target_cases(chosen)]
    by_chance = [len(case.ways) for case in target_cases(replace(chosen, by_harm=0.0))]

    assert sum(sizes) / len(sizes) > 1.08 * sum(by_chance) / len(by_chance)


def test_activities_are_told_with_what_they_need(field: Field) -> None:
    """The truth holds every activity, each with those it depends on; files name no dependence that is not there."""
    told = {one["activity"]: one for network in field.truth["functioning"]["networks"] for one in network["activities"]}
    online = [one for one in told.values() if one["medium"] == "online"]

    assert any("offline" in one["needs"] for one in online)
    assert all(needed in told for one in told.values() for needed in one["depends_on"])
    for row in field.rows["activities"]:
        named = [name for name in row.get("depends_on", "").split(" | ") if name.startswith("AV-")]
        assert set(named) <= set(told[row["activity"]]["depends_on"])
