"""What is done where, and what cannot run without the other world."""

from typing import Any

from tests.involvement.make_snapshot import TinySnapshot, make_snapshot

from inroads.answers import functioning
from inroads.answers.finding import Finding, Record
from inroads.involvement.view import View

FIND = {find.__name__: find for find in functioning.FINDINGS}


def done(name: str, phase: str | None, function: str | None, medium: str | None, *needed: str, **cells: Any) -> Any:
    """One activity of the first network, unless said otherwise."""
    row = {"activity": name, "network": "N-01", "script_phase": phase, "function": function, "medium": medium}
    return row | ({"depends_on": list(needed)} if needed else {}) | cells


def snapshot() -> TinySnapshot:
    """N-01, known in full, talks and then buys; N-02 cashes, and of one thing nobody knows where it was done."""
    return make_snapshot(
        networks=[{"network": "N-01", "script_known": True}, {"network": "N-02"}, {"network": "N-03"}],
        activities=[
            done("A1", "preparation", "plan", "face_to_face"),
            done("A2", "preparation", "buy_tool", "public_online", "A1"),
            done("A3", "activity", "spammer", "email", "A2"),
            done("A4", "activity", "caller", "phone"),
            done("B1", "post_activity", "casher", "face_to_face", network="N-02"),
            done("B2", "preparation", "buy_tool", None, network="N-02"),
            done("B3", "preparation", "buy_tool", "private_chat", network="N-02"),
        ],
    )


def found(name: str, made: TinySnapshot | None = None) -> Finding:
    """A finding of this family."""
    return FIND[name](View(made or snapshot()))


def records(name: str, made: TinySnapshot | None = None) -> dict[str, Record]:
    """Its records by row."""
    return {record["row"]: record for record in found(name, made).table}


def test_the_map_counts_networks_per_phase_function_and_world() -> None:
    """Two networks bought a tool online, or one; where the medium is not known, that is a row without an interval."""
    told = records("map")

    assert (2, 2, 2) == tuple(told["map/preparation/buy_tool/online"][key] for key in ("n", "of", "activities"))
    assert (1, None) == tuple(told["map/preparation/buy_tool/not_recorded"][key] for key in ("n", "low"))


def test_what_is_not_known_may_be_anything_it_could_be() -> None:
    """The tool of unknown medium may have been bought offline, were that on record at all; never by another phase."""
    made = snapshot()
    told = {record["row"]: record for record in found("map", made).table}

    assert 2 == told["map/preparation/buy_tool/online"]["possible"]
    assert 1 == told["map/preparation/plan/offline"]["possible"]


def test_a_phase_is_shared_out_over_worlds_network_by_network() -> None:
    """N-01 prepares half offline, N-02 online: a quarter offline on average; the unknown widens the bounds."""
    told = records("map")["phases/preparation/offline"]

    assert (1, 3, 2, 0.25) == tuple(told[key] for key in ("n", "of", "networks", "share"))
    assert (0.25, 0.5) == (told["bound_low"], told["bound_high"])


def test_a_phase_of_calls_has_a_row_of_its_own() -> None:
    """The telephone is neither offline nor online."""
    assert 0.5 == records("map")["phases/activity/remote_voice"]["share"]


def test_what_only_infiltrators_did_is_left_out_and_told() -> None:
    """One of two who are counted is enough to count."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        memberships=[{"id": "M1", "person": "P-X", "network": "N-01", "standing": "infiltrator"}],
        activities=[
            done("A1", "preparation", "plan", "face_to_face", actors=["P-X"]),
            done("A2", "preparation", "plan", "face_to_face", actors=["P-X", "P-1"]),
            done("A3", "preparation", "plan", "face_to_face", exists="contested"),
        ],
    )
    told = found("map", made)

    assert 1 == told.n
    assert any("bystanders alone, left out: 1" in said for said in told.caveats)
    assert any("Records left out because sources disagree" in said for said in told.caveats)


def test_dependence_is_followed_and_open_where_nobody_says_it_is_whole() -> None:
    """In N-01 both online activities need the talk; of that in N-02 nobody says what it needs."""
    told = records("dependence")
    counts = {need: told[f"activities/online/offline/{need}"]["n"] for need in ("yes", "open", "no")}

    assert {"yes": 2, "open": 1, "no": 0} == counts
    assert (1, 2, 2) == tuple(told["affected/online/offline"][key] for key in ("sure", "possible", "of"))
    assert (2 / 4, 1.0) == tuple(told["activities/online/offline/yes"][key] for key in ("bound_low", "bound_high"))


def test_dependence_is_told_step_by_step() -> None:
    """Of two tools bought online one needed a talk, and of the other that is open."""
    told = records("dependence")["steps/online/offline/preparation/buy_tool"]

    assert (1, 2, 2, 1) == tuple(told[key] for key in ("sure", "possible", "of", "in_networks"))


def test_a_need_is_never_guessed() -> None:
    """In a network known in full, what came after in time and by the same persons needs nothing that is not told."""
    told = records("dependence")

    assert 1 == told["activities/offline/online/no"]["n"]
    assert 1 == told["activities/remote_voice/offline/no"]["n"]


def test_a_circle_of_needs_is_told_as_a_contradiction() -> None:
    """Two activities need each other: neither need is sure, and both are named."""
    made = make_snapshot(
        networks=[{"network": "N-01", "script_known": True}],
        activities=[
            done("A1", "preparation", "plan", "face_to_face", "A2"),
            done("A2", "preparation", "learn", "private_chat", "A1"),
        ],
    )
    told = records("dependence", made)

    assert ["A1", "A2"] == told["cycles/A1"]["members"]
    assert (0, 1) == tuple(told[f"activities/online/offline/{need}"]["n"] for need in ("yes", "open"))
    assert any("said to need each other: 1" in said for said in found("dependence", made).caveats)


def test_needs_told_as_whole_are_a_variant() -> None:
    """Were what is recorded all there is, what depends on something known needs no more."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        activities=[
            done("A1", "preparation", "plan", "face_to_face", depends_on=None),
            done("A2", "preparation", "learn", "private_chat"),
            done("A3", "activity", "spammer", "email", "A1"),
        ],
    )
    variant = next(one for one in found("dependence", made).variants if one.name == "needs_told_whole")
    told = {record["row"]: record["n"] for record in variant.table}

    assert 1 == told["activities/online/offline/yes"]
    assert 1 == told["activities/online/offline/open"]


