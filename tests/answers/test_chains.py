"""Who brought in whom, as a finding."""

from tests.involvement.make_snapshot import absent, entry, make_snapshot

from inroads.answers.chains import chains
from inroads.answers.finding import Record
from inroads.involvement.view import View


def records() -> dict[str, Record]:
    """F founded; A by F; B by F and A; C by nobody; D by somebody unnamed; E silent."""
    agents = [("A", "P-F"), ("B", "P-F"), ("B", "P-A"), ("D", None)]
    snapshot = make_snapshot(
        entries=[entry("F", founder="yes"), *(entry(name, role="money_mule") for name in "ABCDE")],
        entry_agents=[{"id": f"A{i}", "entry": name, "person": person} for i, (name, person) in enumerate(agents)],
        claims=absent("entry_agent", "A-C", exists="yes", entry="C"),
    )
    return {record["row"]: record for record in chains(View(snapshot)).table}


def test_bringers_by_newcomers() -> None:
    """Of three mules whose bringer is known two came by a core member, one by a mule too, one by nobody."""
    found = records()

    assert (2, 3) == (found["brought_by/core/money_mule"]["n"], found["brought_by/core/money_mule"]["of"])
    assert 1 == found["brought_by/money_mule/money_mule"]["n"]
    assert 1 == found["brought_by/none/money_mule"]["n"]


def test_silence_about_the_bringer_is_a_row() -> None:
    """Unnamed and unrecorded bringers have a share over all mules and no interval."""
    record = records()["brought_by/not_recorded/money_mule"]

    assert (2, 5, None) == (record["n"], record["of"], record["low"])


def test_depths() -> None:
    """The founder at 0, two at 1, three nowhere."""
    assert {"0": 1, "1": 2, "unknown": 3} == {r["depth"]: r["n"] for r in records().values() if r["kind"] == "depth"}


def test_nothing_recorded_is_said() -> None:
    """No chain is made of silence."""
    assert (
        "No entry on record says who brought the person in" in chains(View(make_snapshot(entries=[entry("A")]))).answer
    )
