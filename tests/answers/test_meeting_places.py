"""Networks at meeting places."""

from tests.involvement.make_snapshot import TinySnapshot, absent, entry, make_snapshot

from inroads.answers import meeting_places
from inroads.answers.finding import Record
from inroads.involvement.view import View


def snapshot() -> TinySnapshot:
    """N-01 in a bar and on a forum, N-02 by an entry on a forum, N-03 by a step in a bar, N-04 at none, N-05 silent."""
    return make_snapshot(
        networks=[{"network": f"N-0{i}"} for i in range(1, 6)],
        places=[{"place": "BAR", "medium": "offline"}, {"place": "FORUM", "medium": "online"}, {"place": "X"}],
        presences=[
            {"presence": "R1", "person": "P-1", "network": "N-01", "place": "BAR", "function": "meet_core"},
            {"presence": "R2", "person": "P-1", "network": "N-01", "place": "FORUM", "function": "buy_tool"},
            {"presence": "R3", "person": "P-1", "network": "N-01", "place": "FORUM"},
            {"presence": "R4", "person": "P-1", "network": "N-01", "place": "X", "function": "meet_core"},
        ],
        entries=[entry("A", "N-02", mechanism="M7"), entry("B", "N-03"), entry("C", None, place="BAR")],
        steps=[{"id": "S1", "entry": "B", "step": 1.0, "place": "BAR"}],
        claims=absent("presence", "R-x", exists="yes", network="N-04"),
    )


def records(name: str) -> dict[str, Record]:
    """Records of a finding of this family by row."""
    return {record["row"]: record for record in getattr(meeting_places, name)(View(snapshot())).table}


def test_use_counts_presences_entries_and_steps() -> None:
    """Two networks at an offline place, two at an online one; an unknown place is a row of its own."""
    found = records("use")

    assert {"offline": 2, "online": 2, "hybrid": 0, "not_recorded": 1} == {row: r["n"] for row, r in found.items()}
    assert 5 == found["offline"]["of"]
    assert None is found["not_recorded"]["low"]


def test_silence_widens_the_bounds_and_denial_does_not() -> None:
    """Two networks of five may yet have used an offline place; of the one denied it is known."""
    offline = records("use")["offline"]

    assert (2 / 5, 4 / 5) == (offline["bound_low"], offline["bound_high"])


def test_functions_are_over_networks_with_a_known_function() -> None:
    """The forum served to buy a tool; presences without function or world are rows."""
    found = records("functions")

    assert (1, 1) == (found["online/buy_tool"]["n"], found["online/buy_tool"]["of"])
    assert (0, 1) == (found["online/learn"]["n"], found["online/learn"]["of"])
    assert {"online/not_recorded", "not_recorded/meet_core"} <= found.keys()


def test_infiltrators_use_no_place_for_the_network() -> None:
    """Their presence is none of the network's."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        places=[{"place": "BAR", "medium": "offline"}],
        entries=[entry("A")],
        memberships=[{"id": "M1", "person": "P-A", "network": "N-01", "standing": "infiltrator"}],
        presences=[{"presence": "R1", "person": "P-A", "network": "N-01", "place": "BAR"}],
    )

    assert 0 == meeting_places.use(View(made)).table[0]["n"]


def test_who_is_known_as_an_informant_only_by_standing_uses_no_place_either() -> None:
    """No entry is needed to leave the presence out; a contested presence is told."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        places=[{"place": "BAR", "medium": "offline"}],
        memberships=[{"id": "M1", "person": "P-A", "network": "N-01", "standing": "informant"}],
        presences=[
            {"presence": "R1", "person": "P-A", "network": "N-01", "place": "BAR"},
            {"presence": "R2", "person": "P-B", "network": "N-01", "place": "BAR", "exists": "contested"},
        ],
    )
    finding = meeting_places.use(View(made))

    assert 0 == finding.table[0]["n"]
    assert any("sources disagree" in said and said.endswith(": 1.") for said in finding.caveats)


def test_the_entry_tells_the_world_of_a_place_that_does_not() -> None:
    """At a place of unknown medium the world of the entry counts; what the place itself says wins."""
    made = make_snapshot(
        networks=[{"network": f"N-0{i}"} for i in range(1, 4)],
        places=[{"place": "X"}, {"place": "CLUB", "medium": "hybrid"}],
        entries=[
            entry("A", "N-01", place="X", mechanism="M8", medium_first_contact="public_online"),
            entry("B", "N-02", place="CLUB", mechanism="M8", medium_first_contact="public_online"),
            entry("C", "N-03", place="X", mechanism="M1", medium_first_contact="face_to_face"),
        ],
    )
    found = {record["medium"]: record["n"] for record in meeting_places.use(View(made)).table}

    assert {"offline": 0, "online": 1, "hybrid": 1, "not_recorded": 1} == found
