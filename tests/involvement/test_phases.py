"""Phases follow founders, layers and the order that dates allow."""

from typing import Any

from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View


def phases(*entries: dict[str, Any]) -> dict[str, str]:
    """The phase of each entry."""
    return dict(
        View(make_snapshot(entries=list(entries))).table("entries_derived").select("entry", "phase").iter_rows()
    )


def core(name: str, at: str | None, **cells: Any) -> dict[str, Any]:
    """A later entry of the core."""
    return entry(name, role="core", at=at, **cells)


def test_the_first_three_later_core_entries_are_early() -> None:
    """The founder is founding, the fourth of the core later, and so is everybody outside the core."""
    found = phases(
        entry("F", founder="yes"),
        *(core(f"C{year}", str(year)) for year in range(2010, 2014)),
        entry("M", role="money_mule", at="2009"),
    )

    assert {
        "F": "founding",
        "C2010": "early",
        "C2011": "early",
        "C2012": "early",
        "C2013": "later",
        "M": "later",
    } == found


def test_dates_that_leave_the_order_open_leave_the_phase_open() -> None:
    """Two that may be third or fourth are unknown; the first two and the last are not."""
    found = phases(
        entry("F", founder="yes"),
        core("A", "2010"),
        core("B", "2011"),
        core("C", "2012"),
        core("D", "2012-06"),
        core("E", "2014"),
    )

    assert {"F": "founding", "A": "early", "B": "early", "C": "unknown", "D": "unknown", "E": "later"} == found


def test_three_undated_core_entries_are_early_whatever_their_order() -> None:
    """No date is needed where only three came."""
    assert {"early"} == set(phases(*(core(name, None, founder="no") for name in "ABC")).values())


def test_a_blank_founder_is_open_only_where_nobody_is_marked() -> None:
    """In a network without marked founders an entry of the core may be a founder's."""
    assert {"A": "unknown"} == phases(core("A", "2010"))
    assert "early" == phases(core("A", "2010"), entry("F", founder="yes"))["A"]
    assert "unknown" == phases(core("A", "2010", founder="contested"), entry("F", founder="yes"))["A"]


def test_unknown_layers_and_networks_have_no_phase() -> None:
    """Nothing is guessed."""
    assert {"A": "unknown", "B": "unknown"} == phases(entry("A"), core("B", "2010", founder="no") | {"network": None})


def test_within_a_day_any_order_is_open() -> None:
    """A fourth whose interval begins on the day of the third, or who came that very day, may have been before."""
    early = [core("A", "2010"), core("B", "2011")]

    for other in ("2012-05-01/2012-06-30", "2012-05-01"):
        found = phases(entry("F", founder="yes"), *early, core("C", "2012-05-01"), core("D", other))
        assert {"F": "founding", "A": "early", "B": "early", "C": "unknown", "D": "unknown"} == found
    after = phases(entry("F", founder="yes"), *early, core("C", "2012-05-01"), core("D", "2012-05-02"))
    assert ("early", "later") == (after["C"], after["D"])
