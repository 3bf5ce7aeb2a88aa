"""Who brought in whom, and how far from the founders."""

from tests.involvement.make_snapshot import absent, entry, make_snapshot

from inroads.involvement.view import View


def agent(entry_: str, person: str | None, name: str = "") -> dict[str, str | None]:
    """An agent of an entry."""
    return {"id": f"A-{entry_}{name}", "entry": entry_, "person": person}


def chain_view() -> View:
    """F founded; A came by F, B by A; C and D by each other; X by somebody unnamed; O by an outsider; S by nobody."""
    return View(
        make_snapshot(
            entries=[entry("F", founder="yes"), *(entry(name, role="money_mule") for name in "ABCDXOS"), entry("R")],
            entry_agents=[
                agent("A", "P-F"), agent("B", "P-A"), agent("C", "P-D"), agent("D", "P-C"), agent("X", None),
                agent("O", "P-99"), agent("B", "P-R", "2"),
            ],
            claims=absent("entry_agent", "A-S", exists="yes", entry="S"),
        )
    )  # fmt: skip


def test_roles_of_those_who_brought_in() -> None:
    """An outsider holds no role; an unnamed agent and a silent record read not recorded; nobody needs a claim."""
    found = {(row[0], row[2]) for row in chain_view().table("brought_by").iter_rows()}

    assert {
        ("F", "not_recorded"), ("A", "core"), ("B", "money_mule"), ("B", "not_recorded"), ("C", "money_mule"),
        ("D", "money_mule"), ("X", "not_recorded"), ("O", "outsider"), ("S", "none"), ("R", "not_recorded"),
    } == found  # fmt: skip


def test_depths_stop_at_circles() -> None:
    """Founders lie at 0, who they brought in at 1; a circle without a founder lies nowhere and ends."""
    found = dict(chain_view().table("depths").iter_rows())

    assert {"F": 0, "A": 1, "B": 2, **dict.fromkeys("CDXOSR")} == found


def test_denying_one_agent_is_not_denying_all() -> None:
    """That P-1 did not bring her in leaves open who did."""
    snapshot = make_snapshot(
        entries=[entry("E1")], claims=absent("entry_agent", "A", exists="yes", entry="E1", person="P-1")
    )

    assert "not_recorded" == View(snapshot).table("brought_by")["agent_role"][0]


def test_a_role_on_record_serves_where_the_entry_is_silent() -> None:
    """The bringer's layer may come from his roles or be unknown though he is a member."""
    snapshot = make_snapshot(
        entries=[entry("A"), entry("B")],
        entry_agents=[agent("A", "P-1"), agent("B", "P-2")],
        roles=[{"id": "R1", "person": "P-1", "network": "N-01", "layer": "core"}],
        memberships=[{"id": "M1", "person": "P-2", "network": "N-01"}],
    )

    assert ["core", "not_recorded"] == View(snapshot).table("brought_by").sort("entry")["agent_role"].to_list()


def test_the_shortest_chain_from_any_founder_counts() -> None:
    """F1 brought A and B, B brought C and C D, but A brought D too: D lies at 2; E at 1 from the second founder."""
    pairs = [("A", "F1"), ("B", "F1"), ("C", "B"), ("D", "C"), ("D", "A"), ("E", "F2")]
    made = make_snapshot(
        entries=[*(entry(name, founder="yes") for name in ("F1", "F2")), *(entry(name) for name in "ABCDE")],
        entry_agents=[{"id": f"G{i}", "entry": one, "person": f"P-{by}"} for i, (one, by) in enumerate(pairs)],
    )

    found = dict(View(made).table("depths").iter_rows())
    assert {"F1": 0, "F2": 0, "A": 1, "B": 1, "C": 2, "D": 2, "E": 1} == found


def test_a_contested_agent_brought_in_nobody() -> None:
    """Of an agent whom sources dispute it is not recorded that anybody was brought in."""
    agent = {"id": "A1", "entry": "E2", "person": "P1", "exists": "contested"}
    view = View(
        make_snapshot(
            networks=[{"network": "N-01"}],
            entries=[entry("E1", founder="yes", person="P1"), entry("E2")],
            entry_agents=[agent],
        )
    )
    told = dict(view.table("brought_by").select("entry", "agent_role").iter_rows())

    assert told["E2"] == "not_recorded"
    assert dict(view.table("depths").iter_rows())["E2"] is None
