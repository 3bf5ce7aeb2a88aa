"""Numbers of the literature, rebuilt from rows."""

import pytest
from tests.involvement.make_snapshot import make_snapshot, the_frame

from inroads.answers.case_register import cases_by_offence
from inroads.answers.growth_types import growth_types
from inroads.involvement.view import View

DUTCH = {"1": 13, "2": 2, "3": 1, "4": 2}
"""Growth types of 18 Dutch networks (Leukfeldt, Kleemans and Stol 2017)."""

COUNTRIES = {"NL": 18, "DE": 3, "UK": 9, "US": 10}

SWEEPS = {
    "traditional_drugs": (13, 7, 7, 10, 6),
    "synthetic_drugs": (2, 3, 5, 5, 0),
    "traditional_and_synthetic_drugs": (8, 4, 9, 0, 6),
    "people_smuggling": (4, 6, 6, 0, 0),
    "human_trafficking": (7, 2, 6, 3, 1),
    "fraud_and_laundering": (5, 10, 6, 11, 7),
    "other": (1, 8, 1, 1, 3),
    "cybercrime": (0, 0, 0, 0, 7),
}
"""Cases of the Dutch organised crime monitor by type and sweep (Kruisbergen and others 2018)."""

SECOND_OFFENCES = ["traditional_drugs", "traditional_and_synthetic_drugs", "fraud_and_laundering"]
"""What three of the seven cyber cases are besides."""


def dutch_networks() -> list[dict[str, str]]:
    """18 networks with their coded types."""
    kinds = [kind for kind, count in DUTCH.items() for _ in range(count)]
    return [{"network": f"N-{i:02}", "country": "NL", "growth_type_coded": kind} for i, kind in enumerate(kinds)]


def test_18_dutch_networks_by_growth_type() -> None:
    """13, 2, 1 and 2 of 18, each with Wilson's interval and none as a bare percentage."""
    finding = growth_types(View(make_snapshot(networks=dutch_networks())))
    coded = next(variant.table for variant in finding.variants if variant.name == "coded")
    shown = [(row["coded"], row["n"], round(100 * row["low"], 1), round(100 * row["high"], 1)) for row in coded]

    assert [("1", 13, 49.1, 87.5), ("2", 2, 3.1, 32.8), ("3", 1, 1.0, 25.8), ("4", 2, 3.1, 32.8)] == shown
    assert {18} == {row["of"] for row in coded}
    assert not any("share" in row for row in coded)
    assert "Networks: 18." in " ".join(finding.caveats)


def test_the_derived_types_of_networks_without_entries_are_open() -> None:
    """A coded type is no evidence for the rule: without entries every type stays possible, none is sure."""
    finding = growth_types(View(make_snapshot(networks=dutch_networks())))

    assert [(0, 18)] * 5 == [(row["sure"], row["possible"]) for row in finding.table]


def test_40_networks_by_country_come_with_their_kinds_of_data() -> None:
    """18, 3, 9 and 10 networks; the note says that countries differ in the data they come with."""
    networks = [
        {"network": f"{country}-{i:02}", "country": country}
        for country, count in COUNTRIES.items()
        for i in range(count)
    ]
    kinds = {country: "case_file" if country == "NL" else "interview" for country in COUNTRIES}
    view = View(
        make_snapshot(
            networks=networks,
            sources=[{"source": f"S-{c}", "kind": kind, "investigation": f"I-{c}"} for c, kind in kinds.items()],
            case_links=[
                {"id": row["network"], "network": row["network"], "investigation": f"I-{row['country']}"}
                for row in networks
            ],
        )
    )
    finding = growth_types(view)
    by_country = next(variant.table for variant in finding.variants if variant.name == "by_country")

    assert COUNTRIES == {row["country"]: row["of"] for row in by_country}
    assert 1 == sum("NL: case file 18" in said and "US: interview 10" in said for said in finding.caveats)


def test_180_cases_by_type_and_sweep() -> None:
    """Margins 40/40/40/30/30; counted by every offence three rows are one higher: 44, 28 and 40."""
    cases = [
        {"network": f"{kind}-{sweep}-{i}", "sample": f"S{sweep}"}
        for kind, counts in SWEEPS.items()
        for sweep, count in enumerate(counts, start=1)
        for i in range(count)
    ]
    offences = [
        {
            "id": f"{case['network']}/main",
            "network": case["network"],
            "offence": case["network"].split("-")[0],
            "main": True,
        }
        for case in cases
    ]
    offences += [
        {"id": f"{kind}/2", "network": f"cybercrime-5-{i}", "offence": kind, "main": False}
        for i, kind in enumerate(SECOND_OFFENCES)
    ]
    table = cases_by_offence(View(make_snapshot(networks=cases, offences=offences)))
    margins = {row["sample"]: 0 for row in table}
    for row in table:
        margins[row["sample"]] += row["n_main"]
    any_offence = {row["offence"]: row["n_any"] for row in table if row["sample"] == "all"}

    assert {"all": 180, "S1": 40, "S2": 40, "S3": 40, "S4": 30, "S5": 30} == margins
    assert [44, 28, 40] == [any_offence[kind] for kind in SECOND_OFFENCES]
    assert SWEEPS == {
        kind: tuple(row["n_main"] for row in table if row["offence"] == kind and row["sample"] != "all")
        for kind in SWEEPS
    }


def test_a_case_with_two_offences_and_no_main_one_has_none() -> None:
    """Nobody picks a main offence for the coder; a single offence is the main one."""
    offences = [{"id": str(i), "network": network, "offence": kind} for i, (network, kind) in
                enumerate([("N-1", "drugs"), ("N-1", "cyber"), ("N-2", "drugs")])]  # fmt: skip
    table = cases_by_offence(View(make_snapshot(networks=[{"network": "N-1"}, {"network": "N-2"}], offences=offences)))

    assert [("drugs", 1, 2), ("cyber", 0, 1)] == [(row["offence"], row["n_main"], row["n_any"]) for row in table]


@pytest.mark.parametrize("word", ["enabler", "facilitator"])
def test_facilitator_and_enabler_are_one_code(word: str) -> None:
    """The word of 2024 and that of 2017 name the same layers."""
    layer = the_frame().variable("role", "layer")

    assert layer is not None
    assert ["recruited_enabler", "professional_enabler"] == [
        layer.resolve(f"{kind} {word}") for kind in ("recruited", "professional")
    ]
