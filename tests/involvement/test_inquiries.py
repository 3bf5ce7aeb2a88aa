"""When networks were investigated, in which samples they stand, and what they were not asked."""

from typing import Any

from tests.involvement.make_snapshot import claim, entry, make_snapshot

from inroads.involvement.view import View

NO_MEDIA = ["person.kind", "entry.person", "entry.network", "entry.channel"]


def rows(**tables: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The table by network."""
    made = View(make_snapshot(**tables)).table("inquiries").to_dicts()
    return {row["network"]: row for row in made}


def test_the_first_investigation_and_the_last_close_count() -> None:
    """Of two investigations the earlier beginning and the later end; the samples of both are told, its own first."""
    found = rows(
        networks=[{"network": "N-1", "sample": "S-2", "it_type": "low_tech_cyber"}],
        investigations=[
            {"investigation": "I-1", "started": "2014", "closed": "2016-03"},
            {"investigation": "I-2", "started": "2012-05-04", "closed": "2013"},
        ],
        case_links=[
            {"id": "1", "investigation": "I-1", "network": "N-1", "sample": "S-1"},
            {"id": "2", "investigation": "I-2", "network": "N-1", "sample": "S-2"},
        ],
    )["N-1"]

    assert ["S-2", "S-1"] == found["samples"]
    assert ("2012-05-04", "2016-03-31") == (str(found["began_earliest"]), str(found["closed"]))
    assert found["it_type"] == "low_tech_cyber"


def test_without_a_beginning_the_end_dates_it_and_an_open_date_dates_nothing() -> None:
    """An investigation of which only the end is known is dated by it; before 2015 is no year."""
    found = rows(
        networks=[{"network": "N-1"}, {"network": "N-2"}],
        investigations=[{"investigation": "I-1", "closed": "2016"}, {"investigation": "I-2", "started": "../2015"}],
        case_links=[{"id": str(number), "investigation": f"I-{number}", "network": f"N-{number}"} for number in (1, 2)],
    )

    assert found["N-1"]["began_earliest"].year == 2016
    assert found["N-2"]["began_earliest"] is None


def told(network: str, source: str, count: int = 2) -> list[dict[str, Any]]:
    """Claims on entries of a network that cite a source."""
    return [
        claim("entry", f"{network}-{number}", "network", network) | {"claim": f"{network}{number}{source}",
                                                                      "passages": [f"P-{source}"]}
        for number in range(count)
    ]  # fmt: skip


def test_what_the_instrument_did_not_cover_was_not_asked() -> None:
    """A checklist without media; a second source that asked for everything settles half of another network only."""
    found = rows(
        networks=[{"network": name} for name in ("N-1", "N-2", "N-3")],
        entries=[entry(f"{name}-{number}", name) for name in ("N-1", "N-2", "N-3") for number in range(2)],
        instruments=[{"instrument": "OLD", "covers": NO_MEDIA}, {"instrument": "NEW"}],
        sources=[{"source": "A", "instrument": "OLD"}, {"source": "B", "instrument": "NEW"}],
        passages=[{"passage": "P-A", "source": "A"}, {"passage": "P-B", "source": "B"}],
        claims=[*told("N-1", "A"), *told("N-2", "A"), *told("N-2", "B", 1), *told("N-3", "B")],
    )

    assert "entry.medium" in found["N-1"]["not_asked"]
    assert "entry.channel" not in found["N-1"]["not_asked"]
    assert "entry.medium" in found["N-2"]["not_asked"]
    assert found["N-3"]["not_asked"] == []


def test_no_instrument_means_anything_could_have_been_asked() -> None:
    """Nothing is not asked where no instrument says what it covers."""
    found = rows(networks=[{"network": "N-1"}], entries=[entry("A", "N-1")], claims=told("N-1", "A"))

    assert found["N-1"]["not_asked"] == []