def moving() -> TinySnapshot:
    """One tie goes online when more is at stake; of another nobody knows which spell came first."""
    return make_snapshot(
        networks=[{"network": "N-01"}],
        persons=[{"person": "P-1"}, {"person": "P-2"}],
        ties=[{"tie": "T1", "a": "P-1", "b": "P-2", "formed_medium": "face_to_face"}, {"tie": "T2", "a": "P-1"}],
        tie_spells=[
            {"id": "S2", "tie": "T1", "medium": "private_chat", "began": "2016-05", "stakes": "high"},
            {"id": "S1", "tie": "T1", "medium": "face_to_face", "began": "2015", "stakes": "low"},
            {"id": "S3", "tie": "T2", "medium": "face_to_face", "began": "2016"},
            {"id": "S4", "tie": "T2", "medium": "email"},
        ],
    )


def test_along_a_script_the_world_changes_where_one_thing_needs_another() -> None:
    """From the talk to the tool it goes online, at the buying of tools in the preparation; then it stays there."""
    told = records("switches")

    assert (1, 1) == tuple(told[row]["n"] for row in ("script/offline/online", "script/online/online"))
    assert 1 == told["script_changes/offline/online/preparation/buy_tool"]["n"]


def test_along_a_tie_the_world_changes_with_what_is_at_stake() -> None:
    """Spells are put in order by their dates; where these do not tell, the order is not known."""
    told = records("switches", moving())

    assert {"ties/offline/online", "ties/order_unknown/order_unknown", "stakes/offline/online/low/high"} == set(told)


def test_a_circle_has_no_order() -> None:
    """Which of two activities that need each other came first nobody knows."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        activities=[
            done("A1", "preparation", "plan", "face_to_face", "A2"),
            done("A2", "preparation", "learn", "private_chat", "A1"),
        ],
    )

    assert {"script/order_unknown/order_unknown"} == set(records("switches", made))


def test_trust_is_made_tested_and_replaced() -> None:
    """A test in a chat, a voucher met in the street, a forum with escrow; a step of unknown act is a row."""
    made = make_snapshot(
        networks=[{"network": "N-01"}, {"network": "N-02"}],
        places=[{"place": "F", "medium": "online", "access": "open", "governance": ["escrow_guarantor"]}],
        presences=[{"presence": "R1", "person": "P-A", "network": "N-02", "place": "F"}],
        entries=[{"entry": "E", "person": "P-A", "network": "N-01", "medium_first_contact": "face_to_face"}],
        entry_agents=[{"id": "G", "entry": "E", "person": "P-B", "part": "vouched"}],
        steps=[
            {"id": "S1", "entry": "E", "step": 1.0, "medium": "private_chat", "act": "tested"},
            {"id": "S2", "entry": "E", "step": 2.0, "medium": "private_chat"},
        ],
    )
    told = records("trust", made)
    ways = {row: told[f"trust_ways/{row}"]["n"] for row in ("made/offline", "tested/online", "replaced/online")}

    assert {"made/offline": 1, "tested/online": 1, "replaced/online": 1} == ways
    assert 1 == told["act/not_recorded/not_recorded/online"]["n"]
    assert "rules/replaced/escrow_guarantor/online" in told


def test_flows_link_up_where_the_receiver_gives() -> None:
    """A card goes to a runner and cash from him: in order where dates say so, else open, and not where they deny it."""
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        flows=[
            {
                "id": "F1",
                "sender": "P-1",
                "receiver": "P-2",
                "what": "card_or_account",
                "at": "2016-01",
                "medium": "post",
            },
            {"id": "F2", "sender": "P-2", "receiver": "P-3", "what": "cash", "at": "2016-03", "medium": "face_to_face"},
            {"id": "F3", "sender": "P-3", "receiver": "P-4", "what": "crypto", "medium": "private_chat"},
            {"id": "F4", "sender": "P-3", "receiver": "P-5", "what": "money", "at": "2015", "medium": "private_chat"},
            {"id": "F5", "sender": "P-3", "receiver": "P-5", "what": "tool", "at": "2017", "medium": "private_chat"},
        ],
    )
    told = {row for row in records("money", made) if row.startswith("links")}

    assert {
        "links/card_or_account/offline/cash/offline/in_order",
        "links/cash/offline/crypto/online/order_unknown",
    } == told


def test_cashing_out_is_counted_by_world() -> None:
    """One network cashed offline."""
    assert 1 == records("money")["cashing/casher/offline"]["n"]
